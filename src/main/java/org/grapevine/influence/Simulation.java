package org.grapevine.influence;

import java.util.Arrays;
import org.grapevine.diffusion.IndependentCascade;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Memberships;
import org.grapevine.parallel.RandomStream;
import org.grapevine.parallel.Workers;

/**
 * Plays campaigns forward, world by world: what chosen seeds bring, how that varies, and a judge of any choice that shares nothing with the
 * sampling by which it was chosen.
 *
 * <p>O(worlds x what is reached) time, 8 bytes a vertex and worker. World i depends on the seed and i alone.
 */
public final class Simulation {
    /* Boost: first the talkers spread the word without any campaign; then the seeds who agree tell once more, each arc with the hazard that
     * the campaign adds, and newcomers tell on. Whoever heard before had flipped all coins: what is reached in the second part is what the
     * campaign brings, in the very world in which it was compared.
     *
     * Members of a group who are not in the graph have no coins of their own here: they count with the probability that they hear from
     * those members who did, so their part of the noise is missing.
     *
     * A bound on hops or a discount together with boost counts hops from the seeds, and whoever hears anyway counts nothing however late:
     * a little less than the sampler says, which also counts that somebody comes sooner. */

    private static final int CHUNK = 64;

    /** What happened in each world. */
    public static final class Worlds {
        private final double[] value;
        private final double[] reached;
        private final double[] spent;

        Worlds(int worlds) {
            value = new double[worlds];
            reached = new double[worlds];
            spent = new double[worlds];
        }

        /** What was reached because of the seeds, in worth, by world; not a copy. */
        public double[] value() {
            return value;
        }

        /** How many vertices of positive worth were reached because of the seeds, by world; not a copy. */
        public double[] reached() {
            return reached;
        }

        /** What the seeds who agreed received, by world; not a copy. */
        public double[] spent() {
            return spent;
        }

        /** The mean value. */
        public double mean() {
            return Arrays.stream(value).sum() / value.length;
        }

        /** The standard error of the mean value. */
        public double error() {
            double mean = mean();
            double squares = 0;
            for (double v : value) {
                squares += (v - mean) * (v - mean);
            }
            return Math.sqrt(squares / Math.max(1, value.length - 1) / value.length);
        }
    }

    private final InfluenceModel model;
    private final int[] seeds;
    private final double[] gift;

    /**
     * Worlds in which {@code seeds} are asked.
     *
     * @param gift what each of them receives who agrees, by position in {@code seeds}
     * @throws IllegalArgumentException if the model is not a cascade
     */
    public Simulation(InfluenceModel model, int[] seeds, double[] gift) {
        if (model.spread != InfluenceModel.Spread.CASCADE) {
            throw new IllegalArgumentException("only cascades are played forward, not " + model.spread);
        }
        this.model = model;
        this.seeds = seeds.clone();
        this.gift = gift.clone();
    }

    /** Plays {@code worlds} worlds. */
    public Worlds play(int worlds, long seed, Workers workers) {
        Worlds played = new Worlds(worlds);
        World[] scratch = new World[workers.threads()];
        workers.run((worlds + CHUNK - 1) / CHUNK, (chunk, worker) -> {
            World world = scratch[worker];
            if (world == null) {
                world = new World(model, seeds, gift);
                scratch[worker] = world;
            }
            for (int w = chunk * CHUNK; w < Math.min(worlds, (chunk + 1) * CHUNK); w++) {
                world.play(seed, w);
                played.value[w] = world.value;
                played.reached[w] = world.reached;
                played.spent[w] = world.spent;
            }
        });
        return played;
    }

    /** Plays worlds until the standard error of the mean value is at most {@code share} of it, or there are {@code most}. */
    public Worlds playUntil(double share, int most, long seed, Workers workers) {
        for (int worlds = Math.min(most, 4096); ; worlds = Math.min(most, 4 * worlds)) {
            Worlds played = play(worlds, seed, workers);
            if (worlds == most || played.error() <= share * played.mean()) {
                return played;
            }
        }
    }

    private static final class World {
        private final InfluenceModel model;
        private final int[] seeds;
        private final double[] gift;
        private final IndependentCascade cascade;
        private final RandomStream random = new RandomStream();
        private final double[] unheard;
        private double value;
        private double reached;
        private double spent;

        World(InfluenceModel model, int[] seeds, double[] gift) {
            this.model = model;
            this.seeds = seeds;
            this.gift = gift;
            this.cascade = new IndependentCascade(model.graph);
            this.unheard = new double[model.latentValue == null ? 0 : model.latentValue.length];
        }

        void play(long seed, long world) {
            random.seek(seed, world);
            value = 0;
            reached = 0;
            spent = 0;
            cascade.begin();
            Arrays.fill(unheard, 1);
            int before = 0;
            if (model.talking != null) {
                for (int v = 0; v < model.talking.length; v++) {
                    if (model.talking[v]) {
                        cascade.hear(v);
                    }
                }
                cascade.spread(model.hops, random);
                before = cascade.heard();
                latent(0, before, 0);
                cascade.settle();
            }
            for (int i = 0; i < seeds.length; i++) {
                if (model.acceptance == null || random.unit() < model.acceptance[seeds[i]]) {
                    spent += gift[i];
                    start(seeds[i]);
                }
            }
            count(before);
        }

        private void start(int v) {
            if (model.talking == null || model.boost == null) {
                cascade.hear(v);
            } else if (model.talking[v] && model.boost[v] > 1) {
                cascade.tell(v, model.boost[v] - 1, random);
                extraLatent(v, model.boost[v] - 1);
            }
        }

        private void count(int before) {
            int hops = model.talking == null || model.hops == Integer.MAX_VALUE ? model.hops : model.hops - 1;
            cascade.spread(hops, random);
            int level = model.talking == null ? 0 : 1;
            int from = before;
            double worth = Math.pow(model.discount, level);
            for (int hop = 0; from < cascade.heard(); hop++) {
                int to = hop < cascade.hops() ? cascade.before(hop) : cascade.heard();
                for (int i = from; i < to; i++) {
                    value += worth * model.value[cascade.heard(i)];
                    reached += model.value[cascade.heard(i)] > 0 ? 1 : 0;
                }
                worth *= model.discount;
                if (hop < hops) {
                    latent(from, to, worth);
                }
                from = to;
            }
        }

        /** Lets latent members hear from those who heard as numbers {@code from} to {@code to} - 1. */
        private void latent(int from, int to, double worth) {
            if (unheard.length > 0) {
                for (int i = from; i < to; i++) {
                    talk(cascade.heard(i), 1, worth);
                }
            }
        }

        private void extraLatent(int v, double factor) {
            if (unheard.length > 0) {
                talk(v, factor, model.discount);
            }
        }

        @SuppressWarnings("NullAway") // asked only where there are latent members
        private void talk(int v, double factor, double worth) {
            Memberships groups = model.graph.memberships();
            Arcs own = groups.ofVertex;
            for (int m = own.offset[v]; m < own.offset[v + 1]; m++) {
                int g = own.target[m];
                double failure = Math.exp(factor * Math.log1p(-groups.weight[g] * own.weight(m)));
                double heard = unheard[g] * (1 - failure);
                value += worth * model.latentValue[g] * heard;
                unheard[g] -= heard;
            }
        }
    }
}
