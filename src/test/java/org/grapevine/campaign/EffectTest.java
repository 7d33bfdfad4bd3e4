package org.grapevine.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.grapevine.parallel.RandomStream;
import org.junit.jupiter.api.Test;

class EffectTest {
    // the path 0-1-2-3 in clusters {0, 1} and {2, 3}
    private static final int[] HALVES = {0, 0, 1, 1};
    private static final int[][] TOUCHED = {{0}, {0, 1}, {0, 1}, {1}};
    private static final TrialDesign COINS = TrialDesign.coins(2, .5);

    private static Effect path(boolean[] asked, double... outcome) {
        return new Effect(outcome, HALVES, TOUCHED, asked, COINS);
    }

    @Test
    void who_touches_two_clusters_is_fully_exposed_a_quarter_of_the_time() {
        double[] chances = Arrays.stream(TOUCHED)
                .mapToDouble(clusters -> COINS.probability(clusters, true))
                .toArray();
        assertThat(chances).containsExactly(.5, .25, .25, .5);
    }

    @Test
    void estimates_on_the_path_are_those_worked_out_by_hand() {
        boolean[] first = {true, false};
        assertThat(path(first, 1, 1, 0, 1).horvitzThompson()).isCloseTo(0, within(1e-12));
        assertThat(path(first, 1, 1, 0, 1).hajek()).isCloseTo(0, within(1e-12));
        assertThat(path(first, 1, 1, 0, 0).horvitzThompson()).isCloseTo(.5, within(1e-12));
        assertThat(path(first, 1, 1, 0, 0).hajek()).isCloseTo(1, within(1e-12));
    }

    @Test
    void over_all_four_assignments_horvitz_thompson_is_the_truth() {
        // fully asked .8, fully left alone .3, in between anything
        double sum = 0;
        double[] found = new double[4];
        for (int a = 0; a < 4; a++) {
            boolean[] asked = {(a & 1) == 1, (a & 2) == 2};
            double[] outcome = new double[4];
            for (int i = 0; i < 4; i++) {
                outcome[i] = asked[HALVES[i]] ? .8 : .3;
            }
            found[a] = path(asked, outcome).horvitzThompson();
            sum += found[a] / 4;
        }
        Arrays.sort(found);
        assertThat(found).containsExactly(new double[] {-.9, .25, .25, 2.4}, within(1e-12));
        assertThat(sum).isCloseTo(.5, within(1e-12));
    }

    @Test
    void in_a_pair_both_are_never_asked() {
        TrialDesign pairs = TrialDesign.strata(new int[] {0, 0, 1, 1}, new boolean[] {true, false, false, true});
        assertThat(pairs.probability(new int[] {0}, true)).isEqualTo(.5);
        assertThat(pairs.probability(new int[] {0, 1}, true)).isZero();
        assertThat(pairs.probability(new int[] {0, 2}, true)).isEqualTo(.25);
        TrialDesign five = TrialDesign.strata(new int[5], new boolean[] {true, true, false, true, true});
        assertThat(five.probability(new int[] {0, 3}, true)).isCloseTo(3 / 5., within(1e-12));
        assertThat(five.probability(new int[] {0, 3}, false)).isZero();
        boolean[] drawn = new boolean[5];
        RandomStream random = new RandomStream();
        int[] times = new int[5];
        for (int b = 0; b < 5000; b++) {
            random.seek(3, b);
            five.draw(random, drawn);
            int asked = 0;
            for (int c = 0; c < 5; c++) {
                asked += drawn[c] ? 1 : 0;
                times[c] += drawn[c] ? 1 : 0;
            }
            assertThat(asked).isEqualTo(4);
        }
        for (int one : times) {
            assertThat(one / 5000.).isCloseTo(.8, within(.03));
        }
    }

