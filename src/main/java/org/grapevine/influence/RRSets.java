package org.grapevine.influence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.parallel.RandomStream;
import org.grapevine.parallel.Workers;

/**
 * A growing collection of reverse reachable sets. Set i depends on the seed and i alone, so a collection is the same bits on any number of
 * threads. Sets are kept packed, those of one member only counted; where vertices are looked up, those in most sets first, an index tells
 * which sets hold them. About 1.3 bytes an entry for the sets and half a byte for the index of an eighth of the entries, which serves most
 * choices; 4 bytes an entry more where all are indexed.
 */
final class RRSets {
    /* Sets are packed by whoever draws them, by the ranks that the factory gives to vertices. How many sets hold each vertex is counted at
     * the same time, by each worker for itself. An index over all entries would take three times what the sets take, and a greedy choice
     * looks only at those whom it takes: so the vertices that are in most sets are indexed first, until an eighth of the entries is, and if
     * somebody else is asked for, twice as many, and so on. */

    private static final int CHUNK = 256;
    private static final int FEW = 4;
    private static final int PIECES = 64;
    private static final int TASKS = 64;
    private static final int INDEXED_AT_FIRST = 8;
    private static final int INDEXED_AT_LEAST = 1 << 18;
    private static final int BUCKETS = 1 << 16;

    private final Sampler.Factory factory;
    private final int vertices;
    private final long seed;
    private final Workers workers;
    private final Sampler[] samplers;
    private final SetCoder[] coders;
    private final int[][] countsOfWorker;
    private final PackedSets sets = new PackedSets();
    private final int[] rank;
    private int size;
    private long entries;
    private long packed;
    private int anyway;
    private int met;
    private long[] stops = {};
    private int[] single = {};
    private int[] several = {};
    private int[] slot = {};
    private int[] slotBegin = {};
    private int[] index = {};

    RRSets(Sampler.Factory factory, int vertices, long seed, Workers workers) {
        this.factory = factory;
        this.vertices = vertices;
        this.seed = seed;
        this.workers = workers;
        this.samplers = new Sampler[workers.threads()];
        this.coders = new SetCoder[workers.threads()];
        this.countsOfWorker = new int[workers.threads()][];
        this.rank = factory.ranks();
        Arrays.setAll(samplers, worker -> factory.sampler());
    }

    /**
     * A collection whose sets end at the first of {@code sentinels} they meet: those count in {@link #met} and hold nobody.
     *
     * @throws IllegalArgumentException if the model is incremental
     */
    static RRSets upTo(int[] sentinels, Sampler.Factory factory, int vertices, long seed, Workers workers) {
        RRSets sets = new RRSets(factory, vertices, seed, workers);
        if (sentinels.length > 0) {
            sets.stops = bits(sentinels, vertices);
            sets.stopAt(sets.stops);
        }
        return sets;
    }

    private static long[] bits(int[] members, int vertices) {
        long[] bits = new long[(vertices >> 6) + 1];
        for (int v : members) {
            bits[v >> 6] |= 1L << v;
        }
        return bits;
    }

    private static boolean holds(long[] bits, int v) {
        return (bits[v >> 6] & (1L << v)) != 0;
    }

    private void stopAt(long[] at) {
        for (Sampler sampler : samplers) {
            sampler.stopAt(at);
        }
    }

    /** What one task of drawing brings. */
    @SuppressWarnings("ArrayRecordComponent") // numbers of a kernel; nobody compares two of them
    private record Piece(byte[] sets, int[] singles, long packed, int anyway, int met) {}

    /**
     * Draws sets until there are {@code target}.
     *
     * @throws org.grapevine.GrapevineException if they would not fit into memory, as large as those are that were drawn before
     */
    void growTo(int target) {
        int added = target - size;
        if (added <= 0) {
            return;
        }
        require(size == 0 ? 0 : (long) (1.1 * sets.bytes() / size * added), added);
        if (size == 0) {
            single = new int[vertices];
        }
        int chunk = chunk(added);
        Piece[] pieces = new Piece[(added + chunk - 1) / chunk];
        int base = size;
        workers.run(pieces.length, (piece, worker) -> {
            int from = base + piece * chunk;
            pieces[piece] = draw(worker, from, Math.min(base + added, from + chunk));
        });
        for (Piece piece : pieces) {
            sets.add(piece.sets);
            for (int r : piece.singles) {
                single[r]++;
            }
            packed += piece.packed;
            entries += piece.packed + piece.singles.length;
            anyway += piece.anyway;
            met += piece.met;
        }
        size = target;
        several = new int[0];
        slot = new int[0];
        index = new int[0];
        require(0, 0);
    }

    private void require(long more, int added) {
        new MemoryEstimate(more + packed / INDEXED_AT_FIRST * Integer.BYTES)
                .require("the collection of " + (size + added) + " reverse reachable sets");
    }

