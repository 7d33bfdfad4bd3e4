package org.grapevine.cli;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.grapevine.GrapevineException;
import org.grapevine.io.WriteFault;

/** A file that is written whole or not at all: whoever looks finds the old one or the new one, even after a crash. */
final class AtomicFile {
    /** Writes what is to stand in the file. */
    @FunctionalInterface
    interface Content {
        void write(Writer file) throws IOException;
    }

    /** Writes what is to stand in a file that is no text. */
    @FunctionalInterface
    interface Bytes {
        void write(OutputStream file) throws IOException;
    }

    private AtomicFile() {}

    /**
     * Writes {@code content} as UTF-8 to {@code path}; straight into it where it is no regular file, such as {@code /dev/null}.
     *
     * @throws GrapevineException if it cannot be written
     */
    static void write(Path path, Content content) {
        writeBytes(path, file -> {
            Writer text = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8));
            content.write(text);
            text.flush();
        });
    }

    /**
     * Writes {@code content} to {@code path}; straight into it where it is no regular file, such as {@code /dev/null}.
     *
     * @throws GrapevineException if it cannot be written
     */
    static void writeBytes(Path path, Bytes content) {
        try {
            Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
            if (Files.isDirectory(target)) {
                throw GrapevineException.input(path + " is a folder", "name a file in it with --out");
            }
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                try (OutputStream file = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
                    content.write(file);
                }
                return;
            }
            replace(target, content);
        } catch (IOException fault) {
            throw GrapevineException.input(
                    path + " cannot be written: " + WriteFault.reason(fault),
                    "name a file in another place with --out");
        }
    }

    private static void replace(Path target, Bytes content) throws IOException {
        Path draft = draft(target);
        try {
            try (FileChannel channel = FileChannel.open(
                            draft,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE);
                    OutputStream file = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                content.write(file);
                file.flush();
                channel.force(true);
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Beside {@code target}, a name that nobody takes. */
    static Path draft(Path target) {
        return target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid());
    }
}
