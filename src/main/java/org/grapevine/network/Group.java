package org.grapevine.network;

/**
 * A community, industry body, church, club, firm or family that people belong to.
 *
 * @param id unique among groups
 * @param name for people to read; the id where none is known
 * @param type for example {@code club}; data, never code
 * @param size true number of members, outsiders included; 0 where unknown: then the known members are counted
 * @param sensitivity as stated for this group; that of its type where nothing is stated
 */
public record Group(String id, String name, String type, int size, Sensitivity sensitivity) {
    /** The type of a group whose rows name none. */
    public static final String DEFAULT_TYPE = "club";
}
