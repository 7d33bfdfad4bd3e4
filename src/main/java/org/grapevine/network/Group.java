package org.grapevine.network;

import java.util.Set;

/**
 * A community, industry body, church, club, firm or family that people belong to.
 *
 * @param id unique among groups
 * @param name for people to read; the id where none is known
 * @param type for example {@code club}; data, never code
 * @param size true number of members, outsiders included; 0 where unknown: then the known members are counted
 * @param sensitivity as stated for this group; that of its type where nothing is stated
 * @param assumed names of the components that no row states: where the group is known already what is known stands. Of these {@code type}
 *     and {@code sensitivity} only
 */
public record Group(String id, String name, String type, int size, Sensitivity sensitivity, Set<String> assumed) {
    /** The type of a group whose rows name none. */
    public static final String DEFAULT_TYPE = "club";

    /** A group of which everything is stated. */
    public Group(String id, String name, String type, int size, Sensitivity sensitivity) {
        this(id, name, type, size, sensitivity, Set.of());
    }
}
