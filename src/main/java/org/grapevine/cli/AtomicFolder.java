package org.grapevine.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.grapevine.GrapevineException;
import org.grapevine.io.WriteFault;

/** A folder of files that is there whole or not at all. */
final class AtomicFolder {
    /** Writes what is to stand in the folder. */
    @FunctionalInterface
    interface Content {
        void write(Path folder) throws IOException;
    }

    private AtomicFolder() {}

    /**
     * Writes {@code content} into a new folder that takes the place of {@code path}.
     *
     * @throws GrapevineException if something is there already, or if it cannot be written
     */
    static void write(Path path, Content content) {
        Path target = path.toAbsolutePath();
        try {
            requireFree(path);
            Path draft = AtomicFile.draft(target);
            try {
                remove(draft);
                Files.createDirectory(draft);
                content.write(draft);
                force(draft);
                Files.deleteIfExists(target);
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                remove(draft);
            }
        } catch (IOException fault) {
            throw GrapevineException.input(
                    path + " cannot be written: " + WriteFault.reason(fault),
                    "name a folder in another place with --out");
        }
    }

    /**
     * Writes {@code content} in the place of files of those names, which go first: a kill leaves the old ones, none, or the new ones.
     *
     * @throws GrapevineException if anything else is there, or if it cannot be written
     */
    static void writeAnew(Path path, List<String> names, Content content) {
        requireFreeOf(path, names);
        try {
            for (String name : names) {
                Files.deleteIfExists(path.resolve(name));
            }
        } catch (IOException fault) {
            throw GrapevineException.input(
                    path + " cannot be written: " + WriteFault.reason(fault),
                    "name a folder in another place with --out");
        }
        write(path, content);
    }

    /**
     * Refuses a place where something other than files of those names is already.
     *
     * @throws GrapevineException if there is a file, or a folder that holds anything else
     */
    static void requireFreeOf(Path path, List<String> names) {
        if (!Files.isDirectory(path) || !holdsOnly(path, names)) {
            requireFree(path);
        }
    }

    private static boolean holdsOnly(Path folder, List<String> names) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.allMatch(entry -> names.contains(String.valueOf(entry.getFileName())));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /**
     * Refuses a place where something is already.
     *
     * @throws GrapevineException if there is a file or a folder that is not empty
     */
    static void requireFree(Path path) {
        if (Files.isDirectory(path)) {
            if (!empty(path)) {
                throw GrapevineException.input(
                        "the folder " + path + " is there already and not empty", "name a new one with --out");
            }
        } else if (Files.exists(path)) {
            throw GrapevineException.input(path + " is a file", "name a new folder with --out");
        }
    }

    private static boolean empty(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static void force(Path folder) throws IOException {
        for (Path file : entries(folder)) {
            if (Files.isRegularFile(file)) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path entry : entries(folder)) {
                Files.delete(entry);
            }
        }
    }

    /** What is in a folder and the folder, the deepest first. */
    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.walk(folder)) {
            return entries.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
