package org.grapevine.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.RandomStream;
import org.junit.jupiter.api.Test;

class IndependentCascadeTest {
    private static final int WORLDS = 40_000;

    @Test
    void a_chain_of_coins_reaches_one_more_in_expectation() {
        // p = 1/2 a step: 1/2 + 1/4 + ... = 1, whatever order the arcs stand in
        GraphBuilder chain = new GraphBuilder(101, true, Weighting.PROBABILITY);
        for (int v = 99; v >= 0; v--) {
            chain.arc(v, v + 1, hazard(.5));
        }
        // variance of a geometric count is 2: three standard errors are 3 * sqrt(2 / 40,000) = .021
        assertThat(meanReached(chain.build(), 100, 0) - 1).isCloseTo(1, within(.021));
    }

    @Test
    void a_group_is_told_as_its_pairs_would_be() {
        // one talker among 1,000 at p = .004: 999 * .004 hear in one hop; three standard errors .03
        GraphBuilder group = new GraphBuilder(1000, false, Weighting.PROBABILITY);
        int g = group.group(.004);
        for (int v = 0; v < 1000; v++) {
            group.member(g, v);
        }
        assertThat(meanReached(group.build(), 1, 500) - 1).isCloseTo(3.996, within(.03));
    }

    @Test
    void every_other_member_hears_equally_often_and_the_talker_never_twice() {
        GraphBuilder group = new GraphBuilder(5, false, Weighting.PROBABILITY);
        int g = group.group(.3);
        for (int v = 0; v < 5; v++) {
            group.member(g, v);
        }
        IndependentCascade cascade = new IndependentCascade(group.build());
        RandomStream random = new RandomStream();
        int[] hits = new int[5];
        for (int world = 0; world < WORLDS; world++) {
            random.seek(1, world);
            cascade.begin();
            cascade.hear(2);
            cascade.spread(1, random);
            for (int i = 1; i < cascade.heard(); i++) {
                hits[cascade.heard(i)]++;
            }
        }
        assertThat(hits[2]).isZero();
        for (int v : new int[] {0, 1, 3, 4}) {
            assertThat(hits[v] / (double) WORLDS).isCloseTo(.3, within(.007));
        }
    }

    @Test
    void a_boosted_talker_tells_with_more_hazard() {
        // 1 - (1 - .2)^2.106 = .375: the extra coin of a campaign
        Graph pair = new GraphBuilder(2, true, Weighting.PROBABILITY)
                .arc(0, 1, hazard(.2))
                .build();
        IndependentCascade cascade = new IndependentCascade(pair);
        RandomStream random = new RandomStream();
        int told = 0;
        for (int world = 0; world < WORLDS; world++) {
            random.seek(7, world);
            cascade.begin();
            cascade.tell(0, 3.1062837195053903 - 1, random);
            told += cascade.heard();
        }
        assertThat(told / (double) WORLDS).isCloseTo(.375, within(.0073));
    }

    @Test
    void hops_are_counted_and_bounded() {
        GraphBuilder chain = new GraphBuilder(5, true, Weighting.PROBABILITY);
        for (int v = 0; v < 4; v++) {
            chain.arc(v, v + 1, Double.POSITIVE_INFINITY);
        }
        IndependentCascade cascade = new IndependentCascade(chain.build());
        RandomStream random = new RandomStream();
        random.seek(0, 0);
        cascade.begin();
        cascade.hear(0);
        cascade.spread(3, random);
        assertThat(cascade.heard()).isEqualTo(4);
        assertThat(cascade.hops()).isEqualTo(3);
        assertThat(cascade.before(1)).isEqualTo(2);
        assertThat(cascade.hasHeard(4)).isFalse();
    }

    @Test
    void strengths_are_no_probabilities() {
        Graph graph = new GraphBuilder(1, true, Weighting.STRENGTH).build();
        assertThatThrownBy(() -> new IndependentCascade(graph)).hasMessageContaining("STRENGTH");
    }

    private static double meanReached(Graph graph, int hops, int seed) {
        IndependentCascade cascade = new IndependentCascade(graph);
        RandomStream random = new RandomStream();
        long reached = 0;
        for (int world = 0; world < WORLDS; world++) {
            random.seek(42, world);
            cascade.begin();
            cascade.hear(seed);
            cascade.spread(hops, random);
            reached += cascade.heard();
        }
        return reached / (double) WORLDS;
    }

    private static double hazard(double p) {
        return -Math.log1p(-p);
    }
}
