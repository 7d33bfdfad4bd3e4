package org.grapevine.learning;

import java.util.List;
import java.util.Locale;

/**
 * What was learned of a type of ties or groups, or of coming by oneself.
 *
 * @param name of the type; empty for coming by oneself
 * @param group whether it is a type of groups
 * @param prior hazard a year before anything was learned
 * @param priorGamma gamma before; NaN for a tie
 * @param now hazard a year that is in force; NaN for coming by oneself, of which nothing is
 * @param nowGamma gamma that is in force; NaN for a tie
 * @param beta hazard a year as learned
 * @param low lower end of its 90 % interval
 * @param high upper end of it
 * @param gamma as learned; NaN for a tie
 * @param credit how many of the conversions belong to it
 * @param weight how much the data weigh in beta beside the prior, from 0 to 1
 * @param exposure how many years people were at risk this way, one full tie to a client (or one person, for coming by oneself) counting as one
 * @param foretold how many of them what is in force would have brought in that time; NaN for coming by oneself
 * @param common whether too few came to tell types apart, so that all got one factor
 * @param draws beta in bootstrap samples; number i of every type comes from one sample
 */
public record Strength(
        String name,
        boolean group,
        double prior,
        double priorGamma,
        double now,
        double nowGamma,
        double beta,
        double low,
        double high,
        double gamma,
        double credit,
        double weight,
        double exposure,
        double foretold,
        boolean common,
        List<Double> draws) {
    private static final double MOSTLY_PRIOR = .5;
    private static final double NARROW = 2;

    /** How sure a strength is. */
    public enum Trust {
        /** The data say it, within a factor of 2. */
        WELL,
        /** The data say it, within more than that. */
        ROUGHLY,
        /** What was held before says it, more than the data do. */
        HARDLY
    }

    static Strength of(Lesson.Strength learned, Lesson lesson, Kinds.Force force) {
        Kinds.Kind kind = learned.kind();
        return new Strength(
                kind.name(),
                kind.group(),
                kind.beta(),
                kind.gamma(),
                force.beta(),
                force.gamma(),
                learned.beta(),
                learned.low(),
                learned.high(),
                learned.gamma(),
                learned.credit(),
                learned.weight(),
                learned.exposure(),
                force.beta() * lesson.exposure(kind.column(force.column())),
                lesson.commonScale(),
                learned.draws());
    }

    /** Whether it is what makes people come without anybody's word. */
    public boolean organic() {
        return name.isEmpty();
    }

    /**
     * 1 where it brings more than what is in force, -1 where less, 0 where the 90 % interval holds that as well or the data say too little. What counts is what a type
     * brings in all, since the betas of groups at another gamma are no longer comparable.
     */
    public int against() {
        if (trust() == Trust.HARDLY) {
            return 0;
        }
        return low * exposure > foretold ? 1 : high * exposure < foretold ? -1 : 0;
    }

    /** Whether one would go by it. */
    public Trust trust() {
        return common || weight < MOSTLY_PRIOR ? Trust.HARDLY : high > NARROW * low ? Trust.ROUGHLY : Trust.WELL;
    }

    /** {@link #trust} in a word or two. */
    public String sure() {
        return switch (trust()) {
            case WELL -> "well known";
            case ROUGHLY -> "roughly known";
            case HARDLY -> "hardly known";
        };
    }

    /** {@link #against} in a few words; empty for coming by oneself. */
    public String compared() {
        if (organic()) {
            return "";
        }
        if (trust() == Trust.HARDLY) {
            return "cannot be told";
        }
        return switch (against()) {
            case 1 -> "stronger";
            case -1 -> "weaker";
            default -> "no clear difference";
        };
    }

    /** What the numbers come down to: how it differs from what is in force, and why one would trust it or not. */
    public String reading() {
        String stands = switch (trust()) {
            case HARDLY ->
                common
                        ? "Hardly known: too few came to tell kinds of ties apart, so all got one factor."
                        : "Hardly known: the past weighs %.0f %% here, the rest is what was held before. %s"
                                .formatted(100 * weight, few());
            case ROUGHLY -> "Roughly known, from %s: the interval is wide.".formatted(seen());
            case WELL -> "Well known, from %s.".formatted(seen());
        };
        if (organic() || trust() == Trust.HARDLY) {
            return stands;
        }
        String learned = String.format(
                Locale.ROOT, "%,.0f (90 %% interval %,.0f to %,.0f)", beta * exposure, low * exposure, high * exposure);
        String differs = switch (against()) {
            case 1 -> "Stronger than in force: that would have brought %,.0f, this %s.";
            case -1 -> "Weaker than in force: that would have brought %,.0f, this %s.";
            default -> "No clear difference from what is in force: that would have brought %,.0f, this %s.";
        };
        return String.format(Locale.ROOT, differs, foretold, learned) + " " + stands;
    }

    private String few() {
        return exposure == 0 ? "Nobody was at risk this way." : "It saw only " + seen() + ".";
    }

    private String seen() {
        return String.format(
                Locale.ROOT,
                "%,.0f new clients in %,.0f years of %s",
                credit,
                exposure,
                organic() ? "people who had not come" : group ? "membership beside clients" : "ties to clients");
    }
}
