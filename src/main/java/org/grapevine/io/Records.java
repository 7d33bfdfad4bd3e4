package org.grapevine.io;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.grapevine.network.Adoption;
import org.grapevine.network.Columns;
import org.grapevine.network.Group;
import org.grapevine.network.GroupType;
import org.grapevine.network.Learned;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.grapevine.network.TieType;
import org.grapevine.network.Types;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one file into records; marks a row that breaks a rule of its own as rejected. */
final class Records {
    /* Rules that concern other rows as well (is the id taken, does the person exist) are the Register's. A text is kept to the byte;
     * ids, types, words, numbers and dates lose the blanks around them. The same rows give the same answers at each reading. */

    private static final double LARGE = 1e12;
    private static final Map<String, State> STATES = Map.of(
            "client", State.CLIENT,
            "customer", State.CLIENT,
            "prospect", State.PROSPECT,
            "lead", State.PROSPECT,
            "lost", State.LOST,
            "churned", State.LOST,
            "former", State.LOST);
    private static final Map<String, Boolean> FLAGS = Map.of(
            "true", true, "yes", true, "y", true, "t", true, "1", true, "false", false, "no", false, "n", false, "f",
            false, "0", false);

    private final Header header;
    private final Numbers numbers;
    private final Dates dates;
    private final boolean dateStated;
    private final boolean restoring;
    private final String groupColumnType;
    private final Map<Integer, Set<String>> assumed = new HashMap<>();
    private Timing timing = Timing.OPEN;

    private enum Timing {
        OPEN,
        PERIODS,
        DAYS
    }

    Records(Header header, Numbers numbers, @Nullable String dateFormat) {
        this.header = header;
        this.numbers = numbers;
        this.dates = new Dates(dateFormat);
        this.dateStated = dateFormat != null;
        this.restoring = header.restoring();
        this.groupColumnType = header.has(Field.GROUP) ? groupColumnType(header) : "";
    }

    /** The type of the groups where the column of their names is called after one, such as {@code church}. */
    private static String groupColumnType(Header header) {
        String column = Cell.comparable(header.columns().get(header.position(Field.GROUP)));
        return Types.defaults().knowsGroup(column) ? column : "";
    }

    /** Rejects a row that has not as many fields as the header; blank ones at its end do not count. */
    void shape(Row row) {
        shape(row, header.named());
    }

    static void shape(Row row, int named) {
        if (row.size() < named) {
            row.reject(Reason.COLUMN_COUNT, fields(row.size()) + " instead of " + named);
        }
        for (int i = named; i < row.size(); i++) {
            if (!Cell.blank(row.cell(i))) {
                row.reject(Reason.COLUMN_COUNT, fields(row.size()) + " instead of " + named);
            }
        }
    }

    private static String fields(int count) {
        return count + (count == 1 ? " field" : " fields");
    }

    Person person(Row row) {
        String id = id(row, Field.ID);
        String name = text(row, Field.NAME);
        State state = word(row, Field.STATE, STATES, State.CLIENT);
        return new Person(id, Cell.blank(name) ? id : name, state, properties(row), assumed(row, Field.STATE));
    }

    /** A group, with a blank type where none is stated. */
    Group group(Row row) {
        String id = id(row, Field.ID);
        String name = text(row, Field.NAME);
        double size = number(row, Field.SIZE, Columns.Kind.AMOUNT, 0);
        if (size != Math.rint(size) || size > Integer.MAX_VALUE) {
            row.reject(
                    Reason.RANGE, "column 'size': " + Cell.shown(cell(row, Field.SIZE)) + " is no number of members");
        }
        return new Group(
                id,
                Cell.blank(name) ? id : name,
                cell(row, Field.TYPE),
                (int) size,
                sensitivity(row, Sensitivity.NORMAL),
                assumed(row, Field.SENSITIVITY));
    }

