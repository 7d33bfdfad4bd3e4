package org.grapevine.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.io.ClientList;
import org.grapevine.network.Persons;

/** Clients named by the user: ids separated by commas, or a file of them. */
final class SeedList {
    private SeedList() {}

    /** The vertices of the clients named in {@code text}. */
    static int[] of(String text, WordOfMouth word) {
        Persons persons = word.view().network().persons();
        List<String> ids = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
        boolean known = ids.stream().anyMatch(id -> persons.indexOf(id) >= 0);
        return !known && Files.isRegularFile(Path.of(text)) ? of(Path.of(text), word) : vertices(ids, word);
    }

    /** The vertices of the clients listed in {@code file}. */
    static int[] of(Path file, WordOfMouth word) {
        return vertices(
                ClientList.read(file, Set.of()).stream()
                        .map(ClientList.Entry::id)
                        .toList(),
                word);
    }

    private static int[] vertices(List<String> ids, WordOfMouth word) {
        Persons persons = word.view().network().persons();
        List<String> unknown =
                ids.stream().filter(id -> persons.indexOf(id) < 0).toList();
        if (!unknown.isEmpty()) {
            throw GrapevineException.input(
                    "nobody has the id " + unknown.stream().limit(5).collect(Collectors.joining(", ")),
                    "name clients by their ids, separated by commas, or a file of them");
        }
        if (ids.isEmpty()) {
            throw GrapevineException.input("no client is named", "name clients by their ids, separated by commas");
        }
        List<Integer> vertices = new ArrayList<>();
        for (String id : new LinkedHashSet<>(ids)) {
            int v = word.view().vertex(id);
            if (v < 0) {
                throw GrapevineException.input(id + " objects to profiling", "leave that client out");
            }
            if (!word.isClient(v)) {
                throw GrapevineException.input(id + " is not a client", "only clients can be asked to refer");
            }
            vertices.add(v);
        }
        return vertices.stream().mapToInt(v -> v).toArray();
    }
}
