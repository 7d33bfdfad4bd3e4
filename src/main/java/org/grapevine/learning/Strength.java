package org.grapevine.learning;

import java.util.List;

/**
 * What was learned of a type of ties or groups, or of coming by oneself.
 *
 * @param name of the type; empty for coming by oneself
 * @param group whether it is a type of groups
 * @param prior hazard a year before anything was learned
 * @param priorGamma gamma before; NaN for a tie
 * @param beta hazard a year as learned
 * @param low lower end of its 90 % interval
 * @param high upper end of it
 * @param gamma as learned; NaN for a tie
 * @param credit how many of the conversions belong to it
 * @param weight how much the data weigh in beta beside the prior, from 0 to 1
 * @param draws beta in bootstrap samples; number i of every type comes from one sample
 */
public record Strength(
        String name,
        boolean group,
        double prior,
        double priorGamma,
        double beta,
        double low,
        double high,
        double gamma,
        double credit,
        double weight,
        List<Double> draws) {
    static Strength of(Lesson.Strength learned) {
        return new Strength(
                learned.kind().name(),
                learned.kind().group(),
                learned.kind().beta(),
                learned.kind().gamma(),
                learned.beta(),
                learned.low(),
                learned.high(),
                learned.gamma(),
                learned.credit(),
                learned.weight(),
                learned.draws());
    }

    /** Whether it is what makes people come without anybody's word. */
    public boolean organic() {
        return name.isEmpty();
    }
}
