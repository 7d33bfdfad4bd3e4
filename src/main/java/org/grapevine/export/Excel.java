package org.grapevine.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.grapevine.GrapevineException;
import org.grapevine.network.Adoption;
import org.grapevine.network.Group;
import org.grapevine.network.GroupType;
import org.grapevine.network.Membership;
import org.grapevine.network.NetworkSink;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.Tie;
import org.grapevine.network.TieType;
import org.jspecify.annotations.Nullable;

/**
 * A workbook for Excel and its like with the sheets persons, groups, ties, memberships and referrals. Texts are texts, never formulas; numbers
 * and days are such. O(rows) time; memory holds some thousand rows. The same rows give the same sheets; the time of writing stands in the properties of the
 * file.
 */
public final class Excel implements NetworkSink {
    /* Rows come in the order of the sheets, so one sheet is open at a time and goes out by the thousand rows. Texts stand in their cells: a
     * table of shared ones would have to be kept to the end. */

    /** No sheet has more rows. */
    static final int ROW_LIMIT = 1_048_576;

    private static final int TEXT_LIMIT = 32_767;
    private static final int FLUSHED = 1000;
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);
    private static final List<String> SHEETS = List.of("persons", "groups", "ties", "memberships", "referrals");

    private final Workbook book;
    private final Outline outline;
    private final PersonScores scores;
    private @Nullable Worksheet sheet;
    private int opened;
    private int row;
    private int column;

    private Excel(Workbook book, Outline outline, PersonScores scores) {
        this.book = book;
        this.outline = outline;
        this.scores = scores;
    }

    /**
     * Writes {@code source}, of which {@code outline} was made.
     *
     * @throws GrapevineException if there are more rows than a sheet can hold
     */
    public static void write(NetworkSource source, Outline outline, PersonScores scores, OutputStream out)
            throws IOException {
        try {
            Workbook book = new Workbook(out, "Grapevine", null);
            Excel excel = new Excel(book, outline, scores);
            source.sendTo(excel);
            excel.openUpTo(SHEETS.size());
            excel.finishSheet();
            book.finish();
        } catch (UncheckedIOException fault) {
            throw fault.getCause();
        }
    }

    /**
     * Refuses what has more rows than a sheet can hold.
     *
     * @throws GrapevineException naming the sheet
     */
    public static void requireFits(Outline outline) {
        long most = Math.max(
                Math.max(outline.persons(), outline.groups()),
                Math.max(outline.ties(), Math.max(outline.memberships(), outline.referrals())));
        if (most >= ROW_LIMIT) {
            throw GrapevineException.input(
                    "%,d rows do not fit onto a sheet of Excel, which holds %,d".formatted(most, ROW_LIMIT),
                    "export --to csv, or fewer of them with --ties and --groups");
        }
    }

    private void openUpTo(int sheets) {
        while (opened < sheets) {
            finishSheet();
            Worksheet next = book.newWorksheet(SHEETS.get(opened++));
            sheet = next;
            row = 0;
            List<String> header = header(opened);
            for (int c = 0; c < header.size(); c++) {
                next.inlineString(0, c, shown(header.get(c)));
                next.style(0, c).bold().set();
                next.width(c, c == 1 ? 28 : 14);
            }
            next.freezePane(0, 1);
            endRow();
        }
    }

    private List<String> header(int number) {
        List<String> header = new ArrayList<>();
        switch (number) {
            case 1 -> {
                header.addAll(List.of("id", "name", "state"));
                header.addAll(scores.names());
                header.addAll(outline.personColumns().keySet());
            }
            case 2 -> header.addAll(List.of("id", "name", "type", "size", "sensitivity"));
            case 3 -> {
                header.addAll(List.of("from", "to", "type", "weight", "directed"));
                header.addAll(outline.tieColumns().keySet());
            }
            case 4 -> {
                header.addAll(List.of("client", "group"));
                header.addAll(outline.membershipColumns().keySet());
            }
            default -> header.addAll(List.of("referrer", "referred", "date", "outcome", "value"));
        }
        return header;
    }

    private void finishSheet() {
        Worksheet done = sheet;
        if (done != null) {
            try {
                done.finish();
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
            sheet = null;
        }
    }

    private Excel cell(@Nullable Object value) {
        Worksheet to = sheet;
        if (to != null && value != null) {
            if (value instanceof Number number) {
                if (Double.isFinite(number.doubleValue())) {
                    to.value(row, column, number);
                }
            } else if (value instanceof Boolean flag) {
                to.value(row, column, flag);
            } else if (value instanceof LocalDate day && !day.isBefore(FIRST_DAY)) {
                to.value(row, column, day);
                to.style(row, column).format("yyyy-mm-dd").set();
            } else if (!value.toString().isEmpty()) {
                to.inlineString(row, column, shown(value.toString()));
            }
        }
        column++;
        return this;
    }

    private void cells(Map<String, Attribute.Holds> columns, Map<String, Object> values) {
        columns.forEach((name, holds) -> {
            Object value = values.get(name);
            cell(value == null ? null : holds.cast(value));
        });
    }

    private void endRow() {
        row++;
        column = 0;
        Worksheet to = sheet;
        if (to != null && row % FLUSHED == 0) {
            try {
                to.flush();
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }

    /** {@code text} as a cell can hold it; {@code _x0041_} would be read as the letter A, and is kept from it. */
    private static String shown(String text) {
        String legal = Xml.legal(text);
        if (legal.contains("_x")) {
            legal = legal.replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_");
        }
        if (legal.length() <= TEXT_LIMIT) {
            return legal;
        }
        int end = Character.isHighSurrogate(legal.charAt(TEXT_LIMIT - 1)) ? TEXT_LIMIT - 1 : TEXT_LIMIT;
        return legal.substring(0, end);
    }

    @Override
    public void tieType(TieType type) {}

    @Override
    public void groupType(GroupType type) {}

    @Override
    public void person(Person person) {
        openUpTo(1);
        cell(person.id()).cell(person.name()).cell(word(person.state()));
        for (int k = 0; k < scores.names().size(); k++) {
            cell(scores.of(k, person.id()));
        }
        cells(outline.personColumns(), person.properties());
        endRow();
    }

    @Override
    public void group(Group group) {
        openUpTo(2);
        cell(group.id()).cell(group.name()).cell(group.type());
        cell(group.size() == 0 ? null : group.size()).cell(word(group.sensitivity()));
        endRow();
    }

    @Override
    public void tie(Tie tie) {
        openUpTo(3);
        cell(tie.from()).cell(tie.to()).cell(tie.type()).cell(tie.weight()).cell(tie.directed());
        cells(outline.tieColumns(), tie.properties());
        endRow();
    }

    @Override
    public void membership(Membership membership) {
        openUpTo(4);
        cell(membership.person()).cell(membership.group());
        cells(outline.membershipColumns(), membership.properties());
        endRow();
    }

    @Override
    public void referral(Referral referral) {
        openUpTo(5);
        cell(referral.referrer()).cell(referral.referred()).cell(referral.date());
        cell(referral.outcome()).cell(referral.value());
        endRow();
    }

    @Override
    public void adoption(Adoption adoption) {}

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
