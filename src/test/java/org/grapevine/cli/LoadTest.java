package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void two_clients_and_a_tie_to_nobody() throws IOException {
        Files.writeString(folder.resolve("clients.csv"), "id,name\nA,Ana\nB,Ben\n");
        Files.writeString(folder.resolve("ties.csv"), "from,to\nA,B\nA,Z\n");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void a_dry_run_tells_of_each_file_what_can_be_taken_and_writes_nothing() {
        Captured run = Captured.run("load", folder.toString(), "--dry-run", "--skip-bad-rows", "--format", "json");
        assertThat(run.code()).isZero();
        JsonObject ties = JsonParser.parseString(run.out())
                .getAsJsonObject()
                .getAsJsonArray("files")
                .get(1)
                .getAsJsonObject();
        assertThat(ties.get("kind").getAsString()).isEqualTo("ties");
        assertThat(ties.get("accepted").getAsInt()).isEqualTo(1);
        assertThat(ties.get("rejected").getAsInt()).isEqualTo(1);
        assertThat(ties.get("codes")).hasToString("{\"UNKNOWN_CLIENT\":1}");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("clients.csv", "ties.csv");
    }

    @Test
    void bad_rows_are_named_in_the_table_and_stop_the_load() {
        Captured run = Captured.run("load", "--dry-run", folder.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).contains("UNKNOWN_CLIENT 1");
        assertThat(run.talk().lines())
                .hasSize(3)
                .contains("ties.csv:3: person 'Z' is not declared (UNKNOWN_CLIENT)")
                .last()
                .isEqualTo("mend the rows or pass --skip-bad-rows to load the rest");
    }

    @Test
    void the_kind_of_a_file_can_be_said_for_several_files() throws IOException {
        Files.move(folder.resolve("clients.csv"), folder.resolve("people.csv"));
        Captured run = Captured.run(
                "load",
                "--dry-run",
                "--skip-bad-rows",
                "--kind",
                "ties",
                file("ties.csv"),
                "--kind",
                "clients",
                file("people.csv"));
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("people.csv", "clients", "persons  2");
    }

    @Test
    void persons_whom_nobody_declared_are_made_on_request() {
        Captured run = Captured.run("load", "--dry-run", "--create-missing", folder.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("persons  3");
    }

    @Test
    void headers_and_days_of_others_are_read_as_described() throws IOException {
        Files.writeString(folder.resolve("clients.csv"), "Kundennummer;seit\n1;31.12.2023\n");
        Files.delete(folder.resolve("ties.csv"));
        Path mapping = Files.writeString(folder.resolve("columns.txt"), "Kundennummer = id\nseit = since\n");
        Captured run = Captured.run(
                "load", "--dry-run", folder.toString(), "--mapping", mapping.toString(), "--date-format", "d.M.uuuu");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("persons  1").doesNotContain("NUMBER", "DATE");
        assertThat(run.talk()).doesNotContain("seit");
    }

    @Test
    void nothing_named_an_unknown_kind_and_an_unknown_encoding_are_wrong_usage() {
        assertThat(Captured.run("load", "--dry-run").talk()).startsWith("grapevine: nothing to load is named\n");
        assertThat(Captured.run("load", "--kind", "cats", "x.csv").code()).isEqualTo(2);
        assertThat(Captured.run("load", folder.toString(), "--encoding", "klingon")
                        .talk())
                .startsWith("grapevine: encoding 'klingon' is unknown\n");
    }

    private Path leadsOfSalesforce() throws IOException {
        return Files.writeString(folder.resolve("Lead.csv"), """
                Id,FirstName,LastName,Company,Email,Status,LeadSource,IsConverted
                00Q1,Ana,Ruiz,Acme,ana@x.example,Open,Web,false
                00Q2,Ben,Ode,Acme,ben@x.example,Open,Referred by Ana R.,false
                """);
    }

    @Test
    void an_export_of_a_crm_is_told_with_how_sure_that_is_and_what_its_columns_become() throws IOException {
        Path review = folder.resolve("review.csv");
        Captured run = Captured.run("load", "--dry-run", leadsOfSalesforce().toString(), "--review", review.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Lead.csv", "clients", "memberships", "persons  2");
        assertThat(run.talk())
                .contains("Lead.csv: read as Salesforce leads (over 99 % sure); for it ")
                .contains("Lead.csv -> clients: id = Id or Email; name = FirstName + LastName; state = \"prospect\"")
                .contains("1 person in free text not taken: mark yes or no in " + review);
        assertThat(review).content().contains(",Referred by Ana R.,00Q2,00Q1,Ana Ruiz,0.85,");
        JsonObject file = JsonParser.parseString(Captured.run("load", "--dry-run", file("Lead.csv"), "--format", "json")
                        .out())
                .getAsJsonObject()
                .getAsJsonArray("files")
                .get(0)
                .getAsJsonObject();
        assertThat(file.get("preset").getAsString()).isEqualTo("salesforce-leads");
        assertThat(file.get("confidence").getAsDouble()).isBetween(.99, 1.);
    }

    @Test
    void a_saved_mapping_says_the_same_again_and_what_is_changed_in_it_wins() throws IOException {
        Path saved = folder.resolve("columns.txt");
        Captured.run("load", "--dry-run", leadsOfSalesforce().toString(), "--save-mapping", saved.toString());
        assertThat(saved).content().contains("# Id or Email = id", "\nCompany = account\n");
        Files.writeString(saved, Files.readString(saved).replace("\nCompany = account\n", "\nCompany = segment\n"));
        assertThat(Captured.run("load", "--dry-run", file("Lead.csv"), "--mapping", saved.toString())
                        .talk())
                .contains("segment = Company", "email = Email")
                .doesNotContain("account = Company");
    }

    @Test
    void a_preset_can_be_switched_off() throws IOException {
        Captured run = Captured.run("load", "--dry-run", leadsOfSalesforce().toString(), "--preset", "none");
        assertThat(run.code()).isZero();
        assertThat(run.out()).doesNotContain("memberships");
        assertThat(Captured.run("load", file("Lead.csv"), "--preset", "siebel").code())
                .isEqualTo(2);
    }
}
