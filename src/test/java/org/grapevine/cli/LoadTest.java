package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
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
                .containsSubsequence(
                        "clients.csv -> clients: id = id ('A', 'B'); name = name ('Ana', 'Ben')",
                        "ties.csv -> ties: from = from ('A'); to = to ('B', 'Z')",
                        "ties.csv:3: person 'Z' is not declared (UNKNOWN_CLIENT)")
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
        assertThat(run.talk()).contains("since = seit (").doesNotContain("columns not known");
    }

    @Test
    void nothing_named_an_unknown_kind_and_an_unknown_encoding_are_wrong_usage() {
        assertThat(Captured.run("load", "--dry-run").talk()).startsWith("grapevine: nothing to load is named\n");
        assertThat(Captured.run("load", "--kind", "cats", "x.csv").code()).isEqualTo(2);
        assertThat(Captured.run("load", folder.toString(), "--encoding", "klingon")
                        .talk())
                .startsWith("grapevine: encoding 'klingon' is unknown\n");
    }

    @Test
    void a_dry_run_shows_a_few_values_of_each_column_cut_and_spelled_out_and_a_load_does_not() throws IOException {
        Files.writeString(
                folder.resolve("clients.csv"),
                "id,name,shoe\nA,\u001b[31mAna \u202egnol yrev a htiw enil hcum oot,43\nB,Ben,\nC,Cleo,43\nD,Dan,44\n");
        Files.delete(folder.resolve("ties.csv"));
        Files.writeString(
                folder.resolve("memberships.csv"), "client,group,groupType\nA,St Mary,church\nB,Rotary,club\n");
        Captured run = Captured.run("load", "--dry-run", folder.toString());
        assertThat(run.code()).isZero();
        assertThat(run.talk())
                .contains(
                        "id = id ('A', 'B', 'C'); name = name ('[31mAna \\u202egnol yrev a htiw enil…', 'Ben', 'Cleo')")
                .contains("; unknown = shoe ('43', '44')")
                .contains("group = group ('Rotary')")
                .doesNotContain("St Mary", "\u202e");
        JsonObject clients = JsonParser.parseString(
                        Captured.run("load", "--dry-run", folder.toString(), "--format", "json")
                                .out())
                .getAsJsonObject()
                .getAsJsonArray("files")
                .get(0)
                .getAsJsonObject();
        assertThat(clients.getAsJsonObject("samples").get("shoe")).hasToString("[\"43\",\"44\"]");
    }

    @Test
    void persons_who_look_like_others_are_counted_before_anything_is_loaded() throws IOException {
        Files.writeString(
                folder.resolve("clients.csv"),
                "id,name,email,city\nA,Ana Ruiz,ana@x.example,Leeds\nB,Ana Ruíz,,Leeds\nC,Ana M. Ruiz,ana@x.example,York\nD,Dan Ode,dan@x.example,Leeds\n");
        Files.delete(folder.resolve("ties.csv"));
        assertThat(Captured.run("load", "--dry-run", folder.toString()).talk())
                .contains("3 persons look like others: once they are loaded, 'grapevine duplicates' lists them");
    }

    @Test
    void a_workbook_is_loaded_with_a_preset_and_its_columns_can_be_saved() throws IOException {
        Path book = folder.resolve("leads.xlsx");
        try (OutputStream out = Files.newOutputStream(book)) {
            Workbook workbook = new Workbook(out, "test", null);
            Worksheet sheet = workbook.newWorksheet("Sheet1");
            List<List<String>> rows =
                    List.of(List.of("Id", "LastName", "Company", "Status"), List.of("00Q1", "Ruiz", "Acme", "Open"));
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < rows.get(r).size(); c++) {
                    sheet.value(r, c, rows.get(r).get(c));
                }
            }
            workbook.finish();
        }
        Path columns = folder.resolve("columns.txt");
        Captured run = Captured.run(
                "load",
                "--dry-run",
                book.toString(),
                "--preset",
                "salesforce-leads",
                "--save-mapping",
                columns.toString());
        assertThat(run.code()).isZero();
        assertThat(run.talk()).contains("leads.xlsx: read as Salesforce leads (as you said;");
        assertThat(columns).content().contains("# leads.xlsx: clients of Salesforce leads", "Company = account");
        Captured broken = Captured.run(
                "load",
                "--dry-run",
                Files.write(folder.resolve("bad.xlsx"), new byte[] {'P', 'K', 3, 4, 0})
                        .toString());
        assertThat(broken.code()).isEqualTo(2);
        assertThat(broken.talk().lines()).hasSize(2).first().asString().contains("bad.xlsx is no Excel workbook");
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
                .contains(
                        "Lead.csv -> clients: id = Id or Email ('00Q1', '00Q2'); name = FirstName + LastName ('Ana Ruiz', 'Ben Ode');"
                                + " state = \"prospect\" ('prospect')")
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
