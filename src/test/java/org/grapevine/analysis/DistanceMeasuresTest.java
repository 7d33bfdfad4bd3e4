package org.grapevine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.grapevine.GrapevineException;
import org.junit.jupiter.api.Test;

class DistanceMeasuresTest {
    @Test
    void every_way_of_measuring_distances_can_be_asked_for() {
        assertThat(Request.parse("harmonic:scale=raw,harmonic:top=5,harmonic:epsilon=.1:delta=.05:seed=3,"
                        + "harmonic:registers=64,harmonic:distance=likely,closeness:top=3,closeness:distance=likely,"
                        + "local-reaching"))
                .hasSize(8);
    }

    @Test
    void two_ways_at_once_are_refused() {
        assertThatThrownBy(() -> Request.parse("harmonic:top=5:epsilon=.1"))
                .isInstanceOf(GrapevineException.class)
                .hasMessageContaining("only one can be asked for");
        assertThatThrownBy(() -> Request.parse("closeness:top=5:distance=likely"))
                .isInstanceOf(GrapevineException.class)
                .hasMessageContaining("only one can be asked for");
    }

    @Test
    void what_no_way_can_work_with_is_refused_before_the_run() {
        for (String text : new String[] {
            "harmonic:epsilon=2", "harmonic:registers=3", "harmonic:top=-1", "closeness:top=-1", "harmonic:epsilon=-1"
        }) {
            assertThatThrownBy(() -> Request.parse(text)).as(text).isInstanceOf(GrapevineException.class);
        }
    }
}
