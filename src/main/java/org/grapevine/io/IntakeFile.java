package org.grapevine.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.grapevine.GrapevineException;
import org.jspecify.annotations.Nullable;

/** A file of an intake, or of a CRM's file what becomes records of one kind: what it tells about, its text, its columns. */
record IntakeFile(
        Path path,
        Kind kind,
        RowFile rows,
        Header header,
        char delimiter,
        boolean edgeList,
        @Nullable Part part) {
    private static final Pattern SHEET = Pattern.compile(".*\\[([^\\[\\]]*)]");

    /** A CRM's file as one view of its preset has it. {@code leads}: the part that tells what was wrong with rows as they stand. */
    record Part(CrmFile file, Preset.View view, boolean leads) {}

    /** What {@code view} makes of a CRM's file. */
    static IntakeFile of(CrmFile file, Preset.View view, boolean leads) {
        Header header = Header.ours(view.kind(), List.copyOf(view.cells().keySet()));
        Part part = new Part(file, view, leads);
        return new IntakeFile(file.path(), view.kind(), file.rows(), header, file.delimiter(), false, part);
    }

    /**
     * Looks into the file to find its encoding, delimiter, kind and columns; of a workbook into each sheet that is taken. What {@code crm} takes
     * is left out, and what is passed over {@code remarks} hear.
     */
    static List<IntakeFile> of(Input input, IntakeOptions options, CrmFiles crm, List<String> remarks) {
        Path path = input.path();
        List<IntakeFile> files = new ArrayList<>();
        if (Workbook.is(path)) {
            for (WorkbookSheet sheet : Workbook.of(path, options).taken(input.kind(), crm, remarks)) {
                of(sheet, input.kind(), options, crm).ifPresent(files::add);
            }
            return files;
        }
        TextFile text = TextFile.of(path, options.encoding());
        if (EdgeList.named(path)) {
            Header header = Header.of(Kind.TIES, EdgeListRows.COLUMNS, Map.of());
            files.add(new IntakeFile(path, Kind.TIES, text, header, ' ', true, null));
        } else {
            of(text, input.kind(), options, crm).ifPresent(files::add);
        }
        return files;
    }

    private static Optional<IntakeFile> of(RowFile rows, @Nullable Kind stated, IntakeOptions options, CrmFiles crm) {
        Path path = rows.path();
        return TextFile.reading(path, () -> {
            try (RowSource table = rows.rows(read -> {}, (reason, line) -> {})) {
                List<String> columns = table.columns();
                if (stated == null && crm.takes(rows, table)) {
                    return Optional.empty();
                }
                Kind kind = stated == null ? kind(path, columns, options) : stated;
                Header header = Header.of(kind, columns, options.mapping());
                String fault = header.fault();
                if (fault != null) {
                    throw unreadable(path, kind, columns, fault);
                }
                return Optional.of(new IntakeFile(path, kind, rows, header, table.delimiter(), false, null));
            }
        });
    }

    /** By its name if the header has what that kind needs, else by what the header fits best. */
    private static Kind kind(Path path, List<String> columns, IntakeOptions options) {
        Kind named = named(path);
        if (named != null && Header.of(named, columns, options.mapping()).complete()) {
            return named;
        }
        Kind best = named;
        int fit =
                named == null ? 0 : Header.of(named, columns, options.mapping()).fit();
        for (Kind kind : Kind.values()) {
            Header header = Header.of(kind, columns, options.mapping());
            if (header.fit() > fit) {
                best = kind;
                fit = header.fit();
            }
        }
        if (best == null) {
            throw unreadable(path, null, columns, "has a header that fits no kind of file");
        }
        return best;
    }

    /** The kind whose word stands in the file's name; null where none or several do. */
    static @Nullable Kind named(Path path) {
        List<String> words = Arrays.asList(stem(path).split("[^a-z]+", -1));
        List<Kind> kinds = Arrays.stream(Kind.values())
                .filter(kind -> words.contains(kind.word()))
                .toList();
        return kinds.size() == 1 ? kinds.get(0) : null;
    }

    /** The kind that the file has as its whole name, as in {@code ties.csv} or {@code ties.tsv.gz}; null for any other. */
    static @Nullable Kind namedExactly(Path path) {
        return Arrays.stream(Kind.values())
                .filter(kind -> stem(path).equals(kind.word()))
                .findFirst()
                .orElse(null);
    }

    private static String stem(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        Matcher sheet = SHEET.matcher(name);
        if (sheet.matches()) {
            return sheet.group(1).equals("persons") ? Kind.CLIENTS.word() : sheet.group(1);
        }
        return name.replaceFirst("\\.gz$", "").replaceFirst("\\.(csv|tsv|tab|txt|xlsx|xlsm)$", "");
    }

    private static GrapevineException unreadable(Path path, @Nullable Kind kind, List<String> columns, String fault) {
        String expected = kind == null
                ? "say what it tells about with --kind"
                : kind.word() + " files need "
                        + kind.required().stream()
                                .map(Field::column)
                                .sorted()
                                .collect(Collectors.joining(
                                        ", ", (kind.required().size() == 1 ? "the column " : "the columns "), ""))
                        + "; others they may have are "
                        + kind.fields().stream().map(Field::column).collect(Collectors.joining(", "))
                        + (kind.properties().isEmpty()
                                ? ""
                                : ", " + String.join(", ", kind.properties().keySet()))
                        + ". Write them into the first line, or tell with --mapping FILE what yours mean ('theirs = ours')";
        return GrapevineException.input(
                path + " " + fault + "; its first line is " + Cell.shown(String.join(",", columns)) + " ("
                        + Reason.HEADER + ")",
                expected);
    }

    /** The rows from the beginning. */
    RowSource open(LongConsumer progress, RowSource.Remarks remarks) throws IOException {
        if (part != null) {
            return new PresetRows(part, progress, remarks);
        }
        return edgeList && rows instanceof TextFile text
                ? new EdgeListRows(text, progress, remarks)
                : rows.rows(progress, remarks);
    }

    /** A reader of its records, from the beginning. The rows of a part have days and numbers in our own spelling. */
    Records records(IntakeOptions options) {
        return part == null
                ? new Records(header, new Numbers(options.decimal(), delimiter), options.dateFormat())
                : new Records(header, Numbers.PLAIN, null);
    }

    /** Whether records that were declared before are passed over in silence. */
    boolean once() {
        return part != null && part.view().once();
    }

    /** Whether another part of the file tells what was wrong with its rows as they stand. */
    boolean aside() {
        return part != null && !part.leads();
    }

    /** The columns as they stand in the file. */
    List<String> columns() {
        return part == null ? header.columns() : part.file().reading().columns();
    }

    /** The columns that nobody knows. */
    List<String> unknown() {
        if (part == null) {
            return header.unknown();
        }
        return kind == Kind.CLIENTS && !aside() ? part.file().untouched() : List.of();
    }

    /** Of {@link #mapping()} what a mapping file can say: single columns, of the part for which a mapping holds. */
    Set<String> plain() {
        if (part == null) {
            return header.mapping().keySet();
        }
        return part.view().cells().values().stream()
                .filter(cell -> part.leads() && cell.plain())
                .map(Expression::shown)
                .collect(Collectors.toSet());
    }

    /** A column to show, and where its cell stands in the rows. {@code ours} is empty where nobody knows the column. */
    record Column(int position, String theirs, String ours) {}

    /** The columns to show to somebody who looks whether the file was understood. */
    List<Column> preview() {
        List<Column> columns = new ArrayList<>();
        if (part == null) {
            Map<String, String> known = header.mapping();
            for (int i = 0; i < header.columns().size(); i++) {
                String theirs = header.columns().get(i);
                if (!theirs.isEmpty() && !Header.ours(theirs)) {
                    columns.add(new Column(i, theirs, known.getOrDefault(theirs, "")));
                }
            }
            return columns;
        }
        List<String> unknown = part.file().untouched();
        part.view().cells().forEach((ours, cell) -> {
            String theirs = cell.shown();
            columns.add(new Column(columns.size(), theirs, unknown.contains(theirs) ? "" : ours));
        });
        return columns;
    }

    /** Their names and ours, of the columns that are known. */
    Map<String, String> mapping() {
        if (part == null) {
            return header.mapping();
        }
        Map<String, String> mapping = new LinkedHashMap<>();
        List<String> unknown = part.file().untouched();
        part.view().cells().forEach((ours, cell) -> {
            if (!unknown.contains(cell.shown())) {
                mapping.merge(cell.shown(), ours, (one, other) -> one + ", " + other);
            }
        });
        return mapping;
    }
}
