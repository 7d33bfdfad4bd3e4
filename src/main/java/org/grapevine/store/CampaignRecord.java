package org.grapevine.store;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.grapevine.GrapevineException;

/**
 * A campaign as the store keeps it: {@code (:Campaign)-[:INVITES]->(:Client)}.
 *
 * @param name by which it is called, unique
 * @param facts what was planned and on what it stands; texts, numbers and flags
 * @param invitations in the order of the plan
 */
public record CampaignRecord(String name, Map<String, Object> facts, List<Invite> invitations) {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}");

    /**
     * Somebody who is asked.
     *
     * @param id of the client
     * @param name of the client, where it is read from the store
     * @param facts of the invitation: position, marginal, standalone, cost, why ...
     */
    public record Invite(String id, String name, Map<String, Object> facts) {}

    /**
     * Checks the name.
     *
     * @throws GrapevineException if it is none that can be typed and read
     */
    public CampaignRecord {
        requireName(name);
        facts = Map.copyOf(facts);
        invitations = List.copyOf(invitations);
    }

    /** Refuses what is no name. */
    public static void requireName(String name) {
        if (!PLAIN.matcher(name).matches()) {
            throw GrapevineException.input(
                    "'" + name + "' is no name for a campaign",
                    "use letters, digits, blanks, points, hyphens and underscores, at most 64");
        }
    }

    /** A text among the facts; empty where there is none. */
    public String text(String fact) {
        return facts.get(fact) instanceof String text ? text : "";
    }
}
