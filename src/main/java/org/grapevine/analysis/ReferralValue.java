package org.grapevine.analysis;

import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Scores;
import org.grapevine.influence.SeedWorth;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;

/**
 * Customer referral value: what new clients bring because this client is asked to refer, less what would have come anyway. Each client alone
 * ({@code standalone}), or its fair share of what all clients together would bring ({@code shapley}); sampled, 0 for prospects.
 */
final class ReferralValue implements Measure.Kernel {
    private static final long ENTRIES = 1L << 23;

    private final boolean shapley;
    private final Terms terms;
    private final int sets;
    private final long seed;

    ReferralValue(Parameters parameters) {
        shapley = parameters.choice("share", "standalone", "shapley").equals("shapley");
        String campaign = parameters.choice("model", "boost", "ignite");
        double boost = parameters.number("boost", Terms.DEFAULT.boost());
        sets = parameters.whole("sets", 1 << 20);
        seed = parameters.seed();
        terms = new Terms(
                campaign.equals("boost") ? Terms.Campaign.BOOST : Terms.Campaign.IGNITE,
                boost,
                1,
                0,
                1,
                0,
                Integer.MAX_VALUE,
                1,
                false);
    }

    @Override
    public Scores scores(View view, Workers workers) {
        WordOfMouth word = WordOfMouth.of(view, terms);
        String note = word.money() ? "" : "no prospect has a value (clv): the score is a number of new clients";
        if (word.prospects() == 0) {
            word = WordOfMouth.of(view, terms.with(Terms.Campaign.IGNITE).countingEverybody());
            note = "there are no prospects: the score is how many people would hear, everybody counted";
        }
        SeedWorth worth = SeedWorth.of(word.model(), sets, ENTRIES, seed, workers);
        double[] values = shapley ? worth.shapley() : worth.standalone();
        return Scores.iterated(values, worth.sets(), true, 3 * worth.largestError())
                .withNote(note);
    }

    @Override
    public MemoryEstimate estimate(View view, int threads) {
        long vertices = view.graph().vertices();
        long arcs = view.graph().in().size() + (long) view.graph().memberships().size();
        return new MemoryEstimate(8 * Math.min(ENTRIES, 64L * sets) + 24 * arcs + vertices * (40 + 5L * threads));
    }
}
