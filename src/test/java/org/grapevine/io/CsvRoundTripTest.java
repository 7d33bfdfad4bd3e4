package org.grapevine.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.grapevine.network.GroupType;
import org.grapevine.network.Learned;
import org.grapevine.network.Membership;
import org.grapevine.network.NetworkDigest;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.Rows;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.grapevine.network.TieType;
import org.grapevine.sample.Town;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRoundTripTest {
    @TempDir
    private Path folder;

    @Test
    void a_town_comes_back_row_for_row() {
        Town town = Town.of(600, 5);
        Intake first = written(town, "first");
        assertThat(digest(written(first, "second"))).isEqualTo(digest(first));
    }

    @Test
    void texts_that_a_spreadsheet_would_run_are_quoted_in_the_file_and_come_back_as_they_were() throws IOException {
        Rows rows = hostile();
        Intake back = written(rows, "hostile");
        String clients = Files.readString(folder.resolve("hostile/clients.csv"));
        assertThat(clients.lines().findFirst().orElse(""))
                .contains(",'=SUM(A1)")
                .endsWith(",formulasQuoted");
        assertThat(clients)
                .contains("\"'=HYPERLINK(\"\"http://x\"\")\"")
                .contains("''=kept")
                .contains(",-5,");
        assertThat(clients.lines().filter(line -> line.matches(".*,[=@+].*"))).isEmpty();
        assertThat(digest(back)).isEqualTo(digest(rows));
        ReferralNetwork network = ReferralNetwork.of(back);
        assertThat(network.persons().name(0)).isEqualTo("=HYPERLINK(\"http://x\")");
        assertThat(network.persons().text(0, "=SUM(A1)")).isEqualTo("+49 170 x");
    }

    @Test
    void a_file_without_such_texts_has_no_column_more() throws IOException {
        written(new Rows().clients("a", "b").tie("a", "b", "social"), "plain");
        assertThat(folder.resolve("plain/clients.csv")).hasContent("id,name,state\na,a,client\nb,b,client");
    }

    @Test
    void where_a_strength_was_learned_comes_back() {
        TieType type = new TieType("social", .2, 180, false, Sensitivity.NORMAL, true);
        Learned learned = new Learned(LocalDate.of(2026, 5, 1), 40, .1, .3, .08, Double.NaN, List.of());
        NetworkSource rows = sink -> {
            sink.tieType(type);
            sink.learned("social", false, learned);
            new Rows().clients("a").sendTo(sink);
        };
        assertThat(ReferralNetwork.of(written(rows, "learned")).types().learned("social", false))
                .contains(learned);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "=x",
                "'=x",
                "''=x",
                "'",
                "''",
                "-5",
                "'-5",
                "-5+1",
                "@x",
                "+49 170 1",
                "\tx",
                "'x",
                "-1.5E-7"
            })
    void a_quote_is_put_and_taken_without_a_trace(String text) {
        assertThat(Cell.restored(Cell.neutral(text, Numbers.PLAIN))).isEqualTo(text);
    }

    private static Rows hostile() {
        return new Rows()
                .tieType(new TieType("=type", .1, Double.POSITIVE_INFINITY, true, Sensitivity.NORMAL, false))
                .groupType(new GroupType("-type", .1, .25, 90, Sensitivity.NORMAL, false))
                .person(new Person(
                        "=1+1",
                        "=HYPERLINK(\"http://x\")",
                        State.CLIENT,
                        Map.of("clv", -5.0, "since", LocalDate.of(2020, 1, 2), "=SUM(A1)", "+49 170 x")))
                .person(new Person(
                        "b,\"c", "'=kept", State.PROSPECT, Map.of("doNotContact", true, "note", " two\nlines ")))
                .person(new Person("d", "\u202eevil \ud83c\udf47", State.LOST, Map.of("minor", false)))
                .tie(new Tie("=1+1", "d", "=type", 1e-300, true, Map.of("probability", .25, "@how", "met")))
                .group("-group", "-type", 12, "=1+1")
                .membership(new Membership("d", "-group", Map.of("role", "@chair")))
                .referral("=1+1", "d", "2026-02-03")
                .adoption("d", 12.5, "=product", "=1+1");
    }

    private Intake written(NetworkSource source, String name) {
        CsvWriter.write(source, folder.resolve(name), true);
        Intake intake = Intake.of(List.of(folder.resolve(name)), IntakeOptions.defaults());
        assertThat(intake.check((done, total) -> {}).files()).allMatch(file -> file.rejected() == 0);
        return intake;
    }

    private static String digest(NetworkSource source) {
        NetworkDigest digest = new NetworkDigest();
        source.sendTo(digest);
        return digest.value();
    }
}
