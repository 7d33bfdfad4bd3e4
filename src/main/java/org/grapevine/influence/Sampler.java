package org.grapevine.influence;

import java.util.function.Supplier;
import org.grapevine.graph.Graph;
import org.grapevine.parallel.RandomStream;

/** Draws reverse reachable sets, one after the other, for one worker. */
interface Sampler {
    /** What {@link #sample} returns where the root comes without any seed. */
    int ANYWAY = -1;

    /** What {@link #sample} returns where the set was left as soon as it met a vertex given to {@link #stopAt}. */
    int MET = -2;

    /** The way of a member whose own worth the set stands for. */
    int ITSELF = -1;

    /** Draws a set; returns its size, {@link #ANYWAY} or {@link #MET}. Members come in the order met, each once. */
    int sample(RandomStream random);

    /**
     * Ends later sets at the first member among {@code stops}, a bit a vertex; all 0 ends none. Whether a set holds one of them is the
     * same as if it were drawn to its end.
     *
     * @throws IllegalArgumentException if the model is incremental: there only the whole set tells whether it counts
     */
    void stopAt(long[] stops);

    /** The members of the last set; only the first as many as {@link #sample} returned are valid. */
    int[] set();

    /**
     * For each member of the last set, beside {@link #set}, the way on which its word leaves: the vertex that it tells, the number of
     * vertices plus the group in which it tells, or {@link #ITSELF}. Where several ways would do, the one met first.
     */
    int[] ways();

    /** A sampler for {@code model}; tables are prepared once and shared by all that {@link Factory#sampler} makes. */
    static Factory of(InfluenceModel model) {
        if (model.spread == InfluenceModel.Spread.THRESHOLD) {
            ThresholdSampler.Tables tables = new ThresholdSampler.Tables(model);
            return new Factory(model, tables.roots.total(), () -> new ThresholdSampler(tables));
        }
        ReverseSampler.Tables tables = new ReverseSampler.Tables(model);
        return new Factory(model, tables.roots.total(), () -> new ReverseSampler(tables));
    }

    /** Makes samplers of one model. */
    final class Factory {
        private final float[] preference;
        private final int[] vertex;
        private final int[] rank;
        private final double worth;
        private final boolean incremental;
        private final Supplier<Sampler> samplers;

        private Factory(InfluenceModel model, double worth, Supplier<Sampler> samplers) {
            this.preference = preference(model.graph);
            this.vertex = byTalk(model.graph);
            this.rank = new int[vertex.length];
            for (int r = 0; r < vertex.length; r++) {
                rank[vertex[r]] = r;
            }
            this.worth = worth;
            this.incremental = model.incremental();
            this.samplers = samplers;
        }

        private static float[] preference(Graph graph) {
            float[] ways = new float[graph.vertices()];
            float most = 1;
            for (int v = 0; v < ways.length; v++) {
                ways[v] = Sentinels.talk(graph, v);
                most = Math.max(most, ways[v]);
            }
            for (int v = 0; v < ways.length; v++) {
                ways[v] /= 2 * most;
            }
            return ways;
        }

        /** Whoever talks in most arcs and groups first, ties by the lower vertex. */
        private static int[] byTalk(Graph graph) {
            int n = graph.vertices();
            int most = 0;
            for (int v = 0; v < n; v++) {
                most = Math.max(most, Sentinels.talk(graph, v));
            }
            int[] begin = new int[most + 2];
            for (int v = 0; v < n; v++) {
                begin[most - Sentinels.talk(graph, v) + 1]++;
            }
            for (int t = 0; t <= most; t++) {
                begin[t + 1] += begin[t];
            }
            int[] order = new int[n];
            for (int v = 0; v < n; v++) {
                order[begin[most - Sentinels.talk(graph, v)]++] = v;
            }
            return order;
        }

        /** The vertex of rank {@code r}: low ranks are of those who talk most. */
        int vertex(int r) {
            return vertex[r];
        }

        /** The rank of each vertex. */
        int[] ranks() {
            return rank;
        }

        /**
         * From 0 to 1/2, in proportion to the arcs and groups in which {@code v} talks: of two who are in as many sets, the one with more
         * of them is the better guess, since few sets are drawn and most of its ways are in none.
         */
        double preference(int v) {
            return preference[v];
        }

        /** What it is worth when word reaches everybody. */
        double worth() {
            return worth;
        }

        /** Whether only a whole set tells whether it counts. */
        boolean incremental() {
            return incremental;
        }

        /** A sampler of its own scratch. */
        Sampler sampler() {
            return samplers.get();
        }
    }
}
