package org.grapevine.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.grapevine.GrapevineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoldoutTest {
    @ParameterizedTest
    @CsvSource({"0.5, 20", "0.2, 50", "0.1, 100", "0.3, 34", "0.8, 46"})
    void ten_clusters_an_arm_need_so_many(double share, int needed) {
        assertThat(Holdout.needed(share)).isEqualTo(needed);
        assertThat(Holdout.held(needed, share)).isGreaterThanOrEqualTo(Holdout.LEAST);
        assertThat(needed - Holdout.held(needed, share)).isGreaterThanOrEqualTo(Holdout.LEAST);
    }

    @Test
    void fewer_cannot_be_measured() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Holdout.draw(new int[19], new double[19], .5, 7))
                .withMessageContaining("19 clusters are less than 20");
    }

    @Test
    void of_each_pair_of_clusters_alike_one_is_left_alone() {
        // sizes 1..20 and worth 20..1: bands of worth are bands of size, pairs are neighbours
        int[] people = IntStream.rangeClosed(1, 20).toArray();
        double[] worth = IntStream.rangeClosed(1, 20).mapToDouble(i -> 21 - i).toArray();
        Holdout holdout = Holdout.draw(people, worth, .5, 7);
        assertThat(holdout.strata()).isEqualTo(10);
        assertThat(holdout.held()).isEqualTo(10);
        for (int s = 0; s < 10; s++) {
            int stratum = s;
            int[] pair = IntStream.range(0, 20)
                    .filter(c -> holdout.stratum(c) == stratum)
                    .toArray();
            assertThat(pair).hasSize(2);
            assertThat(pair[1] - pair[0]).isOne();
            assertThat(holdout.held(pair[0])).isNotEqualTo(holdout.held(pair[1]));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {.2, .5, .37, .8})
    void every_cluster_is_as_likely_to_be_left_alone_and_never_more_than_the_share_are(double share) {
        int clusters = 53;
        int[] people = IntStream.range(0, clusters).map(c -> 5 + c * c % 17).toArray();
        double[] worth =
                IntStream.range(0, clusters).mapToDouble(c -> c * 31 % 53).toArray();
        int[] times = new int[clusters];
        int draws = 4000;
        for (int seed = 0; seed < draws; seed++) {
            Holdout holdout = Holdout.draw(people, worth, share, seed);
            int held = 0;
            for (int c = 0; c < clusters; c++) {
                held += holdout.held(c) ? 1 : 0;
                times[c] += holdout.held(c) ? 1 : 0;
            }
            assertThat(held).isEqualTo(holdout.held()).isEqualTo((int) Math.floor(clusters * share));
        }
        // strata differ by one cluster at most: of small ones that is much
        double[] found =
                Arrays.stream(times).mapToDouble(n -> n / (double) draws).toArray();
        int strata = Holdout.draw(people, worth, share, 0).strata();
        int size = clusters / strata;
        double small = 1. / (size + 1);
        double large = 1. / size;
        for (double one : found) {
            assertThat(share <= .5 ? one : 1 - one).isBetween(small - .04, large + .04);
        }
        assertThat(Arrays.stream(found).average().orElseThrow())
                .isCloseTo(Math.floor(clusters * share) / clusters, within(1e-12));
    }

    @Test
    void the_same_seed_draws_the_same_and_another_draws_another() {
        int[] people = IntStream.range(0, 40).toArray();
        double[] worth = new double[40];
        assertThat(drawn(people, worth, 7)).isEqualTo(drawn(people, worth, 7)).isNotEqualTo(drawn(people, worth, 8));
    }

    private static String drawn(int[] people, double[] worth, long seed) {
        Holdout holdout = Holdout.draw(people, worth, .5, seed);
        StringBuilder held = new StringBuilder();
        for (int c = 0; c < holdout.clusters(); c++) {
            held.append(holdout.held(c) ? 'x' : '.');
        }
        return held.toString();
    }

    @Test
    void shares_are_read_as_people_write_them() {
        assertThat(HoldoutTerms.share("20%")).isEqualTo(.2);
        assertThat(HoldoutTerms.share(" 12.5 % ")).isEqualTo(.125);
        assertThat(HoldoutTerms.share("0.2")).isEqualTo(.2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", "a fifth", "-5%", "NaN", "120%", ""})
    void what_is_no_share_is_refused(String text) {
        assertThatExceptionOfType(GrapevineException.class)
                .isThrownBy(() -> HoldoutTerms.share(text))
                .withMessageContaining("is not a share");
    }

    @Test
    void all_or_nothing_is_no_holdout() {
        for (double share : new double[] {0, 1, Double.NaN}) {
            assertThatExceptionOfType(GrapevineException.class)
                    .isThrownBy(() -> HoldoutTerms.usual(share, "community", 7))
                    .returns(GrapevineException.Kind.INPUT, GrapevineException::kind);
        }
    }
}
