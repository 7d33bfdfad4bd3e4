package org.grapevine.influence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

/** Seeds in the karate club, every tie passing word with .1, against the best of greedy on 1,000 snapshots and five rankings. */
class KarateSeedsTest {
    @Test
    void chosen_seeds_reach_as_many_as_the_best_lists_known() {
        Graph club = NamedGraphs.karate();
        GraphBuilder builder = new GraphBuilder(club.vertices(), false, Weighting.PROBABILITY);
        for (int v = 0; v < club.vertices(); v++) {
            for (int a = club.out().offset[v]; a < club.out().offset[v + 1]; a++) {
                if (v < club.out().target[a]) {
                    builder.arc(v, club.out().target[a], -Math.log1p(-.1));
                }
            }
        }
        InfluenceModel model = InfluenceModel.ignite(builder.build());
        int[] sizes = {1, 5, 10, 20};
        double[] best = {3.488, 10.734, 15.864, 24.351};
        try (Workers workers = Workers.of(2)) {
            for (int i = 0; i < sizes.length; i++) {
                int k = sizes[i];
                SeedSet chosen = Maximizer.choose(
                        model,
                        () -> Rules.atMost(k),
                        List.of(),
                        new Maximizer.Goal(.95, .01, 1 << 22).precise(50_000),
                        1,
                        workers);
                Simulation.Worlds played =
                        new Simulation(model, chosen.seeds(), new double[k]).play(20_000, 9, workers);
                assertThat(played.mean() + 3 * played.error()).as("%d seeds", k).isGreaterThan(.99 * best[i]);
            }
        }
    }
}
