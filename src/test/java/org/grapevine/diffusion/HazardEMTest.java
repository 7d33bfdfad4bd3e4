package org.grapevine.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.grapevine.parallel.RandomStream;
import org.junit.jupiter.api.Test;

class HazardEMTest {
    private static final double[] UNKNOWN = {};

    @Test
    void one_of_four_equal_exposures_that_worked_gives_minus_the_log_of_three_quarters() {
        RiskRows rows = new RiskRows.Builder(1, 1)
                .stayed(0, 0, 3)
                .came(0, new double[] {1}, UNKNOWN)
                .build();
        HazardEM.Fit fit = plain(rows).fit(new boolean[] {true});
        assertThat(fit.converged()).isTrue();
        assertThat(fit.beta()[0]).isEqualTo(-Math.log(.75), within(5e-7)).isEqualTo(.287682, within(5e-7));
    }

    @Test
    void a_prior_of_two_events_and_mode_a_tenth_draws_it_down_to_the_fixed_point() {
        RiskRows rows = new RiskRows.Builder(1, 1)
                .stayed(0, 0, 3)
                .came(0, new double[] {1}, UNKNOWN)
                .build();
        HazardEM.Fit fit =
                new HazardEM(rows, HazardEM.NONE, new double[] {.1}, 2, 1e-13, 10_000).fit(new boolean[] {true});
        assertThat(fit.beta()[0]).isEqualTo(.127718, within(1e-6));
        double h = fit.beta()[0];
        assertThat((2 + h / -Math.expm1(-h)) / (2 / .1 + 4)).isEqualTo(h, within(1e-12));
    }

    @Test
    void two_kinds_of_ties_are_told_apart_and_share_what_they_did_together() {
        RiskRows rows = twoKinds();
        HazardEM em = plain(rows);
        HazardEM.Fit fit = em.fit(new boolean[] {true, true});
        assertThat(fit.beta()[0]).isEqualTo(.318454, within(5e-7));
        assertThat(fit.beta()[1]).isEqualTo(.241162, within(5e-7));
        double[] share = new double[2];
        em.shares(2, fit.beta(), 0, share);
        assertThat(share[0]).isEqualTo(.569058, within(5e-7));
        assertThat(share[1]).isEqualTo(.430942, within(5e-7));
        assertThat(fit.credit()[0] + fit.credit()[1]).isEqualTo(3, within(1e-12));
    }

    /** Four exposed to the first kind, five to the second, two to both; one came of each. */
    private static RiskRows twoKinds() {
        return new RiskRows.Builder(1, 2)
                .stayed(0, 0, 3 + 1)
                .stayed(0, 1, 4 + 1)
                .came(0, new double[] {1, 0}, UNKNOWN)
                .came(0, new double[] {0, 1}, UNKNOWN)
                .came(0, new double[] {1, 1}, UNKNOWN)
                .build();
    }

    @Test
    void no_other_hazards_are_as_likely() {
        RiskRows rows = twoKinds();
        HazardEM.Fit fit = plain(rows).fit(new boolean[] {true, true});
        RandomStream random = new RandomStream();
        random.seek(3, 0);
        for (int trial = 0; trial < 200; trial++) {
            double first = 2 * random.unit();
            double second = 2 * random.unit();
            assertThat(logLikelihood(first, second)).isLessThanOrEqualTo(fit.logLikelihood() + 1e-12);
        }
        assertThat(fit.logLikelihood()).isEqualTo(logLikelihood(fit.beta()[0], fit.beta()[1]), within(1e-12));
    }

    /** Row by row, as in the definition. */
    private static double logLikelihood(double first, double second) {
        double both = first + second;
        return Math.log(-Math.expm1(-first))
                - 3 * first
                + Math.log(-Math.expm1(-second))
                - 4 * second
                + Math.log(-Math.expm1(-both))
                - both;
    }

    @Test
    void a_known_cause_has_the_event_to_itself() {
        RiskRows rows = new RiskRows.Builder(1, 2)
                .came(0, new double[] {1, 1}, new double[] {0, 1})
                .build();
        HazardEM em = new HazardEM(rows, HazardEM.NONE, new double[] {.1, .1}, 2, 1e-12, 10_000);
        double[] share = new double[2];
        em.shares(0, new double[] {.3, .2}, .5, share);
        assertThat(share).containsExactly(0, 1);
        HazardEM.Fit fit = em.fit(new boolean[] {true, true});
        assertThat(fit.credit()).containsExactly(0, 1);
        assertThat(fit.beta()[1]).isGreaterThan(fit.beta()[0]);
    }

