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
 * A growing collection of reverse reachable sets with an index from each vertex to the sets that hold it. Set i depends on the seed and i
 * alone, so a collection is the same bits on any number of threads. 8 bytes an entry: 4 for the set, 4 for the index.
 */
final class RRSets {
    private static final int CHUNK = 256;
    private static final int FEW = 4;
    private static final int PIECES = 64;

    private final Sampler.Factory factory;
    private final int vertices;
    private final long seed;
    private final Workers workers;
    private final Sampler[] samplers;
    private int size;
    private int[] offset = new int[1];
    private int[] entry = new int[0];
    private int anyway;
    private int met;
    private long[] stops = {};
    private int[] indexOffset = new int[0];
    private int[] index = new int[0];

    RRSets(Sampler.Factory factory, int vertices, long seed, Workers workers) {
        this.factory = factory;
        this.vertices = vertices;
        this.seed = seed;
        this.workers = workers;
        this.samplers = new Sampler[workers.threads()];
        Arrays.setAll(samplers, worker -> factory.sampler());
    }

    /**
     * A collection whose sets end at the first of {@code sentinels} they meet: those count in {@link #met} and hold nobody.
     *
     * @throws IllegalArgumentException if the model is incremental
     */
    static RRSets upTo(int[] sentinels, Sampler.Factory factory, int vertices, long seed, Workers workers) {
        RRSets sets = new RRSets(factory, vertices, seed, workers);
        sets.stops = bits(sentinels, vertices);
        sets.stopAt(sets.stops);
        return sets;
    }

    private static long[] bits(int[] members, int vertices) {
        long[] bits = new long[(vertices >> 6) + 1];
        for (int v : members) {
            bits[v >> 6] |= 1L << v;
        }
        return bits;
    }

    private void stopAt(long[] at) {
        for (Sampler sampler : samplers) {
            sampler.stopAt(at);
        }
    }

    /** Draws sets until there are {@code target}. */
    void growTo(int target) {
        int added = target - size;
        if (added <= 0) {
            return;
        }
        int chunk = chunk(added);
        int chunks = (added + chunk - 1) / chunk;
        int[][] pieces = new int[chunks][];
        int[] lengths = new int[added];
        int base = size;
        workers.run(chunks, (piece, worker) -> {
            int from = piece * chunk;
            int to = Math.min(added, from + chunk);
            pieces[piece] = draw(samplers[worker], base, from, to, lengths);
        });
        append(pieces, lengths);
    }

    /** How many sets are drawn at a time: {@link #CHUNK}, less where there are too few for {@link #PIECES} pieces. */
    private static int chunk(int sets) {
        return Math.max(FEW, Math.min(CHUNK, sets / PIECES));
    }

    private int[] draw(Sampler sampler, int base, int from, int to, int[] lengths) {
        RandomStream random = new RandomStream();
        int[] piece = new int[1024];
        int filled = 0;
        for (int i = from; i < to; i++) {
            random.seek(seed, base + i);
            int length = sampler.sample(random);
            lengths[i] = length;
            if (length > 0) {
                if (filled + length > piece.length) {
                    piece = Arrays.copyOf(piece, Math.max(filled + length, 2 * piece.length));
                }
                System.arraycopy(sampler.set(), 0, piece, filled, length);
                filled += length;
            }
        }
        return Arrays.copyOf(piece, filled);
    }

    private void append(int[][] pieces, int[] lengths) {
        long total = entry.length;
        for (int[] piece : pieces) {
            total += piece.length;
        }
        new MemoryEstimate(8 * total)
                .require("the collection of " + (size + lengths.length) + " reverse reachable sets");
        if (total > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException(total + " entries do not fit into one collection");
        }
        int filled = entry.length;
        entry = Arrays.copyOf(entry, (int) total);
        for (int[] piece : pieces) {
            System.arraycopy(piece, 0, entry, filled, piece.length);
            filled += piece.length;
        }
        offset = Arrays.copyOf(offset, size + lengths.length + 1);
        for (int length : lengths) {
            offset[size + 1] = offset[size] + Math.max(0, length);
            anyway += length == Sampler.ANYWAY ? 1 : 0;
            met += length == Sampler.MET ? 1 : 0;
            size++;
        }
        indexOffset = new int[0];
    }

    private void indexed() {
        if (indexOffset.length > 0) {
            return;
        }
        int[] start = new int[vertices + 1];
        for (int v : entry) {
            start[v]++;
        }
        for (int v = 1; v <= vertices; v++) {
            start[v] += start[v - 1];
        }
        index = new int[entry.length];
        for (int s = size - 1; s >= 0; s--) {
            for (int e = offset[s]; e < offset[s + 1]; e++) {
                index[--start[entry[e]]] = s;
            }
        }
        indexOffset = start;
    }

    /**
     * How many of sets {@code from} to {@code to} - 1 hold one of {@code seeds} or more, the same as {@link #covered} says of a collection of
     * those. Stores none of them: each is drawn, left at the first seed it meets, and forgotten.
     *
     * @throws IllegalArgumentException if the model is incremental
     */
    int meeting(int[] seeds, int from, int to) {
        int sets = to - from;
        int chunk = chunk(sets);
        int chunks = (sets + chunk - 1) / chunk;
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
    int entries() {
        return entry.length;
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
        indexed();
        return indexOffset[v + 1] - indexOffset[v];
    }

    /** Where the sets that hold {@code v} begin in {@link #setAt}. */
    int firstOf(int v) {
        indexed();
        return indexOffset[v];
    }

    /** The set at place {@code i} of the index. */
    int setAt(int i) {
        return index[i];
    }

    /** Where set {@code s} begins in {@link #memberAt}; it ends where set {@code s + 1} begins. */
    int begin(int s) {
        return offset[s];
    }

    /** The vertex at place {@code e} of the sets. */
    int memberAt(int e) {
        return entry[e];
    }

    /** How many sets hold one of the first {@code count} of {@code seeds} or more. O(sets that hold them). */
    int covered(int[] seeds, int count) {
        return count == 0 ? 0 : coveredBy(Arrays.copyOf(seeds, count))[count - 1];
    }

    /** How many sets hold one or more of the first 1, 2, ... of {@code seeds}. O(sets that hold them). */
    int[] coveredBy(int[] seeds) {
        long[] met = new long[(size >> 6) + 1];
        int[] coveredBy = new int[seeds.length];
        int covered = 0;
        for (int i = 0; i < seeds.length; i++) {
            int from = firstOf(seeds[i]);
            int to = from + count(seeds[i]);
            for (int at = from; at < to; at++) {
                int s = index[at];
                if ((met[s >> 6] & (1L << s)) == 0) {
                    met[s >> 6] |= 1L << s;
                    covered++;
                }
            }
            coveredBy[i] = covered;
        }
        return coveredBy;
    }
}