    Tie tie(Row row, Findings findings) {
        String from = id(row, Field.FROM);
        String to = id(row, Field.TO);
        if (from.equals(to)) {
            row.reject(Reason.SELF_TIE, "a tie from " + Cell.shown(from) + " to itself");
        }
        String type = cell(row, Field.TYPE);
        if (type.isEmpty() && header.has(Field.TYPE)) {
            findings.note(Reason.EMPTY_TYPE, row.line(), "no type: taken as '" + Tie.DEFAULT_TYPE + "'");
        }
        double weight = weight(row, findings);
        boolean directed = word(row, Field.DIRECTED, FLAGS, false);
        return new Tie(
                from,
                to,
                type.isEmpty() ? Tie.DEFAULT_TYPE : type,
                weight,
                directed,
                properties(row),
                assumed(row, Field.TYPE, Field.WEIGHT, Field.DIRECTED));
    }

    private double weight(Row row, Findings findings) {
        String text = cell(row, Field.WEIGHT);
        if (text.isEmpty()) {
            return 1;
        }
        double weight = numbers.parse(text);
        if (Double.isNaN(weight) && Numbers.numberLike(text)) {
            row.reject(Reason.NUMBER_FORMAT, "column 'weight': " + unclear(text));
        } else if (!(weight >= 0 && weight <= Double.MAX_VALUE)) {
            row.reject(Reason.WEIGHT, "column 'weight': " + Cell.shown(text) + " is no finite number of at least 0");
        } else if (weight > LARGE) {
            findings.note(Reason.LARGE_WEIGHT, row.line(), "weight " + Cell.shown(text) + " is above 1e12");
        } else if (weight == 0) {
            findings.note(Reason.ZERO_WEIGHT, row.line(), "weight 0: no tie");
        }
        return weight;
    }

    /** A membership as it stands in a file: the group by the text and the type that the row states. */
    record Belonging(String person, String group, String groupType, Map<String, Object> properties) {}

    Belonging belonging(Row row, Findings findings) {
        String person = id(row, Field.CLIENT);
        String group = cell(row, Field.GROUP);
        if (group.isEmpty()) {
            row.reject(Reason.EMPTY_GROUP, "no group");
        }
        String type = cell(row, Field.GROUP_TYPE);
        if (type.isEmpty() && header.has(Field.GROUP_TYPE)) {
            findings.note(
                    Reason.EMPTY_TYPE,
                    row.line(),
                    "no groupType: taken as declared, else as '" + Group.DEFAULT_TYPE + "'");
        }
        return new Belonging(person, group, type.isEmpty() ? groupColumnType : type, properties(row));
    }

    Referral referral(Row row) {
        String referrer = id(row, Field.REFERRER);
        String referred = id(row, Field.REFERRED);
        if (referrer.equals(referred)) {
            row.reject(Reason.SELF_REFERRAL, Cell.shown(referrer) + " is said to have referred itself");
        }
        String day = cell(row, Field.DATE);
        LocalDate date = day.isEmpty() ? null : date(row, "date", day);
        double value = number(row, Field.VALUE, Columns.Kind.NUMBER, Double.NaN);
        return new Referral(referrer, referred, date, cell(row, Field.OUTCOME), value);
    }

    Adoption adoption(Row row) {
        String person = id(row, Field.CLIENT);
        String referrer = cell(row, Field.REFERRER);
        if (person.equals(referrer)) {
            row.reject(Reason.SELF_REFERRAL, Cell.shown(person) + " is said to have referred itself");
        }
        return new Adoption(person, time(row), text(row, Field.PRODUCT), referrer);
    }

    /** Periods stay as they are and days become days since 1970; the first row that has either decides for the file. */
    private double time(Row row) {
        String text = cell(row, Field.TIME);
        double period = dateStated ? Double.NaN : numbers.parse(text);
        LocalDate day = Double.isNaN(period) || timing == Timing.DAYS ? dates.parse(text) : null;
        if (day == null && Double.isNaN(period)) {
            String hint = dateStated ? "" : String.join(" or ", Dates.candidates(text));
            row.reject(
                    Reason.DATE,
                    "column 'time': " + Cell.shown(text) + " is neither a number nor a day"
                            + (hint.isEmpty() ? "" : "; --date-format " + hint + " may be meant"));
            return 0;
        }
        if (timing == Timing.OPEN) {
            timing = day == null ? Timing.PERIODS : Timing.DAYS;
        }
        if ((timing == Timing.DAYS) != (day != null)) {
            String others = timing == Timing.DAYS ? "days" : "numbers";
            row.reject(
                    Reason.DATE, "column 'time': " + Cell.shown(text) + " in a file whose earlier rows have " + others);
        }
        return day == null ? period : day.toEpochDay();
    }

