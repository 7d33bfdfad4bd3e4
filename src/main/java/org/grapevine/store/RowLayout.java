package org.grapevine.store;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.grapevine.network.Adoption;
import org.grapevine.network.Membership;
import org.grapevine.network.Referral;
import org.grapevine.network.Tie;
import org.jspecify.annotations.Nullable;

/** Makes rows of relationships whose values stand in known places. */
final class RowLayout {
    private final List<String> columns;
    private final int[] further;
    private final String[] names;
    private final Object[] found;

    /**
     * @param columns as they are named in Neo4j, in the order of the values
     * @param ours those that are not columns of the file
     */
    RowLayout(List<String> columns, Set<String> ours) {
        this.columns = columns;
        this.further = IntStream.range(0, columns.size())
                .filter(i -> !ours.contains(columns.get(i)))
                .boxed()
                .sorted(Comparator.comparing(i -> RowMaps.column(columns.get(i), ours)))
                .mapToInt(i -> i)
                .toArray();
        this.names = IntStream.of(further)
                .mapToObj(i -> RowMaps.column(columns.get(i), ours))
                .toArray(String[]::new);
        this.found = new Object[names.length];
    }

    /** Of ties; the first columns are {@code type}, {@code weight} and {@code directed}. */
    Tie tie(String from, String to, RowValues values) {
        return new Tie(
                from,
                to,
                values.at(0) instanceof String type ? type : Tie.DEFAULT_TYPE,
                values.number(1, 1),
                Boolean.TRUE.equals(values.at(2)),
                further(values));
    }

    Membership membership(String person, String group, RowValues values) {
        return new Membership(person, group, further(values));
    }

    /** Of referrals; the columns are the day, the outcome and the worth. */
    static Referral referral(String referrer, String referred, RowValues values) {
        return new Referral(
                referrer,
                referred,
                values.at(0) instanceof LocalDate date ? date : null,
                text(values.at(1)),
                values.number(2, Double.NaN));
    }

    /** Of adoptions; the columns are the time and the referrer. */
    static Adoption adoption(String person, String product, RowValues values) {
        return new Adoption(person, values.number(0, 0), product, text(values.at(1)));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private Map<String, Object> further(RowValues values) {
        int size = 0;
        for (int i = 0; i < further.length; i++) {
            Object value = values.at(further[i]);
            if (value != null) {
                found[i] = value;
                size++;
            }
        }
        if (size == 0) {
            return Map.of();
        }
        Object[] there = new Object[size];
        String[] theirNames = size == names.length ? names : new String[size];
        int to = 0;
        for (int i = 0; i < found.length; i++) {
            if (found[i] != null) {
                theirNames[to] = names[i];
                there[to++] = found[i];
            }
        }
        Arrays.fill(found, null);
        return new FewColumns(theirNames, there);
    }

    /** The columns as they are named in Neo4j. */
    List<String> columns() {
        return columns;
    }
}
