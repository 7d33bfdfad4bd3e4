package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressLineTest {
    @Test
    void a_line_says_how_far_it_is_how_fast_it_goes_and_what_is_left() {
        assertThat(ProgressLine.inWords("loading", 3_000_000, 15_000_000, 20))
                .isEqualTo("loading: 3000000 of 15000000, 150,000 a second, about 80 s left");
    }

    @Test
    void where_nobody_knows_the_end_nothing_is_said_of_it() {
        assertThat(ProgressLine.inWords("reading", 1000, 0, 2)).isEqualTo("reading: 1000, 500 a second");
        assertThat(ProgressLine.inWords("reading", 0, 10, 2)).isEqualTo("reading: 0 of 10, 0 a second");
        assertThat(ProgressLine.inWords("reading", 10, 10, 2)).isEqualTo("reading: 10 of 10, 5 a second");
    }
}
