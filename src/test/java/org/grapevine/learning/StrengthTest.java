package org.grapevine.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.Assertions;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class StrengthTest {
    /** A type of ties at risk for 100 years, so that hazards times 100 are counts; {@code now} is in force. */
    private static Strength tie(double now, double low, double beta, double high, double weight, boolean common) {
        return new Strength(
                "couple",
                false,
                .08,
                Double.NaN,
                now,
                Double.NaN,
                beta,
                low,
                high,
                Double.NaN,
                100 * beta,
                weight,
                100,
                100 * now,
                common,
                List.of());
    }

    @Test
    void what_lies_beyond_the_interval_differs_and_what_lies_in_it_may_not() {
        Strength stronger = tie(.08, .15, .2, .25, .9, false);
        assertThat(stronger.against()).isEqualTo(1);
        assertThat(stronger.reading())
                .isEqualTo("Stronger than in force: that would have brought 8, this 20 (90 % interval 15 to 25)."
                        + " Well known, from 20 new clients in 100 years of ties to clients.");
        Strength weaker = tie(.3, .05, .1, .25, .9, false);
        assertThat(weaker.compared()).isEqualTo("weaker");
        assertThat(weaker.reading()).startsWith("Weaker than in force: that would have brought 30, this 10 ");
        assertThat(weaker.reading())
                .endsWith("Roughly known, from 10 new clients in 100 years of ties to clients: the interval is wide.");
        assertThat(tie(.2, .15, .2, .25, .9, false).compared()).isEqualTo("no clear difference");
    }

    @Test
    void where_the_data_weigh_little_no_difference_is_told() {
        Strength little = tie(.08, .15, .2, .25, .2, false);
        assertThat(little.trust()).isEqualTo(Strength.Trust.HARDLY);
        assertThat(little.compared()).isEqualTo("cannot be told");
        assertThat(little.against()).isZero();
        assertThat(little.reading())
                .isEqualTo("Hardly known: the past weighs 20 % here, the rest is what was held before."
                        + " It saw only 20 new clients in 100 years of ties to clients.");
        assertThat(tie(.08, .15, .2, .25, .99, true).reading())
                .isEqualTo("Hardly known: too few came to tell kinds of ties apart, so all got one factor.");
    }

    @Test
    void nothing_is_in_force_of_coming_by_oneself() {
        Strength organic = new Strength(
                "",
                false,
                .01,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                .02,
                .015,
                .025,
                Double.NaN,
                40,
                .99,
                2000,
                Double.NaN,
                false,
                List.of());
        assertThat(organic.against()).isZero();
        assertThat(organic.compared()).isEmpty();
        assertThat(organic.reading())
                .isEqualTo("Well known, from 40 new clients in 2,000 years of people who had not come.");
    }

    /** Differences 1, 0 and 2: mean 1, standard deviation 1, so an error of 1 / sqrt(3) and an interval of 1 -+ 1.96 / sqrt(3) = -0.13 to 2.13. */
    @Test
    void a_gain_is_the_mean_of_differences_row_by_row() {
        Gain gain = Gain.of(new double[] {1, 2, 3}, new double[] {2, 2, 5});
        assertThat(gain.less()).isEqualTo(1, within(1e-15));
        assertThat(gain.error()).isEqualTo(1 / Math.sqrt(3), within(1e-15));
        assertThat(gain.clear()).isFalse();
        assertThat(gain.words()).isEqualTo("1.0 less (95 % interval -0.13 to 2.1)");
        Gain turned = Gain.of(new double[] {2, 2, 5}, new double[] {1, 2, 3});
        assertThat(turned.less()).isEqualTo(-gain.less(), within(1e-15));
        assertThat(turned.words()).isEqualTo("1.0 more (95 % interval -0.13 to 2.1)");
        assertThat(Gain.of(new double[] {1, 1, 1}, new double[] {2, 2.1, 1.9}).clear())
                .isTrue();
    }

    @Test
    void stages_report_their_share_of_the_whole_and_end_with_it() {
        List<Long> heard = new ArrayList<>();
        try (Workers workers = Workers.of(1, (done, total) -> {
            assertThat(total).isEqualTo(4000);
            heard.add(done);
        })) {
            Stages stages = new Stages(workers, 4);
            stages.next(1);
            Workers second = stages.next(2);
            second.progress().at(1, 2);
            second.progress().at(1, 0);
            stages.next(1);
            assertThat(heard).containsExactly(0L, 1000L, 2000L, 3000L);
            workers.cancel();
            Assertions.assertThatExceptionOfType(CancellationException.class).isThrownBy(second::checkCancelled);
        }
    }
}
