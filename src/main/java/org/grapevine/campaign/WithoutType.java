package org.grapevine.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.influence.Maximizer;
import org.grapevine.influence.SeedSet;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.Selection;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.Workers;

/**
 * What chosen clients would be worth if one type of ties or groups did not exist, all other ties as strong as they are: the whole of it, on
 * every hop, from fresh reverse reachable sets without that type.
 */
final class WithoutType {
    /* Only the types that carry most of the first steps are asked about, since each takes a view and a collection of its own. A change
     * counts as one beyond three standard errors of both collections. */

    private static final int MOST_TYPES = 5;
    private static final int MOST_SETS = 1 << 18;

    private final WordOfMouth word;
    private final SeedSet chosen;
    private final List<String> type = new ArrayList<>();
    private final List<SeedSet> judged = new ArrayList<>();

    WithoutType(WordOfMouth word, SeedSet chosen, Channels channels, boolean[] eligible, long seed, Workers workers) {
        this.word = word;
        this.chosen = chosen;
        int[] seeds = chosen.seeds();
        Map<String, Double> carried = new TreeMap<>();
        for (int i = 0; i < seeds.length; i++) {
            double worth = chosen.standalone(seeds[i]);
            channels.types(i, seeds[i]).forEach(way -> carried.merge(way.name(), way.share() * worth, Double::sum));
        }
        carried.entrySet().stream()
                .filter(way -> !way.getKey().equals(Channels.ITSELF))
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_TYPES)
                .map(Map.Entry::getKey)
                .forEach(name -> {
                    WordOfMouth without = WordOfMouth.of(without(name), word.terms());
                    type.add(name);
                    judged.add(Maximizer.judge(
                            without.model().withEligible(eligible),
                            seeds,
                            Math.max(1, Math.min(MOST_SETS, chosen.sets())),
                            seed,
                            workers));
                });
    }

    private View without(String name) {
        View view = word.view();
        ViewOptions options = view.options();
        ReferralNetwork network = view.network();
        Set<String> ties = new LinkedHashSet<>(network.ties().types());
        if (!network.referrals().isEmpty()) {
            ties.add(Channels.REFERRAL);
        }
        View other = View.of(
                network,
                new ViewOptions(
                        others(ties, type -> options.ties().includes(type) && !name.equals(Channels.ofTies(type))),
                        others(
                                network.groups().types(),
                                type -> options.groups().includes(type) && !name.equals(Channels.ofGroups(type))),
                        options.direction(),
                        options.weighting(),
                        options.horizon()));
        return other.withHazards(view.scale() / other.scale());
    }

    private static Selection others(Iterable<String> types, Predicate<String> kept) {
        List<String> names = new ArrayList<>();
        types.forEach(type -> {
            if (kept.test(type)) {
                names.add(type);
            }
        });
        return Selection.parse(String.join(",", names));
    }

    /** What all chosen together would be worth more or less, the largest change first. */
    List<Plan.Loss> ofAll() {
        List<Plan.Loss> losses = new ArrayList<>();
        for (int t = 0; t < type.size(); t++) {
            add(losses, t, judged.get(t).worth(), chosen.worth());
        }
        return sorted(losses);
    }

    /** What {@code v} alone would be worth more or less, the largest change first. */
    List<Plan.Loss> of(int v) {
        List<Plan.Loss> losses = new ArrayList<>();
        for (int t = 0; t < type.size(); t++) {
            add(losses, t, judged.get(t).standalone(v), chosen.standalone(v));
        }
        return sorted(losses);
    }

    private void add(List<Plan.Loss> losses, int t, double without, double with) {
        double variance = without * judged.get(t).worthOfSet() + with * chosen.worthOfSet();
        if (Math.abs(without - with) > 3 * Math.sqrt(variance)) {
            losses.add(new Plan.Loss(type.get(t), without - with));
        }
    }

    private static List<Plan.Loss> sorted(List<Plan.Loss> losses) {
        losses.sort(Comparator.comparingDouble(loss -> -Math.abs(loss.change())));
        return List.copyOf(losses);
    }
}
