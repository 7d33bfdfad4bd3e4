package org.grapevine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.grapevine.GrapevineException;
import org.grapevine.centrality.Betweenness;
import org.grapevine.centrality.CurrentFlowBetweenness;
import org.grapevine.centrality.CurrentFlowCloseness;
import org.grapevine.centrality.HarmonicBalls;
import org.grapevine.centrality.HarmonicSample;
import org.grapevine.centrality.SampledBetweenness;
import org.grapevine.centrality.SampledTriangles;
import org.grapevine.centrality.Scale;
import org.grapevine.centrality.TriangleScore;
import org.junit.jupiter.api.Test;

class RequestTest {
    private static final long SEED = 1L << 40;

    @Test
    void a_measure_draws_from_the_seed_of_the_command() {
        assertThat(Request.parse(
                        "betweenness:sources=5,betweenness:epsilon=.1,harmonic:epsilon=.1,harmonic:registers=64,"
                                + "current-flow-betweenness,current-flow-closeness,triangles:epsilon=.1,clustering:epsilon=.05:delta=.2,"
                                + "effective-size:epsilon=.2:seed=9",
                        Conditions.exact(SEED)))
                .extracting(request -> request.kernel().centrality().orElseThrow())
                .containsExactly(
                        new Betweenness(Scale.RAW, 5, SEED),
                        new SampledBetweenness(Scale.RAW, .1, .1, SEED),
                        new HarmonicSample(Scale.NORM, .1, .1, SEED),
                        new HarmonicBalls(Scale.NORM, 64, SEED),
                        new CurrentFlowBetweenness(Scale.NORM, .05, .1, SEED),
                        new CurrentFlowCloseness(.3, .1, SEED),
                        new SampledTriangles(TriangleScore.TRIANGLES, .1, .1, SEED),
                        new SampledTriangles(TriangleScore.CLUSTERING, .05, .2, SEED),
                        new SampledTriangles(TriangleScore.EFFECTIVE_SIZE, .2, .1, 9));
    }

    @Test
    void a_seed_of_its_own_goes_before() {
        Request request = Request.parse("betweenness:sources=5:seed=9", Conditions.exact(SEED))
                .get(0);
        assertThat(request.kernel().centrality()).contains(new Betweenness(Scale.RAW, 5, 9));
        assertThat(request.conditions().seed()).isEqualTo(9);
        assertThat(Request.parse("degree", Conditions.exact(SEED))
                        .get(0)
                        .conditions()
                        .seed())
                .isEqualTo(SEED);
    }

    @Test
    void a_seed_is_a_whole_number_and_only_for_measures_that_draw() {
        assertThatThrownBy(() -> Request.parse("betweenness:seed=x"))
                .isInstanceOf(GrapevineException.class)
                .hasMessageContaining("seed 'x' is not a whole number");
        assertThatThrownBy(() -> Request.parse("degree:seed=1"))
                .isInstanceOf(GrapevineException.class)
                .hasMessageContaining("has no parameter 'seed'");
    }
}
