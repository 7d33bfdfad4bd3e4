package org.grapevine.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.grapevine.GrapevineException;
import org.grapevine.Shell;

/**
 * A campaign as the store keeps it: {@code (:Campaign)-[:INVITES]->(:Client)}; with a holdout also {@code (:Campaign)-[:HOLDS_OUT]->(:Person)}
 * for everybody in a cluster that is left alone, and {@code (:Campaign)-[:COVERS]->(:Person)} for everybody in one that is not.
 *
 * @param name by which it is called, unique
 * @param facts what was planned and on what it stands; texts, numbers and flags
 * @param invitations in the order of the plan
 * @param withheld whom the plan chose as well, in its order, and who is not asked since the cluster is left alone
 * @param places everybody in a cluster of the holdout; known of a campaign that is to be kept, not read again with it
 */
public record CampaignRecord(
        String name, Map<String, Object> facts, List<Invite> invitations, List<Invite> withheld, List<Place> places) {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}");

    /**
     * Somebody who is asked.
     *
     * @param id of the client
     * @param name of the client, where it is read from the store
     * @param facts of the invitation: position, marginal, standalone, cost, why ...
     */
    public record Invite(String id, String name, Map<String, Object> facts) {
        /** A number among the facts; NaN where there is none. */
        public double number(String fact) {
            return numberOf(facts, fact);
        }
    }

    /**
     * Somebody in a cluster of the holdout, chosen or not.
     *
     * @param id of the person
     * @param cluster number from 1
     * @param stratum number from 1 of the clusters alike among which was drawn
     * @param held whether nobody in the cluster is asked
     */
    public record Place(String id, int cluster, int stratum, boolean held) {}

    /** A campaign without a holdout. */
    public CampaignRecord(String name, Map<String, Object> facts, List<Invite> invitations) {
        this(name, facts, invitations, List.of(), List.of());
    }

    /**
     * Checks the name.
     *
     * @throws GrapevineException if it is none that can be typed and read
     */
    public CampaignRecord {
        requireName(name);
        facts = Map.copyOf(facts);
        invitations = List.copyOf(invitations);
        withheld = List.copyOf(withheld);
        places = List.copyOf(places);
    }

    /** Refuses what is no name. */
    public static void requireName(String name) {
        if (!PLAIN.matcher(name).matches()) {
            throw GrapevineException.input(
                    "'" + name + "' is no name for a campaign",
                    "use letters, digits, blanks, points, hyphens and underscores, at most 64");
        }
    }

    /** Whether somebody has approved it. */
    public boolean approved() {
        return text("status").equals(CampaignTable.APPROVED);
    }

    /**
     * Refuses to go on where nobody has approved it.
     *
     * @throws GrapevineException of kind INPUT in that case
     */
    public void requireApproved() {
        if (!approved()) {
            throw GrapevineException.input("the campaign " + name + " is not approved", approval(name));
        }
    }

    /** The command that approves the campaign {@code name}, to be copied. */
    public static String approval(String name) {
        return "grapevine campaign approve " + Shell.word(name) + " --by NAME";
    }

    /** A text among the facts; empty where there is none. */
    public String text(String fact) {
        return facts.get(fact) instanceof String text ? text : "";
    }

    /** A number among the facts; NaN where there is none. */
    public double number(String fact) {
        return numberOf(facts, fact);
    }

    private static double numberOf(Map<String, Object> facts, String fact) {
        return facts.get(fact) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** The number of each of {@link #invitations} in the order of the plan, by id; 0 where it has none. */
    public Map<String, Long> positions() {
        Map<String, Long> positions = new LinkedHashMap<>();
        invitations.forEach(
                one -> positions.put(one.id(), one.facts().get("position") instanceof Long position ? position : 0L));
        return positions;
    }

    /** The ids of {@link #invitations}. */
    public Set<String> askedIds() {
        return ids(invitations);
    }

    /** The ids of {@link #withheld}. */
    public Set<String> withheldIds() {
        return ids(withheld);
    }

    private static Set<String> ids(List<Invite> clients) {
        return clients.stream().map(Invite::id).collect(Collectors.toSet());
    }
}
