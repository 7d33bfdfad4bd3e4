package org.grapevine.campaign;

import java.util.Arrays;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.graph.Graph;
import org.grapevine.influence.InfluenceModel;
import org.grapevine.influence.Simulation;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;

/** How what comes back of a plan varies: by chance, and because nobody knows exactly how strong ties are. */
final class Outlook {
    private static final int MOST_WORLDS = 2000;
    private static final int LEAST_WORLDS = 200;
    private static final double STEPS = 4e8;

    private final WordOfMouth word;
    private final Prices prices;
    private final InfluenceModel model;
    private final long seed;
    private final Workers workers;
    private final TieDoubt doubt;

    Outlook(WordOfMouth word, Prices prices, InfluenceModel model, TieDoubt doubt, long seed, Workers workers) {
        this.word = word;
        this.prices = prices;
        this.model = model;
        this.seed = seed;
        this.workers = workers;
        this.doubt = doubt;
    }

    Plan.Forecast forecast(int[] seeds) {
        Graph graph = word.view().graph();
        double work = graph.vertices()
                + graph.out().size()
                + (double) graph.memberships().size();
        int worlds = (int) Math.max(LEAST_WORLDS, Math.min(MOST_WORLDS, STEPS / work));
        int strengths = doubt.likely().size();
        int each = Math.max(1, worlds / strengths);
        double[] value = new double[each * strengths];
        double[] profit = new double[value.length];
        double[] gift = Arrays.stream(seeds).mapToDouble(prices::gift).toArray();
        double contact = Arrays.stream(seeds).mapToDouble(prices::contact).sum();
        for (int f = 0; f < strengths; f++) {
            InfluenceModel varied = varied(doubt.likely().get(f).get());
            Simulation.Worlds played = new Simulation(varied, seeds, gift).play(each, seed + 7L * f + 3, workers);
            for (int w = 0; w < each; w++) {
                value[f * each + w] = played.value()[w];
                profit[f * each + w] = played.value()[w] - contact - played.spent()[w];
            }
        }
        Arrays.sort(value);
        Arrays.sort(profit);
        double gain = Arrays.stream(profit).filter(left -> left > 0).count() / (double) profit.length;
        return new Plan.Forecast(
                value.length,
                quantile(value, .05),
                quantile(value, .95),
                quantile(profit, .05),
                quantile(profit, .95),
                gain,
                doubt.any(),
                doubt.text());
    }

    private InfluenceModel varied(View view) {
        if (view == word.view()) {
            return model;
        }
        boolean[] eligible = new boolean[view.graph().vertices()];
        for (int v = 0; v < eligible.length; v++) {
            eligible[v] = model.eligible(v);
        }
        return word.on(view.graph()).withEligible(eligible);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
    }
}
