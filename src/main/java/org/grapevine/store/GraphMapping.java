package org.grapevine.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.grapevine.GrapevineException;

/**
 * Which nodes and relationships of somebody's own graph are clients, prospects, groups, ties and memberships. All of it is data: labels and
 * types of any spelling.
 *
 * @param clients labels of clients, at least one; a node that bears one of them and one of {@code prospects} is a client
 * @param prospects labels of prospects
 * @param ties types of relationships between persons, each with the property that holds its weight; empty for a weight of 1
 * @param members types of relationships between a person and a group, in either direction
 * @param groups labels of groups; the first that a node bears is the type of the group
 * @param idProperty the property that tells nodes apart; empty for {@code id} where that does, else their element id
 * @param nameProperty the property that holds a name for people to read
 */
public record GraphMapping(
        List<String> clients,
        List<String> prospects,
        Map<String, String> ties,
        List<String> members,
        List<String> groups,
        String idProperty,
        String nameProperty) {
    /** The property that holds a name where no other is given. */
    public static final String NAME = "name";

    /**
     * Copies what it is given.
     *
     * @throws GrapevineException of kind INPUT if there are no clients, nothing that ties them, or memberships without groups
     */
    public GraphMapping {
        clients = List.copyOf(clients);
        prospects = List.copyOf(prospects);
        ties = Collections.unmodifiableMap(new LinkedHashMap<>(ties));
        members = List.copyOf(members);
        groups = List.copyOf(groups);
        if (clients.isEmpty()) {
            throw GrapevineException.input(
                    "no label is said to mean a client", "add for example --client-label Customer");
        }
        if (ties.isEmpty() && members.isEmpty()) {
            throw GrapevineException.input(
                    "no relationship is said to mean a tie or a membership", "add for example --tie FRIEND_OF:weight");
        }
        if (members.isEmpty() != groups.isEmpty()) {
            throw GrapevineException.input(
                    "--member and --group need each other",
                    "add for example " + (groups.isEmpty() ? "--group Company" : "--member WORKS_AT"));
        }
    }

    /** The labels of persons, those of clients first. */
    List<String> persons() {
        return Stream.concat(clients.stream(), prospects.stream()).toList();
    }

    /** What is taken for what, in the words of the options that say so. */
    String inWords() {
        StringJoiner words = new StringJoiner(" ");
        clients.forEach(label -> words.add("--client-label " + label));
        prospects.forEach(label -> words.add("--prospect-label " + label));
        ties.forEach((type, weight) -> words.add("--tie " + type + (weight.isEmpty() ? "" : ":" + weight)));
        members.forEach(type -> words.add("--member " + type));
        groups.forEach(label -> words.add("--group " + label));
        if (!idProperty.isEmpty()) {
            words.add("--id-property " + idProperty);
        }
        if (!nameProperty.equals(NAME)) {
            words.add("--name-property " + nameProperty);
        }
        return words.toString();
    }
}
