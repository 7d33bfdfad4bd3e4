package org.grapevine.campaign;

import java.util.Arrays;
import org.grapevine.parallel.RandomStream;

/**
 * By what chances clusters came to be asked or left alone: in each stratum a given number of them, all such choices equally likely; or each by a
 * coin of its own. Ugander, Karrer, Backstrom and Kleinberg, KDD 2013, section 2.2: a person is fully exposed where all clusters that its
 * neighbourhood touches are asked.
 */
final class TrialDesign {
    private final int[] stratum;
    private final int[] size;
    private final int[] asked;
    private final double coin;

    private TrialDesign(int[] stratum, int[] size, int[] asked, double coin) {
        this.stratum = stratum;
        this.size = size;
        this.asked = asked;
        this.coin = coin;
    }

    /** As many in each stratum as were asked: {@code stratum} from 0 and whether it was asked, by cluster. */
    static TrialDesign strata(int[] stratum, boolean[] asked) {
        int count = Arrays.stream(stratum).max().orElse(-1) + 1;
        int[] size = new int[count];
        int[] chosen = new int[count];
        for (int c = 0; c < stratum.length; c++) {
            size[stratum[c]]++;
            chosen[stratum[c]] += asked[c] ? 1 : 0;
        }
        return new TrialDesign(stratum.clone(), size, chosen, Double.NaN);
    }

    /** Each of {@code clusters} asked with probability {@code p}, whatever the others are. */
    static TrialDesign coins(int clusters, double p) {
        return new TrialDesign(new int[clusters], new int[0], new int[0], p);
    }

    /** The probability that all of {@code clusters}, each named once, are asked; or that all are left alone. */
    double probability(int[] clusters, boolean all) {
        if (!Double.isNaN(coin)) {
            return Math.pow(all ? coin : 1 - coin, clusters.length);
        }
        double product = 1;
        for (int i = 0; i < clusters.length; i++) {
            int s = stratum[clusters[i]];
            int before = 0;
            for (int j = 0; j < i; j++) {
                before += stratum[clusters[j]] == s ? 1 : 0;
            }
            int favourable = (all ? asked[s] : size[s] - asked[s]) - before;
            product *= Math.max(0, favourable) / (double) (size[s] - before);
        }
        return product;
    }

    /** Draws who is asked anew. */
    void draw(RandomStream random, boolean[] drawn) {
        if (!Double.isNaN(coin)) {
            for (int c = 0; c < drawn.length; c++) {
                drawn[c] = random.unit() < coin;
            }
            return;
        }
        int[] left = size.clone();
        int[] open = asked.clone();
        for (int c = 0; c < drawn.length; c++) {
            int s = stratum[c];
            drawn[c] = random.below(left[s]) < open[s];
            left[s]--;
            open[s] -= drawn[c] ? 1 : 0;
        }
    }
}
