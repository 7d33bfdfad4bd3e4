package org.grapevine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.grapevine.graph.Scores;
import org.grapevine.network.Rows;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private static final double NO_TIME = 1e-12;
    private static final double A_DAY = 86_400;
    private static final View PATH = chain(5);

    @Test
    void what_ends_in_the_time_given_is_exact_and_says_so() {
        for (String measure : List.of("betweenness", "bridging", "harmonic", "closeness", "local-reaching")) {
            Scores scores = scores(measure, A_DAY, 1);
            assertThat(scores.values())
                    .as(measure)
                    .isEqualTo(scores(measure, Double.POSITIVE_INFINITY, 1).values());
            assertThat(scores.note()).isEqualTo("exact, computed as asked: estimated at under 1 s of the 24 h given.");
        }
    }

    @Test
    void what_would_not_end_in_the_time_given_is_approximated_within_a_bound_and_says_so() {
        // 0 - 1 - 2 - 3 - 4: 1 and 3 lie between 3 pairs, 2 between 4
        Scores scores = scores("betweenness", NO_TIME, 7);
        assertThat(scores.note())
                .startsWith("approximated: in full it is estimated at ")
                .contains("within 0.005 of the normalised score with probability 0.9");
        assertThat(scores.bound()).isCloseTo(.005 * 6, within(1e-12));
        assertThat(scores.values()).usingComparatorWithPrecision(scores.bound()).containsExactly(0, 3, 4, 3, 0);
        assertThat(scores.values())
                .isEqualTo(scores("betweenness:epsilon=.005:seed=7", Double.POSITIVE_INFINITY, 1)
                        .values());
        assertThat(scores("bridging", NO_TIME, 7).values())
                .isEqualTo(scores("bridging:epsilon=.005", Double.POSITIVE_INFINITY, 7)
                        .values());
    }

    @Test
    void what_has_no_quicker_way_is_computed_and_says_so() {
        for (String measure : List.of("closeness", "harmonic")) {
            Scores scores = scores(measure, NO_TIME, 1);
            assertThat(scores.bound()).as(measure).isZero();
            assertThat(scores.note())
                    .startsWith("exact, computed as asked although")
                    .endsWith("is known here.");
        }
    }

    @Test
    void harmonic_is_approximated_once_a_sample_is_smaller_than_the_network() {
        Rows rows = new Rows();
        for (int v = 0; v < 20_000; v++) {
            rows.clients("p" + v);
        }
        View twoAndStrangers = rows.tie("p0", "p1", "social").view(ViewOptions.DEFAULT);
        Scores scores = scores("harmonic", twoAndStrangers, NO_TIME, 7);
        assertThat(scores.note()).startsWith("approximated").contains("every score is within 0.02 of the exact one");
        assertThat(scores.values())
                .isEqualTo(scores("harmonic:epsilon=.02", twoAndStrangers, Double.POSITIVE_INFINITY, 7)
                        .values());
    }

    @Test
    void triangles_and_what_is_made_of_them_are_approximated_where_people_are_in_many_large_groups() {
        Rows rows = new Rows();
        for (int v = 0; v < 1000; v++) {
            rows.clients("p" + v);
        }
        for (int circle = 0; circle < 20; circle++) {
            int first = 37 * circle;
            int step = circle % 2 + 1;
            rows.group(
                    "g" + circle,
                    "club",
                    500,
                    IntStream.range(0, 500)
                            .map(m -> (first + m * step) % 1000)
                            .distinct()
                            .mapToObj(v -> "p" + v)
                            .toArray(String[]::new));
        }
        View halves = rows.view(ViewOptions.DEFAULT);
        for (String measure : List.of("triangles", "clustering", "effective-size")) {
            Scores scores = scores(measure, halves, NO_TIME, 7);
            assertThat(scores.note())
                    .startsWith("approximated")
                    .contains("with probability 0.9 no score is off by more than 0.1");
            assertThat(scores.values())
                    .isEqualTo(scores(measure + ":epsilon=.1", halves, Double.POSITIVE_INFINITY, 7)
                            .values());
        }
    }

    @Test
    void a_measure_that_grows_with_the_network_has_nothing_to_choose() {
        assertThat(scores("degree", NO_TIME, 1).note()).isEmpty();
        assertThat(scores("betweenness", Double.POSITIVE_INFINITY, 1).note()).isEmpty();
    }

    @Test
    void an_estimate_grows_with_the_people_and_with_their_ties() {
        View longer = chain(10);
        for (String measure : List.of("betweenness", "harmonic", "closeness")) {
            Measure.Kernel kernel = Request.parse(measure).get(0).kernel();
            assertThat(kernel.seconds(longer)).as(measure).isGreaterThan(2 * kernel.seconds(PATH));
        }
    }

    @Test
    void there_is_no_run_in_no_time() {
        assertThatThrownBy(() -> new Conditions(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Conditions(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Scores scores(String measure, double seconds, long seed) {
        return scores(measure, PATH, seconds, seed);
    }

    private static Scores scores(String measure, View view, double seconds, long seed) {
        try (Workers workers = Workers.of(2)) {
            return Request.parse(measure, new Conditions(seed, seconds)).get(0).run(view, workers);
        }
    }

    private static View chain(int people) {
        Rows rows = new Rows().clients("0");
        for (int v = 1; v < people; v++) {
            rows.clients(String.valueOf(v)).tie(String.valueOf(v - 1), String.valueOf(v), "social");
        }
        return rows.view(ViewOptions.DEFAULT);
    }
}
