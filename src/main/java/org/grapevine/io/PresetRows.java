package org.grapevine.io;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.grapevine.network.Columns;
import org.jspecify.annotations.Nullable;

/** The rows of a CRM's file as one view makes them: each becomes one row of ours, none, or several where a cell holds several values. */
final class PresetRows implements RowSource {
    /* Days, numbers and flags come out in our own spelling, whatever the file's; what is none of them comes out as it stands, and is
     * rejected later with the words of the file. A cell with several values is gone through together with the others of the row that
     * have several: the third company id belongs to the third company name. */

    private static final Set<Field> NUMBERS = Set.of(Field.WEIGHT, Field.SIZE, Field.VALUE);
    private static final Set<Field> DAYS = Set.of(Field.DATE, Field.TIME);
    private static final Set<Field> FLAGS = Set.of(Field.DIRECTED);

    private enum Holds {
        TEXT,
        NUMBER,
        DAY,
        FLAG
    }

    private final CrmFile file;
    private final Preset.View view;
    private final boolean leads;
    private final RowSource rows;
    private final RowSource.Remarks remarks;
    private final List<String> columns;
    private final List<Expression> cells;
    private final List<Holds> holds;
    private final List<Boolean> required;
    private final int named;
    private final Row row = new Row();
    private final Preset.@Nullable Mirror mirror;
    private final Set<String> seen = new HashSet<>();
    private final List<List<String>> values = new ArrayList<>();
    private @Nullable Row theirs;
    private int next;
    private int count;

    PresetRows(IntakeFile.Part part, LongConsumer progress, RowSource.Remarks remarks) throws IOException {
        this.file = part.file();
        this.view = part.view();
        this.leads = part.leads();
        this.remarks = remarks;
        this.columns = List.copyOf(view.cells().keySet());
        this.cells = List.copyOf(view.cells().values());
        this.holds = columns.stream().map(column -> holds(view.kind(), column)).toList();
        this.required = columns.stream()
                .map(column -> view.kind().required().stream()
                        .anyMatch(field -> field.column().equals(column)))
                .toList();
        this.named = Header.named(file.reading().columns());
        Preset.Mirror sides = file.preset().mirror();
        this.mirror = sides == null ? null : new Preset.Mirror(bound(sides.one()), bound(sides.other()));
        this.rows = file.open(progress, leads ? remarks : (reason, line) -> {});
    }

    private List<Expression> bound(List<Expression> sides) {
        return sides.stream()
                .map(side -> side.bound(file.reading()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether that column of ours holds a day. */
    static boolean holdsDay(Kind kind, String column) {
        return holds(kind, column) == Holds.DAY;
    }

    private static Holds holds(Kind kind, String column) {
        for (Field field : kind.fields()) {
            if (field.column().equals(column)) {
                return NUMBERS.contains(field)
                        ? Holds.NUMBER
                        : DAYS.contains(field) ? Holds.DAY : FLAGS.contains(field) ? Holds.FLAG : Holds.TEXT;
            }
        }
        Columns.Kind property = kind.properties().getOrDefault(column, Columns.Kind.TEXT);
        return switch (property) {
            case TEXT -> Holds.TEXT;
            case NUMBER, AMOUNT, SHARE -> Holds.NUMBER;
            case DATE -> Holds.DAY;
            case FLAG -> Holds.FLAG;
        };
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public char delimiter() {
        return file.delimiter();
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (true) {
            while (theirs != null && next < count) {
                if (build(theirs, next++)) {
                    return row;
                }
            }
            theirs = null;
            Row read = rows.next();
            if (read == null) {
                return null;
            }
            if (file.passesOver(read)) {
                remark(Reason.NO_RECORD, read);
            } else if (broken(read)) {
                if (leads) {
                    return row;
                }
            } else if (!said(read)) {
                theirs = read;
                begin(read);
            }
        }
    }

    /** Whether the parser or the number of cells says that the row cannot be read. */
    private boolean broken(Row read) {
        Records.shape(read, named);
        Reason fault = read.fault();
        if (fault == null) {
            return false;
        }
        row.begin(read.line(), read);
        columns.forEach(column -> row.add(""));
        row.reject(fault, read.explanation());
        return true;
    }

    /** Whether an earlier row has said the same from the other end. */
    private boolean said(Row read) {
        Preset.Mirror sides = mirror;
        if (sides == null) {
            return false;
        }
        String one = side(sides.one(), read);
        String other = side(sides.other(), read);
        if (seen.remove(other + "\n" + one)) {
            remark(Reason.MIRRORED, read);
            return true;
        }
        seen.add(one + "\n" + other);
        return false;
    }

    private String side(List<Expression> expressions, Row read) {
        return expressions.stream()
                .map(expression -> expression.value(read, file.reading()))
                .collect(Collectors.joining("\t"));
    }

    private void remark(Reason reason, Row read) {
        if (leads) {
            remarks.remark(reason, read.line());
        }
    }

    private void begin(Row read) {
        next = 0;
        count = 0;
        if (view.when() != null && !view.when().holds(read, file.reading())) {
            return;
        }
        values.clear();
        count = 1;
        for (Expression cell : cells) {
            List<String> several = cell.values(read, file.reading());
            values.add(several);
            count = Math.max(count, several.size());
        }
    }

    /** Makes row number {@code which} of those that a row of theirs becomes; false where there is none. */
    private boolean build(Row read, int which) {
        row.begin(read.line(), read);
        for (int i = 0; i < cells.size(); i++) {
            List<String> several = values.get(i);
            String text = several.isEmpty()
                    ? ""
                    : several.size() == 1 ? several.get(0) : which < several.size() ? several.get(which) : "";
            row.add(text.isEmpty() ? "" : ours(text, holds.get(i)));
            if (view.given() && required.get(i) && row.cell(i).isEmpty()) {
                return false;
            }
        }
        for (int i = 0; i < cells.size(); i++) {
            if (!meantPerson(i, read)) {
                return false;
            }
        }
        return true;
    }

    /** Puts the id of the person in the place of a free text; false where it is not known who is meant. */
    private boolean meantPerson(int cell, Row read) {
        Expression.Conversion conversion = cells.get(cell).conversion();
        String text = row.cell(cell);
        boolean person = conversion == Expression.Conversion.PERSON || conversion == Expression.Conversion.SAID;
        if (text.isEmpty() || !person) {
            return true;
        }
        String about = "";
        for (int i = 0; i < cells.size(); i++) {
            about = about.isEmpty() && i != cell && required.get(i) ? row.cell(i) : about;
        }
        String id = file.referrers().meant(text, about, new Review.Place(file.path(), read.line()));
        row.set(cell, id);
        if (id.isEmpty()) {
            remarks.remark(Reason.REFERRER_UNCLEAR, read.line());
        }
        return !id.isEmpty();
    }

    private String ours(String text, Holds kind) {
        return switch (kind) {
            case NUMBER -> {
                double number = file.reading().number(text);
                yield Double.isNaN(number) ? text : CsvWriter.number(number);
            }
            case DAY -> {
                LocalDate day = file.reading().days().day(text);
                yield day == null ? text : day.toString();
            }
            case FLAG -> Flags.plain(text);
            case TEXT -> text;
        };
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