    /** What types.csv says of a type; {@code known} gives what it leaves open. Exactly one of the two is there. */
    record Declared(@Nullable TieType tie, @Nullable GroupType group, Optional<Learned> from) {}

    Declared type(Row row, Types known) {
        String name = id(row, Field.NAME);
        boolean ofGroups = word(row, Field.KIND, Map.of("tie", false, "group", true), false);
        if (cell(row, Field.KIND).isEmpty()) {
            row.reject(Reason.WORD, "column 'kind' is blank: one of tie, group");
        }
        boolean learned = word(row, Field.LEARNED, FLAGS, false);
        Optional<Learned> from = Learned.of(properties(row));
        if (ofGroups) {
            GroupType prior = known.group(name);
            double beta = number(row, Field.BETA, Columns.Kind.AMOUNT, prior.beta());
            double gamma = number(row, Field.GAMMA, Columns.Kind.SHARE, prior.gamma());
            return new Declared(
                    null,
                    new GroupType(
                            name,
                            beta,
                            gamma,
                            halfLife(row, prior.halfLife()),
                            sensitivity(row, prior.sensitivity()),
                            learned),
                    from);
        }
        TieType prior = known.tie(name);
        double beta = number(row, Field.BETA, Columns.Kind.AMOUNT, prior.beta());
        boolean nomination = word(row, Field.NOMINATION, FLAGS, prior.nomination());
        return new Declared(
                new TieType(
                        name,
                        beta,
                        halfLife(row, prior.halfLife()),
                        nomination,
                        sensitivity(row, prior.sensitivity()),
                        learned),
                null,
                from);
    }

    private double halfLife(Row row, double prior) {
        if (cell(row, Field.HALF_LIFE).toLowerCase(Locale.ROOT).equals("never")) {
            return Double.POSITIVE_INFINITY;
        }
        double days = number(row, Field.HALF_LIFE, Columns.Kind.AMOUNT, prior);
        if (days == 0) {
            row.reject(Reason.RANGE, "column 'halfLife': 0 is no time; a number of days, or never");
        }
        return days;
    }

    /** What is stated, but never less than {@code least}: a church stays a church whatever a file calls it. */
    private Sensitivity sensitivity(Row row, Sensitivity least) {
        Sensitivity stated = word(
                row,
                Field.SENSITIVITY,
                Map.of("normal", Sensitivity.NORMAL, "special", Sensitivity.SPECIAL, "minor", Sensitivity.MINOR),
                least);
        return least == Sensitivity.SPECIAL ? least : stated;
    }

    private Map<String, Object> properties(Row row) {
        if (header.properties().isEmpty()) {
            return Map.of();
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Header.Property column : header.properties()) {
            String text = row.cell(column.position());
            if (!Cell.blank(text)) {
                Object value = value(row, column, text);
                if (value != null) {
                    properties.put(column.name(), value);
                }
            }
        }
        return properties.isEmpty() ? Map.of() : properties;
    }

    private @Nullable Object value(Row row, Header.Property column, String text) {
        return switch (column.holds()) {
            case TEXT -> restored(text);
            case NUMBER, AMOUNT, SHARE -> number(row, column.name(), Cell.trimmed(text), column.holds());
            case DATE -> date(row, column.name(), Cell.trimmed(text));
            case FLAG -> word(row, column.name(), Cell.trimmed(text), FLAGS);
        };
    }

    /** The names of those of {@code fields} that the row leaves blank; always the same fields for one file, whose rows share the sets. */
    private Set<String> assumed(Row row, Field... fields) {
        int blank = 0;
        for (int i = 0; i < fields.length; i++) {
            blank |= cell(row, fields[i]).isEmpty() ? 1 << i : 0;
        }
        return blank == 0 ? Set.of() : assumed.computeIfAbsent(blank, bits -> names(bits, fields));
    }