    /**
     * 2,000 people in 200 caves of ten, all of a cave acquainted and one in ten with somebody of the next cave. Asking lifts a person by .04, and
     * by .06 times the share of its acquaintances who were asked: .10 if all are.
     */
    @Test
    void only_whole_clusters_tell_the_effect_where_word_spills_over() {
        int caves = 200;
        int size = 10;
        int n = caves * size;
        int[] cave = new int[n];
        int[] own = new int[n];
        int[][] touched = new int[n][];
        for (int i = 0; i < n; i++) {
            cave[i] = i / size;
            own[i] = i;
            touched[i] = i % size == 0
                    ? new int[] {cave[i], (cave[i] + 1) % caves, (cave[i] + caves - 1) % caves}
                    : new int[] {cave[i]};
        }
        double byPerson = 0;
        double byCluster = 0;
        double byExposure = 0;
        int repetitions = 200;
        RandomStream random = new RandomStream();
        for (int r = 0; r < repetitions; r++) {
            random.seek(11, r);
            boolean[] coin = new boolean[n];
            TrialDesign everyone = TrialDesign.coins(n, .5);
            everyone.draw(random, coin);
            byPerson +=
                    new Effect(outcomes(coin, size, random), own, touched, coin, everyone).difference() / repetitions;
            boolean[] drawn = new boolean[caves];
            TrialDesign coins = TrialDesign.coins(caves, .5);
            coins.draw(random, drawn);
            boolean[] asked = new boolean[n];
            for (int i = 0; i < n; i++) {
                asked[i] = drawn[cave[i]];
            }
            Effect effect = new Effect(outcomes(asked, size, random), cave, touched, drawn, coins);
            byCluster += effect.difference() / repetitions;
            byExposure += effect.hajek() / repetitions;
        }
        assertThat(byPerson - .1).isLessThan(-.05);
        assertThat(Math.abs(byCluster - .1)).isLessThan(.01);
        assertThat(Math.abs(byExposure - .1)).isLessThan(.01);
    }

    private static double[] outcomes(boolean[] asked, int size, RandomStream random) {
        int n = asked.length;
        double[] outcome = new double[n];
        for (int i = 0; i < n; i++) {
            int first = i - i % size;
            int count = size - 1;
            int heard = 0;
            for (int j = first; j < first + size; j++) {
                heard += j != i && asked[j] ? 1 : 0;
            }
            if (i == first) {
                heard += (asked[(i + size) % n] ? 1 : 0) + (asked[(i - size + n) % n] ? 1 : 0);
                count += 2;
            }
            double chance = .05 + (asked[i] ? .04 : 0) + .06 * heard / count;
            outcome[i] = random.unit() < chance ? 1 : 0;
        }
        return outcome;
    }

    @Test
    void what_asking_lifts_is_told_from_nothing_and_nothing_is_not() {
        // forty clusters of five in pairs: those asked all come, of the others one in five; then all alike
        boolean[] asked = new boolean[40];
        int[] stratum = new int[40];
        for (int c = 0; c < 40; c++) {
            asked[c] = c % 2 == 0;
            stratum[c] = c / 2;
        }
        int[] cluster = new int[200];
        int[][] touched = new int[200][];
        double[] lifted = new double[200];
        double[] same = new double[200];
        for (int i = 0; i < 200; i++) {
            cluster[i] = i / 5;
            touched[i] = new int[] {cluster[i]};
            lifted[i] = asked[cluster[i]] || i % 5 == 0 ? 1 : 0;
            same[i] = i % 5 == 0 ? 1 : 0;
        }
        TrialDesign pairs = TrialDesign.strata(stratum, asked);
        Effect lift = new Effect(lifted, cluster, touched, asked, pairs);
        assertThat(lift.byClusters(7).value()).isCloseTo(.8, within(1e-12));
        assertThat(lift.byClusters(7).conclusive()).isTrue();
        assertThat(lift.byExposure(7).value()).isCloseTo(.8, within(1e-12));
        assertThat(lift.chance(7)).isLessThan(.001);
        assertThat(lift.byClusters(7)).isEqualTo(lift.byClusters(7)).returns(100, Effect.Estimate::asked);
        Effect none = new Effect(same, cluster, touched, asked, pairs);
        assertThat(none.byClusters(7).value()).isCloseTo(0, within(1e-12));
        assertThat(none.byClusters(7).conclusive()).isFalse();
        assertThat(none.chance(7)).isEqualTo(1);
    }

    @Test
    void where_one_arm_is_empty_nothing_is_estimated() {
        Effect effect = new Effect(
                new double[] {1, 0}, new int[] {0, 0}, new int[][] {{0}, {0}}, new boolean[] {true, false}, COINS);
        assertThat(effect.byClusters(7).value()).isNaN();
        assertThat(effect.byClusters(7).conclusive()).isFalse();
    }
}
