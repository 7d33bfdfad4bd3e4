package org.grapevine.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A holdout in words, for whoever decides on it. */
public final class TrialWords {
    private final Trial trial;
    private final PlanWords whole;

    /**
     * Words about {@code trial}.
     *
     * @param whole words about the plan
     */
    public TrialWords(Trial trial, PlanWords whole) {
        this.trial = trial;
        this.whole = whole;
    }

    /**
     * What is to be done, who is withheld, what can be told afterwards, and then what is to be said of the whole plan, each under its heading, in
     * the order to be read.
     */
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        Trial.Part part = trial.part();
        facts.put(
                "to do",
                "ask %,d clients of the %,d chosen, whom the lists name%s"
                        .formatted(
                                trial.asked().size(),
                                trial.chosen().size(),
                                part.reserve() > 0
                                        ? "; set aside %,.2f, expect to spend %,.2f"
                                                .formatted(part.reserve(), part.expectedCost())
                                        : ""));
        facts.put(
                "withheld",
                "%,d clients: nobody is asked in %,d of the %,d %s in which the plan chose somebody, drawn by lot among those alike in what is expected of them and in size (seed %d)"
                        .formatted(
                                trial.withheld().size(),
                                trial.held(),
                                trial.clusters().size(),
                                trial.many(),
                                trial.terms().seed()));
        facts.put(
                "proof costs",
                "%s%s: the part that is carried out brings %s, the whole would bring %s"
                        .formatted(
                                amount(trial.plan().value() - part.value()),
                                trial.plan().money() ? "" : " " + whole.people(),
                                amount(part.value()),
                                amount(trial.plan().value())));
        facts.put("can be told", sight());
        whole.facts().forEach((heading, text) -> facts.put(heading.equals("to do") ? "whole plan" : heading, text));
        return facts;
    }

    /** What the comparison can tell, in a sentence or two. */
    public String sight() {
        Trial.Sight sight = trial.sight();
        if (!sight.known()) {
            return "nothing: in one of the two arms nobody is known who could be won";
        }
        String compared =
                "of %,d prospects where the plan is carried out and %,d where it is withheld, %s are won anyway%s; a lift by %s (to %s) or more is seen four times in five"
                        .formatted(
                                sight.treated(),
                                sight.control(),
                                share(sight.usual()),
                                sight.guessed() ? " (a guess)" : "",
                                points(sight.detectable()),
                                share(sight.usual() + sight.detectable()));
        return compared + "; " + verdict(sight);
    }

    private String verdict(Trial.Sight sight) {
        if (!(sight.expected() > 0)) {
            return "none is expected";
        }
        String expected = "expected are at most " + points(sight.expected());
        if (sight.chance() >= trial.terms().size().power()) {
            return expected + ": that will be seen";
        }
        return expected
                + (sight.chance() < .5 ? ": most likely not conclusive" : ": perhaps not conclusive")
                + " (seen with %.0f %%; about %,d such %s would do)"
                        .formatted(100 * sight.chance(), sight.clusters(), trial.many());
    }

    /** What a reader must know before acting on it. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(
                "Nobody on the list of those withheld may be asked before the campaign is measured: they show what would have come anyway. Amounts of single clients are those of the whole plan.");
        if (trial.outside() > 0) {
            notes.add("%,d of those asked are in none of the %s: what they bring is no part of the comparison."
                    .formatted(trial.outside(), trial.many()));
        }
        notes.add(
                "What can be told counts people of one of the %s as alike by %s (intracluster correlation%s) and lets nothing spill over between them; what does spill over makes the difference smaller than the effect."
                        .formatted(
                                trial.many(),
                                trial.terms().size().correlation(),
                                trial.terms().size().equals(SampleSize.USUAL)
                                        ? ", a guess until a campaign was measured"
                                        : ""));
        return notes;
    }

    private String amount(double worth) {
        return Invitation.amount(worth, trial.plan().money());
    }

    private static String share(double share) {
        return "%.1f of 100".formatted(100 * share);
    }

    private static String points(double lift) {
        return lift >= .0995 ? "%.0f points".formatted(100 * lift) : "%.2g points".formatted(100 * lift);
    }
}
