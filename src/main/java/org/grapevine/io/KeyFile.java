package org.grapevine.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.grapevine.GrapevineException;
import org.grapevine.network.Pseudonyms;

/** The key of pseudonyms in a file of its own, which nobody else may read. */
public final class KeyFile {
    /** Where it is unless somebody says otherwise. */
    public static final String USUAL = "grapevine-pseudonyms.key";

    private KeyFile() {}

    /**
     * The key in {@code file}, made where it is not there.
     *
     * @throws GrapevineException if it cannot be read or made, or is no key
     */
    public static byte[] of(Path file) {
        try {
            if (!Files.exists(file)) {
                return made(file);
            }
            String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (text.length() == 2 * Pseudonyms.KEY) {
                return HexFormat.of().parseHex(text);
            }
        } catch (IllegalArgumentException noHex) {
            throw noKey(file);
        } catch (IOException fault) {
            throw GrapevineException.input(
                    "the key " + file + " cannot be used: " + WriteFault.reason(fault), "name another with --key");
        }
        throw noKey(file);
    }

    private static byte[] made(Path file) throws IOException {
        byte[] fresh = new byte[Pseudonyms.KEY];
        new SecureRandom().nextBytes(fresh);
        Files.createFile(file);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(file, HexFormat.of().formatHex(fresh) + "\n", StandardOpenOption.WRITE);
        return fresh;
    }

    private static GrapevineException noKey(Path file) {
        return GrapevineException.input(
                file + " is no key of pseudonyms: not %d hexadecimal digits".formatted(2 * Pseudonyms.KEY),
                "name another with --key, which is made where it is not there");
    }
}
