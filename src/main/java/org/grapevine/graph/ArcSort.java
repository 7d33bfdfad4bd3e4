package org.grapevine.graph;

import java.util.Arrays;
import org.grapevine.parallel.Chunks;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/** Puts arcs into rows by counting: O(arcs + rows), stable, and the same rows on any number of threads. */
final class ArcSort {
    /* The arcs are cut into slices. Each slice counts for itself what it has for every row; sums over the slices in order give it a place
     * of its own in every row, so slices are put in place side by side and what comes out is the one stable order, whatever the number of
     * slices. There are as many as threads, but fewer where the counts would outgrow the arcs. Rows in the order given are held by no
     * variable once they are turned: an array of arcs can be a good part of the heap. */

    private static final int WORK = 1 << 16;
    private static final int BREATH = 1 << 14;
    private static final int MOST = Integer.MAX_VALUE - 8;

    private final Workers workers;

    ArcSort(Workers workers) {
        this.workers = workers;
    }

    /** The graph of these edges, without groups. Its rows come out of two passes sorted and, within a pair, in the order given. */
    static Graph graph(
            int vertices,
            int edges,
            int[] from,
            int[] to,
            double @Nullable [] weight,
            boolean directed,
            Weighting weighting,
            Workers workers) {
        ArcSort sort = new ArcSort(workers);
        Given given = sort.new Given(vertices, edges, to, from, weight, !directed);
        return sort.graph(sort.turned(given.rows(null, null, weighting), vertices), directed, weighting);
    }

    /** The same graph with new numbers: those with the most edges into them first. */
    static Relabelling relabelled(Edges edges, boolean directed, Weighting weighting, Workers workers) {
        ArcSort sort = new ArcSort(workers);
        Given given = sort.new Given(edges.vertices, edges.size(), edges.to, edges.from, edges.weight, !directed);
        int[] order = Relabelling.descending(given.sizes());
        int[] name = Relabelling.inverse(order);
        Arcs bySource = sort.turned(given.rows(order, name, weighting), edges.vertices);
        return new Relabelling(sort.graph(bySource, directed, weighting), order, name);
    }

    private Graph graph(Arcs bySource, boolean directed, Weighting weighting) {
        Arcs out = merged(bySource, weighting);
        Arcs in = directed ? turned(out, out.rows()) : out;
        return new Graph(out, in, Memberships.none(out.rows()), directed, weighting);
    }

    /** Edges to be put into rows: row v holds in the order given what v is tied to; loops and edges of weight 0 are left out. */
    private final class Given {
        private final int rows;
        private final int[] row;
        private final int[] column;
        private final double @Nullable [] weight;
        private final boolean bothWays;
        private final int[] bounds;
        private final int[][] place;

        /** Counts; with {@code bothWays} every edge also stands in the row of its column. */
        Given(int rows, int edges, int[] row, int[] column, double @Nullable [] weight, boolean bothWays) {
            this.rows = rows;
            this.row = row;
            this.column = column;
            this.weight = weight;
            this.bothWays = bothWays;
            this.bounds = evenly(edges, slices(edges, rows, workers.threads()));
            this.place = new int[bounds.length - 1][];
            workers.run(place.length, (slice, worker) -> {
                int[] count = new int[rows];
                for (int e = bounds[slice]; e < bounds[slice + 1]; e++) {
                    if (kept(e)) {
                        count[row[e]]++;
                        if (bothWays) {
                            count[column[e]]++;
                        }
                    }
                }
                place[slice] = count;
            });
        }

        private boolean kept(int edge) {
            return row[edge] != column[edge] && (weight == null || weight[edge] != 0);
        }

        /** How many arcs each row will have; to be asked before {@link #rows}. */
        int[] sizes() {
            int[] sizes = new int[rows];
            for (int[] slice : place) {
                for (int v = 0; v < rows; v++) {
                    sizes[v] += slice[v];
                }
            }
            return sizes;
        }

        /** The rows; with {@code order} and its inverse {@code name} under new numbers. */
        Arcs rows(int @Nullable [] order, int @Nullable [] name, Weighting weighting) {
            int[] offset = places(place, rows, order);
            int[] target = new int[offset[rows]];
            double[] value = weight == null || weighting == Weighting.NONE ? null : new double[target.length];
            workers.run(place.length, (slice, worker) -> {
                int[] at = place[slice];
                for (int e = bounds[slice]; e < bounds[slice + 1]; e++) {
                    if (kept(e)) {
                        int u = row[e];
                        int v = column[e];
                        put(name == null ? v : name[v], weight, e, at[u]++, target, value);
                        if (bothWays) {
                            put(name == null ? u : name[u], weight, e, at[v]++, target, value);
                        }
                    }
                }
            });
            return new Arcs(offset, target, value);
        }
    }

    private static void put(
            int column, double @Nullable [] weight, int from, int at, int[] target, double @Nullable [] value) {
        target[at] = column;
        if (value != null && weight != null) {
            value[at] = weight[from];
        }
    }

    /** The same arcs turned round: row u holds, ascending, the rows of {@code arcs} that lead to u. */
    Arcs turned(Arcs arcs, int columns) {
        return turned(arcs, columns, null, null);
    }

