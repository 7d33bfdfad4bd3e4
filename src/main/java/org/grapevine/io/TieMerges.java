package org.grapevine.io;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.collections.impl.set.mutable.primitive.LongHashSet;
import org.grapevine.network.Tie;
import org.jspecify.annotations.Nullable;

/** Makes one tie of all rows with the same ends, type and direction. */
final class TieMerges {
    /* Eight to sixteen bytes a row while rows are checked, to see which come again; then only what belongs to repeated ties is kept.
     * In the second reading the first row of such a tie goes out with the weight of all. */

    private record Ends(String from, String to, String type, boolean directed) {
        static Ends of(Tie tie) {
            return new Ends(tie.from(), tie.to(), tie.type(), tie.directed());
        }
    }

    private static final long DIRECTED = 1L << 63;

    private final Map<String, LongHashSet> seen = new HashMap<>();
    private final Map<Ends, Tie> later = new HashMap<>();
    private final Set<Ends> sent = new HashSet<>();

    /** Takes a tie while rows are checked; true where one like it came before. */
    boolean again(Tie tie, int from, int to) {
        long key = (tie.directed() ? DIRECTED : 0) | (long) from << 32 | to;
        if (seen.computeIfAbsent(tie.type(), type -> new LongHashSet()).add(key)) {
            return false;
        }
        later.merge(Ends.of(tie), tie, TieMerges::merged);
        return true;
    }

    /** Forgets what only checking needs. */
    void checked() {
        seen.clear();
    }

    /** Begins another reading. */
    void restart() {
        sent.clear();
    }

    /** The tie to send at the row of {@code tie}; null where an earlier row has sent it. */
    @Nullable
    Tie send(Tie tie) {
        if (later.isEmpty()) {
            return tie;
        }
        Ends ends = Ends.of(tie);
        Tie rest = later.get(ends);
        if (rest == null) {
            return tie;
        }
        return sent.add(ends) ? merged(tie, rest) : null;
    }

    private static Tie merged(Tie first, Tie second) {
        double weight = Math.min(first.weight() + second.weight(), Double.MAX_VALUE);
        Map<String, Object> properties = merged(first.properties(), second.properties());
        Set<String> assumed = new HashSet<>(first.assumed());
        assumed.retainAll(second.assumed());
        return new Tie(first.from(), first.to(), first.type(), weight, first.directed(), properties, assumed);
    }

    /** The earliest beginning, the latest contact and end, and of everything else the value that came first. */
    static Map<String, Object> merged(Map<String, Object> first, Map<String, Object> second) {
        Map<String, Object> merged = new LinkedHashMap<>(first);
        second.forEach((column, value) -> merged.merge(column, value, (one, other) -> {
            if (one instanceof LocalDate a && other instanceof LocalDate b) {
                boolean latest = column.equals("lastContact") || column.equals("until");
                return a.isAfter(b) == latest ? a : b;
            }
            return one;
        }));
        return merged;
    }
}