    /** How many sets are drawn at a time: {@link #CHUNK}, less where there are too few for {@link #PIECES} pieces. */
    private static int chunk(int sets) {
        return Math.max(FEW, Math.min(CHUNK, sets / PIECES));
    }

    private Piece draw(int worker, int from, int to) {
        if (countsOfWorker[worker] == null) {
            countsOfWorker[worker] = new int[vertices];
            coders[worker] = new SetCoder(vertices);
        }
        int[] count = countsOfWorker[worker];
        SetCoder coder = coders[worker];
        Sampler sampler = samplers[worker];
        RandomStream random = new RandomStream();
        int[] singles = new int[to - from];
        int alone = 0;
        long several = 0;
        int unasked = 0;
        int ended = 0;
        for (int i = from; i < to; i++) {
            random.seek(seed, i);
            int length = sampler.sample(random);
            int[] set = sampler.set();
            if (length > 1) {
                coder.add(set, length, rank);
                for (int e = 0; e < length; e++) {
                    count[rank[set[e]]]++;
                }
                several += length;
            } else if (length == 1) {
                singles[alone++] = rank[set[0]];
            }
            unasked += length == Sampler.ANYWAY ? 1 : 0;
            ended += length == Sampler.MET ? 1 : 0;
        }
        return new Piece(coder.take(), Arrays.copyOf(singles, alone), several, unasked, ended);
    }

    /** How many sets of two members or more hold the vertex of each rank. */
    private int[] several() {
        if (several.length == 0) {
            several = new int[vertices];
            for (int[] count : countsOfWorker) {
                for (int r = 0; count != null && r < vertices; r++) {
                    several[r] += count[r];
                }
            }
        }
        return several;
    }

    /** Indexes the vertex of rank {@code asked}, and with it those who are in most sets. */
    private void index(int asked) {
        if (isIndexed(asked)) {
            return;
        }
        long room = Math.max(INDEXED_AT_LEAST, Math.max(packed / INDEXED_AT_FIRST, 2L * index.length));
        indexOf(packed <= room ? everybody() : inMost(room, asked));
    }

    private boolean isIndexed(int ofRank) {
        return slot.length > 0 && slot[ofRank] >= 0;
    }

    private boolean[] everybody() {
        boolean[] chosen = new boolean[vertices];
        Arrays.fill(chosen, true);
        return chosen;
    }

    /** Those who are in most sets, as many as there is room for entries of, beside those who are indexed and who is asked for. */
    private boolean[] inMost(long entriesAtMost, int asked) {
        int[] inSets = several();
        long room = entriesAtMost;
        int most = 0;
        for (int count : inSets) {
            most = Math.max(most, count);
        }
        int shift = Math.max(0, 32 - Integer.numberOfLeadingZeros(most / BUCKETS));
        long[] bucket = new long[(most >> shift) + 1];
        for (int count : inSets) {
            bucket[count >> shift] += count;
        }
        int last = bucket.length - 1;
        while (last > 0 && bucket[last] <= room) {
            room -= bucket[last--];
        }
        boolean[] chosen = new boolean[vertices];
        for (int r = 0; r < vertices; r++) {
            int level = inSets[r] >> shift;
            boolean fits = level == last && inSets[r] > 0 && inSets[r] <= room;
            chosen[r] = level > last || fits || r == asked || isIndexed(r);
            room -= fits ? inSets[r] : 0;
        }
        return chosen;
    }

    /** Indexes {@code seeds}, in one pass over the sets. */
    private void index(int[] seeds) {
        boolean[] chosen = new boolean[vertices];
        for (int r = 0; r < vertices; r++) {
            chosen[r] = isIndexed(r);
        }
        for (int v : seeds) {
            chosen[rank[v]] = true;
        }
        indexOf(chosen);
    }

    private void indexOf(boolean[] chosen) {
        int[] inSets = several();
        slot = new int[vertices];
        slotBegin = new int[vertices + 1];
        int slots = 0;
        for (int r = 0; r < vertices; r++) {
            slot[r] = chosen[r] ? slots : -1;
            if (chosen[r]) {
                slotBegin[slots + 1] = Math.addExact(slotBegin[slots], inSets[r]);
                slots++;
            }
        }
        slotBegin = Arrays.copyOf(slotBegin, slots + 1);
        int[] next = slotBegin.clone();
        index = new int[slotBegin[slots]];
        PackedSets.Reader reader = reader();
        while (reader.next()) {
            int[] ranks = reader.ranks();
            for (int e = 0; e < reader.length(); e++) {
                int found = slot[ranks[e]];
                if (found >= 0) {
                    index[next[found]++] = reader.position();
                }
            }
        }
    }

