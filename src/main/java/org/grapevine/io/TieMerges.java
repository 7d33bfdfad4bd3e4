package org.grapevine.io;

import java.util.HashMap;
import java.util.HashSet;
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
        later.merge(Ends.of(tie), tie, Tie::mergedWith);
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
        return sent.add(ends) ? tie.mergedWith(rest) : null;
    }
}
