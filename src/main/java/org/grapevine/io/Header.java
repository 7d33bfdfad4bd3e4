package org.grapevine.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.grapevine.network.Columns;
import org.jspecify.annotations.Nullable;

/** Which column of a file means what. */
final class Header {
    /* A column is known by the user's mapping, else by its own name, else by a synonym, in that order, so that a file with both "id" and
     * "client" has its id in "id". Names are compared without case, blanks, hyphens and underscores. */

    /** The columns that a rejects file has before the original ones. */
    static final List<String> REJECTED = List.of("rejectedLine", "rejectedCode", "rejectedReason");

    /** An empty column that says: where a quote stands before a sign that would start a formula, the quote is not part of the text. */
    static final String QUOTED = "formulasQuoted";

    /** A column that becomes a property. */
    record Property(int position, String name, Columns.Kind holds) {}

    private static final int ABSENT = -1;

    private final Kind kind;
    private final List<String> columns;
    private final String[] meaning;
    private final Map<Field, Integer> position = new EnumMap<>(Field.class);
    private final List<Property> properties = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final boolean restoring;
    private final int named;
    private int exact;

    private Header(Kind kind, List<String> columns, Map<String, String> mapping, boolean synonyms) {
        this.kind = kind;
        this.restoring = restoring(columns);
        this.columns = columns.stream()
                .map(Cell::trimmed)
                .map(column -> restoring ? Cell.restored(column) : column)
                .toList();
        this.meaning = new String[columns.size()];
        Arrays.fill(meaning, "");
        this.named = named(this.columns);
        assign(mapping, synonyms);
        locate();
    }

    /** The meaning of {@code columns} in a file of that kind, whether it suffices or not. */
    static Header of(Kind kind, List<String> columns, Map<String, String> mapping) {
        return new Header(kind, columns, mapping, true);
    }

    /** The meaning of columns that bear our own names, and of others that have none. */
    static Header ours(Kind kind, List<String> columns) {
        return new Header(kind, columns, Map.of(), false);
    }

    private void assign(Map<String, String> mapping, boolean synonyms) {
        Map<String, String> known = new LinkedHashMap<>();
        kind.fields().forEach(field -> known.put(Cell.comparable(field.column()), field.column()));
        kind.properties().keySet().forEach(column -> known.put(Cell.comparable(column), column));
        Set<String> open = new HashSet<>(known.values());
        for (int i = 0; i < meaning.length; i++) {
            String ours = mapping.get(Cell.comparable(columns.get(i)));
            if (ours != null) {
                meaning[i] = known.getOrDefault(Cell.comparable(ours), ours);
                open.remove(meaning[i]);
            }
        }
        for (int i = 0; i < meaning.length; i++) {
            String own = known.get(Cell.comparable(columns.get(i)));
            if (own != null && meaning[i].isEmpty()) {
                meaning[i] = own;
                open.remove(own);
                exact++;
            }
        }
        for (String column : known.values()) {
            if (synonyms && open.contains(column)) {
                assignSynonym(column);
            }
        }
    }

    private void assignSynonym(String column) {
        List<String> names = new ArrayList<>(kind.synonyms(column));
        names.add(Cell.comparable(column));
        for (String name : names) {
            for (int i = 0; i < meaning.length; i++) {
                String theirs = Cell.comparable(columns.get(i));
                if (meaning[i].isEmpty() && (theirs.equals(name) || theirs.equals(name + "id"))) {
                    meaning[i] = column;
                    return;
                }
            }
        }
    }

    private void locate() {
        Map<String, Field> fields = kind.fields().stream().collect(Collectors.toMap(Field::column, field -> field));
        for (int i = 0; i < meaning.length; i++) {
            Field field = fields.get(meaning[i]);
            Columns.Kind holds = kind.properties().get(meaning[i]);
            if (field != null) {
                position.put(field, i);
            } else if (holds != null) {
                properties.add(new Property(i, meaning[i], holds));
            } else if (!columns.get(i).isEmpty() && !ours(columns.get(i))) {
                String name = meaning[i].isEmpty() ? columns.get(i) : meaning[i];
                unknown.add(name);
                if (kind.keepsUnknownColumns()) {
                    properties.add(new Property(i, name, Columns.Kind.TEXT));
                }
            }
        }
    }

    /** Whether we put the column there, and it is no part of what the file tells. */
    static boolean ours(String column) {
        return column.equals(QUOTED) || REJECTED.contains(column);
    }

    /** Whether a file with these columns was written by us, with quotes that keep spreadsheets from running texts. */
    static boolean restoring(List<String> columns) {
        return columns.contains(QUOTED) || columns.containsAll(REJECTED);
    }

    /** How many of {@code columns} there are up to the last one with a name. */
    static int named(List<String> columns) {
        int last = columns.size();
        while (last > 0 && columns.get(last - 1).isEmpty()) {
            last--;
        }
        return last;
    }

    /** What keeps a file with this header from being read; null where nothing does. */
    @Nullable
    String fault() {
        for (Field field : kind.required()) {
            if (!has(field)) {
                return "has no column '" + field.column() + "'";
            }
        }
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < meaning.length; i++) {
            String name = meaning[i].isEmpty() ? columns.get(i) : meaning[i];
            Integer before = name.isEmpty() ? null : seen.putIfAbsent(name, i);
            if (before != null) {
                return "has two columns for '" + name + "': " + Cell.shown(columns.get(before)) + " and "
                        + Cell.shown(columns.get(i));
            }
        }
        return null;
    }

    /** Whether all required columns stand there by their own names or the user's mapping. */
    boolean complete() {
        return kind.required().stream()
                .allMatch(field -> has(field)
                        && Cell.comparable(columns.get(position(field))).equals(Cell.comparable(field.column())));
    }

    /** How well the header fits its kind: columns known by their own names count twice; negative where a required one is missing. */
    int fit() {
        if (!kind.required().stream().allMatch(this::has)) {
            return -1;
        }
        int known = 0;
        for (String column : meaning) {
            known += column.isEmpty() ? 0 : 1;
        }
        return exact + known;
    }

    /** Whether the file was written by us, with quotes that keep spreadsheets from running texts. */
    boolean restoring() {
        return restoring;
    }

    Kind kind() {
        return kind;
    }

    /** The names as they stand in the file, without blanks around them. */
    List<String> columns() {
        return columns;
    }

    /** How many columns there are up to the last one with a name. */
    int named() {
        return named;
    }

    boolean has(Field field) {
        return position.containsKey(field);
    }

    /** The position of a column, -1 where the file has none of that meaning. */
    int position(Field field) {
        return position.getOrDefault(field, ABSENT);
    }

    /** The columns that become properties, in the order of the file. */
    List<Property> properties() {
        return Collections.unmodifiableList(properties);
    }

    /** The columns that nobody knows. */
    List<String> unknown() {
        return Collections.unmodifiableList(unknown);
    }

    /** Their names and ours, of the columns that are known. */
    Map<String, String> mapping() {
        Map<String, String> mapping = new LinkedHashMap<>();
        for (int i = 0; i < meaning.length; i++) {
            if (!meaning[i].isEmpty()) {
                mapping.put(columns.get(i), meaning[i]);
            }
        }
        return mapping;
    }
}
