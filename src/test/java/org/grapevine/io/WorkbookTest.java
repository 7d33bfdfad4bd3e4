package org.grapevine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Worksheet;
import org.grapevine.GrapevineException;
import org.grapevine.network.NetworkDigest;
import org.grapevine.network.NetworkSink;
import org.grapevine.network.Person;
import org.grapevine.network.Persons;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.parallel.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkbookTest {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    @TempDir
    private Path folder;

    private interface Filling {
        void fill(Worksheet sheet);
    }

    private Path workbook(String name, Map<String, Filling> sheets) {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            org.dhatim.fastexcel.Workbook book = new org.dhatim.fastexcel.Workbook(out, "test", null);
            sheets.forEach((title, filling) -> filling.fill(book.newWorksheet(title)));
            book.finish();
        } catch (IOException fault) {
            throw new AssertionError(fault);
        }
        return file;
    }

    /** Rows with texts, numbers, days and flags; nothing for a blank text. */
    private static Filling rows(Object[]... rows) {
        return sheet -> {
            for (int r = 0; r < rows.length; r++) {
                for (int c = 0; c < rows[r].length; c++) {
                    put(sheet, r, c, rows[r][c]);
                }
            }
        };
    }

    private static void put(Worksheet sheet, int row, int column, Object value) {
        if (value instanceof LocalDate day) {
            sheet.value(row, column, day);
            sheet.style(row, column).format("dd/mm/yyyy").set();
        } else if (value instanceof LocalDateTime at) {
            sheet.value(row, column, at);
            sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
        } else if (value instanceof Number number) {
            sheet.value(row, column, number);
        } else if (value instanceof Boolean flag) {
            sheet.value(row, column, flag);
        } else if (!value.equals("")) {
            sheet.value(row, column, value.toString());
        }
    }

    private static Object[] row(Object... cells) {
        return cells;
    }

    /** The cells of a CSV text, all of them as texts. */
    private Filling text(String csv) throws IOException {
        List<Object[]> rows = new ArrayList<>();
        Path file = Files.writeString(Files.createTempFile(folder, "rows", ".txt"), csv);
        try (CsvTable table = CsvTable.open(TextFile.of(file, null), read -> {}, (reason, line) -> {})) {
            rows.add(table.columns().toArray());
            for (Row row = table.next(); row != null; row = table.next()) {
                Object[] cells = new Object[row.size()];
                Arrays.setAll(cells, row::cell);
                rows.add(cells);
            }
        }
        Files.delete(file);
        return rows(rows.toArray(Object[][]::new));
    }

    private static IntakeReport report(Path... files) {
        return Intake.of(List.of(files), IntakeOptions.defaults()).check(Progress.SILENT);
    }

    private static String digest(Path... files) {
        NetworkDigest digest = new NetworkDigest();
        Intake.of(List.of(files), IntakeOptions.defaults()).sendTo(digest);
        return digest.value();
    }

    private static ReferralNetwork network(IntakeOptions options, Path... files) {
        return ReferralNetwork.of(Intake.of(List.of(files), options));
    }

    /** A workbook of a single sheet of that XML, with texts {@code shared}. */
    private Path raw(String name, String workbook, String styles, String sheet, String shared) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>"
                        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>");
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\">" + workbook
                        + "<sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"rId1\" Type=\"" + RELATIONS
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        parts.put("xl/styles.xml", "<styleSheet xmlns=\"" + MAIN + "\">" + styles + "</styleSheet>");
        parts.put("xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\">" + shared + "</sst>");
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + sheet + "</sheetData></worksheet>");
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    @Test
    void the_same_rows_give_the_same_network_as_from_csv_files() throws IOException {
        Path csv = Files.createDirectories(folder.resolve("csv"));
        Files.writeString(csv.resolve("clients.csv"), """
                id,name,state,revenue,since,minor,city,note
                7,Ana Ruiz,client,1200.5,2024-02-29,false,Leeds,"two
                lines"
                B,"<script>, ""=1+1"\"",prospect,,2019-12-31,true,,0.1
                C,Čeněk 😀,,1000000,1999-01-01,,York,12
                """);
        Files.writeString(
                csv.resolve("ties.csv"), "from,to,type,weight,directed\n7,B,friend,2.25,true\nB,C,,1,false\n");
        Files.writeString(csv.resolve("groups.csv"), "id,name,type,size\nG,Builders,association,40\n");
        Files.writeString(csv.resolve("memberships.csv"), "client,group,since\n7,G,2020-01-01\nC,G,\n");
        Files.writeString(csv.resolve("referrals.csv"), "referrer,referred,date,value\n7,B,2025-05-05,300\n");
        Map<String, Filling> sheets = new LinkedHashMap<>();
        sheets.put(
                "Clients",
                rows(
                        row("id", "name", "state", "revenue", "since", "minor", "city", "note"),
                        row(7, "Ana Ruiz", "client", 1200.5, LocalDate.of(2024, 2, 29), false, "Leeds", "two\nlines"),
                        row("B", "<script>, \"=1+1\"", "prospect", "", LocalDate.of(2019, 12, 31), true, "", 0.1),
                        row(
                                "C",
                                "Čeněk 😀",
                                "",
                                1_000_000,
                                LocalDateTime.of(1999, 1, 1, 0, 0),
                                "",
                                "York",
                                new BigDecimal("12.0"))));
        sheets.put(
                "ties",
                rows(
                        row("from", "to", "type", "weight", "directed"),
                        row(7, "B", "friend", 2.25, true),
                        row("B", "C", "", 1, false)));
        sheets.put("GROUPS", rows(row("id", "name", "type", "size"), row("G", "Builders", "association", 40)));
        sheets.put(
                "memberships",
                rows(row("client", "group", "since"), row(7, "G", LocalDate.of(2020, 1, 1)), row("C", "G")));
        sheets.put(
                "referrals",
                rows(row("referrer", "referred", "date", "value"), row(7, "B", LocalDate.of(2025, 5, 5), 300)));
        Path book = workbook("all.xlsx", sheets);
        assertThat(digest(book)).isEqualTo(digest(csv));
        assertThat(report(book).files().stream()
                        .map(file ->
                                file.file().getFileName() + " " + file.kind().word()))
                .containsExactly(
                        "all.xlsx[Clients] clients",
                        "all.xlsx[GROUPS] groups",
                        "all.xlsx[ties] ties",
                        "all.xlsx[memberships] memberships",
                        "all.xlsx[referrals] referrals");
    }

    @Test
    void a_folder_may_hold_workbooks_named_after_their_kinds_beside_csv_files() throws IOException {
        workbook("clients.xlsx", Map.of("Sheet1", rows(row("id", "name"), row("A", "Ana"), row("B", "Ben"))));
        Files.writeString(folder.resolve("ties.csv"), "from,to\nA,B\n");
        workbook("report.xlsx", Map.of("persons", rows(row("id", "name"), row("A", "Ana"))));
        IntakeReport report = report(folder);
        assertThat(report.persons()).isEqualTo(2);
        assertThat(report.rejected()).isZero();
        assertThat(report.remarks()).anyMatch(remark -> remark.contains("report.xlsx was passed over"));
    }

    @Test
    void an_export_of_a_crm_saved_as_a_workbook_is_recognised_and_gives_what_the_csv_file_gives() throws IOException {
        Path contacts = Files.writeString(folder.resolve("c.csv"), Exports.SALESFORCE_CONTACTS);
        Path accounts = Files.writeString(folder.resolve("a.csv"), Exports.SALESFORCE_ACCOUNTS);
        Map<String, Filling> sheets = new LinkedHashMap<>();
        sheets.put("Contact", text(Exports.SALESFORCE_CONTACTS));
        sheets.put("Account", text(Exports.SALESFORCE_ACCOUNTS));
        sheets.put("notes", rows(row("what we did in March"), row("little")));
        Path book = workbook("crm.xlsx", sheets);
        IntakeReport report = report(book);
        assertThat(report.files())
                .extracting(file -> Objects.requireNonNull(file.recognition()).preset())
                .contains("salesforce-contacts", "salesforce-accounts");
        assertThat(report.remarks()).anyMatch(remark -> remark.contains("sheet 'notes' was passed over"));
        assertThat(digest(book)).isEqualTo(digest(contacts, accounts));
    }

    @Test
    void lines_below_a_report_are_no_contacts_in_a_workbook_either() throws IOException {
        Path book = workbook("report.xlsx", Map.of("Sheet1", text(Exports.SALESFORCE_REPORT)));
        IntakeReport report = report(book);
        assertThat(report.persons()).isEqualTo(2);
        assertThat(report.rejected()).isZero();
    }

    @Test
    void hidden_sheets_are_passed_over_with_a_word_and_a_book_of_nothing_else_is_refused() {
        Filling clients = rows(row("id"), row("A"));
        Filling hidden = sheet -> {
            clients.fill(sheet);
            sheet.setVisibilityState(VisibilityState.VERY_HIDDEN);
        };
        Map<String, Filling> sheets = new LinkedHashMap<>();
        sheets.put("clients", hidden);
        sheets.put("mine", rows(row("id"), row("B"), row("C")));
        IntakeReport report = report(workbook("half.xlsx", sheets));
        assertThat(report.persons()).isEqualTo(2);
        assertThat(report.remarks()).containsExactly("half.xlsx: sheet 'clients' is hidden and was passed over");
    }

    @Test
    void a_formula_is_its_stored_result_and_nothing_where_that_is_an_error_or_is_missing() throws IOException {
        Path book = raw(
                "clients.xlsx",
                "",
                "",
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>revenue</t></is></c><c r=\"D1\" t=\"s\"><v>2</v></c></row>"
                        + "<row r=\"3\"><c r=\"A3\" t=\"str\"><f>\"A\"&amp;1</f><v>A1</v></c><c r=\"B3\" t=\"s\"><v>3</v></c><c r=\"C3\"><f>2*6.25</f><v>12.5</v></c><c r=\"D3\" t=\"b\"><f>1=1</f><v>1</v></c></row>"
                        + "<row r=\"4\"><c r=\"A4\" t=\"str\"><v>B</v></c><c r=\"B4\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c r=\"C4\"><f>SUM(Z1)</f></c><c r=\"D4\" t=\"str\"><f>\"\"</f><v></v></c></row>",
                "<si><t>id</t></si><si><t>name</t></si><si><t>doNotContact</t></si><si><r><t>An</t></r><r><t>a_x000D_\nR</t></r><rPh><t>no</t></rPh></si>");
        IntakeReport report = report(book);
        assertThat(report.rejected()).isZero();
        assertThat(report.files().get(0).codes()).isEqualTo(Map.of("FORMULA", 1L));
        assertThat(report.files().get(0).notes().get(0).line()).isEqualTo(4);
        Persons persons = network(IntakeOptions.defaults(), book).persons();
        assertThat(persons.id(0)).isEqualTo("A1");
        assertThat(persons.name(0)).isEqualTo("Ana\r\nR");
        assertThat(person(book, "A1").properties()).isEqualTo(Map.of("revenue", 12.5, "doNotContact", true));
        assertThat(person(book, "B").name()).isEqualTo("B");
    }

    private static Person person(Path book, String id) {
        Map<String, Person> all = new LinkedHashMap<>();
        Intake.of(List.of(book), IntakeOptions.defaults())
                .sendTo(NetworkSink.ofPersons(person -> all.put(person.id(), person)));
        return Objects.requireNonNull(all.get(id));
    }

    @Test
    void days_are_known_by_their_formats_and_counted_from_1900_or_1904() throws IOException {
        String styles =
                "<numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-409]d\\-mmm\\-yy;@\"/><numFmt numFmtId=\"171\" formatCode=\"0.00&quot; days&quot;\"/></numFmts>"
                        + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/><xf numFmtId=\"22\"/></cellXfs>";
        String sheet =
                "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>id</v></c><c r=\"B1\" t=\"str\"><v>since</v></c><c r=\"C1\" t=\"str\"><v>left</v></c><c r=\"D1\" t=\"str\"><v>seen</v></c></row>"
                        + "<row r=\"2\"><c r=\"A2\"><v>1.0</v></c><c r=\"B2\" s=\"1\"><v>45657</v></c><c r=\"C2\" s=\"3\"><v>45657.5</v></c><c r=\"D2\" s=\"4\"><v>45657.5</v></c></row>"
                        + "<row r=\"3\"><c r=\"A3\"><v>1.23456789012345678E+17</v></c><c r=\"B3\" s=\"2\"><v>45657</v></c></row>";
        Path book = raw("clients.xlsx", "", styles, sheet, "");
        assertThat(person(book, "1").properties())
                .isEqualTo(Map.of("since", LocalDate.of(2024, 12, 31), "left", "45657.5", "seen", "2024-12-31T12:00"));
        assertThat(report(book).files().get(0).codes()).containsEntry("SUSPECT_ID", 1L);
        Path later = raw("book.xlsx", "<workbookPr date1904=\"1\"/>", styles, sheet, "");
        assertThat(person(later, "1").properties()).containsEntry("since", LocalDate.of(2029, 1, 1));
        IntakeOptions stated = new IntakeOptions(
                false,
                false,
                java.util.Set.of(),
                Map.of(),
                "d.M.yyyy",
                Decimal.COMMA,
                null,
                false,
                null,
                CrmOptions.BY_HEADER);
        Persons persons = network(stated, book).persons();
        assertThat(persons.day(0, "since")).isEqualTo(LocalDate.of(2024, 12, 31).toEpochDay());
        assertThat(persons.text(0, "left")).isEqualTo("45657,5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "General|NUMBER",
                "0.00E+00|NUMBER",
                "#,##0.00 \"Dh\"|NUMBER",
                "[Red]0.0|NUMBER",
                "@|NUMBER",
                "0\\d|NUMBER",
                "yyyy-mm-dd|DAY",
                "mmm-yy|DAY",
                "[$-407]d. mmmm yyyy;@|DAY",
                "m/d/yy h:mm|DAY",
                "h:mm AM/PM|TIME",
                "[h]:mm:ss|TIME",
                "mm:ss|TIME"
            })
    void a_format_shows_a_day_a_time_or_a_number(String format, SheetCells.Shows shows) {
        assertThat(SheetCells.shows(format)).isEqualTo(shows);
    }

    @Test
    void rejected_rows_go_to_a_csv_file_beside_the_workbook_that_can_be_loaded_when_mended() throws IOException {
        Map<String, Filling> sheets = new LinkedHashMap<>();
        sheets.put("clients", rows(row("id", "name", "revenue"), row("A", "Ana", 1.5), row("", "Ben, jr", 2)));
        sheets.put("ties", rows(row("from", "to"), row("A", "Z")));
        Path book = workbook("b.xlsx", sheets);
        IntakeReport report = Intake.of(
                        List.of(book),
                        IntakeOptions.defaults().writingRejects(null).skippingBadRows())
                .check(Progress.SILENT);
        assertThat(report.rejected()).isEqualTo(2);
        Path rejects = Objects.requireNonNull(report.files().get(0).rejects());
        assertThat(rejects).hasFileName("b.xlsx[clients].rejects.csv").content().isEqualTo("""
                rejectedLine,rejectedCode,rejectedReason,id,name,revenue
                3,EMPTY_ID,column 'id' is blank,,"Ben, jr",2
                """);
    }

    @Test
    void cells_to_the_right_of_the_header_reject_the_row_and_blank_ones_at_its_end_do_not() {
        Path book = workbook(
                "clients.xlsx",
                Map.of("x", rows(row("id", "name", "city"), row("A"), row("B", "Ben", "York", "", "?"))));
        assertThat(report(book).files().get(0).codes()).containsEntry("COLUMN_COUNT", 1L);
        assertThat(report(book).accepted()).isEqualTo(1);
    }

    @Test
    void the_kind_can_be_said_of_a_workbook() {
        Path book = workbook("x.xlsx", Map.of("Sheet1", rows(row("client1", "client2"), row("A", "B"))));
        IntakeReport report = Intake.of(
                        List.of(new Input(book, Kind.TIES)),
                        new IntakeOptions(
                                false,
                                true,
                                java.util.Set.of(),
                                Map.of(),
                                null,
                                null,
                                null,
                                false,
                                null,
                                CrmOptions.BY_HEADER))
                .check(Progress.SILENT);
        assertThat(report.files().get(0).kind()).isEqualTo(Kind.TIES);
        assertThat(report.persons()).isEqualTo(2);
    }

    private void assertRefused(Path file, String what, String remedy) {
        assertThatThrownBy(() -> report(file)).isInstanceOfSatisfying(GrapevineException.class, told -> {
            assertThat(told).hasMessageContaining(what).hasMessageContaining(file.toString());
            assertThat(told.remedy()).contains(remedy);
        });
    }

    @Test
    void what_is_no_workbook_or_a_broken_or_locked_one_is_told_in_a_sentence_with_what_to_do() throws IOException {
        Path good = workbook("clients.xlsx", Map.of("x", rows(row("id"), row("A"))));
        byte[] bytes = Files.readAllBytes(good);
        assertRefused(
                Files.write(folder.resolve("cut.xlsx"), Arrays.copyOf(bytes, bytes.length / 2)),
                "no Excel workbook",
                "save it anew");
        Path torn = raw(
                "torn.xlsx",
                "",
                "",
                "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>id</v></c></row><row r=\"2\"><c r=\"A2\" t=\"str\"><v>A</row>",
                "");
        assertRefused(torn, "sheet 'Sheet1' after row", "CSV UTF-8");
        ByteBuffer ole = ByteBuffer.allocate(2048).order(ByteOrder.LITTLE_ENDIAN);
        ole.putInt(0, 0xe011cfd0).putShort(30, (short) 9).putInt(48, 1);
        Path old = Files.write(folder.resolve("old.xls"), ole.array());
        assertRefused(old, "of the old kind", "save it as .xlsx");
        ole.position(1024 + 128).put("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE));
        assertRefused(Files.write(folder.resolve("locked.xlsx"), ole.array()), "locked with a password", "without one");
        Path letter = folder.resolve("letter.docx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(letter))) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
        }
        assertRefused(letter, "no Excel workbook", "unpack it");
        assertRefused(raw("blank.xlsx", "", "", "", ""), "is empty (EMPTY)", "header");
    }

    @Test
    void a_file_that_unpacks_to_several_hundred_times_its_size_is_refused_before_it_is_read() throws IOException {
        Path bomb = raw(
                "bomb.xlsx",
                "",
                "",
                "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>id" + " ".repeat(70 << 20) + "</v></c></row>",
                "");
        assertThat(Files.size(bomb)).isLessThan(1 << 20);
        assertRefused(bomb, "unpacks to more than 200 times its size", "CSV");
    }
}
