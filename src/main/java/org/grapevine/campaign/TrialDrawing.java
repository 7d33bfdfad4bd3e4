package org.grapevine.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.influence.InfluenceModel;
import org.grapevine.influence.Maximizer;
import org.grapevine.influence.SeedSet;
import org.grapevine.parallel.Workers;

/** Draws the holdout of a plan and reckons what it costs and what it can tell. */
final class TrialDrawing {
    /* Only clusters in which the plan asks somebody are drawn: elsewhere nobody would be asked in either case, and they would tell nothing. They
     * are numbered anew, in the order in which the plan comes to them. What the part that is asked brings is judged on fresh sets, as a share of
     * what the whole brings on the same sets. */

    private static final int MOST_SETS = 1 << 20;
    private static final int FINEST = 32;
    private static final double GUESS = .05;

    private final Plan plan;
    private final WordOfMouth word;
    private final Prices prices;
    private final boolean[] eligible;
    private final HoldoutTerms terms;
    private final Workers workers;
    private final int[] seeds;

    TrialDrawing(
            Plan plan, WordOfMouth word, Prices prices, Eligibility eligibility, HoldoutTerms terms, Workers workers) {
        this.plan = plan;
        this.word = word;
        this.prices = prices;
        this.eligible = eligibility.flags();
        this.terms = terms;
        this.workers = workers;
        this.seeds = plan.invitations().stream()
                .mapToInt(one -> word.view().vertex(one.id()))
                .toArray();
    }

    Trial trial() {
        Clusters all = Clusters.by(terms.by(), word.view(), terms.seed(), workers);
        int[] numbers = numbers(all);
        int count = Arrays.stream(numbers).max().orElse(0);
        if (!Holdout.enough(count, terms.share())) {
            throw refusal(all, count);
        }
        int[] number = new int[word.view().graph().vertices()];
        int[] people = new int[count];
        int[] prospects = new int[count];
        for (int v = 0; v < number.length; v++) {
            number[v] = all.of(v) < 0 ? 0 : numbers[all.of(v)];
            if (number[v] > 0) {
                people[number[v] - 1]++;
                prospects[number[v] - 1] += word.value(v) > 0 ? 1 : 0;
            }
        }
        int[] chosen = new int[count];
        double[] worth = new double[count];
        for (int i = 0; i < seeds.length; i++) {
            if (number[seeds[i]] > 0) {
                chosen[number[seeds[i]] - 1]++;
                worth[number[seeds[i]] - 1] += plan.invitations().get(i).marginal();
            }
        }
        Holdout holdout = Holdout.draw(people, worth, terms.share(), terms.seed());
        List<Trial.Cluster> clusters = new ArrayList<>();
        for (int c = 0; c < all.count(); c++) {
            int n = numbers[c] - 1;
            if (n >= 0) {
                clusters.add(new Trial.Cluster(
                        n + 1,
                        all.name(c),
                        holdout.stratum(n) + 1,
                        holdout.held(n),
                        people[n],
                        prospects[n],
                        chosen[n],
                        worth[n]));
            }
        }
        clusters.sort(Comparator.comparingInt(Trial.Cluster::number));
        List<Trial.Chosen> list = new ArrayList<>();
        for (int i = 0; i < seeds.length; i++) {
            int n = number[seeds[i]];
            list.add(new Trial.Chosen(i + 1, plan.invitations().get(i), n, n > 0 && holdout.held(n - 1)));
        }
        int[] asked = list.stream()
                .filter(one -> !one.held())
                .mapToInt(one -> seeds[one.position() - 1])
                .toArray();
        SeedSet counted = judged(word.counting());
        return new Trial(
                plan,
                terms,
                word.view(),
                number,
                all.many(),
                list,
                clusters,
                part(asked, counted),
                sight(clusters, counted));
    }

    /** For each cluster its number from 1, in the order in which the plan comes to them; 0 where it asks nobody. */
    private int[] numbers(Clusters all) {
        int[] numbers = new int[all.count()];
        int count = 0;
        for (int v : seeds) {
            int c = all.of(v);
            if (c >= 0 && numbers[c] == 0) {
                numbers[c] = ++count;
            }
        }
        return numbers;
    }

