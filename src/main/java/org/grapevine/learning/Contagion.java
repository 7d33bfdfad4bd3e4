package org.grapevine.learning;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;
import org.grapevine.network.Affiliations;
import org.grapevine.network.View;
import org.grapevine.parallel.RandomStream;
import org.grapevine.parallel.Workers;

/**
 * Whether people come soon after those who can bring them, more often than if the times were dealt anew within each community: ties and
 * communities stay as they are, so that people who are alike and meet do not pass for word of mouth.
 *
 * @param pairs how many times somebody came within {@code span} after one who is tied to them directly
 * @param shuffled mean of the same when times, "never" included, are dealt anew among all members of a community
 * @param z distance of the two in standard deviations of the dealt ones; NaN where these do not vary
 * @param timingShuffled mean of the same when times are dealt anew among those who came: only when they came is by chance then
 * @param timingZ distance from that
 * @param span how long "soon" is, in the unit of the times
 * @param communities what the communities are
 */
public record Contagion(
        int pairs, double shuffled, double z, double timingShuffled, double timingZ, double span, String communities) {
    private static final int DEALS = 1000;
    private static final double SOON_DAYS = 182;
    private static final int SOON_PERIODS = 2;
    private static final double COVERED = .9;
    private static final double CLEAR = 2;

    /** Compares {@code history} with times dealt anew. */
    static Contagion of(History history, Community community, long seed, Workers workers) {
        return of(history, community, ties(history.view()), seed, workers);
    }

    /**
     * The same where only those whom somebody's own rows name can bring that one, "from names to", as surveys ask; empty where the view reads
     * all ties so already.
     */
    static Optional<Contagion> named(History history, Community community, long seed, Workers workers) {
        View view = history.view();
        long[] named = ties(
                view, (from, row) -> view.person(from) == view.network().ties().to(row));
        return named.length == 0 || named.length == ties(view).length
                ? Optional.empty()
                : Optional.of(of(history, community, named, seed, workers));
    }

    private static Contagion of(History history, Community community, long[] ties, long seed, Workers workers) {
        double span = history.clock().days()
                ? SOON_DAYS
                : SOON_PERIODS * history.clock().period();
        int pairs = 0;
        for (Spread spread : history.spreads()) {
            pairs += soon(ties, spread.came(), span);
        }
        double[] all = dealt(history, community, ties, span, true, seed, workers);
        double[] timing = dealt(history, community, ties, span, false, seed + 1, workers);
        return new Contagion(
                pairs,
                Mean.of(all).getAsDouble(),
                z(pairs, all),
                Mean.of(timing).getAsDouble(),
                z(pairs, timing),
                span,
                community.unit);
    }

    /** Whether word of mouth shows: more than two standard deviations above chance. */
    public boolean shows() {
        return z >= CLEAR;
    }

    private static double z(double pairs, double[] dealt) {
        double spread = StandardDeviation.of(dealt).getAsDouble();
        return spread == 0 ? Double.NaN : (pairs - Mean.of(dealt).getAsDouble()) / spread;
    }

    private static double[] dealt(
            History history,
            Community community,
            long[] ties,
            double span,
            boolean everybody,
            long seed,
            Workers workers) {
        double[] counts = new double[DEALS];
        workers.run(DEALS, (deal, worker) -> {
            RandomStream random = new RandomStream();
            random.seek(seed, deal);
            for (Spread spread : history.spreads()) {
                counts[deal] += soon(ties, community.dealt(spread, everybody, random), span);
            }
        });
        return counts;
    }

    private static int soon(long[] ties, double[] came, double span) {
        int pairs = 0;
        for (long tie : ties) {
            double after = came[(int) tie] - came[(int) (tie >>> 32)];
            pairs += after > 0 && after <= span ? 1 : 0;
        }
        return pairs;
    }

    /** Each pair that a direct tie joins, once: who talks in the upper half, who hears in the lower. Past referrals are no ties here. */
    static long[] ties(View view) {
        return ties(view, (from, row) -> true);
    }

    /** Which rows count, by the vertex that talks and the number of the row. */
    private interface Reading {
        boolean takes(int from, int row);
    }

    private static long[] ties(View view, Reading reading) {
        LongArrayList pairs = new LongArrayList();
        view.sendTies((from, to, row, base) -> {
            if (row >= 0 && reading.takes(from, row)) {
                pairs.add((long) from << 32 | to);
            }
        });
        return pairs.distinct().toSortedArray();
    }

    /** Who belongs together. */
    static final class Community {
        private final String unit;
        private final int[] members;
        private final int[] offset;

        private Community(String unit, int[] of, int count) {
            this.unit = unit;
            offset = new int[count + 1];
            for (int c : of) {
                offset[c + 1]++;
            }
            for (int c = 0; c < count; c++) {
                offset[c + 1] += offset[c];
            }
            int[] next = Arrays.copyOf(offset, count);
            members = new int[of.length];
            for (int v = 0; v < of.length; v++) {
                members[next[of[v]]++] = v;
            }
        }

        /** The groups of the type of which nearly everybody is in just one, such as villages; else communities found by their ties. */
        static Community of(View view, Neighbourhoods neighbourhoods, Workers workers) {
            for (String type : view.network().groups().types()) {
                int[] of = groupsOf(view, type);
                if (of.length > 0) {
                    return new Community(type, of, Arrays.stream(of).max().orElse(0) + 1);
                }
            }
            int[] of = neighbourhoods.partition(workers).of;
            return new Community("community", of, Arrays.stream(of).max().orElse(-1) + 1);
        }

        private static int[] groupsOf(View view, String type) {
            int[] of = new int[view.graph().vertices()];
            int none = view.network().groups().size();
            Arrays.fill(of, none);
            int alone = 0;
            Affiliations rows = view.network().affiliations();
            for (int m = 0; m < rows.size(); m++) {
                int v = view.vertex(rows.person(m));
                if (v >= 0 && view.network().groups().get(rows.group(m)).type().equals(type)) {
                    alone += of[v] == none ? 1 : -of.length;
                    of[v] = rows.group(m);
                }
            }
            int groups = (int) Arrays.stream(of).distinct().count();
            return alone >= COVERED * of.length && groups > 1 ? of : new int[0];
        }

        /** The times of a spread dealt anew, among everybody or among those who came; those who came before it was watched keep theirs. */
        double[] dealt(Spread spread, boolean everybody, RandomStream random) {
            double[] came = spread.came().clone();
            int[] open = new int[members.length];
            for (int c = 0; c + 1 < offset.length; c++) {
                int count = 0;
                for (int i = offset[c]; i < offset[c + 1]; i++) {
                    double time = came[members[i]];
                    if (time >= spread.begin() || (everybody && Double.isNaN(time))) {
                        open[count++] = members[i];
                    }
                }
                for (int i = count - 1; i > 0; i--) {
                    int j = random.below(i + 1);
                    double time = came[open[i]];
                    came[open[i]] = came[open[j]];
                    came[open[j]] = time;
                }
            }
            return came;
        }
    }
}
