package org.grapevine.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** A command run in this process, and what came out of it. */
record Captured(int code, String out, String talk) {
    /** Runs a command as a script would: no terminal anywhere. */
    static Captured run(String... arguments) {
        return run(Set.of(), Map.of(), arguments);
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
