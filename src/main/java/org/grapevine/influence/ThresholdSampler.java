package org.grapevine.influence;

import java.util.Arrays;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Memberships;
import org.grapevine.parallel.RandomStream;

/**
 * Draws reverse reachable sets of the Linear Threshold model: backwards from the root everybody listened to one of those who could tell,
 * drawn in proportion to the weights, or to nobody with what the weights leave of 1. Weights that add up to more than 1 are divided by
 * their sum. Kempe, Kleinberg and Tardos, KDD 2003, Theorem 2.5. A walk ends where nobody was listened to or where it has been before.
 */
final class ThresholdSampler implements Sampler {
    /** What all workers share. */
    static final class Tables {
        final InfluenceModel model;
        final AliasTable roots;
        final double[] cumulative;
        final double[] direct;
        final double[] equal;
        final double[] groupTalk;
        final boolean anybody;

        Tables(InfluenceModel model) {
            if (model.incremental() || model.latentValue != null) {
                throw new IllegalArgumentException("the threshold model knows neither boost nor latent members");
            }
            this.model = model;
            anybody = model.anybody();
            roots = new AliasTable(model.value);
            Arcs in = model.graph.in();
            cumulative = new double[in.size()];
            direct = new double[in.rows()];
            equal = new double[in.rows()];
            for (int v = 0; v < in.rows(); v++) {
                double sum = 0;
                boolean same = true;
                for (int a = in.offset[v]; a < in.offset[v + 1]; a++) {
                    sum += in.weight(a);
                    cumulative[a] = sum;
                    same &= in.weight(a) == in.weight(in.offset[v]);
                }
                equal[v] = same && sum > 0 ? in.weight(in.offset[v]) : 0;
                direct[v] = sum;
            }
            Memberships groups = model.graph.memberships();
            groupTalk = new double[groups.groups()];
            for (int g = 0; g < groupTalk.length; g++) {
                for (int m = groups.ofGroup.offset[g]; m < groups.ofGroup.offset[g + 1]; m++) {
                    groupTalk[g] += groups.ofGroup.weight(m);
                }
            }
        }
    }

    private static final int NOBODY = -1;

    private final Tables tables;
    private final InfluenceModel model;
    private final long[] seen;
    private long[] stops = {};
    private int[] set = new int[64];
    private int[] ways = new int[64];
    private int way;
    private int[] walked = new int[64];

    ThresholdSampler(Tables tables) {
        this.tables = tables;
        this.model = tables.model;
        this.seen = new long[(model.graph.vertices() >> 6) + 1];
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
        this.stops = stops;
    }

    @Override
    public int sample(RandomStream random) {
        int horizon = model.discount == 1
                ? model.hops
                : (int) Math.min(model.hops, Math.log(1 - random.unit()) / Math.log(model.discount));
        int size = 0;
        int steps = 0;
        boolean met = false;
        int v = tables.roots.draw(random);
        way = ITSELF;
        while (v != NOBODY && (seen[v >> 6] & (1L << v)) == 0) {
            seen[v >> 6] |= 1L << v;
            if (steps == walked.length) {
                walked = Arrays.copyOf(walked, 2 * steps);
                set = Arrays.copyOf(set, 2 * steps);
                ways = Arrays.copyOf(ways, 2 * steps);
            }
            walked[steps++] = v;
            if ((tables.anybody || model.eligible[v])
                    && (model.acceptance == null || random.unit() < model.acceptance[v])) {
                ways[size] = way;
                set[size++] = v;
                met = stops.length > 0 && (stops[v >> 6] & (1L << v)) != 0;
            }
            v = met || steps > horizon ? NOBODY : listenedTo(v, random);
        }
        for (int i = 0; i < steps; i++) {
            seen[walked[i] >> 6] = 0;
        }
        return met ? MET : size;
    }

    /** Whom {@code v} listens to, and so the way on which that one's word leaves. */
    private int listenedTo(int v, RandomStream random) {
        Memberships groups = model.graph.memberships();
        double total = tables.direct[v];
        for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
            total += throughGroup(m);
        }
        double draw = random.unit() * Math.max(1, total);
        if (draw < tables.direct[v]) {
            way = v;
            Arcs in = model.graph.in();
            if (tables.equal[v] > 0) {
                return in.target[Math.min(in.offset[v + 1] - 1, in.offset[v] + (int) (draw / tables.equal[v]))];
            }
            int found = Arrays.binarySearch(tables.cumulative, in.offset[v], in.offset[v + 1], draw);
            return in.target[found < 0 ? -found - 1 : Math.min(found + 1, in.offset[v + 1] - 1)];
        }
        draw -= tables.direct[v];
        for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
            double share = throughGroup(m);
            if (draw < share) {
                way = model.graph.vertices() + groups.ofVertex.target[m];
                return member(groups.ofVertex.target[m], v, draw / groups.weight[groups.ofVertex.target[m]]);
            }
            draw -= share;
        }
        return NOBODY;
    }

    private double throughGroup(int m) {
        Memberships groups = model.graph.memberships();
        int g = groups.ofVertex.target[m];
        return groups.weight[g] * Math.max(0, tables.groupTalk[g] - groups.ofVertex.weight(m));
    }

    private int member(int g, int v, double draw) {
        Arcs members = model.graph.memberships().ofGroup;
        double left = draw;
        for (int m = members.offset[g]; m < members.offset[g + 1]; m++) {
            if (members.target[m] != v) {
                left -= members.weight(m);
                if (left < 0) {
                    return members.target[m];
                }
            }
        }
        return NOBODY;
    }
}
