package org.grapevine.web;

import io.javalin.http.Context;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.grapevine.GrapevineException;
import org.jspecify.annotations.Nullable;

/** Files that were made to be taken away. */
final class Downloads {
    /* They stand in a folder that nobody else may read, under names that nobody can guess. One goes when others of its part are made, when the
     * data is not that any more which it was made of, so that nobody who was erased stays in it, and when the dashboard ends. */

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "csv", "text/csv; charset=utf-8",
            "json", "application/json",
            "zip", "application/zip",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "gexf", "application/xml",
            "graphml", "application/xml");

    /** Writes what is to stand in a file. */
    @FunctionalInterface
    interface Content {
        void write(OutputStream file) throws IOException;
    }

    /**
     * A file that can be had.
     *
     * @param id to ask for it with
     * @param name under which it is saved
     * @param bytes of it
     */
    record Offer(String id, String name, long bytes) {}

    private record Kept(String part, String name, String dataHash, Path place) {}

    private final Map<String, Kept> byId = new LinkedHashMap<>();
    private @Nullable Path folder;
    private boolean ended;

    /** Removes what there is of {@code part}. */
    synchronized void drop(String part) {
        List<String> gone = new ArrayList<>();
        byId.forEach((id, kept) -> {
            if (kept.part.equals(part)) {
                gone.add(id);
            }
        });
        gone.forEach(this::remove);
    }

    /**
     * Makes a file.
     *
     * @param part of the page to which it belongs
     * @param name under which it is to be saved
     * @param dataHash of what it is made of
     */
    Offer make(String part, String name, String dataHash, Content content) {
        String id = UUID.randomUUID().toString();
        boolean whole = false;
        try {
            Path place = place().resolve(id);
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(place), 1 << 16)) {
                content.write(file);
                whole = true;
            } finally {
                if (!whole) {
                    Files.deleteIfExists(place);
                }
            }
            Offer offer = new Offer(id, name, Files.size(place));
            keep(id, new Kept(part, name, dataHash, place));
            return offer;
        } catch (IOException unwritable) {
            throw GrapevineException.input(
                    "the file cannot be made: " + unwritable.getMessage(),
                    "make room in " + System.getProperty("java.io.tmpdir"));
        }
    }

    private synchronized Path place() throws IOException {
        if (ended) {
            throw new IOException("the dashboard ends");
        }
        Path there = folder;
        if (there == null) {
            there = Files.createTempDirectory("grapevine-download");
            folder = there;
        }
        return there;
    }

    /** A new folder for files on their way into one, which whoever asks for it removes. */
    Path workplace() throws IOException {
        return Files.createTempDirectory(place(), "files");
    }

    private synchronized void keep(String id, Kept kept) {
        byId.put(id, kept);
    }

    /** Answers with the file of that id, if it is made of {@code dataHash}. */
    void send(Context request, String id, String dataHash) throws IOException {
        Kept kept = kept(id, dataHash);
        String plain = kept.name.replaceAll("[^A-Za-z0-9._ -]", "_");
        String spelled = URLEncoder.encode(kept.name, StandardCharsets.UTF_8).replace("+", "%20");
        request.contentType(TYPES.getOrDefault(
                        kept.name.substring(kept.name.lastIndexOf('.') + 1), "application/octet-stream"))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(plain, spelled))
                .header("Content-Length", String.valueOf(Files.size(kept.place)))
                .disableCompression()
                .result(Files.newInputStream(kept.place));
    }

    private synchronized Kept kept(String id, String dataHash) {
        Kept kept = byId.get(id);
        if (kept != null && !kept.dataHash.equals(dataHash)) {
            remove(id);
            kept = null;
        }
        if (kept == null) {
            throw GrapevineException.input(
                    "this file is not here any more: another was made, or the data has changed",
                    "make it anew on the page Hand over");
        }
        return kept;
    }

    private synchronized void remove(String id) {
        Kept kept = byId.remove(id);
        if (kept != null) {
            removeWhole(kept.place);
        }
    }

    /** Removes all there are. */
    synchronized void clear() {
        List.copyOf(byId.keySet()).forEach(this::remove);
    }

    /** Removes all there are for good: none can be made any more. */
    synchronized void end() {
        ended = true;
        byId.clear();
        Path there = folder;
        folder = null;
        if (there != null) {
            removeWhole(there);
        }
    }

    /** Removes a file, or a folder with all that is in it. */
    static void removeWhole(Path place) {
        try (Stream<Path> all = Files.walk(place)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
