package org.grapevine.influence;

import java.util.Arrays;
import java.util.function.Supplier;
import org.grapevine.graph.Relabelling;
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
            int[] talk = new int[model.graph.vertices()];
            Arrays.setAll(talk, v -> Sentinels.talk(model.graph, v));
            this.preference = preference(talk);
            this.vertex = Relabelling.descending(talk);
            this.rank = Relabelling.inverse(vertex);
            this.worth = worth;
            this.incremental = model.incremental();
            this.samplers = samplers;
        }

        private static float[] preference(int[] talk) {
            float most = 1;
            for (int ways : talk) {
                most = Math.max(most, ways);
            }
            float[] preference = new float[talk.length];
            for (int v = 0; v < talk.length; v++) {
                preference[v] = talk[v] / (2 * most);
            }
            return preference;
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
