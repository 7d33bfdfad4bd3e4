package org.grapevine.centrality;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.DistinctPairs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.parallel.RandomStream;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * The key player problem, negative: whose loss would split the network. The value is the fragmentation once the set is removed,
 * {@code F(S) = 1 - sum of 1/d / (m (m - 1))} over all ordered pairs of the m that are left, from 0 (all are tied) to 1 (nobody is; also
 * where fewer than two are left). Borgatti, <i>Computational & Mathematical Organization Theory</i> 12 (2006) 21-34, eq. 9 and section 4.
 *
 * <p>Distances are hops along arcs among those left; two members of a group are one hop apart, also where the one who brought them together
 * is gone. Members come in the order in which each splits most; a marginal is the change of F, which may be negative, and
 * {@link KeyPlayers#none} is the fragmentation of the whole.
 *
 * <p>F is not submodular and there is no guarantee: the greedy set, the set of those who split most alone and some random ones are improved
 * by swaps, one member for one outside, as long as one makes F larger. Everybody eligible is tried and every distance counted where that
 * takes no more than some 10^9 steps; else those tried are the ones with most neighbours and the ones on most shortest paths, then those proposed
 * for what the others chosen have left ({@link Splitters}), and distances are counted from some sources only. The value at the end is over all sources where that is feasible, and says so where it is
 * not. 41 bytes a vertex on every thread.
 *
 * @param seed of the draws of sources and paths
 */
public record KppNeg(long seed) implements GroupCentrality {
    /* Who is at which distance is counted in whole numbers, so that what is symmetric is equal to the bit; an F must be larger by more than
     * rounding to count as larger. Candidates are tried side by side, each by one worker.
     *
     * Where not all are tried, distances are counted from vertices that are not tried: then the same sources count whoever is removed, and
     * what differs is what the removal does to them. A source that is removed would take its own, large or small, sum of 1/d with it. */

    private static final double SEARCH_WORK = 1e9;
    private static final double VALUE_WORK = 4e9;
    private static final double ONE_TRIAL = 5e5;
    private static final int BITS = 64;
    private static final int LEVELS = 8;
    private static final int MOST_SOURCES = 4096;
    private static final int PATHS = 4096;
    private static final int RANDOM_STARTS = 8;
    private static final double SAME = 1e-12;

    private static final String SAMPLED =
            "the value is right to 0.03 with 99 %% confidence, over %,d sources drawn at random"
                    .formatted(MOST_SOURCES);

    @Override
    public KeyPlayers best(Graph graph, int size, boolean[] eligible, Workers workers) {
        double passes = Math.max(1, Math.min(passes(graph.vertices()), Math.floor(ONE_TRIAL / onePass(graph))));
        double trials = SEARCH_WORK / (passes * onePass(graph));
        int most = (int) Math.min(graph.vertices(), Math.max(size + 8.0, trials / (2.0 * Math.max(1, size))));
        PathSamples paths = new PathSamples(graph, seed, workers);
        int[] pool = pool(graph, eligible, most, paths, workers);
        int count = Math.min(size, pool.length);
        int[] sources = sources(graph.vertices(), (int) (passes * BITS), most < graph.vertices() ? pool : new int[0]);
        Split split = new Split(graph, sources, workers);
        double[] f = new double[pool.length];
        int[] greedy = greedy(split, pool, count, f);
        int[] alone = byF(pool, f, count);
        Swaps swaps = new Swaps(split, pool, (long) trials);
        swaps.from(greedy);
        swaps.from(alone);
        RandomStream random = new RandomStream();
        for (int start = 0; start < RANDOM_STARTS; start++) {
            random.seek(seed, start);
            swaps.from(drawn(pool, count, random));
        }
        KeyPlayers others = of(graph, alone, workers);
        KeyPlayers best = of(graph, split.inOrder(swaps.best), workers);
        if (others.value() > best.value() + SAME) {
            best = of(graph, split.inOrder(alone), workers);
        }
        if (paths.size() > 0) {
            int[] exchanged =
                    splitters(graph, paths, eligible, sources, workers).exchanged(split::of, count, (long) trials);
            KeyPlayers rival = of(graph, split.inOrder(exchanged), workers);
            best = exchanged.length == count && rival.value() > best.value() + SAME ? rival : best;
        }
        return best.chosen(Double.NaN, guarantee(graph, count, pool.length, eligible, swaps.trials > 0))
                .beside(alone, others.value());
    }

    @Override
    public KeyPlayers of(Graph graph, int[] set, Workers workers) {
        boolean all = countsAll(graph, set.length);
        Split split =
                new Split(graph, sources(graph.vertices(), all ? graph.vertices() : MOST_SOURCES, new int[0]), workers);
        double none = split.whole(new int[0]);
        double[] marginals = new double[set.length];
        double value = none;
        for (int i = 0; i < set.length; i++) {
            double now = split.whole(Arrays.copyOf(set, i + 1));
            marginals[i] = now - value;
            value = now;
        }
        KeyPlayers players = KeyPlayers.given(set, marginals, value, none);
        return all ? players : players.chosen(Double.NaN, SAMPLED);
    }

    private static double passes(int sources) {
        return Math.ceil(sources / (double) BITS);
    }

    /** About how many steps it takes to search from 64 sources. */
    private static double onePass(Graph graph) {
        return LEVELS
                * (1.0
                        + graph.vertices()
                        + graph.out().size()
                        + 3.0 * graph.memberships().size());
    }

    private static boolean countsAll(Graph graph, int size) {
        int n = graph.vertices();
        return n <= MOST_SOURCES || (size + 1) * passes(n) * onePass(graph) <= VALUE_WORK;
    }

    private static String guarantee(Graph graph, int size, int tried, boolean[] eligible, boolean finished) {
        int all = 0;
        for (boolean one : eligible) {
            all += one ? 1 : 0;
        }
        String words = "none: greedy choice, improved by swaps "
                + (finished ? "until no swap helps" : "for as long as is reasonable");
        if (tried < all) {
            words += ", of the %,d with most neighbours or on most shortest paths".formatted(tried);
        }
        return countsAll(graph, size) ? words : words + "; " + SAMPLED;
    }

    /** All vertices or, where {@code most} are fewer, so many drawn from those that are not {@code tried}. */
    private int[] sources(int n, int most, int[] tried) {
        if (most >= n) {
            return IntStream.range(0, n).toArray();
        }
        boolean[] out = new boolean[n];
        for (int v : tried) {
            out[v] = true;
        }
        int[] others = IntStream.range(0, n).filter(v -> !out[v]).toArray();
        RandomStream random = new RandomStream();
        random.seek(seed, -1);
        return drawn(others, Math.min(most, others.length), random);
    }

    /** {@code count} of {@code all}, drawn at random. */
    private static int[] drawn(int[] all, int count, RandomStream random) {
        int[] drawn = all.clone();
        for (int i = 0; i < count; i++) {
            int other = i + random.below(drawn.length - i);
            int v = drawn[other];
            drawn[other] = drawn[i];
            drawn[i] = v;
        }
        return Arrays.copyOf(drawn, count);
    }

    /** Who proposes any eligible that distances are not counted from. */
    private static Splitters splitters(
            Graph graph, PathSamples paths, boolean[] eligible, int[] sources, Workers workers) {
        boolean[] open = eligible.clone();
        for (int v : sources) {
            open[v] = false;
        }
        return new Splitters(graph, paths, open, workers);
    }

    /** Whom to try, ascending: all eligible, or half by degree and half by shortest paths. */
    private int[] pool(Graph graph, boolean[] eligible, int most, PathSamples paths, Workers workers) {
        int n = graph.vertices();
        boolean[] in = eligible.clone();
        int count = 0;
        for (boolean one : eligible) {
            count += one ? 1 : 0;
        }
        if (count > most) {
            Arrays.fill(in, false);
            int[] degrees = DistinctPairs.degrees(DistinctPairs.bothWays(graph), workers);
            count = add(degrees, eligible, in, most / 2);
            paths.growTo(PATHS);
            int[] on = new int[n];
            for (int e = 0; e < paths.entries(); e++) {
                on[paths.inside(e)]++;
            }
            count += add(on, eligible, in, most - count);
        }
        int[] pool = new int[count];
        for (int v = 0, i = 0; v < n; v++) {
            if (in[v]) {
                pool[i++] = v;
            }
        }
        return pool;
    }

    private static int add(int[] score, boolean[] eligible, boolean[] in, int most) {
        long[] keys = new long[score.length];
        int candidates = 0;
        for (int v = 0; v < score.length; v++) {
            if (eligible[v] && !in[v]) {
                keys[candidates++] = (long) -score[v] << 32 | v;
            }
        }
        Arrays.sort(keys, 0, candidates);
        int added = Math.min(most, candidates);
        for (int i = 0; i < added; i++) {
            in[(int) keys[i]] = true;
        }
        return added;
    }

    /** The first {@code count} of the pool by descending F, equal ones ascending. */
    private static int[] byF(int[] pool, double[] f, int count) {
        boolean[] taken = new boolean[pool.length];
        int[] best = new int[count];
        for (int i = 0; i < count; i++) {
            int leader = -1;
            for (int c = 0; c < pool.length; c++) {
                leader = !taken[c] && (leader < 0 || f[c] > f[leader] + SAME) ? c : leader;
            }
            taken[leader] = true;
            best[i] = pool[leader];
        }
        return best;
    }

    private static int[] greedy(Split split, int[] pool, int count, double[] alone) {
        int[] chosen = new int[0];
        double[] f = new double[pool.length];
        for (int step = 0; step < count; step++) {
            int[] before = chosen;
            split.workers.progress().at(step, count);
            split.workers.run(
                    pool.length,
                    (c, worker) -> f[c] = isIn(pool[c], before) ? -1 : split.of(with(before, pool[c]), worker));
            if (step == 0) {
                System.arraycopy(f, 0, alone, 0, f.length);
            }
            chosen = with(before, byF(pool, f, 1)[0]);
        }
        return chosen;
    }

    private static boolean isIn(int v, int[] set) {
        for (int u : set) {
            if (u == v) {
                return true;
            }
        }
        return false;
    }

    private static int[] with(int[] set, int v) {
        int[] larger = Arrays.copyOf(set, set.length + 1);
        larger[set.length] = v;
        return larger;
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate(40L * graph.vertices()
                + Splitters.bytes(graph)
                + DistinctPairs.estimate(graph).bytes()
                + PathSamples.estimate(graph, threads).bytes()
                + threads * (41L * graph.vertices() + 16L * graph.memberships().groups()));
    }

    /** Counts how far those left are from each other, from given sources. */
    private static final class Split {
        private final Graph graph;
        private final int[] sources;
        private final Workers workers;
        private final @Nullable Search[] searches;

        Split(Graph graph, int[] sources, Workers workers) {
            this.graph = graph;
            this.sources = sources;
            this.workers = workers;
            searches = new @Nullable Search[workers.threads()];
        }

        /** F without {@code set}, by one worker. */
        double of(int[] set, int worker) {
            Search search = search(worker);
            search.begin(set);
            search.count(0, sources.length);
            return f(set, search.at);
        }

        /** F without {@code set}, by all workers. */
        double whole(int[] set) {
            int chunks = (sources.length + BITS - 1) / BITS;
            long[][] parts = new long[workers.threads()][];
            workers.run(chunks, (chunk, worker) -> {
                Search search = search(worker);
                if (parts[worker] == null) {
                    search.begin(set);
                    parts[worker] = search.at;
                }
                search.count(chunk * BITS, Math.min(sources.length, (chunk + 1) * BITS));
            });
            long[] at = new long[graph.vertices() + 1];
            for (long[] part : parts) {
                for (int hops = 0; part != null && hops < part.length; hops++) {
                    at[hops] += part[hops];
                }
            }
            return f(set, at);
        }

        private double f(int[] set, long[] at) {
            int left = graph.vertices() - set.length;
            double from = sources.length;
            for (int v : set) {
                from -= isIn(v, sources) ? 1 : 0;
            }
            double sum = 0;
            for (int hops = 1; hops < at.length && at[hops] > 0; hops++) {
                sum += at[hops] / (double) hops;
            }
            return left < 2 || from == 0 ? 1 : 1 - sum / (from * (left - 1.0));
        }

        /** The members of {@code set}, each the one that splits most after those before it. */
        int[] inOrder(int[] set) {
            int[] left = set.clone();
            Arrays.sort(left);
            return greedy(this, left, left.length, new double[left.length]);
        }

        private Search search(int worker) {
            Search search = searches[worker];
            if (search == null) {
                search = new Search(graph, sources);
                searches[worker] = search;
            }
            return search;
        }
    }

    /** Goes from sets to better ones by the best swap of one member, as long as one makes F larger and trials are left. */
    private static final class Swaps {
        private final Split split;
        private final int[] pool;
        private long trials;
        private int[] best = new int[0];
        private double most = -1;

        Swaps(Split split, int[] pool, long trials) {
            this.split = split;
            this.pool = pool;
            this.trials = trials;
        }

        void from(int[] start) {
            int[] set = start.clone();
            double current = split.whole(set);
            double better = current;
            do {
                current = better;
                better = trials > 0 ? swap(set, current) : current;
            } while (better > current);
            if (current > most + SAME) {
                most = current;
                best = set;
            }
        }

        private double swap(int[] set, double current) {
            int pairs = set.length * pool.length;
            double[] f = new double[pairs];
            trials -= pairs;
            split.workers.run(pairs, (pair, worker) -> {
                int v = pool[pair % pool.length];
                int[] swapped = set.clone();
                swapped[pair / pool.length] = v;
                f[pair] = isIn(v, set) ? -1 : split.of(swapped, worker);
            });
            int leader = 0;
            for (int pair = 1; pair < pairs; pair++) {
                leader = f[pair] > f[leader] + SAME ? pair : leader;
            }
            if (pairs == 0 || f[leader] <= current + SAME) {
                return current;
            }
            set[leader / pool.length] = pool[leader % pool.length];
            return f[leader];
        }
    }

    private static final class Search {
        /* 64 sources at a time, a bit each: a word a vertex says which of them came here before, and which come now. */

        private final Graph graph;
        private final int[] sources;
        private final boolean[] removed;
        private final long[] seen;
        private final long[] now;
        private final long[] next;
        private final long[] groupSeen;
        private final long[] groupNow;
        private final long[] at;
        private int[] active;
        private int[] met;
        private int count;
        private int[] set = new int[0];

        Search(Graph graph, int[] sources) {
            int n = graph.vertices();
            int groups = graph.memberships().groups();
            this.graph = graph;
            this.sources = sources;
            removed = new boolean[n];
            seen = new long[n];
            now = new long[n];
            next = new long[n];
            active = new int[n];
            met = new int[n];
            groupSeen = new long[groups];
            groupNow = new long[groups];
            at = new long[n + 1];
        }

        void begin(int[] without) {
            for (int v : set) {
                removed[v] = false;
            }
            for (int v : without) {
                removed[v] = true;
            }
            set = without.clone();
            Arrays.fill(at, 0);
        }

        void count(int from, int to) {
            for (int i = from; i < to; i += BITS) {
                Arrays.fill(seen, 0);
                Arrays.fill(groupSeen, 0);
                count = 0;
                for (int bit = 0; bit < BITS && i + bit < to; bit++) {
                    meet(sources[i + bit], 1L << bit);
                }
                for (int hops = 0; count > 0; hops++) {
                    at[hops] += settle();
                    spread();
                }
            }
        }

        /** Makes what was met the level now, and returns how many that are. */
        private long settle() {
            long bits = 0;
            for (int i = 0; i < count; i++) {
                int v = met[i];
                now[v] = next[v];
                next[v] = 0;
                seen[v] |= now[v];
                bits += Long.bitCount(now[v]);
            }
            return bits;
        }

        private void spread() {
            int[] swap = active;
            active = met;
            met = swap;
            int level = count;
            count = 0;
            for (int i = 0; i < level; i++) {
                meet(graph.out(), active[i], now[active[i]]);
            }
            Arcs groups = graph.memberships().ofVertex;
            for (int i = 0; groups.size() > 0 && i < level; i++) {
                int v = active[i];
                for (int m = groups.offset[v]; m < groups.offset[v + 1]; m++) {
                    groupNow[groups.target[m]] |= now[v];
                }
            }
            for (int i = 0; groups.size() > 0 && i < level; i++) {
                int v = active[i];
                for (int m = groups.offset[v]; m < groups.offset[v + 1]; m++) {
                    enter(groups.target[m]);
                }
            }
        }

        private void enter(int g) {
            long entering = groupNow[g] & ~groupSeen[g];
            groupNow[g] = 0;
            if (entering != 0) {
                groupSeen[g] |= entering;
                meet(graph.memberships().ofGroup, g, entering);
            }
        }

        private void meet(Arcs arcs, int row, long bits) {
            for (int a = arcs.offset[row]; a < arcs.offset[row + 1]; a++) {
                meet(arcs.target[a], bits);
            }
        }

        private void meet(int v, long bits) {
            long fresh = bits & ~seen[v];
            if (fresh != 0 && !removed[v]) {
                if (next[v] == 0) {
                    met[count++] = v;
                }
                next[v] |= fresh;
            }
        }
    }
}
