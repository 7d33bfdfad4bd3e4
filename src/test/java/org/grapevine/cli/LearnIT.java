package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnIT {
    @TempDir
    private Path folder;

    private Captured run(String... arguments) {
        return Captured.run(List.of("--store", folder.resolve("store").toString()), arguments);
    }

    private String types() throws IOException {
        Path question = Files.writeString(
                folder.resolve("types.cypher"),
                "MATCH (t:TieType) RETURN t.name AS name, t.beta AS beta, t.learned AS learned, size(t.draws) AS draws,"
                        + " t.lo <= t.beta AND t.beta <= t.hi AS inside, t.conversions AS conversions ORDER BY name");
        return run("query", question.toString(), "--format", "csv").out();
    }

    @Test
    void what_is_learned_is_kept_only_when_asked_for_said_from_then_on_and_taken_back() throws IOException {
        Path files = Files.createDirectory(folder.resolve("files"));
        SmallPast.write(files);
        Files.writeString(files.resolve("types.csv"), "name,kind,beta\nstreet,tie,0.02\n");
        assertThat(run("load", files.toString()).code()).isZero();

        String before = types();
        assertThat(before).isEqualTo("name,beta,learned,draws,inside,conversions\nstreet,0.02,false,,,\n");
        assertThat(run("learn").code()).isZero();
        assertThat(types()).as("a proposal changes nothing").isEqualTo(before);

        Captured applied = run("learn", "--apply");
        assertThat(applied.code()).as(applied.talk()).isZero();
        assertThat(applied.talk()).contains("Applied: from now on");
        assertThat(types().lines().skip(1)).hasSize(2).allMatch(row -> row.endsWith(",true,50,true,71"));
        assertThat(run("rank").talk()).contains("Strengths of ties were learned on ");
        assertThat(run("why", "a3").talk()).contains("Strengths of ties were learned on ");

        assertThat(run("learn", "--reset").talk()).contains("what was learned of 2 types");
        assertThat(types()).isEqualTo(before);
        assertThat(run("learn", "--reset").talk()).contains("Nothing in the store was learned");
    }
}
