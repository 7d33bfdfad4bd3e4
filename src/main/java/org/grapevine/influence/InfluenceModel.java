package org.grapevine.influence;

import java.util.Arrays;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Weighting;
import org.jspecify.annotations.Nullable;

/**
 * What choosing seeds is worth: how word spreads, what it is worth when it reaches somebody, who may be chosen and what a choice changes.
 * Never changes; the {@code with} methods give changed copies that share arrays.
 */
public final class InfluenceModel {
    /** How word spreads. */
    public enum Spread {
        /** Independent Cascade: a coin for each arc. */
        CASCADE,
        /** Linear Threshold: everybody listens to one of those who could tell, in proportion to the weights, or to nobody. */
        THRESHOLD
    }

    private static final int LEAST_ENTRIES = 1 << 20;
    private static final int BYTES_OF_ENTRY = 4;

    final Graph graph;
    final double[] value;
    final boolean[] eligible;
    final double @Nullable [] acceptance;
    final boolean @Nullable [] talking;
    final double @Nullable [] boost;
    final double @Nullable [] latentValue;
    final Spread spread;
    final int hops;
    final double discount;

    private Sampler.@Nullable Factory samplers;

    private InfluenceModel(
            Graph graph,
            double[] value,
            boolean[] eligible,
            double @Nullable [] acceptance,
            boolean @Nullable [] talking,
            double @Nullable [] boost,
            double @Nullable [] latentValue,
            Spread spread,
            int hops,
            double discount) {
        this.graph = graph;
        this.value = value;
        this.eligible = eligible;
        this.acceptance = acceptance;
        this.talking = talking;
        this.boost = boost;
        this.latentValue = latentValue;
        this.spread = spread;
        this.hops = hops;
        this.discount = discount;
    }

    /**
     * Ignite: only seeds and those they reach talk; anybody may be a seed and everybody is worth 1.
     *
     * @throws IllegalArgumentException if the weights of {@code graph} are no probabilities
     */
    public static InfluenceModel ignite(Graph graph) {
        if (graph.weighting() != Weighting.PROBABILITY) {
            throw new IllegalArgumentException("weights are " + graph.weighting() + ", not probabilities");
        }
        double[] ones = new double[graph.vertices()];
        Arrays.fill(ones, 1);
        boolean[] all = new boolean[graph.vertices()];
        Arrays.fill(all, true);
        return new InfluenceModel(graph, ones, all, null, null, null, null, Spread.CASCADE, Integer.MAX_VALUE, 1);
    }

    /** What it is worth when word reaches each vertex, at least 0. */
    public InfluenceModel withValue(double[] value) {
        return new InfluenceModel(
                graph, value, eligible, acceptance, talking, boost, latentValue, spread, hops, discount);
    }

    /** Who may be a seed. */
    public InfluenceModel withEligible(boolean[] eligible) {
        return new InfluenceModel(
                graph, value, eligible, acceptance, talking, boost, latentValue, spread, hops, discount);
    }

    /** With which probability each vertex, asked to be a seed, agrees: one coin a vertex and world. */
    public InfluenceModel withAcceptance(double[] acceptance) {
        return new InfluenceModel(
                graph, value, eligible, acceptance, talking, boost, latentValue, spread, hops, discount);
    }

    /**
     * Boost: {@code talking} vertices talk anyway; a seed among them talks on its own arcs with {@code boost} times the hazard. What
     * counts is who is reached because of the seeds and would not have been without.
     *
     * @param boost at least 1
     */
    public InfluenceModel withBoost(boolean[] talking, double[] boost) {
        return new InfluenceModel(
                graph, value, eligible, acceptance, talking, boost, latentValue, spread, hops, discount);
    }

    /** The worth of members of each group who are not in the graph: they hear from any member as others do, and tell nobody. */
    public InfluenceModel withLatentValue(double[] latentValue) {
        return new InfluenceModel(
                graph, value, eligible, acceptance, talking, boost, latentValue, spread, hops, discount);
    }

    /** Word that takes more than {@code hops} hops counts nothing, and each hop multiplies its worth with {@code discount}. */
    public InfluenceModel withHorizon(int hops, double discount) {
        if (hops < 1) {
            throw new IllegalArgumentException("horizon " + hops + " is not at least 1 hop");
        }
        if (!(discount > 0 && discount <= 1)) {
            throw new IllegalArgumentException("discount " + discount + " is not in (0, 1]");
        }
        return new InfluenceModel(
                graph, value, eligible, acceptance, talking, boost, latentValue, spread, hops, discount);
    }

    /** How word spreads. */
    public InfluenceModel withSpread(Spread spread) {
        return new InfluenceModel(
                graph, value, eligible, acceptance, talking, boost, latentValue, spread, hops, discount);
    }

    /**
     * Prepares the tables that sampling takes, O(arcs); otherwise the first who samples does. They are kept, for whoever samples from this
     * model again.
     */
    public void prepare() {
        samplers();
    }

    synchronized Sampler.Factory samplers() {
        if (samplers == null) {
            samplers = Sampler.of(this);
        }
        return samplers;
    }

    /** Whether anybody may be a seed. */
    boolean anybody() {
        for (boolean may : eligible) {
            if (!may) {
                return false;
            }
        }
        return true;
    }

    /**
     * What choosing seeds takes at least, beside the graph: tables, the scratch of each worker, and two collections of the first
     * {@link #LEAST_ENTRIES} entries of reverse reachable sets.
     */
    public MemoryEstimate estimate(int threads) {
        long rows = (long) graph.vertices() + graph.memberships().groups();
        long coins = graph.in().size() + (long) graph.memberships().size();
        long tables = (incremental() ? 2 * 20 : 12) * coins + (incremental() ? 56 : 28) * rows;
        long scratch = threads * (4L * graph.vertices() + rows / 4);
        long collections = 2L * (4L * threads + 16L) * graph.vertices() + 2L * BYTES_OF_ENTRY * LEAST_ENTRIES;
        return new MemoryEstimate(tables + scratch + collections + 32L * graph.vertices());
    }

    /** The graph along which word spreads. */
    public Graph graph() {
        return graph;
    }

    /** Whether {@code v} may be a seed. */
    public boolean eligible(int v) {
        return eligible[v];
    }

    /** With which probability {@code v} agrees to be a seed. */
    public double acceptance(int v) {
        return acceptance == null ? 1 : acceptance[v];
    }

    /** Whether what counts is the difference to what organic word of mouth brings anyway. */
    public boolean incremental() {
        return talking != null;
    }
}
