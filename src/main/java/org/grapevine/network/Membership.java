package org.grapevine.network;

import java.util.Map;

/**
 * A row that says a person belongs to a group.
 *
 * @param person id of the member
 * @param group id of the group
 * @param properties every other column that has a value; the known ones stand in {@link Columns#MEMBERSHIP}
 */
public record Membership(String person, String group, Map<String, Object> properties) {
    /** The properties of one membership made of two rows: as of any row, but one that either leaves without an end goes on. */
    public static Map<String, Object> merged(Map<String, Object> first, Map<String, Object> second) {
        Map<String, Object> merged = Columns.merged(first, second);
        if (!first.containsKey("until") || !second.containsKey("until")) {
            merged.remove("until");
        }
        return merged;
    }
}
