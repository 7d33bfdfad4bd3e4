package org.grapevine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.grapevine.GrapevineException;
import org.grapevine.network.Rows;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class ConfidenceTest {
    private static final ViewOptions COUNTED = ViewOptions.parse("referral", "none", "given", "strength", 1);

    /** A brought nine, B seven, C two and D one: a log of 19 rows. */
    private static Rows toyLog() {
        Rows rows = new Rows().clients("A", "B", "C", "D");
        int[] brought = {9, 7, 2, 1};
        for (int who = 0; who < brought.length; who++) {
            for (int i = 0; i < brought[who]; i++) {
                String referred = "p" + who + i;
                rows.prospects(referred).referral("ABCD".substring(who, who + 1), referred, "2026-01-01");
            }
        }
        return rows;
    }

    private static Ranking ranking(View view, String measure) {
        return Ranking.of(view, Request.parse(measure), true, Workers.of(1));
    }

    private static Confidence confidence(Ranking ranking, Resampling resampling, int threads) {
        try (Workers workers = Workers.of(threads)) {
            return Confidence.of(ranking, 0, ranking.size(), resampling, workers);
        }
    }

    /* 19 rows drawn from (9, 7, 2, 1) / 19. The chance that A has more than each other is .647; 20,000 draws leave a standard error of
     * .0034. */
    @Test
    void the_toy_log_is_as_sure_as_the_multinomial_says() {
        Ranking ranking = ranking(toyLog().view(COUNTED), "strength");
        Confidence toy = confidence(ranking, new Resampling(20_000, .1, 1, 7), 2);
        assertThat(IntStream.range(0, 4).mapToDouble(toy::low).toArray()).containsExactly(1, 1, 2.5, 3);
        assertThat(IntStream.range(0, 4).mapToDouble(toy::high).toArray()).containsExactly(2, 2.5, 4, 4);
        assertThat(toy.chance(0)).isEqualTo(.647, within(4 * .0034));
        assertThat(toy.stable()).isEmpty();
    }

    @Test
    void a_and_b_are_the_first_two_in_nine_resamples_of_ten() {
        Ranking ranking = ranking(toyLog().view(COUNTED), "strength");
        Confidence toy = confidence(ranking, new Resampling(2000, .1, 2, 7), 1);
        assertThat(toy.stable()).containsExactly(0, 1);
        assertThat(toy.chance(0)).isGreaterThan(toy.chance(1));
    }

    /* A has two ties and B one, each lost with probability d. A with both leads anyhow; A with one of two leads if B lost its own. */
    @Test
    void ties_are_lost_at_the_rate_that_was_asked_for() {
        View view = new Rows()
                .clients("A", "B")
                .prospects("p", "q", "r")
                .tie("A", "p", "social")
                .tie("A", "q", "social")
                .tie("B", "r", "social")
                .view(ViewOptions.parse("all", "none", "given", "none", 1));
        double d = .3;
        Confidence confidence = confidence(ranking(view, "degree"), new Resampling(20_000, d, 1, 3), 2);
        assertThat(confidence.chance(0)).isEqualTo((1 - d) * (1 - d) + 2 * d * (1 - d) * d, within(4 * .0035));
    }

    /* A is in a club with p and q, B has one tie. Where A's membership is kept, both others lead anyhow; one of them leads if B lost its tie. */
    @Test
    void memberships_are_lost_like_ties() {
        View view = new Rows()
                .clients("A", "B")
                .prospects("p", "q", "r")
                .tie("B", "r", "social")
                .group("g", "club", 3, "A", "p", "q")
                .view(ViewOptions.parse("all", "all", "given", "none", 1));
        double d = .2;
        double kept = 1 - d;
        double leads = kept * (kept * kept + 2 * kept * d * d);
        Confidence confidence = confidence(ranking(view, "degree"), new Resampling(20_000, d, 1, 3), 2);
        assertThat(confidence.chance(0)).isEqualTo(leads, within(4 * .0035));
    }

    @Test
    void nothing_lost_and_no_log_leaves_every_rank_certain() {
        View view = new Rows()
                .clients("A", "B", "C", "D")
                .tie("A", "B", "social")
                .tie("A", "C", "social")
                .tie("A", "D", "social")
                .view(ViewOptions.DEFAULT);
        Confidence sure = confidence(ranking(view, "degree"), new Resampling(20, 0, 1, 1), 1);
        assertThat(IntStream.range(0, 4).mapToDouble(sure::low).toArray()).containsExactly(1, 3, 3, 3);
        assertThat(IntStream.range(0, 4).mapToDouble(sure::high).toArray()).containsExactly(1, 3, 3, 3);
        assertThat(sure.stable()).containsExactly(0);
    }

    @Test
    void threads_do_not_matter_and_seeds_do() {
        Ranking ranking = ranking(toyLog().view(ViewOptions.DEFAULT), "diffusion");
        double[] one = all(confidence(ranking, new Resampling(300, .1, 2, 5), 1));
        assertThat(all(confidence(ranking, new Resampling(300, .1, 2, 5), 3))).containsExactly(one);
        assertThat(all(confidence(ranking, new Resampling(300, .1, 2, 6), 3))).isNotEqualTo(one);
    }

    private static double[] all(Confidence confidence) {
        return IntStream.range(0, 4)
                .mapToObj(i -> new double[] {confidence.low(i), confidence.high(i), confidence.chance(i)})
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    @Test
    void every_measure_that_scores_everybody_can_be_tried() {
        View view = toyLog().tie("A", "B", "social").tie("B", "C", "social").view(ViewOptions.DEFAULT);
        for (Measure measure : Measures.all()) {
            String name = measure.name().equals("crv") ? "crv:sets=200" : measure.name();
            Confidence confidence = confidence(ranking(view, name), new Resampling(5, .1, 1, 1), 1);
            for (int i = 0; i < 4; i++) {
                assertThat(confidence.low(i)).as(name).isBetween(1.0, confidence.high(i));
                assertThat(confidence.high(i)).as(name).isBetween(1.0, 4.0);
            }
        }
    }

    @Test
    void a_measure_that_scores_its_first_few_alone_is_refused_with_the_reason() {
        Ranking ranking = ranking(toyLog().view(ViewOptions.DEFAULT), "harmonic:top=2");
        assertThatThrownBy(() -> confidence(ranking, new Resampling(5, .1, 1, 1), 1))
                .isInstanceOf(GrapevineException.class)
                .hasMessageContaining("harmonic:top=2 scores its first few and nobody else");
    }

    @Test
    void small_networks_get_two_hundred_resamples_and_large_estimates_fewer() {
        assertThat(Resampling.affordable(ranking(toyLog().view(ViewOptions.DEFAULT), "betweenness")))
                .isEqualTo(Resampling.MANY);
    }
}