    private static Set<String> names(int bits, Field... fields) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < fields.length; i++) {
            if ((bits >> i & 1) == 1) {
                names.add(fields[i].column());
            }
        }
        return Set.copyOf(names);
    }

    private String id(Row row, Field field) {
        String id = cell(row, field);
        if (id.isEmpty()) {
            row.reject(Reason.EMPTY_ID, "column '" + field.column() + "' is blank");
        } else if (id.indexOf('\n') >= 0 || id.indexOf('\r') >= 0 || id.indexOf('\t') >= 0) {
            row.reject(
                    Reason.BAD_ID, "column '" + field.column() + "': " + Cell.shown(id) + " holds a line break or tab");
        }
        return id;
    }

    private String cell(Row row, Field field) {
        return Cell.trimmed(text(row, field));
    }

    private String text(Row row, Field field) {
        int position = header.position(field);
        return position < 0 ? "" : restored(row.cell(position));
    }

    private String restored(String text) {
        return restoring ? Cell.restored(text) : text;
    }

    private double number(Row row, Field field, Columns.Kind holds, double otherwise) {
        String text = cell(row, field);
        return text.isEmpty() ? otherwise : number(row, field.column(), text, holds);
    }

    private double number(Row row, String column, String text, Columns.Kind holds) {
        double number = numbers.parse(text);
        if (Double.isNaN(number)) {
            boolean numberLike = Numbers.numberLike(text);
            row.reject(
                    numberLike ? Reason.NUMBER_FORMAT : Reason.NUMBER,
                    "column '" + column + "': " + (numberLike ? unclear(text) : Cell.shown(text) + " is no number"));
            return 0;
        }
        boolean tooSmall = number < 0 && holds != Columns.Kind.NUMBER;
        if (Double.isInfinite(number) || tooSmall || (holds == Columns.Kind.SHARE && number > 1)) {
            String range = holds == Columns.Kind.SHARE
                    ? "from 0 to 1"
                    : holds == Columns.Kind.AMOUNT ? "of at least 0" : "that can be held";
            row.reject(Reason.RANGE, "column '" + column + "': " + Cell.shown(text) + " is no number " + range);
        }
        return number;
    }

    private static String unclear(String text) {
        boolean open =
                Stream.of(Decimal.values()).anyMatch(decimal -> !Double.isNaN(new Numbers(decimal, ',').parse(text)));
        return Cell.shown(text)
                + (open
                        ? " can be read as two numbers; --decimal point or --decimal comma says which"
                        : " holds signs that are no part of a number");
    }

    private @Nullable LocalDate date(Row row, String column, String text) {
        LocalDate day = dates.parse(text);
        if (day == null) {
            String hint = dateStated ? "" : String.join(" or ", Dates.candidates(text));
            row.reject(
                    Reason.DATE,
                    "column '" + column + "': " + Cell.shown(text) + " is no day "
                            + (dateStated ? "in the stated format" : "such as 2026-01-31")
                            + (hint.isEmpty() ? "" : "; --date-format " + hint + " may be meant"));
        }
        return day;
    }

    private <T> T word(Row row, Field field, Map<String, T> words, T otherwise) {
        String text = cell(row, field);
        T meaning = text.isEmpty() ? otherwise : word(row, field.column(), text, words);
        return meaning == null ? otherwise : meaning;
    }

    private static <T> @Nullable T word(Row row, String column, String text, Map<String, T> words) {
        T meaning = words.get(text.toLowerCase(Locale.ROOT));
        if (meaning == null) {
            boolean flag = words.containsKey("yes");
            row.reject(
                    flag ? Reason.FLAG : Reason.WORD,
                    "column '" + column + "': " + Cell.shown(text) + " is none of "
                            + (flag ? "yes, no" : String.join(", ", new TreeSet<>(words.keySet()))));
        }
        return meaning;
    }
}
