package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.grapevine.io.CsvWriter;
import org.grapevine.sample.Town;
import org.grapevine.store.CutLine;
import org.grapevine.store.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that stops in the middle of any command: one sentence, one remedy, exit code 4, and once it is back the command works. */
class CutLineIT {
    /* What stops is the line: after half of the answers that the whole command takes, and after nine tenths. */

    @TempDir
    private Path folder;

    private String town() {
        return folder.resolve("town").toString();
    }

    private List<String> commands() {
        return List.of(
                "load " + town(),
                "status",
                "rank --top 5",
                "rank --all --format csv --measure degree,pagerank",
                "rank --measure degree --as pull",
                "rank --measure strength --as pull",
                "why p010",
                "groups --type club",
                "groups --communities --as circle",
                "query types",
                "history",
                "history --keep 50",
                "value",
                "hours",
                "team --size 2",
                "flow",
                "simulate --seeds p010,p016",
                "plan --size 2",
                "plan --size 2 --as autumn",
                "campaign list",
                "campaign show autumn",
                "learn",
                "learn --reset",
                "backtest",
                "export --to csv --out " + folder.resolve("copy"),
                "export --out " + folder.resolve("town.gexf"));
    }

    private static Captured run(CutLine line, String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--uri", line.uri()));
        return Captured.run(Set.of(), Map.of("GRAPEVINE_PASSWORD", Server.PASSWORD), words.toArray(String[]::new));
    }

    private void works(CutLine line, String command) {
        line.mend();
        Captured run = run(line, command);
        assertThat(run.code()).as("%s: %s", command, run.talk()).isZero();
    }

    private void stops(CutLine line, String command, long bytes) {
        line.cutAfter(bytes);
        Captured run = run(line, command);
        assertThat(run.code())
                .as("%s, cut after %d bytes: %s", command, bytes, run.talk())
                .isEqualTo(4);
        assertThat(run.talk())
                .as("%s, cut after %d bytes", command, bytes)
                .startsWith("grapevine: the Neo4j server at " + line.uri() + " does not answer\n")
                .hasLineCount(2);
        assertThat(run.out()).as(command).isEmpty();
    }

    /** Takes away what a command has written into the folder, so that it can write it again. */
    private void clear() throws IOException {
        Files.deleteIfExists(folder.resolve("town.gexf"));
        Path copy = folder.resolve("copy");
        if (Files.exists(copy)) {
            try (var files = Files.list(copy)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(copy);
        }
    }

    @Test
    void a_server_that_stops_in_the_middle_of_a_command_is_named_and_the_command_works_once_it_is_back()
            throws IOException {
        CsvWriter.write(Town.of(300, 5), folder.resolve("town"));
        try (Server server = Server.in(Files.createDirectory(folder.resolve("server")));
                CutLine line = CutLine.to(server.uri())) {
            works(line, "load " + town());
            for (String command : commands()) {
                works(line, command);
                long whole = line.passed();
                assertThat(whole).as(command).isPositive();
                clear();
                stops(line, command, whole / 2);
                stops(line, command, whole * 9 / 10);
                assertThat(folder.resolve("copy")).as(command).doesNotExist();
                assertThat(folder.resolve("town.gexf")).as(command).doesNotExist();
                works(line, command);
                clear();
            }
            works(line, "rank --measure degree --as pull");
            works(line, "rank --measure strength --as pull");
            works(line, "history --format csv");
            String[] numbers = run(line, "history --format csv")
                    .out()
                    .lines()
                    .skip(1)
                    .limit(2)
                    .map(row -> row.substring(0, row.indexOf(',')))
                    .toArray(String[]::new);
            String compare = "compare " + numbers[1] + " " + numbers[0];
            works(line, compare);
            stops(line, compare, line.passed() / 2);
            works(line, compare);
            works(line, "plan --size 2 --as spring");
            works(line, "campaign approve spring --by Mia");
            stops(line, "campaign approve autumn --by Mia", line.passed() / 2);
            works(line, "campaign approve autumn --by Mia");
            works(line, "campaign export autumn");
            stops(line, "campaign export autumn", line.passed() / 2);
            works(line, "campaign export autumn");
        }
    }
}
