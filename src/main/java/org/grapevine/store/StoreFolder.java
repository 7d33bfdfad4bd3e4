package org.grapevine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.grapevine.GrapevineException;
import org.jspecify.annotations.Nullable;

/**
 * The folder of an embedded store, held by one process at a time. {@code lock} names that process, {@code credentials} is for its owner's
 * eyes, {@code neo4j-N} are Neo4j homes and {@code current} names the one in force.
 */
final class StoreFolder implements AutoCloseable {
    /* A large load fills a home of its own beside the one in force. Moving a new file over `current` is the one step that puts it in
     * force; whatever else lies there is of no account and goes when the folder is next opened. */

    private static final String CURRENT = "current";
    private static final String HOME = "neo4j-";
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path folder;
    private final FileChannel lockFile;
    private final String password;
    private @Nullable Path home;

    private StoreFolder(Path folder, FileChannel lockFile) throws IOException {
        this.folder = folder;
        this.lockFile = lockFile;
        this.password = credentials(folder.resolve("credentials"));
        this.home = current(folder);
        removeOtherHomes();
    }

    /**
     * Opens {@code folder}, which is made where it is not there, and holds it for this process.
     *
     * @throws GrapevineException if another process holds it or it cannot be written
     */
    static StoreFolder open(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(absolute)) {
                Files.createDirectories(absolute);
                ownerOnly(absolute, "rwx------");
            }
            return held(absolute);
        } catch (IOException e) {
            throw unusable(absolute, e);
        }
    }

    /** What to say of a folder that cannot be read or written. */
    static GrapevineException unusable(Path folder, Exception cause) {
        String remedy = fullDisk(cause)
                ? "free some space, or name a folder on another disk with --store"
                : "check the folder and who may write there, or name another with --store";
        return GrapevineException.store("the store in " + folder + " cannot be used: " + reason(cause), remedy, cause);
    }

    private static String reason(Exception cause) {
        if (fullDisk(cause)) {
            return "the disk is full";
        }
        Throwable root = cause instanceof UncheckedIOException && cause.getCause() != null ? cause.getCause() : cause;
        return switch (root.getClass().getSimpleName()) {
            case "AccessDeniedException" -> "no permission for " + root.getMessage();
            case "FileAlreadyExistsException", "NotDirectoryException" -> root.getMessage() + " is not a folder";
            default -> String.valueOf(root.getMessage());
        };
    }

    /** Whether anything in the causes of {@code fault} says that the disk is full. */
    static boolean fullDisk(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("No space left") || message.contains("not enough space")) {
                return true;
            }
        }
        return false;
    }

    private static StoreFolder held(Path folder) throws IOException {
        Path path = folder.resolve("lock");
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = tryLock(file);
            if (lock == null) {
                throw inUse(
                        folder,
                        Files.readString(path, StandardCharsets.US_ASCII).strip());
            }
            file.truncate(0);
            file.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            return new StoreFolder(folder, file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static GrapevineException inUse(Path folder, String process) {
        String by = process.isEmpty() ? "another process" : "process " + process;
        return GrapevineException.store(
                "the store in " + folder + " is in use by " + by, "stop it or use another --store", null);
    }

    private static String credentials(Path path) throws IOException {
        try {
            return Files.readString(path, StandardCharsets.US_ASCII).strip();
        } catch (NoSuchFileException e) {
            byte[] secret = new byte[24];
            new SecureRandom().nextBytes(secret);
            String password = Base64.getUrlEncoder().encodeToString(secret);
            Path draft = path.resolveSibling("credentials.new");
            Files.deleteIfExists(draft);
            Files.createFile(draft);
            ownerOnly(draft, "rw-------");
            replace(draft, password, path);
            return password;
        }
    }

    private static void ownerOnly(Path path, String permissions) throws IOException {
        FileStore disk = Files.getFileStore(path);
        if (disk.supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private static @Nullable Path current(Path folder) throws IOException {
        try {
            Path home = folder.resolve(Files.readString(folder.resolve(CURRENT), StandardCharsets.US_ASCII)
                    .strip());
            if (!Files.isDirectory(home)) {
                throw new IOException(home + " is missing");
            }
            return home;
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Writes {@code text} to {@code draft}, makes it last and moves it over {@code target} in one step. */
    private static void replace(Path draft, String text, Path target) throws IOException {
        try (FileChannel file =
                FileChannel.open(draft, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            file.write(ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.US_ASCII)));
            file.force(true);
        }
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Where the folder is. */
    Path path() {
        return folder;
    }

    /** The password of Neo4j's user {@code neo4j}; never to be shown. */
    String password() {
        return password;
    }

    /** The home in force; null before the first was put in force. */
    @Nullable
    Path home() {
        return home;
    }

    /** A fresh empty home beside the one in force. */
    Path nextHome() {
        int number = home == null
                ? 1
                : Integer.parseInt(home.getFileName().toString().substring(HOME.length())) + 1;
        Path next = folder.resolve(HOME + number);
        try {
            remove(next);
            return Files.createDirectory(next);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** Puts {@code next} in force. From here on it is what the folder holds, whatever happens. */
    void adopt(Path next) {
        try {
            Path draft = folder.resolve(CURRENT + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft);
            replace(draft, next.getFileName().toString(), folder.resolve(CURRENT));
            home = next;
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** Removes every home but the one in force. */
    void removeOtherHomes() {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                if (entry.getFileName().toString().startsWith(HOME) && !entry.equals(home)) {
                    remove(entry);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw unusable(folder, e);
        }
    }

    /** Bytes in files below {@code root}. */
    static long size(Path root) {
        long[] sum = {0};
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    sum[0] += attributes.size();
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
            return sum[0];
        } catch (IOException e) {
            throw unusable(root, e);
        }
    }

    /** Copies every file below {@code from} whose path there starts with one of {@code parts}. */
    static void copy(Path from, Path to, List<String> parts) throws IOException {
        for (String part : parts) {
            try (Stream<Path> files = Files.walk(from.resolve(part))) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Path target = to.resolve(from.relativize(file));
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(file, target);
                    }
                }
            }
        }
    }

    private static void remove(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Lets other processes have the folder. */
    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }
}
