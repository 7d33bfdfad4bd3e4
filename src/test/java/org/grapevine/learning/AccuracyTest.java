package org.grapevine.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.grapevine.parallel.RandomStream;
import org.junit.jupiter.api.Test;

class AccuracyTest {
    @Test
    void of_equal_scores_neither_stands_above_the_other() {
        // came: .9 and .5; not: .5, .1. Pairs: .9>.5, .9>.1, .5=.5 (half), .5>.1: 3.5 of 4
        Accuracy accuracy = Accuracy.of(new double[] {.9, .5, .5, .1}, new boolean[] {true, true, false, false});
        assertThat(accuracy.auc()).isEqualTo(3.5 / 4);
        // precision 1 at .9; at .5 two of three came: (1 + 2/3) / 2
        assertThat(accuracy.averagePrecision()).isEqualTo((1 + 2 / 3.0) / 2, within(1e-15));
    }

    @Test
    void lift_shares_out_what_lies_at_the_cut() {
        double[] score = new double[100];
        boolean[] came = new boolean[100];
        for (int i = 0; i < 20; i++) {
            score[i] = 1;
            came[i] = i < 10;
        }
        // ten of a hundred came, all among twenty equal ones: the highest tenth holds half of them
        assertThat(Accuracy.of(score, came).lift()[2]).isEqualTo(5, within(1e-12));
    }

    @Test
    void it_is_what_counting_all_pairs_gives() {
        RandomStream random = new RandomStream();
        for (int seed = 0; seed < 50; seed++) {
            random.seek(seed, 0);
            int n = 2 + random.below(40);
            double[] score = new double[n];
            boolean[] came = new boolean[n];
            for (int i = 0; i < n; i++) {
                score[i] = random.below(6) == 0 ? Double.NaN : random.below(6);
                came[i] = random.below(3) == 0;
            }
            came[0] = true;
            came[1] = false;
            assertThat(Accuracy.of(score, came).auc()).as("seed " + seed).isEqualTo(pairs(score, came), within(1e-12));
        }
    }

    private static double pairs(double[] score, boolean[] came) {
        double above = 0;
        int pairs = 0;
        for (int i = 0; i < score.length; i++) {
            for (int j = 0; j < score.length; j++) {
                if (came[i] && !came[j]) {
                    double a = Double.isNaN(score[i]) ? -1 : score[i];
                    double b = Double.isNaN(score[j]) ? -1 : score[j];
                    above += a > b ? 1 : a == b ? .5 : 0;
                    pairs++;
                }
            }
        }
        return above / pairs;
    }

    @Test
    void forecasts_that_events_were_drawn_from_are_calibrated_and_halved_ones_are_not() {
        int n = 20_000;
        double[] truth = new double[n];
        double[] half = new double[n];
        boolean[] came = new boolean[n];
        RandomStream random = new RandomStream();
        random.seek(5, 0);
        for (int i = 0; i < n; i++) {
            double hazard = .02 + .3 * random.unit() * random.unit();
            truth[i] = -Math.expm1(-hazard);
            half[i] = -Math.expm1(-hazard / 2);
            came[i] = random.unit() < truth[i];
        }
        Calibration right = Calibration.of(truth, came);
        assertThat(right.slope()).isEqualTo(1, within(.08));
        assertThat(right.intercept()).isEqualTo(0, within(.2));
        assertThat(right.error()).isLessThan(.01);
        assertThat(right.curve()).hasSize(10).allMatch(bin -> bin.rows() == n / 10);
        Calibration low = Calibration.of(half, came);
        assertThat(low.intercept() - right.intercept()).isEqualTo(low.slope() * Math.log(2), within(.02));
        assertThat(low.logLoss()).isGreaterThan(right.logLoss());
        assertThat(low.brier()).isGreaterThan(right.brier());
        assertThat(low.error()).isGreaterThan(.03);
    }

    @Test
    void loss_and_brier_are_the_means_of_their_definitions() {
        Calibration calibration = Calibration.of(new double[] {.8, .4}, new boolean[] {true, false});
        assertThat(calibration.logLoss()).isEqualTo(-(Math.log(.8) + Math.log(.6)) / 2, within(1e-15));
        assertThat(calibration.brier()).isEqualTo((.04 + .16) / 2, within(1e-15));
    }

    @Test
    void the_qini_curve_counts_who_came_beyond_as_many_who_were_not_asked() {
        boolean[] asked = {true, false, true, false, true, false, true, false};
        boolean[] came = {true, false, true, true, false, false, false, true};
        Uplift uplift = Uplift.of(asked, came);
        double[] expected = {0, 1, 1, 2, 1, .5, 1, 2 / 3.0, 0};
        for (int i = 0; i < expected.length; i++) {
            assertThat(uplift.curve()[i]).isEqualTo(expected[i], within(1e-12));
        }
        assertThat(uplift.area()).isEqualTo(.895833, within(5e-7));
        assertThat(uplift.coefficient()).isEqualTo(.895833, within(5e-7));
    }
}
