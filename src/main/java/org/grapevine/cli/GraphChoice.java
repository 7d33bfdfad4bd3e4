package org.grapevine.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.grapevine.GrapevineException;
import org.grapevine.store.GraphMapping;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what in somebody's own graph is a client, a prospect, a group, a tie and a membership. */
final class GraphChoice {
    private static final String CLIENT = "client-label";
    private static final String PROSPECT = "prospect-label";
    private static final String TIE = "tie";
    private static final String MEMBER = "member";
    private static final String GROUP = "group";
    private static final String ID = "id-property";
    private static final String NAME = "name-property";
    private static final Pattern PLACE = Pattern.compile("line \\d+ column \\d+");

    @Option(
            names = "--" + CLIENT,
            paramLabel = "LABEL",
            description = {
                "Work on a graph that Grapevine did not load: nodes with this label are clients. Several times for several",
                "labels, as the next four. Nothing is written into such a graph without --write."
            })
    private List<String> clients = new ArrayList<>();

    @Option(names = "--" + PROSPECT, paramLabel = "LABEL", description = "There: nodes with this label are prospects.")
    private List<String> prospects = new ArrayList<>();

    @Option(
            names = "--" + TIE,
            paramLabel = "TYPE[:PROP]",
            description = "There: relationships of this type are ties, with the weight in that property, else 1.")
    private List<String> ties = new ArrayList<>();

    @Option(
            names = "--" + MEMBER,
            paramLabel = "TYPE",
            description = "There: relationships of this type between a person and a group are memberships.")
    private List<String> members = new ArrayList<>();

    @Option(
            names = "--" + GROUP,
            paramLabel = "LABEL",
            description = "There: nodes with this label are groups, and their type is the label.")
    private List<String> groups = new ArrayList<>();

    @Option(
            names = "--" + ID,
            paramLabel = "PROP",
            description = "There: what tells persons apart (default: id where it does, else Neo4j's element id).")
    private String id = "";

    @Option(names = "--" + NAME, paramLabel = "PROP", description = "There: what people read (default: name).")
    private String name = "";

    @Option(
            names = "--graph",
            paramLabel = "FILE",
            description = {
                "There: take all this from a JSON file, with the words above as keys:",
                "{\"client-label\": [\"Customer\"], \"tie\": {\"FRIEND_OF\": \"weight\"}}"
            })
    private @Nullable Path file;

    @Option(names = "--write", description = "There: let --as keep scores in the graph. Nothing else is ever changed.")
    private boolean write;

    /** Whether a graph of somebody's own is meant. */
    boolean given() {
        return file != null
                || write
                || !(clients.isEmpty()
                        && prospects.isEmpty()
                        && ties.isEmpty()
                        && members.isEmpty()
                        && groups.isEmpty()
                        && id.isEmpty()
                        && name.isEmpty());
    }

    /** Whether scores may be kept there. */
    boolean writes() {
        return write;
    }

    /** What the file and the options say together. */
    GraphMapping mapping() {
        JsonObject saved = file == null ? new JsonObject() : read(file);
        Map<String, String> weights = new LinkedHashMap<>();
        if (saved.get(TIE) instanceof JsonObject types) {
            types.keySet().forEach(type -> weights.put(type, text(types.get(type))));
        } else {
            texts(saved, TIE).forEach(tie -> putTie(tie, weights));
        }
        ties.forEach(tie -> putTie(tie, weights));
        return new GraphMapping(
                together(saved, CLIENT, clients),
                together(saved, PROSPECT, prospects),
                weights,
                together(saved, MEMBER, members),
                together(saved, GROUP, groups),
                one(saved, ID, id, ""),
                one(saved, NAME, name, GraphMapping.NAME));
    }

    /** A type with a colon of its own is told from its property by the last colon. */
    private static void putTie(String tie, Map<String, String> weights) {
        int colon = tie.lastIndexOf(':');
        weights.put(colon < 0 ? tie : tie.substring(0, colon), colon < 0 ? "" : tie.substring(colon + 1));
    }

    private List<String> together(JsonObject saved, String key, List<String> given) {
        List<String> all = texts(saved, key);
        given.stream().filter(one -> !all.contains(one)).forEach(all::add);
        return all;
    }

    private String one(JsonObject saved, String key, String given, String fallback) {
        List<String> texts = texts(saved, key);
        return !given.isEmpty() ? given : texts.isEmpty() ? fallback : texts.get(0);
    }

    private List<String> texts(JsonObject saved, String key) {
        List<String> texts = new ArrayList<>();
        JsonElement value = saved.get(key);
        if (value != null && value.isJsonArray()) {
            value.getAsJsonArray().forEach(one -> texts.add(text(one)));
        } else if (value != null) {
            texts.add(text(value));
        }
        return texts;
    }

    private String text(JsonElement value) {
        if (value.isJsonNull()) {
            return "";
        }
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
            throw unread(value + " is no text");
        }
        return value.getAsString();
    }

    private JsonObject read(Path saved) {
        try {
            JsonElement whole = JsonParser.parseString(Files.readString(saved));
            if (!whole.isJsonObject()) {
                throw unread("it is no object");
            }
            List<String> known = List.of(CLIENT, PROSPECT, TIE, MEMBER, GROUP, ID, NAME);
            for (String key : whole.getAsJsonObject().keySet()) {
                if (!known.contains(key)) {
                    throw unread("'" + key + "' is none of " + String.join(", ", known));
                }
            }
            return whole.getAsJsonObject();
        } catch (NoSuchFileException missing) {
            throw GrapevineException.input("there is no file " + saved, "name the JSON file that says what is what");
        } catch (JsonParseException fault) {
            Matcher place = PLACE.matcher(String.valueOf(fault.getMessage()));
            throw unread("it is not JSON" + (place.find() ? " at " + place.group() : ""));
        } catch (IOException fault) {
            throw GrapevineException.input(
                    "%s cannot be read: %s".formatted(saved, fault.getMessage()), "check the file");
        }
    }

    private GrapevineException unread(String why) {
        return GrapevineException.input(
                file + " does not say what is what in a graph: " + why,
                "write for example {\"client-label\": [\"Customer\"], \"tie\": {\"FRIEND_OF\": \"weight\"}}");
    }
}
