package org.grapevine.influence;

import java.util.Arrays;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Memberships;
import org.grapevine.parallel.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * Draws reverse reachable sets: somebody, in proportion to worth, and all those who, if they were seeds, would bring that somebody in one
 * world. The worth of seeds S is then the total worth times the share of sets that S meets. Borgs et al., SODA 2014; Tang, Shi and Xiao
 * (IMM), SIGMOD 2015.
 */
final class ReverseSampler implements Sampler {
    /* Arcs are tried backwards from the root, breadth first, so that a bound on hops is a bound on levels. A discount per hop needs no
     * weights: a set looks back T hops where P(T >= h) = discount^h, so that its chance to be met is the discounted worth itself.
     *
     * Boost: whoever talks anyway is not walked through. At each vertex met, one coin decides whether any of the talkers brings it without
     * a campaign (their hazards add up); if so the root comes anyway and the set counts for nobody. Otherwise the seeds are those whose
     * extra coin comes up.
     *
     * A set that is asked only whether it holds one of some vertices ends at the first of them; the coins flipped until then are those of
     * the whole set. Prepared tables are shared by the samplers of all workers; the scratch is 4 bytes a vertex and two bitsets. */

    /** What all workers share. */
    static final class Tables {
        final InfluenceModel model;
        final AliasTable roots;
        final CoinRows arcs;
        final CoinRows members;
        final @Nullable CoinRows extraArcs;
        final @Nullable CoinRows extraMembers;
        final double @Nullable [] anyway;
        final double @Nullable [] anywayLatent;
        final int longest;
        final boolean anybody;

        Tables(InfluenceModel model) {
            this.model = model;
            anybody = model.anybody();
            int n = model.graph.vertices();
            Memberships groups = model.graph.memberships();
            double[] worth = Arrays.copyOf(model.value, n + (model.latentValue == null ? 0 : groups.groups()));
            if (model.latentValue != null) {
                System.arraycopy(model.latentValue, 0, worth, n, groups.groups());
            }
            roots = new AliasTable(worth);
            Arcs in = model.graph.in();
            boolean[] talking = model.talking;
            double[] q = new double[groups.size()];
            for (int g = 0; g < groups.groups(); g++) {
                for (int m = groups.ofGroup.offset[g]; m < groups.ofGroup.offset[g + 1]; m++) {
                    boolean anyone = talking != null && talking[groups.ofGroup.target[m]];
                    q[m] = anyone ? 0 : groups.weight[g] * groups.ofGroup.weight(m);
                }
            }
            arcs = new CoinRows(in, talking == null ? null : silent(in, talking));
            members = new CoinRows(groups.ofGroup, q);
            int most = Math.max(arcs.longest(), members.longest());
            if (talking != null && model.boost != null) {
                anyway = anyway(model, talking);
                anywayLatent = anywayLatent(model, talking);
                double[] p = new double[in.size()];
                extra(model, talking, model.boost, p, q);
                extraArcs = new CoinRows(in, p);
                extraMembers = new CoinRows(groups.ofGroup, q);
                most = Math.max(most, Math.max(extraArcs.longest(), extraMembers.longest()));
            } else {
                anyway = null;
                anywayLatent = null;
                extraArcs = null;
                extraMembers = null;
            }
            longest = most;
        }

        /** The probability of each arc, 0 for those of talkers. */
        private static double[] silent(Arcs in, boolean[] talking) {
            double[] p = new double[in.size()];
            for (int a = 0; a < p.length; a++) {
                p[a] = talking[in.target[a]] ? 0 : in.weight(a);
            }
            return p;
        }

        /** The probability that some talker brings each vertex directly, without any campaign. */
        private static double[] anyway(InfluenceModel model, boolean[] talking) {
            Arcs in = model.graph.in();
            Memberships groups = model.graph.memberships();
            double[] ofGroup = talk(model, talking);
            double[] anyway = new double[model.graph.vertices()];
            for (int v = 0; v < anyway.length; v++) {
                double hazard = 0;
                for (int a = in.offset[v]; a < in.offset[v + 1]; a++) {
                    hazard -= talking[in.target[a]] ? Math.log1p(-in.weight(a)) : 0;
                }
                for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
                    hazard += ofGroup[groups.ofVertex.target[m]];
                }
                anyway[v] = -Math.expm1(-hazard);
            }
            return anyway;
        }

        private static double[] anywayLatent(InfluenceModel model, boolean[] talking) {
            double[] anyway = talk(model, talking);
            for (int g = 0; g < anyway.length; g++) {
                anyway[g] = -Math.expm1(-anyway[g]);
            }
            return anyway;
        }

        /** The summed hazard of all talkers of each group towards one who listens. */
        private static double[] talk(InfluenceModel model, boolean[] talking) {
            Memberships groups = model.graph.memberships();
            double[] hazard = new double[groups.groups()];
            for (int g = 0; g < hazard.length; g++) {
                for (int m = groups.ofGroup.offset[g]; m < groups.ofGroup.offset[g + 1]; m++) {
                    if (talking[groups.ofGroup.target[m]]) {
                        hazard[g] -= Math.log1p(-groups.weight[g] * groups.ofGroup.weight(m));
                    }
                }
            }
            return hazard;
        }

        private static void extra(InfluenceModel model, boolean[] talking, double[] boost, double[] p, double[] q) {
            Arcs in = model.graph.in();
            Memberships groups = model.graph.memberships();
            for (int a = 0; a < p.length; a++) {
                p[a] = boosted(model, talking, boost, in.target[a], in.weight(a));
            }
            for (int g = 0; g < groups.groups(); g++) {
                for (int m = groups.ofGroup.offset[g]; m < groups.ofGroup.offset[g + 1]; m++) {
                    q[m] = boosted(
                            model,
                            talking,
                            boost,
                            groups.ofGroup.target[m],
                            groups.weight[g] * groups.ofGroup.weight(m));
                }
            }
        }