    /**
     * How many of sets {@code from} to {@code to} - 1 hold one of {@code seeds} or more, the same as {@link #covered} says of a collection of
     * those. Stores none of them: each is drawn, left at the first seed it meets, and forgotten.
     *
     * @throws IllegalArgumentException if the model is incremental
     */
    int meeting(int[] seeds, int from, int to) {
        int chunk = chunk(to - from);
        int chunks = (to - from + chunk - 1) / chunk;
        int[] parts = new int[chunks];
        stopAt(bits(seeds, vertices));
        workers.run(chunks, (piece, worker) -> {
            RandomStream random = new RandomStream();
            int found = 0;
            for (int i = from + piece * chunk; i < Math.min(to, from + (piece + 1) * chunk); i++) {
                random.seek(seed, i);
                found += samplers[worker].sample(random) == Sampler.MET ? 1 : 0;
            }
            parts[piece] = found;
        });
        stopAt(stops);
        return Arrays.stream(parts).sum();
    }

    /**
     * How many of sets {@code from} to {@code to} - 1 hold one or more of {@code one}, and how many of {@code other}. Stores none of them;
     * each is left at the first vertex that is on both lists, unless the model is incremental.
     */
    int[] meeting(int[] one, int[] other, int from, int to) {
        long[] ofOne = bits(one, vertices);
        long[] ofOther = bits(other, vertices);
        if (!factory.incremental()) {
            stopAt(bits(Arrays.stream(one).filter(v -> holds(ofOther, v)).toArray(), vertices));
        }
        int chunk = chunk(to - from);
        int chunks = (to - from + chunk - 1) / chunk;
        int[] parts = new int[2 * chunks];
        workers.run(chunks, (piece, worker) -> {
            RandomStream random = new RandomStream();
            Sampler sampler = samplers[worker];
            for (int i = from + piece * chunk; i < Math.min(to, from + (piece + 1) * chunk); i++) {
                random.seek(seed, i);
                int length = sampler.sample(random);
                boolean metOne = length == Sampler.MET;
                boolean metOther = metOne;
                for (int e = 0; e < length && !(metOne && metOther); e++) {
                    metOne |= holds(ofOne, sampler.set()[e]);
                    metOther |= holds(ofOther, sampler.set()[e]);
                }
                parts[2 * piece] += metOne ? 1 : 0;
                parts[2 * piece + 1] += metOther ? 1 : 0;
            }
        });
        if (!factory.incremental()) {
            stopAt(stops);
        }
        int[] met = new int[2];
        for (int i = 0; i < parts.length; i++) {
            met[i & 1] += parts[i];
        }
        return met;
    }

    /**
     * For each of {@code seeds}, how many of sets 0 to {@code sets} - 1 hold it on which way ({@link Sampler#ways}). Stores none of them.
     */
    List<Map<Integer, Integer>> ways(int[] seeds, int sets) {
        int[] place = new int[vertices];
        Arrays.fill(place, -1);
        for (int i = 0; i < seeds.length; i++) {
            place[seeds[i]] = i;
        }
        List<Map<Long, Integer>> parts = new ArrayList<>();
        Arrays.stream(samplers).forEach(sampler -> parts.add(new HashMap<>()));
        int chunk = chunk(sets);
        workers.run((sets + chunk - 1) / chunk, (piece, worker) -> {
            RandomStream random = new RandomStream();
            Sampler sampler = samplers[worker];
            Map<Long, Integer> part = parts.get(worker);
            for (int i = piece * chunk; i < Math.min(sets, (piece + 1) * chunk); i++) {
                random.seek(seed, i);
                int length = sampler.sample(random);
                for (int e = 0; e < length; e++) {
                    int seedPlace = place[sampler.set()[e]];
                    if (seedPlace >= 0) {
                        part.merge(((long) seedPlace << 32) + sampler.ways()[e], 1, Integer::sum);
                    }
                }
            }
        });
        List<Map<Integer, Integer>> ways = new ArrayList<>();
        Arrays.stream(seeds).forEach(v -> ways.add(new TreeMap<>()));
        for (Map<Long, Integer> part : parts) {
            part.forEach((key, count) -> {
                int way = key.intValue();
                ways.get((int) ((key - way) >> 32)).merge(way, count, Integer::sum);
            });
        }
        return ways;
    }

    /** How many vertices the sets are drawn from. */
    int vertices() {
        return vertices;
    }

    /** How many sets there are, those that came anyway included. */
    int size() {
        return size;
    }

    /** How many sets hold nobody because their root comes without any seed. */
    int anyway() {
        return anyway;
    }

    /** How many sets hold nobody because they met a sentinel. */
    int met() {
        return met;
    }

    /** How many entries there are in all sets together. */
    long entries() {
        return entries;
    }

