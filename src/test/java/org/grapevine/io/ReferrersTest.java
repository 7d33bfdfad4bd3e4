package org.grapevine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.grapevine.GrapevineException;
import org.grapevine.network.Person;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.State;
import org.grapevine.network.Types;
import org.grapevine.parallel.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferrersTest {
    @TempDir
    private Path folder;

    private Path list;

    @BeforeEach
    void a_place_for_the_list() {
        list = folder.resolve("referrers.csv");
    }

    private Referrers town() {
        Referrers referrers = new Referrers(list, new GroupIndex(Types.defaults()));
        List<String> names = List.of(
                "Ana Ruiz",
                "Ben Ode",
                "Alexandra Stone",
                "John Smith",
                "John Smith",
                "Zoë Müller-Lüdenscheidt",
                "Li Wei",
                "Cher");
        for (int i = 0; i < names.size(); i++) {
            referrers.add(new Person(
                    "p" + i, names.get(i), State.CLIENT, i == 0 ? Map.of("email", "ana@x.example") : Map.of()));
        }
        return referrers;
    }

    private static String meant(Referrers referrers, String text) {
        return referrers.meant(text, "someone", new Review.Place(Path.of("c.csv"), 7));
    }

    private List<String> listed(Referrers referrers) throws IOException {
        referrers.finish();
        return Files.exists(list)
                ? Files.readAllLines(list).subList(1, Files.readAllLines(list).size())
                : List.of();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ana Ruiz",
                "ana  ruiz",
                "ANA RUIZ",
                "Ruiz, Ana",
                "Recommended by Ana Ruiz",
                "referral from Dr. Ana Ruiz",
                "Met at the fair, referred by Ana Ruiz; call back",
                "Empfohlen von Frau Ana Ruiz",
                "Recommandé par Ana Ruiz",
                "Recomendado por Ana Ruíz",
                "Ana Ruiz (Rotary)",
                "ana@x.example",
                "p0"
            })
    void who_is_named_in_full_is_meant(String text) {
        assertThat(meant(town(), text)).isEqualTo("p0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ana R. | p0 | 0.85 | an initial fits",
                "A. Ruiz | p0 | 0.85 | an initial fits",
                "Ana Ruis | p0 | 0.93 | some names are the same or nearly so",
                "Ana Maria Ruiz | p0 | 0.67 | the text has further words",
                "Alex Stone | p2 | 0.90 | some names are the same or nearly so",
                "Wei Li | p6 | 0.97 | the same names in another order",
                "Ruiz | p0 | 0.50 | the person has further names",
                "Cher | p7 | 0.97 | the same names in another order",
                "Zoe Muller Ludenscheid | p5 | 0.93 | some names are the same or nearly so"
            })
    void who_is_nearly_named_is_a_question(String text, String id, String score, String reason) throws IOException {
        Referrers referrers = town();
        assertThat(meant(referrers, text)).isEmpty();
        assertThat(listed(referrers).get(0))
                .startsWith("," + text + ",someone," + id + ",")
                .contains("," + score + "," + reason + ",c.csv,7");
    }

    @Test
    void a_name_that_two_persons_have_is_a_question_about_both() throws IOException {
        Referrers referrers = town();
        assertThat(meant(referrers, "John Smith")).isEmpty();
        assertThat(listed(referrers))
                .hasSize(2)
                .allMatch(line -> line.contains("1.00,2 persons have this name"))
                .anyMatch(line -> line.contains(",p3,"))
                .anyMatch(line -> line.contains(",p4,"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a friend at Rotary", "Web", "Messe 2025", "???", "trade show, Leeds"})
    void a_text_without_a_name_means_nobody(String text) throws IOException {
        Referrers referrers = town();
        assertThat(meant(referrers, text)).isEmpty();
        assertThat(listed(referrers)).hasSize(1).allMatch(line -> line.contains("no known person has such a name"));
    }

    @Test
    void nobody_refers_himself() throws IOException {
        Referrers referrers = town();
        assertThat(referrers.meant("Ana Ruiz", "p0", new Review.Place(Path.of("c.csv"), 2)))
                .isEmpty();
        assertThat(listed(referrers)).noneMatch(line -> line.contains(",p0,Ana Ruiz,"));
    }

    @Test
    void a_decision_holds_for_its_text_and_its_person() throws IOException {
        Files.writeString(
                list,
                String.join(",", Review.HEADER)
                        + "\nyes,Ana R.,someone,p1,,,,,\nno,J. Smith,someone,p3,,,,,\nno,J. Smith,someone,p4,,,,,\n,Wei,someone,p6,,,,,\n");
        Referrers referrers = town();
        assertThat(meant(referrers, "Ana R.")).isEqualTo("p1");
        assertThat(referrers.meant("Ana R.", "another", new Review.Place(Path.of("c.csv"), 9)))
                .isEmpty();
        assertThat(meant(referrers, "J. Smith")).isEmpty();
        assertThat(meant(referrers, "Wei")).isEmpty();
        assertThat(listed(referrers))
                .contains("yes,Ana R.,someone,p1,,,,,")
                .anyMatch(line -> line.startsWith(",Ana R.,another,p0,"))
                .filteredOn(line -> line.contains("J. Smith"))
                .hasSize(2)
                .allMatch(line -> line.startsWith("no,"));
    }

    @Test
    void a_list_with_other_words_or_two_answers_is_refused() throws IOException {
        String header = String.join(",", Review.HEADER);
        Files.writeString(list, header + "\nmaybe,Ana R.,x,p1,,,,,\n");
        assertThatThrownBy(() -> new Review(list))
                .isInstanceOf(GrapevineException.class)
                .hasMessageContaining("'maybe' is neither yes nor no");
        Files.writeString(list, header + "\nyes,Ana R.,x,p1,,,,,\nyes,Ana R.,x,p2,,,,,\n");
        assertThatThrownBy(() -> new Review(list)).hasMessageContaining("both 'p1' and 'p2'");
        Files.writeString(list, "id,name\n1,2\n");
        assertThatThrownBy(() -> new Review(list)).hasMessageContaining("is no list of referrers");
    }

    @Test
    void the_list_makes_a_round_trip_through_loads() throws IOException {
        Path contacts = Files.writeString(folder.resolve("Contact.csv"), Exports.SALESFORCE_CONTACTS);
        assertThat(referrals(contacts)).containsExactly("003A 003B");
        List<String> lines = new ArrayList<>(Files.readAllLines(list));
        assertThat(lines)
                .hasSize(3)
                .anyMatch(line -> line.startsWith("yes,Referred by Ana Ruiz,003B,003A,Ana Ruiz,1.00,"))
                .anyMatch(line -> line.startsWith(",Recommended by Ana R.,003C,003A,Ana Ruiz,0.85,"));
        lines.replaceAll(line -> line.startsWith(",Rec") ? "yes" + line : line.replaceFirst("^yes,Ref", "no,Ref"));
        Files.write(list, lines);
        assertThat(referrals(contacts)).containsExactly("003A 003C");
        assertThat(Files.readAllLines(list)).isEqualTo(lines);
    }

    @Test
    void names_in_our_own_log_of_referrals_are_looked_up_where_a_list_is_kept() throws IOException {
        Path clients =
                Files.writeString(folder.resolve("clients.csv"), "id,name\n1,Ana Ruiz\n2,Ben Ode\n3,Cleo Park\n");
        Path log = Files.writeString(
                folder.resolve("referrals.csv"),
                "referrer,referred,date\nAna Ruiz,Ben Ode,2026-01-31\nAna R.,3,\nBen Ode,2,\n");
        IntakeOptions options = IntakeOptions.defaults().skippingBadRows().taking(new CrmOptions(null, list));
        assertThat(referrals(options, clients, log)).containsExactly("1 2");
        assertThat(referrals(IntakeOptions.defaults().skippingBadRows(), clients, log))
                .isEmpty();
    }

    private List<String> referrals(Path... files) {
        return referrals(IntakeOptions.defaults().taking(new CrmOptions(null, list)), files);
    }

    private static List<String> referrals(IntakeOptions options, Path... files) {
        Intake intake = Intake.of(List.of(files), options);
        intake.check(Progress.SILENT);
        ReferralNetwork network = ReferralNetwork.of(intake);
        List<String> referrals = new ArrayList<>();
        network.referrals().forEach(referral -> referrals.add(referral.referrer() + " " + referral.referred()));
        return referrals;
    }
}
