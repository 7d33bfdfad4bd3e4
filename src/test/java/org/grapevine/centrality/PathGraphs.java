package org.grapevine.centrality;

import java.util.Random;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.Weighting;

/** Seeded random graphs with every trait that matters to paths: islands, rings, trees, overlapping groups, groups of one, both modes mixed. */
final class PathGraphs {
    private PathGraphs() {}

    static Graph random(long seed) {
        return random(seed, 40);
    }

    static Graph random(long seed, int most) {
        Random random = new Random(seed);
        int n = 2 + random.nextInt(most);
        GraphBuilder builder = new GraphBuilder(n, random.nextBoolean(), Weighting.NONE);
        for (int arcs = random.nextInt(2 * n); arcs > 0; arcs--) {
            builder.arc(random.nextInt(n), random.nextInt(n));
        }
        for (int groups = random.nextInt(2 + n / 8); groups > 0; groups--) {
            int group = builder.group(1);
            for (int members = random.nextInt(10); members > 0; members--) {
                builder.member(group, random.nextInt(n));
            }
        }
        return builder.build();
    }
}
