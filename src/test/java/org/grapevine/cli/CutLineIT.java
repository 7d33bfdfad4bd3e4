package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.grapevine.io.CsvWriter;
import org.grapevine.sample.Town;
import org.grapevine.store.CutLine;
import org.grapevine.store.Server;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * Every command on a server that holds a part of a load: it says so, and where the server stops in the middle it says that in one sentence with
 * one remedy, ends with exit code 4, and works once the server is back.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CutLineIT {
    /* What stops is the line, after half of the answers that the whole command takes. One server serves all commands. */

    private static final String BROKEN_OFF =
            "A load was broken off, so the store holds only a part of the data: run it again to finish it.\n";

    /** Commands that work without a store, or make one of their own. */
    private static final Set<String> WITHOUT_STORE =
            Set.of("demo", "measures", "bench", "bench influence", "completion", "campaign");

    /** Commands that have a test of their own here. */
    private static final Set<String> APART = Set.of("load", "serve");

    /**
     * A command.
     *
     * @param whole words of one that runs to its end
     * @param cut words of one that does not, of the same length about
     * @param writes whether it leaves something behind
     */
    record Line(String whole, String cut, boolean writes) {
        static Line reads(String words) {
            return new Line(words, words, false);
        }

        static Line writes(String words) {
            return new Line(words, words, true);
        }

        @Override
        public String toString() {
            return whole;
        }
    }

    @TempDir
    private static Path folder = Path.of("");

    private @Nullable Server server;
    private @Nullable CutLine line;

    private List<Line> lines() {
        return List.of(
                Line.reads("status"),
                Line.reads("rank --top 5"),
                Line.reads("rank --all --format csv --measure degree,pagerank"),
                Line.writes("rank --measure degree --as pull"),
                Line.reads("why p010"),
                Line.reads("groups --type club"),
                Line.writes("groups --communities --as circle"),
                Line.reads("query types"),
                Line.reads("history"),
                Line.writes("history --keep 50"),
                Line.reads("compare 1 2"),
                Line.reads("value"),
                Line.reads("hours"),
                Line.reads("team --size 2"),
                Line.reads("flow"),
                Line.reads("simulate --seeds p010,p016"),
                Line.reads("plan --size 2 --certificate .5 --cooling-off 0"),
                Line.writes("plan --size 2 --certificate .5 --cooling-off 0 --as autumn"),
                Line.reads("campaign list"),
                Line.reads("campaign show autumn"),
                new Line("campaign approve spring --by Mia", "campaign approve summer --by Mia", true),
                Line.reads("campaign export winter"),
                Line.reads("campaign holdout proven"),
                Line.reads("measure proven --since 2020-01-01"),
                Line.reads("learn"),
                Line.writes("learn --reset"),
                Line.writes("learn --apply --force"),
                Line.reads("backtest"),
                Line.writes("report --out " + folder.resolve("report.html")),
                Line.writes("export --to csv --out " + folder.resolve("copy")),
                Line.writes("export --out " + folder.resolve("town.gexf")),
                Line.writes("export --to hubspot --campaign winter --out " + folder.resolve("list.csv")),
                Line.reads("duplicates"),
                new Line("merge p020 p021", "merge p022 p023", true),
                Line.reads("merge --list"),
                new Line("erase p030 --yes", "erase p031 --yes", true),
                Line.reads("erase p032 --dry-run"));
    }

    @BeforeAll
    void load() throws IOException {
        CsvWriter.write(Town.of(300, 5), folder.resolve("town"));
        server = Server.in(Files.createDirectory(folder.resolve("server")));
        line = CutLine.to(server.uri());
        for (String first : List.of(
                "load " + folder.resolve("town"),
                "rank --measure degree --as pull",
                "rank --measure strength --as push",
                "plan --size 2 --certificate .5 --as spring",
                "plan --size 2 --certificate .5 --as summer",
                "plan --size 2 --certificate .5 --as winter",
                "campaign approve winter --by Max",
                "plan --size 40 --certificate .5 --cooling-off 0 --holdout 50% --by household --as proven --out "
                        + folder.resolve("holdout"),
                "campaign approve proven --by Max")) {
            Captured run = run(first);
            assertThat(run.code()).as("%s: %s", first, run.talk()).isZero();
            assertThat(run.talk()).as(first).doesNotContain(BROKEN_OFF);
        }
        breakOff();
    }

    @AfterAll
    void stop() {
        line().close();
        Objects.requireNonNull(server).close();
    }

    /** Takes away what a command has written into the folder, so that it can write it again. */
    @AfterEach
    void clear() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
    }

    /** What commands have written, files before their folders. */
    private static List<Path> files() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String name : List.of("report.html", "copy", "town.gexf", "list.csv")) {
            Path path = folder.resolve(name);
            if (Files.exists(path)) {
                try (Stream<Path> inside = Files.walk(path)) {
                    inside.forEach(file -> found.add(0, file));
                }
            }
        }
        return found;
    }

    private CutLine line() {
        return Objects.requireNonNull(line);
    }

    private Captured run(String command) {
        return Captured.run(Set.of(), Map.of("GRAPEVINE_PASSWORD", Server.PASSWORD), words(command));
    }

    private String[] words(String command) {
        return (command + " --uri " + line().uri()).split(" ", -1);
    }

    private void breakOff() {
        try (Store store = Store.server(Objects.requireNonNull(server).uri(), Server.USER, Server.PASSWORD, "neo4j")) {
            store.query("MATCH (l:Load) SET l.status = 'unfinished'", Map.of(), true);
        }
    }

    private long works(String command) {
        line().mend();
        Captured run = run(command);
        assertThat(run.code()).as("%s: %s", command, run.talk()).isZero();
        assertThat(run.talk().split(BROKEN_OFF, -1))
                .as("%s: %s", command, run.talk())
                .hasSize(2);
        long whole = line().passed();
        assertThat(whole).as(command).isPositive();
        return whole;
    }

    private void stops(String command, long bytes) {
        line().cutAfter(bytes);
        Captured run = run(command);
        assertThat(run.code())
                .as("%s, cut after %d bytes: %s", command, bytes, run.talk())
                .isEqualTo(4);
        assertThat(run.talk().replaceFirst(BROKEN_OFF, ""))
                .as("%s, cut after %d bytes", command, bytes)
                .startsWith("grapevine: the Neo4j server at " + line().uri() + " does not answer\n")
                .hasLineCount(2);
        assertThat(run.out()).as(command).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void a_command_says_that_a_load_was_broken_off_and_names_a_server_that_stops_in_the_middle(Line command)
            throws IOException {
        long whole = works(command.whole);
        clear();
        stops(command.cut, whole / 2);
        assertThat(files()).isEmpty();
        if (command.writes) {
            works(command.cut);
        }
    }

    @Test
    void a_load_that_stops_in_the_middle_works_once_the_server_is_back_and_nothing_is_broken_off_then() {
        String load = "load " + folder.resolve("town");
        line().mend();
        assertThat(run(load).talk()).doesNotContain(BROKEN_OFF);
        long whole = line().passed();
        assertThat(run("status").talk()).doesNotContain(BROKEN_OFF);
        stops(load, whole / 2);
        stops(load, whole * 9 / 10);
        line().mend();
        assertThat(run(load).code()).isZero();
        breakOff();
    }

    @Test
    @Timeout(60)
    void the_dashboard_says_that_a_load_was_broken_off_and_names_a_server_that_does_not_answer()
            throws InterruptedException {
        stops("serve --no-open", 0);
        line().mend();
        CountDownLatch ready = new CountDownLatch(1);
        ByteArrayOutputStream talk = new ByteArrayOutputStream();
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                super.write(bytes, from, length);
                ready.countDown();
            }
        };
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                out,
                talk,
                Set.of(),
                Map.of("GRAPEVINE_PASSWORD", Server.PASSWORD));
        Thread serving = new Thread(() -> Main.run(words("serve --no-open"), terminal));
        serving.start();
        ready.await();
        serving.interrupt();
        serving.join();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Dashboard: http");
        assertThat(talk.toString(StandardCharsets.UTF_8)).containsOnlyOnce(BROKEN_OFF);
    }

    @Test
    void no_command_is_left_out_here() {
        Grapevine grapevine = new Grapevine(new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                new ByteArrayOutputStream(),
                Set.of(),
                Map.of()));
        Set<String> all = new TreeSet<>();
        collect("", Main.commandLine(grapevine), all);
        Set<String> here = new TreeSet<>(WITHOUT_STORE);
        here.addAll(APART);
        for (Line command : lines()) {
            String[] words = command.whole.split(" ", -1);
            here.add(all.contains(words[0] + " " + words[1 % words.length]) ? words[0] + " " + words[1] : words[0]);
        }
        assertThat(here).isEqualTo(all);
    }

    private static void collect(String before, CommandLine command, Set<String> names) {
        command.getSubcommands().forEach((name, inner) -> {
            names.add(before + name);
            collect(before + name + " ", inner, names);
        });
    }
}
