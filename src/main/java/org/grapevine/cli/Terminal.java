package org.grapevine.cli;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The three streams of the process and what is known of their other ends. Data goes to one stream, talk to another; both are UTF-8. */
final class Terminal {
    /** Whoever read the data has left, as {@code head} does: no fault, and nobody is left to be told. */
    static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Closed(IOException cause) {
            super(cause);
        }
    }

    /* The Java API cannot tell for each stream whether a terminal is at the end of it, so the start script says so in a property: those
     * of "in,out,err" that are terminals. Without the script, none is. */
    private static final String TERMINALS = "grapevine.terminals";

    private final InputStream in;
    private final Writer out;
    private final PrintStream talk;
    private final Set<String> terminals;
    private final Map<String, String> environment;

    Terminal(
            InputStream in,
            OutputStream out,
            OutputStream talk,
            Set<String> terminals,
            Map<String, String> environment) {
        this.in = in;
        this.out = new OutputStreamWriter(new BufferedOutputStream(out, 1 << 16), StandardCharsets.UTF_8);
        this.talk = new PrintStream(talk, true, StandardCharsets.UTF_8);
        this.terminals = Set.copyOf(terminals);
        this.environment = environment;
    }

    /** That of this process. */
    static Terminal ofProcess() {
        Set<String> terminals = Arrays.stream(System.getProperty(TERMINALS, "").split(","))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        return new Terminal(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                terminals,
                System.getenv());
    }

    /** Where data comes from when a command reads it from the standard input. */
    InputStream in() {
        return in;
    }

    /** Where data goes. */
    Writer out() {
        return out;
    }

    /** The same for whoever wants lines and asks for no errors: the help texts. */
    PrintWriter printer() {
        return new PrintWriter(out);
    }

    /** Where talk goes, raw; for progress bars and traces. */
    PrintStream talk() {
        return talk;
    }

    /** Says one line, made harmless. */
    void say(String line) {
        talk.println(DisplayText.harmless(line));
    }

    /** Brings the data out. */
    void flush() {
        try {
            out.flush();
        } catch (IOException gone) {
            throw new Closed(gone);
        }
    }

    boolean outIsTerminal() {
        return terminals.contains("out");
    }

    boolean talkIsTerminal() {
        return terminals.contains("err");
    }

    /** Whether data may be coloured. */
    boolean colours() {
        return outIsTerminal() && coloursWanted();
    }

    /** Whether talk may be coloured. */
    boolean talkColours() {
        return talkIsTerminal() && coloursWanted();
    }

    /** The value of an environment variable, null where it is unset or empty. */
    @Nullable
    String variable(String name) {
        String value = environment.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** Asks for a password without showing it; null where nobody can be asked. */
    char @Nullable [] askPassword(String question) {
        Console console = terminals.contains("in") ? System.console() : null;
        return console == null ? null : console.readPassword("%s", question);
    }

    private boolean coloursWanted() {
        return variable("NO_COLOR") == null && !"dumb".equals(variable("TERM"));
    }
}