    /** How many bytes the sets and their index take now, beside what is kept for each vertex. */
    long bytes() {
        return sets.bytes() + (long) Integer.BYTES * index.length;
    }

    /** What decides between {@code v} and others who are in as many sets: below 1. */
    double preference(int v) {
        return factory.preference(v);
    }

    /** What it is worth when word reaches everybody. */
    double worth() {
        return factory.worth();
    }

    /** What each met set stands for. */
    double worthOfSet() {
        return size == 0 ? 0 : factory.worth() / size;
    }

    /** How many sets hold {@code v}. */
    int count(int v) {
        return size == 0 ? 0 : several()[rank[v]] + single[rank[v]];
    }

    /** How many sets hold each vertex. */
    int[] counts() {
        int[] held = new int[vertices];
        if (size > 0) {
            int[] inSets = several();
            for (int r = 0; r < vertices; r++) {
                int count = inSets[r] + single[r];
                if (count > 0) {
                    held[factory.vertex(r)] = count;
                }
            }
        }
        return held;
    }

    /** How many sets hold {@code v} and nobody else. */
    int alone(int v) {
        return size == 0 ? 0 : single[rank[v]];
    }

    /** Where the sets that hold {@code v} and others begin in {@link #setAt}. */
    int firstOf(int v) {
        index(rank[v]);
        return slotBegin[slot[rank[v]]];
    }

    /** One past where they end. */
    int endOf(int v) {
        index(rank[v]);
        return slotBegin[slot[rank[v]] + 1];
    }

    /** The position of the set at place {@code i} of the index. */
    int setAt(int i) {
        return index[i];
    }

    /** A bit for each set of two members or more. */
    long[] marks() {
        return sets.marks();
    }

    /** Reads the sets of two members or more, from the first on; ranks are turned into vertices by {@link #vertex}. */
    PackedSets.Reader reader() {
        return sets.new Reader().over(0, sets.pieces());
    }

    /** The vertex of a rank. */
    int vertex(int ofRank) {
        return factory.vertex(ofRank);
    }

    /** How many sets hold one of {@code seeds} or more. O(entries). */
    int covered(int[] seeds) {
        return seeds.length == 0 ? 0 : coveredBy(seeds)[seeds.length - 1];
    }

    /** How many sets hold one or more of the first 1, 2, ... of {@code seeds}. O(entries), whoever they are. */
    int[] coveredBy(int[] seeds) {
        int[] coveredBy = new int[seeds.length];
        if (size == 0 || seeds.length == 0) {
            return coveredBy;
        }
        int[] place = new int[vertices];
        Arrays.fill(place, seeds.length);
        for (int i = seeds.length - 1; i >= 0; i--) {
            place[rank[seeds[i]]] = i;
        }
        for (int i = 0; i < seeds.length; i++) {
            coveredBy[i] = place[rank[seeds[i]]] == i ? single[rank[seeds[i]]] : 0;
        }
        int[][] parts = new int[workers.threads()][];
        int tasks = Math.min(TASKS, sets.pieces());
        workers.run(tasks, (task, worker) -> {
            int[] part = parts[worker] == null ? new int[seeds.length + 1] : parts[worker];
            parts[worker] = part;
            PackedSets.Reader reader = sets.new Reader();
            reader.over((int) ((long) sets.pieces() * task / tasks), (int) ((long) sets.pieces() * (task + 1) / tasks));
            while (reader.next()) {
                int[] ranks = reader.ranks();
                int first = seeds.length;
                for (int e = 0; e < reader.length(); e++) {
                    first = Math.min(first, place[ranks[e]]);
                }
                part[first]++;
            }
        });
        for (int[] part : parts) {
            for (int i = 0; part != null && i < seeds.length; i++) {
                coveredBy[i] += part[i];
            }
        }
        for (int i = 1; i < seeds.length; i++) {
            coveredBy[i] += coveredBy[i - 1];
        }
        return coveredBy;
    }

    /** How many sets hold both seed number {@code i} and seed number {@code j}. Where one of them is not indexed, all of {@code seeds} are. */
    int shared(int[] seeds, int i, int j) {
        if (!isIndexed(rank[seeds[i]]) || !isIndexed(rank[seeds[j]])) {
            index(seeds);
        }
        int one = firstOf(seeds[i]);
        int other = firstOf(seeds[j]);
        int endOfOne = endOf(seeds[i]);
        int endOfOther = endOf(seeds[j]);
        int shared = 0;
        while (one < endOfOne && other < endOfOther) {
            int order = Integer.compareUnsigned(index[one], index[other]);
            shared += order == 0 ? 1 : 0;
            one += order <= 0 ? 1 : 0;
            other += order >= 0 ? 1 : 0;
        }
        return shared;
    }
}
