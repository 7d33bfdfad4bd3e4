package org.grapevine.campaign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a campaign brought in words, for whoever planned it. */
public final class MeasuredWords {
    /**
     * One way to tell how much larger the share who came is where clients were asked.
     *
     * @param what the way
     * @param points the lift, in points of 100
     * @param low end of the interval of 95 %; NaN where none is known
     * @param high end of it
     * @param asked people compared in the clusters that were asked
     * @param left people compared in those that were left alone
     */
    public record Lift(String what, double points, double low, double high, int asked, int left) {
        static Lift of(String what, Effect.Estimate estimate) {
            return new Lift(
                    what,
                    100 * estimate.value(),
                    100 * estimate.low(),
                    100 * estimate.high(),
                    estimate.asked(),
                    estimate.left());
        }
    }

    private final Measured measured;
    private final double foretold;

    /**
     * Words about {@code measured}.
     *
     * @param foretold how many new clients the plan expected
     */
    public MeasuredWords(Measured measured, double foretold) {
        this.measured = measured;
        this.foretold = foretold;
    }

    /** Who came, the verdict, what was brought, what it is worth and what is not known for sure, each under its heading, in the order to be read. */
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        Measured.Arm asked = measured.asked();
        Measured.Arm left = measured.left();
        facts.put(
                "came",
                "of %,d people in %d clusters that were asked %,d (%.1f of 100), of %,d in %d left alone %,d (%.1f of 100); from %s to %s"
                        .formatted(
                                asked.people(),
                                asked.clusters(),
                                asked.came(),
                                100 * asked.share(),
                                left.people(),
                                left.clusters(),
                                left.came(),
                                100 * left.share(),
                                measured.question().from(),
                                measured.question().until()));
        facts.put("verdict", verdict());
        facts.put(
                "brought",
                "%s new clients who would not have come anyway; the plan foretold %.1f"
                        .formatted(words(measured.newClients(), "%,.1f"), foretold));
        if (!Double.isNaN(measured.margin().value())) {
            facts.put("worth", words(measured.margin(), "%,.0f"));
        }
        if (!Double.isNaN(measured.returned().value())) {
            facts.put(
                    "returned",
                    "%s for each unit of the %,.2f spent, beyond it"
                            .formatted(
                                    words(measured.returned(), "%,.2f"),
                                    measured.question().cost()));
        }
        facts.put(
                "of those chosen",
                "the %,d who were asked brought %,d by referrals in the log, the %,d withheld %,d"
                        .formatted(asked.chosen(), asked.referred(), left.chosen(), left.referred()));
        facts.put("spilled over", spill());
        return facts;
    }

    private String verdict() {
        String chance = "arms dealt by lot differ as much %s"
                .formatted(
                        measured.chance() < .001
                                ? "less than once in a thousand times"
                                : "%.1f times in 100".formatted(100 * measured.chance()));
        if (!measured.conclusive()) {
            return "not conclusive: " + chance;
        }
        return (measured.byClusters().value() > 0 ? "asking brought clients: " : "asking cost clients: ") + chance;
    }

    private String spill() {
        int far = measured.left().people() - measured.near();
        int farCame = measured.left().came() - measured.nearCame();
        if (measured.near() == 0 || far == 0) {
            return "cannot be told: of the people left alone %,d have neighbours who were asked, %,d have none"
                    .formatted(measured.near(), far);
        }
        return "of the %,d left alone with neighbours in clusters that were asked %.1f of 100 came, of the other %,d %.1f: a hint, not drawn by lot"
                .formatted(measured.near(), 100. * measured.nearCame() / measured.near(), far, 100. * farCame / far);
    }

    /** The lift of the share who came, told in each way, the one to go by first. */
    public List<Lift> lifts() {
        Effect.Estimate exposed = measured.byExposure();
        return List.of(
                Lift.of("by clusters", measured.byClusters()),
                Lift.of("by full exposure (Hajek)", exposed),
                new Lift(
                        "by full exposure (Horvitz-Thompson)",
                        100 * measured.horvitzThompson(),
                        Double.NaN,
                        Double.NaN,
                        exposed.asked(),
                        exposed.left()));
    }

    /** What a reader must know before acting on it. */
    public List<String> notes() {
        return List.of(
                "Intervals of 95 %% by a bootstrap of whole clusters; the test deals them anew as they were dealt, %,d times."
                        .formatted(Effect.ROUNDS),
                "What spills over between clusters makes the difference of clusters too small. Full exposure looks only at people whose neighbours are all in one arm.");
    }

    private static String words(Measured.Amount amount, String format) {
        return (format + " (between " + format + " and " + format + ")")
                .formatted(amount.value(), amount.low(), amount.high());
    }
}