    @Test
    void counting_a_part_twice_is_having_its_rows_twice() {
        RiskRows once = new RiskRows.Builder(2, 1)
                .stayed(0, 0, 3)
                .came(0, new double[] {1}, UNKNOWN)
                .stayed(1, 0, 7)
                .came(1, new double[] {2}, UNKNOWN)
                .build();
        RiskRows twice = new RiskRows.Builder(1, 1)
                .stayed(0, 0, 3 + 14)
                .came(0, new double[] {1}, UNKNOWN)
                .came(0, new double[] {2}, UNKNOWN)
                .came(0, new double[] {2}, UNKNOWN)
                .build();
        boolean[] used = {true};
        assertThat(plain(once).fit(used, new double[] {1, 2}).beta()[0])
                .isEqualTo(plain(twice).fit(used).beta()[0], within(1e-10));
    }

    @Test
    void what_share_of_causes_is_written_down_is_learned_with_the_rest() {
        // exposed: 100 years alone and with a friend each; of 80 who came 30 came alone, of 50 brought 40 are written
        // down.
        // At small hazards: share 40 / (40 + unknown ones of friends), friends 40 + these, alone the others of the 40
        // unknown
        RiskRows.Builder builder = new RiskRows.Builder(1, 2).stayed(0, 0, 1e5).stayed(0, 1, 2e4);
        for (int e = 0; e < 80; e++) {
            boolean alone = e >= 50 && e % 2 == 0;
            builder.came(
                    0,
                    alone ? new double[] {1e-4, 0} : new double[] {1e-4, 1e-4},
                    e < 40 ? new double[] {0, 1} : UNKNOWN);
        }
        HazardEM.Fit fit = new HazardEM(builder.build(), 0, new double[] {.001, .001}, 0, 1e-13, 100_000)
                .fit(new boolean[] {true, true});
        double brought = fit.credit()[1];
        assertThat(fit.recorded()).isEqualTo(40 / brought, within(1e-6));
        assertThat(fit.beta()[1]).isEqualTo(brought / 2e4, within(1e-8));
        assertThat(fit.beta()[0]).isEqualTo((80 - brought) / 1e5, within(1e-8));
        assertThat(brought).isBetween(40.0, 65.0);
    }

    @Test
    void rows_without_unused_columns_teach_the_same() {
        RiskRows rows = twoKinds();
        boolean[] second = {false, true};
        HazardEM.Fit whole = plain(rows).fit(second);
        HazardEM.Fit fewer = plain(rows.only(second)).fit(second);
        assertThat(fewer.beta()).containsExactly(whole.beta(), within(1e-12));
    }

    @Test
    void without_events_the_prior_speaks_and_a_column_left_out_is_zero() {
        RiskRows rows = new RiskRows.Builder(1, 2).stayed(0, 0, 20).build();
        HazardEM.Fit fit = new HazardEM(rows, HazardEM.NONE, new double[] {.1, .2}, 2, 1e-12, 1000)
                .fit(new boolean[] {true, false});
        assertThat(fit.beta()[0]).isEqualTo(2 / (20 + 20.0), within(1e-9));
        assertThat(fit.beta()[1]).isZero();
    }

    @Test
    void hazards_that_rows_were_drawn_from_come_back() {
        double[] truth = {.002, .3, .12, .06, .03, .05};
        RandomStream random = new RandomStream();
        random.seek(11, 0);
        RiskRows.Builder builder = new RiskRows.Builder(1, truth.length);
        for (int row = 0; row < 20_000; row++) {
            double[] x = new double[truth.length];
            double h = 0;
            x[0] = 1;
            for (int k = 1; k < x.length; k++) {
                x[k] = random.unit() < .15 ? 2 * random.unit() : 0;
            }
            for (int k = 0; k < x.length; k++) {
                h += truth[k] * x[k];
            }
            if (random.unit() < -Math.expm1(-h)) {
                builder.came(0, x, UNKNOWN);
            } else {
                for (int k = 0; k < x.length; k++) {
                    builder.stayed(0, k, x[k]);
                }
            }
        }
        HazardEM.Fit fit = new HazardEM(
                        builder.build(), 0, new double[] {.01, .3, .15, .08, .08, .05}, 2, 1e-10, 10_000)
                .fit(new boolean[] {true, true, true, true, true, true});
        assertThat(fit.converged()).isTrue();
        for (int k = 1; k < truth.length; k++) {
            assertThat(fit.beta()[k]).isEqualTo(truth[k], within(.015));
        }
        assertThat(fit.beta()[0]).isEqualTo(truth[0], within(.001));
    }

    private static HazardEM plain(RiskRows rows) {
        double[] start = new double[rows.columns];
        Arrays.fill(start, .5);
        return new HazardEM(rows, HazardEM.NONE, start, 0, 1e-13, 100_000);
    }
}