        private static double boosted(InfluenceModel model, boolean[] talking, double[] boost, int u, double p) {
            boolean more = talking[u] && model.eligible[u] && boost[u] > 1 && p > 0;
            return more ? -Math.expm1((boost[u] - 1) * Math.log1p(-p)) : 0;
        }
    }

    private final Tables tables;
    private final InfluenceModel model;
    private final int[] hits;
    private final int[] walked;
    private final long[] seen;
    private final long[] chosen;
    private long[] stops = {};
    private boolean met;
    private int[] set = new int[64];
    private int[] ways = new int[64];
    private int size;
    private int[] asked = new int[64];
    private int askedCount;

    ReverseSampler(Tables tables) {
        this.tables = tables;
        this.model = tables.model;
        int n = model.graph.vertices();
        hits = new int[tables.longest];
        walked = new int[n];
        seen = new long[(n >> 6) + 1];
        chosen = new long[(n >> 6) + 1];
    }

    @Override
    public int[] set() {
        return set;
    }

    @Override
    public int[] ways() {
        return ways;
    }

    @Override
    public void stopAt(long[] stops) {
        if (tables.anyway != null) {
            throw new IllegalArgumentException("a set of an incremental model counts only once it is whole");
        }
        this.stops = stops;
    }

    @Override
    public int sample(RandomStream random) {
        int n = model.graph.vertices();
        int horizon = horizon(random);
        int root = tables.roots.draw(random);
        size = 0;
        met = false;
        int count = 0;
        boolean alive = true;
        if (root >= n) {
            if (horizon < 1) {
                return 0;
            }
            count = latent(root - n, random);
            alive = count >= 0;
        } else {
            mark(seen, root);
            walked[count++] = root;
            visit(root, ITSELF, random);
        }
        int head = 0;
        int levelEnd = count;
        int level = root >= n ? 1 : 0;
        while (alive && !met && head < count && level < horizon) {
            if (tables.anyway != null && random.unit() < tables.anyway[walked[head]]) {
                alive = false;
                break;
            }
            count = step(walked[head], count, random);
            if (++head == levelEnd) {
                level++;
                levelEnd = count;
            }
        }
        forget(Math.max(count, 0));
        return met ? MET : alive ? size : ANYWAY;
    }

    private int horizon(RandomStream random) {
        return model.discount == 1
                ? model.hops
                : (int) Math.min(model.hops, Math.log(1 - random.unit()) / Math.log(model.discount));
    }

    private int latent(int group, RandomStream random) {
        if (tables.anywayLatent != null && random.unit() < tables.anywayLatent[group]) {
            return -1;
        }
        int way = model.graph.vertices() + group;
        int count = walk(tables.members.flip(group, random, hits), 0, -1, way, random);
        if (tables.extraMembers != null) {
            choose(tables.extraMembers.flip(group, random, hits), way, random);
        }
        return count;
    }

    private int step(int v, int count, RandomStream random) {
        int walkers = walk(tables.arcs.flip(v, random, hits), count, v, v, random);
        if (tables.extraArcs != null) {
            choose(tables.extraArcs.flip(v, random, hits), v, random);
        }
        Arcs groups = model.graph.memberships().ofVertex;
        for (int m = groups.offset[v]; m < groups.offset[v + 1] && !met; m++) {
            int way = model.graph.vertices() + groups.target[m];
            walkers = walk(tables.members.flip(groups.target[m], random, hits), walkers, v, way, random);
            if (tables.extraMembers != null) {
                choose(tables.extraMembers.flip(groups.target[m], random, hits), way, random);
            }
        }
        return walkers;
    }

    private int walk(int found, int count, int from, int way, RandomStream random) {
        int walkers = count;
        for (int i = 0; i < found && !met; i++) {
            int u = hits[i];
            if (u != from && !marked(seen, u)) {
                mark(seen, u);
                walked[walkers++] = u;
                visit(u, way, random);
            }
        }
        return walkers;
    }

    private void visit(int u, int way, RandomStream random) {
        if (tables.extraArcs == null && (tables.anybody || model.eligible[u])) {
            offer(u, way, random);
        }
    }

    private void choose(int found, int way, RandomStream random) {
        for (int i = 0; i < found; i++) {
            if (!marked(chosen, hits[i])) {
                mark(chosen, hits[i]);
                if (askedCount == asked.length) {
                    asked = Arrays.copyOf(asked, 2 * askedCount);
                }
                asked[askedCount++] = hits[i];
                offer(hits[i], way, random);
            }
        }
    }

    private void offer(int u, int way, RandomStream random) {
        if (model.acceptance == null || random.unit() < model.acceptance[u]) {
            if (size == set.length) {
                set = Arrays.copyOf(set, 2 * size);
                ways = Arrays.copyOf(ways, 2 * size);
            }
            ways[size] = way;
            set[size++] = u;
            met = stops.length > 0 && marked(stops, u);
        }
    }

    private void forget(int count) {
        for (int i = 0; i < count; i++) {
            seen[walked[i] >> 6] = 0;
        }
        for (int i = 0; i < askedCount; i++) {
            chosen[asked[i] >> 6] = 0;
        }
        askedCount = 0;
    }

    private static boolean marked(long[] bits, int v) {
        return (bits[v >> 6] & (1L << v)) != 0;
    }

    private static void mark(long[] bits, int v) {
        bits[v >> 6] |= 1L << v;
    }
}
