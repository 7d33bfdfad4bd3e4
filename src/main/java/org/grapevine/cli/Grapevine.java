package org.grapevine.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Conditions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What stands before every command: the options that all of them know, and how an answer leaves. */
@Command(
        name = "grapevine",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Grapevine.Version.class,
        header = "Finds the clients whose word of mouth grows a business.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a fault of Grapevine's",
            "2:wrong usage or input",
            "3:a plan that cannot be",
            "4:the store cannot be reached or is in use",
            "130:interrupted"
        },
        footer = {
            "",
            "Examples:",
            "  grapevine rank --from FOLDER        rank the people of some CSV files",
            "  grapevine COMMAND --help            all options of a command, with examples"
        })
final class Grapevine implements Runnable {
    private final Terminal terminal;
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            scope = ScopeType.INHERIT,
            names = "--store",
            paramLabel = "DIR",
            description =
                    "Keep the graph in this folder, in a Neo4j of our own (default: grapevine-data; variable GRAPEVINE_STORE).")
    private @Nullable Path store;

    @Option(
            scope = ScopeType.INHERIT,
            names = "--uri",
            paramLabel = "URI",
            description =
                    "Use the Neo4j server at this address, for example neo4j://localhost (variable GRAPEVINE_URI).")
    private @Nullable String uri;

    @Option(
            scope = ScopeType.INHERIT,
            names = "--user",
            paramLabel = "NAME",
            description =
                    "Its user (default: neo4j; variable GRAPEVINE_USER). The password comes from GRAPEVINE_PASSWORD, or is asked for.")
    private @Nullable String user;

    @Option(
            scope = ScopeType.INHERIT,
            names = "--database",
            paramLabel = "NAME",
            description = "Its database (default: the server's own; variable GRAPEVINE_DATABASE).")
    private @Nullable String database;

    @Option(
            scope = ScopeType.INHERIT,
            names = "--threads",
            paramLabel = "N",
            description = "Compute on so many threads (default: one a core). No result depends on it.")
    private @Nullable Integer threads;

    @Option(
            scope = ScopeType.INHERIT,
            names = "--seed",
            paramLabel = "N",
            description = "Seed of random draws (default: ${DEFAULT-VALUE}). Same input and same seed, same answer.")
    private long seed = Conditions.SEED;

    @Option(
            scope = ScopeType.INHERIT,
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, csv or json (default: as the ending of --out says, else table).")
    private @Nullable Format format;

    @Option(
            scope = ScopeType.INHERIT,
            names = "--out",
            paramLabel = "FILE",
            description = "Write the answer to this file, whole or not at all.")
    private @Nullable Path out;

    @Option(
            scope = ScopeType.INHERIT,
            names = {"-q", "--quiet"},
            description = "Say nothing but the answer and errors.")
    private boolean quiet;

    @Option(
            scope = ScopeType.INHERIT,
            names = {"-v", "--verbose"},
            description = "Say more: progress where there is no terminal, the trace of a fault.")
    private boolean verbose;

    Grapevine(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Shows the help: whoever names no command wants to know which there are. */
    @Override
    public void run() {
        spec.commandLine().usage(terminal.printer());
    }

    Terminal terminal() {
        return terminal;
    }

    long seed() {
        return seed;
    }

    boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        return verbose;
    }

    /** How many threads compute. */
    int threads() {
        if (threads == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (threads < 1) {
            throw GrapevineException.input(
                    "--threads " + threads + " is not at least 1", "leave the option out to use every core");
        }
        return threads;
    }

    /** The address of the server that keeps the graph; null where a folder keeps it. An option counts before a variable. */
    @Nullable
    String server() {
        if (uri != null && store != null) {
            throw GrapevineException.input("--store and --uri exclude each other", "keep the one that holds the graph");
        }
        return uri != null || store != null ? uri : terminal.variable("GRAPEVINE_URI");
    }

    /** The folder that keeps the graph where no server does. */
    Path folder() {
        return store != null ? store : Path.of(variable("GRAPEVINE_STORE", "grapevine-data"));
    }

    /** The user who speaks to the server. */
    String user() {
        return user != null ? user : variable("GRAPEVINE_USER", "neo4j");
    }

    /** The database on the server; empty for the one that the server takes by itself. */
    String database() {
        return database != null ? database : variable("GRAPEVINE_DATABASE", "");
    }

    /** The password of the user: from the environment, or asked for. */
    String password() {
        String given = terminal.variable("GRAPEVINE_PASSWORD");
        if (given != null) {
            return given;
        }
        char[] typed = terminal.askPassword("Password of " + user() + ": ");
        if (typed == null) {
            throw GrapevineException.input(
                    "the server wants a password, and nobody can be asked for it",
                    "put it into the variable GRAPEVINE_PASSWORD");
        }
        return new String(typed);
    }

    private String variable(String name, String fallback) {
        String value = terminal.variable(name);
        return value == null ? fallback : value;
    }

    /** In which format the answer is wanted. */
    Format format() {
        if (format != null) {
            return format;
        }
        String name = out == null ? "" : out.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") ? Format.CSV : name.endsWith(".json") ? Format.JSON : Format.TABLE;
    }

    /** The file that the answer goes to; null where it goes to whoever asked. */
    @Nullable
    Path out() {
        return out;
    }

    /** Whether the answer goes to a file. */
    boolean toFile() {
        return out != null;
    }

    /** Says a sentence beside the answer, once however often it is told, unless silence was asked for. */
    void note(String sentence) {
        if (!quiet && said.add(sentence)) {
            terminal.say(sentence);
        }
    }

    /** Gives a text in a format of its own to whoever asked. */
    void print(String text) {
        if (out == null) {
            terminal.printer().print(text);
        } else {
            AtomicFile.write(out, file -> file.write(text));
        }
    }

    /** Gives the answer to whoever asked, and its notes beside it. */
    void print(Answer answer) {
        if (out == null) {
            writeOut(answer);
        } else {
            Format wanted = format();
            AtomicFile.write(out, file -> wanted.write(answer, file, false, false));
        }
        if (format() != Format.JSON) {
            answer.notes().forEach(this::note);
        }
    }

    /** Gives the answer and its notes to whoever asked where {@code --out} names a folder for other files. */
    void printBeside(Answer answer) {
        writeOut(answer);
        if (format() != Format.JSON) {
            answer.notes().forEach(this::note);
        }
    }

    private void writeOut(Answer answer) {
        Writer data = terminal.out();
        try {
            format().write(answer, data, terminal.outIsTerminal(), terminal.colours());
            data.flush();
        } catch (IOException fault) {
            String reason = String.valueOf(fault.getMessage());
            if (reason.contains("Broken pipe")) {
                throw new Terminal.Closed(fault);
            }
            throw GrapevineException.input(
                    "the answer cannot be written: " + reason, "name a file in another place with --out");
        }
    }

    /** The version of the build and the commit it was made from. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                org.grapevine.Version.text(), "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name")
            };
        }
    }
}
