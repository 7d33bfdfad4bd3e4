package org.grapevine.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;

/**
 * Runs common commands for the start script while the JVM notes which classes they load: an archive of those makes later starts faster.
 */
public final class Rehearsal {
    private Rehearsal() {}

    /** Runs the commands on the files of the folder {@code arguments[0]}; those on a store too where {@code arguments[1]} names one. */
    public static void main(String[] arguments) {
        String files = arguments[0];
        run("rank", "--from", files, "--measure", "strength");
        run("rank", "--from", files, "--all", "--format", "csv", "--measure", "strength,closeness");
        run("load", files, "--dry-run", "--format", "json");
        if (arguments.length > 1) {
            String store = arguments[1];
            run("load", files, "--store", store);
            run("rank", "--store", store, "--measure", "strength", "--as", "influence");
            run("query", "types", "--store", store);
        }
        System.exit(0);
    }

    private static void run(String... arguments) {
        Main.run(
                arguments,
                new Terminal(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream(),
                        Set.of(),
                        Map.of()));
    }
}
