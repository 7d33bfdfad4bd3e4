package org.grapevine.network;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.collections.impl.list.mutable.primitive.DoubleArrayList;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;

/** The direct ties of a network, a row each, in the order in which they came. Parallel rows stay apart. */
public final class Ties {
    private final IntArrayList from = new IntArrayList();
    private final IntArrayList to = new IntArrayList();
    private final Dictionary type = new Dictionary();
    private final DoubleArrayList weight = new DoubleArrayList();
    private final BitSet directed = new BitSet();
    private final Properties properties = new Properties();

    Ties() {}

    void add(int fromPerson, int toPerson, Tie tie) {
        int row = from.size();
        from.add(fromPerson);
        to.add(toPerson);
        type.add(tie.type());
        weight.add(tie.weight());
        directed.set(row, tie.directed());
        properties.put(row, tie.properties());
    }

    /** How many rows there are. */
    public int size() {
        return from.size();
    }

    /** The person at the {@code from} end of row {@code t}. */
    public int from(int t) {
        return from.get(t);
    }

    /** The person at the {@code to} end of row {@code t}. */
    public int to(int t) {
        return to.get(t);
    }

    /** The type of row {@code t}. */
    public String type(int t) {
        return type.word(t);
    }

    /** The number of row {@code t}'s type in {@link #types}. */
    public int typeNumber(int t) {
        return type.number(t);
    }

    /** The given strength of row {@code t}. */
    public double weight(int t) {
        return weight.get(t);
    }

    /** Whether word passes from {@code from} to {@code to} only. */
    public boolean directed(int t) {
        return directed.get(t);
    }

    /** A number of row {@code t}, such as {@code probability}; NaN where unknown. */
    public double number(int t, String column) {
        return properties.number(t, column);
    }

    /** A date of row {@code t} in days since 1970-01-01; {@link Integer#MIN_VALUE} where unknown. */
    public int day(int t, String column) {
        return properties.day(t, column);
    }

    /** The types that occur, in the order of their first row. */
    public List<String> types() {
        return type.words();
    }

    /** Row {@code t} with those of the columns known to the model that say nothing later than {@code day}. */
    Tie asOf(int day, int t, Persons persons) {
        Map<String, Object> known = new LinkedHashMap<>();
        for (String column : List.of("probability", "contactsPerYear")) {
            double number = number(t, column);
            if (!Double.isNaN(number)) {
                known.put(column, number);
            }
        }
        for (String column : List.of("since", "lastContact")) {
            int on = day(t, column);
            if (on != Properties.UNKNOWN_DAY && on <= day) {
                known.put(column, LocalDate.ofEpochDay(on));
            }
        }
        return new Tie(persons.id(from(t)), persons.id(to(t)), type(t), weight(t), directed(t), known);
    }

    int latestDay() {
        return properties.latestDay("", size());
    }
}
