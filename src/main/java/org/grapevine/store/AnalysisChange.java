package org.grapevine.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What differs between two analyses.
 *
 * @param before the earlier one
 * @param after the later one
 * @param moves everybody whom either scored, the largest change of rank first, who came or went after all others
 * @param news what came to some of them since the data of the earlier one, by node
 * @param knowsNews whether {@code news} could be found: only where the data of the earlier one were loaded by Grapevine
 */
public record AnalysisChange(
        AnalysisRecord before, AnalysisRecord after, List<Move> moves, Map<Long, News> news, boolean knowsNews) {
    /**
     * A person in both or one of the analyses.
     *
     * @param node of the person
     * @param id of the person
     * @param name of the person
     * @param rankBefore 0 where the earlier one did not score the person
     * @param rankAfter 0 where the later one did not
     * @param scoreBefore NaN where the earlier one did not
     * @param scoreAfter NaN where the later one did not
     */
    public record Move(
            long node, String id, String name, long rankBefore, long rankAfter, double scoreBefore, double scoreAfter) {
        /** By how many ranks the person rose; negative for a fall, 0 where either rank is missing. */
        public long rose() {
            return inBoth() ? rankBefore - rankAfter : 0;
        }

        /** Whether both analyses scored the person. */
        public boolean inBoth() {
            return rankBefore > 0 && rankAfter > 0;
        }
    }

    /**
     * What came to a person.
     *
     * @param ties rows of ties to or from the person
     * @param memberships rows of memberships
     * @param referrals rows of referrals to or from the person
     */
    public record News(long ties, long memberships, long referrals) {}

    /** Whether both ran the same measure on the same part of the graph. */
    public boolean sameQuestion() {
        return before.measure().equals(after.measure()) && before.parameters().equals(after.parameters());
    }

    /**
     * Whether others changed the graph between them, which no load tells of: the same question, seed and loads give the same scores, and these
     * are not. O(people).
     */
    public boolean changedByOthers() {
        return sameQuestion()
                && before.seed() == after.seed()
                && before.dataHash().equals(after.dataHash())
                && moves.stream().anyMatch(move -> move.scoreBefore() != move.scoreAfter());
    }

    AnalysisChange(AnalysisRecord before, AnalysisRecord after, List<Move> moves) {
        this(before, after, sorted(moves), Map.of(), false);
    }

    private static List<Move> sorted(List<Move> moves) {
        List<Move> sorted = new ArrayList<>(moves);
        sorted.sort(Comparator.<Move>comparingLong(move -> move.inBoth() ? -Math.abs(move.rose()) : 1)
                .thenComparingLong(move -> move.rankAfter() == 0 ? Long.MAX_VALUE : move.rankAfter())
                .thenComparing(Move::id));
        return sorted;
    }

    AnalysisChange with(Collection<Map.Entry<Long, News>> found) {
        Map<Long, News> byNode = new HashMap<>();
        found.forEach(entry -> byNode.put(entry.getKey(), entry.getValue()));
        return new AnalysisChange(before, after, moves, byNode, true);
    }
}
