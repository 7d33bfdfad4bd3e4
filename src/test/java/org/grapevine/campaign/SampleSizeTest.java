package org.grapevine.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SampleSizeTest {
    private static final SampleSize USUAL = SampleSize.USUAL;

    @Test
    void five_percent_are_told_from_eight_by_1057_strangers_an_arm() {
        assertThat(USUAL.people(.05, .08)).isEqualTo(1057);
        assertThat(USUAL.people(.08, .05)).isEqualTo(1057);
    }

    @Test
    void clusters_of_twenty_who_are_alike_need_nearly_twice_as_many() {
        assertThat(USUAL.inflation(20, 0)).isCloseTo(1.95, within(1e-12));
        assertThat(USUAL.people(.05, .08, 20)).isEqualTo(2060);
        assertThat(USUAL.clusters(.05, .08, 20)).isEqualTo(103);
        assertThat(USUAL.people(.05, .08, 1)).isEqualTo(1057);
    }

    @Test
    void fifty_clusters_of_twenty_an_arm_tell_a_lift_of_about_four_points() {
        assertThat(USUAL.detectable(.05, 1000, 1000, USUAL.inflation(20, 0))).isCloseTo(.03813, within(5e-6));
    }

    @Test
    void unequal_clusters_and_unequal_arms_tell_less() {
        double even = USUAL.detectable(.05, 1000, 1000, USUAL.inflation(20, 0));
        assertThat(USUAL.detectable(.05, 1000, 1000, USUAL.inflation(20, .5))).isGreaterThan(even);
        assertThat(USUAL.detectable(.05, 1600, 400, USUAL.inflation(20, 0))).isCloseTo(even * 1.25, within(1e-12));
    }

    @Test
    void what_is_just_detectable_is_seen_four_times_in_five() {
        double lift = USUAL.detectable(.05, 1000, 500, 1.95);
        assertThat(USUAL.chance(lift, .05, 1000, 500, 1.95)).isCloseTo(.8, within(1e-9));
        assertThat(USUAL.chance(0, .05, 1000, 500, 1.95)).isCloseTo(.025, within(1e-9));
    }

    @Test
    void what_is_no_probability_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SampleSize(0, .8, .05));
        assertThatIllegalArgumentException().isThrownBy(() -> new SampleSize(.05, 1, .05));
        assertThatIllegalArgumentException().isThrownBy(() -> new SampleSize(.05, .8, -.1));
    }
}