    private GrapevineException refusal(Clusters all, int count) {
        int needed = Holdout.needed(terms.share());
        List<String> remedies = new ArrayList<>();
        if (Holdout.enough(count, .5)) {
            remedies.add("hold out 50 %% (%d are needed)".formatted(Holdout.needed(.5)));
        }
        double resolution = Clusters.resolution(terms.by());
        for (double finer = 2 * resolution; finer <= FINEST; finer *= 2) {
            String by = Clusters.byCommunity(finer);
            int[] numbers = numbers(Clusters.by(by, word.view(), terms.seed(), workers));
            int found = Arrays.stream(numbers).max().orElse(0);
            if (Holdout.enough(found, terms.share())) {
                remedies.add("cut by %s (it asks in %d of those)".formatted(by, found));
                break;
            }
        }
        remedies.add("ask more clients");
        return GrapevineException.infeasible(
                "a holdout of %s cannot be measured: the plan asks in %d of %,d %s, and %d are needed so that %d are left alone and %d are not"
                        .formatted(
                                HoldoutTerms.percent(terms.share()),
                                count,
                                all.count(),
                                all.many(),
                                needed,
                                Holdout.held(needed, terms.share()),
                                needed - Holdout.held(needed, terms.share())),
                String.join(", or ", remedies));
    }

    private SeedSet judged(InfluenceModel model) {
        return Maximizer.judge(
                model.withEligible(eligible), seeds, Math.min(plan.sets(), MOST_SETS), terms.seed() + 5, workers);
    }

    private Trial.Part part(int[] asked, SeedSet counted) {
        SeedSet whole = word.money() ? judged(word.model()) : counted;
        return new Trial.Part(
                plan.value() * share(whole, asked),
                plan.newClients() * share(counted, asked),
                Arrays.stream(asked).mapToDouble(prices::reserve).sum(),
                Arrays.stream(asked).mapToDouble(prices::expected).sum());
    }

    /** Which part of what all bring {@code asked} bring alone. */
    private static double share(SeedSet whole, int[] asked) {
        return whole.worth() > 0 ? Math.min(1, whole.worth(asked) / whole.worth()) : 0;
    }

    private Trial.Sight sight(List<Trial.Cluster> clusters, SeedSet counted) {
        int treated = 0;
        int control = 0;
        double squares = 0;
        for (Trial.Cluster cluster : clusters) {
            treated += cluster.held() ? 0 : cluster.prospects();
            control += cluster.held() ? cluster.prospects() : 0;
            squares += (double) cluster.prospects() * cluster.prospects();
        }
        double usual = terms.usual();
        boolean guessed = false;
        if (Double.isNaN(usual)) {
            double all = winnable();
            usual = all > 0 ? Math.min(.5, counted.anyway() / all) : 0;
            guessed = !(usual > 0);
            usual = guessed ? GUESS : usual;
        }
        if (treated == 0 || control == 0) {
            return new Trial.Sight(treated, control, usual, guessed, Double.NaN, Double.NaN, Double.NaN, 0);
        }
        double mean = (treated + control) / (double) clusters.size();
        double variation = Math.sqrt(Math.max(0, squares / clusters.size() / (mean * mean) - 1));
        SampleSize size = terms.size();
        double inflation = Math.max(1, size.inflation(mean, variation));
        double detectable = size.detectable(usual, treated, control, inflation);
        double expected = plan.newClients() / (treated + control);
        return new Trial.Sight(
                treated,
                control,
                usual,
                guessed,
                detectable,
                expected,
                size.chance(expected, usual, treated, control, inflation),
                expected > 0 ? (long) Math.ceil(clusters.size() * Math.pow(detectable / expected, 2)) : 0);
    }

    private double winnable() {
        double sum = 0;
        for (int v = 0; v < word.view().graph().vertices(); v++) {
            sum += word.value(v) > 0 ? 1 : 0;
        }
        for (int g = 0; g < word.view().graph().memberships().groups(); g++) {
            sum += word.latentPeople(g);
        }
        return sum;
    }
}
