package org.grapevine.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grapevine.analysis.Terms;
import org.grapevine.analysis.WordOfMouth;

/** A plan in words, for whoever decides on it. */
public final class PlanWords {
    private final Plan plan;
    private final WordOfMouth word;
    private final Eligibility eligibility;

    /**
     * Words about {@code plan}.
     *
     * @param word that it stands on
     * @param eligibility who might be asked
     */
    public PlanWords(Plan plan, WordOfMouth word, Eligibility eligibility) {
        this.plan = plan;
        this.word = word;
        this.eligibility = eligibility;
    }

    /** What is to be done, what comes back, how sure and how good it is, each under its heading, in the order to be read. */
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        Plan.Forecast forecast = plan.forecast();
        String unit = plan.money() ? "" : " " + people();
        facts.put(
                "to do",
                "ask %,d of %,d clients who may be asked"
                                .formatted(plan.invitations().size(), eligibility.count())
                        + (plan.reserve() > 0
                                ? "; set aside %,.2f, expect to spend %,.2f"
                                        .formatted(plan.reserve(), plan.expectedCost())
                                : "; no costs are known"));
        facts.put(
                "comes back",
                (plan.money()
                                ? "%,.1f new clients worth %,.0f".formatted(plan.newClients(), plan.value())
                                : "%,.2f %s".formatted(plan.value(), people()))
                        + (word.model().incremental()
                                ? ", beyond the %s that word of mouth brings anyway".formatted(amount(plan.anyway()))
                                : ", if nobody else talks"));
        if (plan.money() && plan.reserve() > 0) {
            facts.put(
                    "is left",
                    "%,.0f expected; 90 %% of simulated worlds lie between %,.0f and %,.0f; %.0f %% of them leave a profit"
                            .formatted(
                                    plan.profit(), forecast.profitLow(), forecast.profitHigh(), 100 * forecast.gain()));
        } else {
            facts.put(
                    "varies",
                    "90 %% of simulated worlds bring between %s and %s%s"
                            .formatted(amount(forecast.low()), amount(forecast.high()), unit));
        }
        facts.put(
                "how good",
                "proven to bring at least %.0f %% of what the best possible list within these limits brings, with 99 %% confidence (at least %s; the best at most %s)"
                        .formatted(100 * plan.certificate(), amount(plan.lower()), amount(plan.upper())));
        Plan.Targeting targeting = plan.targeting();
        facts.put(
                "against chance",
                (targeting.randomClients() > 0
                                ? "%,d clients drawn by lot would bring as much".formatted(targeting.randomClients())
                                : "even all %,d eligible clients drawn by lot do not bring more"
                                        .formatted(eligibility.count()))
                        + "; by lot under the same limits: %s".formatted(amount(targeting.sameCost())));
        for (Plan.RulePrice price : plan.prices()) {
            facts.put(
                    "price of " + price.rule(),
                    "the best list without it brings %s%s more".formatted(amount(price.price()), unit));
        }
        for (Plan.Comparison list : plan.comparisons()) {
            facts.put(
                    "their list",
                    "%,d clients for %,.2f bring %s; as much spent by this plan brings %s; %,d are in both%s"
                            .formatted(
                                    list.clients(),
                                    list.reserve(),
                                    amount(list.value()),
                                    amount(list.ours()),
                                    list.inPlan(),
                                    list.refused() > 0
                                            ? "; %,d may not be asked and count nothing".formatted(list.refused())
                                            : ""));
        }
        if (!plan.losses().isEmpty()) {
            facts.put(
                    "hangs on",
                    String.join(
                            "; ",
                            plan.losses().stream()
                                    .map(loss -> "without %s: %s"
                                            .formatted(
                                                    loss.type(),
                                                    (plan.money() ? "%+,.0f" : "%+,.2f").formatted(loss.change())))
                                    .toList()));
        }
        facts.put("assumes", assumptions());
        return facts;
    }

    private String assumptions() {
        Terms terms = word.terms();
        List<String> parts = new ArrayList<>();
        parts.add(
                terms.campaign() == Terms.Campaign.BOOST
                        ? "a client who agrees tells %s times as much".formatted(number(terms.boost()))
                        : "only clients who are asked talk");
        double years = word.view().options().horizon();
        parts.add("over " + number(years) + (years == 1 ? " year" : " years"));
        parts.add("a person tells %.2f others on average (R)"
                .formatted(word.view().reproduction()));
        parts.add(
                plan.forecast().parameters()
                        ? "strength of ties by the model, see below"
                        : "probabilities of ties as given");
        return String.join("; ", parts);
    }

    /** What is counted where worth is no money. */
    public String people() {
        return word.terms().everybody() ? "people who hear" : "new clients";
    }

    private static String number(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private String amount(double worth) {
        return plan.money() ? "%,.0f".formatted(worth) : "%,.2f".formatted(worth);
    }

    /** What a reader must know before acting on it. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(plan.notes());
        String varied = plan.forecast().parameters()
                ? "The interval holds chance and the strength of ties, which was varied %s."
                        .formatted(plan.forecast().varied())
                : "The interval holds chance alone: the probabilities of ties are given with the data and were not varied.";
        notes.add(varied + " Whether people who know each other buy alike for other reasons is not in it.");
        return notes;
    }
}
