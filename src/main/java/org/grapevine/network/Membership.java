package org.grapevine.network;

import java.util.Map;

/**
 * A row that says a person belongs to a group.
 *
 * @param person id of the member
 * @param group id of the group
 * @param properties every other column that has a value; the known ones stand in {@link Columns#MEMBERSHIP}
 */
public record Membership(String person, String group, Map<String, Object> properties) {}