    /**
     * The same arcs turned round and renamed.
     *
     * @param order which row of {@code arcs} becomes number 0, 1, ...; null where they keep their numbers
     * @param name the new number of each column; null where they keep theirs
     */
    Arcs turned(Arcs arcs, int columns, int @Nullable [] order, int @Nullable [] name) {
        int[] bounds = byArcs(arcs, order, slices(arcs.size(), columns, workers.threads()));
        int[][] place = new int[bounds.length - 1][];
        workers.run(place.length, (slice, worker) -> {
            int[] count = new int[columns];
            for (int r = bounds[slice]; r < bounds[slice + 1]; r++) {
                if (r % BREATH == 0) {
                    workers.checkCancelled();
                }
                int row = order == null ? r : order[r];
                for (int a = arcs.offset[row]; a < arcs.offset[row + 1]; a++) {
                    count[name == null ? arcs.target[a] : name[arcs.target[a]]]++;
                }
            }
            place[slice] = count;
        });
        int[] offset = places(place, columns, null);
        int[] target = new int[arcs.size()];
        double[] value = arcs.weight == null ? null : new double[target.length];
        workers.run(place.length, (slice, worker) -> {
            int[] at = place[slice];
            for (int r = bounds[slice]; r < bounds[slice + 1]; r++) {
                if (r % BREATH == 0) {
                    workers.checkCancelled();
                }
                int row = order == null ? r : order[r];
                for (int a = arcs.offset[row]; a < arcs.offset[row + 1]; a++) {
                    int column = name == null ? arcs.target[a] : name[arcs.target[a]];
                    put(r, arcs.weight, a, at[column]++, target, value);
                }
            }
        });
        return new Arcs(offset, target, value);
    }

    /** Sorted rows in which equal neighbours are one arc: their weights are summed in order and what they then mean is made of the sum. */
    Arcs merged(Arcs sorted, Weighting weighting) {
        Chunks chunks = Chunks.byWork(sorted.offset, WORK);
        int[] offset = new int[sorted.offset.length];
        workers.run(chunks.count(), (chunk, worker) -> {
            for (int v = chunks.from(chunk); v < chunks.to(chunk); v++) {
                offset[v + 1] = distinct(sorted, v);
            }
        });
        for (int v = 0; v < sorted.rows(); v++) {
            offset[v + 1] += offset[v];
        }
        boolean whole = offset[sorted.rows()] == sorted.size();
        if (whole && weighting != Weighting.PROBABILITY) {
            return sorted;
        }
        int[] target = whole ? sorted.target : new int[offset[sorted.rows()]];
        double[] weight = sorted.weight == null ? null : whole ? sorted.weight : new double[target.length];
        workers.run(chunks.count(), (chunk, worker) -> {
            for (int v = chunks.from(chunk); v < chunks.to(chunk); v++) {
                if (!whole) {
                    merge(sorted, v, offset[v], target, weight);
                }
            }
            if (weight != null && weighting == Weighting.PROBABILITY) {
                for (int a = offset[chunks.from(chunk)]; a < offset[chunks.to(chunk)]; a++) {
                    weight[a] = -Math.expm1(-weight[a]);
                }
            }
        });
        return new Arcs(offset, target, weight);
    }

    private static int distinct(Arcs sorted, int row) {
        int distinct = 0;
        int last = -1;
        for (int a = sorted.offset[row]; a < sorted.offset[row + 1]; a++) {
            distinct += sorted.target[a] == last ? 0 : 1;
            last = sorted.target[a];
        }
        return distinct;
    }

    private static void merge(Arcs sorted, int row, int begin, int[] target, double @Nullable [] weight) {
        int kept = begin;
        for (int a = sorted.offset[row]; a < sorted.offset[row + 1]; a++) {
            boolean again = kept > begin && target[kept - 1] == sorted.target[a];
            if (weight != null && sorted.weight != null) {
                weight[again ? kept - 1 : kept] = again ? weight[kept - 1] + sorted.weight[a] : sorted.weight[a];
            }
            if (!again) {
                target[kept++] = sorted.target[a];
            }
        }
    }

    /** Into how many slices so many arcs are cut. */
    static int slices(long arcs, int rows, int threads) {
        return (int) Math.max(1, Math.min(threads, arcs / Math.max(1, rows)));
    }

    private static int[] evenly(int arcs, int slices) {
        int[] bounds = new int[slices + 1];
        for (int s = 1; s <= slices; s++) {
            bounds[s] = (int) ((long) arcs * s / slices);
        }
        return bounds;
    }

    /** Bounds of slices of rows that hold about equally many arcs. */
    private static int[] byArcs(Arcs arcs, int @Nullable [] order, int slices) {
        int[] bounds = new int[slices + 1];
        Arrays.fill(bounds, arcs.rows());
        bounds[0] = 0;
        long seen = 0;
        int slice = 1;
        for (int r = 0; r < arcs.rows() && slice < slices; r++) {
            seen += arcs.degree(order == null ? r : order[r]);
            if (seen * slices >= (long) arcs.size() * slice) {
                bounds[slice++] = r + 1;
            }
        }
        return bounds;
    }

    /** Turns the counts of every slice into the places where it begins in each row; returns where the rows begin, in their order. */
    private static int[] places(int[][] count, int rows, int @Nullable [] order) {
        int[] offset = new int[rows + 1];
        long at = 0;
        for (int r = 0; r < rows; r++) {
            int v = order == null ? r : order[r];
            for (int[] slice : count) {
                int own = slice[v];
                slice[v] = (int) at;
                at += own;
            }
            if (at > MOST) {
                throw new IllegalArgumentException("more than " + MOST + " arcs do not fit into one graph");
            }
            offset[r + 1] = (int) at;
        }
        return offset;
    }
}
