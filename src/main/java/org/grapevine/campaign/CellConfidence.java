package org.grapevine.campaign;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Memberships;
import org.grapevine.parallel.RandomStream;
import org.grapevine.parallel.Workers;

/**
 * How sure a client's {@link Cell} is: the share of bootstrap worlds in which it falls into the same one. In each world the clients are
 * drawn anew, which moves the median cuts, and each tie and membership of a client is missing with a probability of a tenth, which
 * moves its CRV by what left through it. CLV is taken as it is.
 *
 * <p>200 worlds; O(200 (clients + ties + memberships)) time, 1.6 kB a thread beside. Client c draws from stream c + 1, the cuts from
 * stream 0: the same on any number of threads.
 */
final class CellConfidence {
    static final int WORLDS = 200;
    static final double MISSING = .1;

    private final double[] clv;
    private final double[] crv;
    private final double[] clvCuts = new double[WORLDS];
    private final double[] crvCuts = new double[WORLDS];
    private final long seed;

    /** Cuts that are not given are NaN: then the medians are taken, in each world anew. */
    CellConfidence(double[] clv, double[] crv, double clvCut, double crvCut, long seed) {
        this.clv = clv;
        this.crv = crv;
        this.seed = seed;
        Arrays.fill(clvCuts, clvCut);
        Arrays.fill(crvCuts, crvCut);
        if (Double.isNaN(clvCut) || Double.isNaN(crvCut)) {
            redraw(Double.isNaN(clvCut), Double.isNaN(crvCut));
        }
    }

    private void redraw(boolean clvMoves, boolean crvMoves) {
        int[] byClv = order(clv);
        int[] byCrv = order(crv);
        RandomStream random = new RandomStream();
        random.seek(seed, 0);
        int[] times = new int[clv.length];
        for (int world = 0; world < WORLDS; world++) {
            Arrays.fill(times, 0);
            for (int i = 0; i < times.length; i++) {
                times[random.below(times.length)]++;
            }
            clvCuts[world] = clvMoves ? median(clv, byClv, times) : clvCuts[world];
            crvCuts[world] = crvMoves ? median(crv, byCrv, times) : crvCuts[world];
        }
    }

    private static int[] order(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(c -> values[c]))
                .mapToInt(c -> c)
                .toArray();
    }

    /** The median of the values, each as often as it was drawn. */
    private static double median(double[] values, int[] ascending, int[] times) {
        int n = values.length;
        int seen = 0;
        double lower = Double.NaN;
        for (int c : ascending) {
            seen += times[c];
            if (Double.isNaN(lower) && 2 * seen >= n) {
                lower = values[c];
            }
            if (2 * seen > n) {
                return (lower + values[c]) / 2;
            }
        }
        return lower;
    }

    /**
     * By client.
     *
     * @param worth of each vertex to whoever tells it; its own value included
     */
    double[] probabilities(ClientAccounts accounts, WordOfMouth word, double[] worth, Cell[] cells, Workers workers) {
        Memberships groups = word.view().graph().memberships();
        double[] ofGroup = new double[groups.groups()];
        for (int g = 0; g < ofGroup.length; g++) {
            ofGroup[g] = word.latentValue(g);
            for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
                ofGroup[g] += worth[groups.ofGroup.target[a]];
            }
        }
        double[] sure = new double[cells.length];
        int chunk = 64;
        workers.run((cells.length + chunk - 1) / chunk, (piece, worker) -> {
            RandomStream random = new RandomStream();
            double[] kept = new double[WORLDS];
            for (int c = piece * chunk; c < Math.min(cells.length, (piece + 1) * chunk); c++) {
                random.seek(seed, c + 1L);
                double whole = keep(word, worth, ofGroup, accounts.vertex(c), kept, random);
                int same = 0;
                for (int world = 0; world < WORLDS; world++) {
                    double there = whole > 0 ? crv[c] * kept[world] / (whole * (1 - MISSING)) : crv[c];
                    same += Cell.of(clv[c], there, clvCuts[world], crvCuts[world]) == cells[c] ? 1 : 0;
                }
                sure[c] = same / (double) WORLDS;
            }
        });
        return sure;
    }

    /** What leaves through the ties and groups of {@code v} that each world keeps; returns what leaves through all. */
    private static double keep(
            WordOfMouth word, double[] worth, double[] ofGroup, int v, double[] kept, RandomStream random) {
        Arrays.fill(kept, 0);
        double whole = 0;
        Arcs out = word.view().graph().out();
        for (int a = out.offset[v]; a < out.offset[v + 1]; a++) {
            whole += draw(out.weight(a) * worth[out.target[a]], kept, random);
        }
        Memberships groups = word.view().graph().memberships();
        for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
            int g = groups.ofVertex.target[m];
            double part = groups.weight[g] * groups.ofVertex.weight(m) * Math.max(0, ofGroup[g] - worth[v]);
            whole += draw(part, kept, random);
        }
        return whole;
    }

    private static double draw(double part, double[] kept, RandomStream random) {
        if (part > 0) {
            for (int world = 0; world < kept.length; world++) {
                kept[world] += random.unit() < MISSING ? 0 : part;
            }
        }
        return part;
    }
}
