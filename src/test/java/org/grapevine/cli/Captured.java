package org.grapevine.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A command run in this process, and what came out of it. */
record Captured(int code, String out, String talk) {
    /** Runs a command as a script would: no terminal anywhere. */
    static Captured run(String... arguments) {
        return run(Set.of(), Map.of(), arguments);
    }

    /** The same with {@code more} arguments behind the others. */
    static Captured run(List<String> more, String... arguments) {
        return run(Stream.concat(Stream.of(arguments), more.stream()).toArray(String[]::new));
    }

    /** Runs a command before the given terminals and in the given environment. */
    static Captured run(Set<String> terminals, Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream talk = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new ByteArrayInputStream(new byte[0]), out, talk, terminals, environment);
        int code = Main.run(arguments, terminal);
        return new Captured(code, out.toString(StandardCharsets.UTF_8), talk.toString(StandardCharsets.UTF_8));
    }
}
