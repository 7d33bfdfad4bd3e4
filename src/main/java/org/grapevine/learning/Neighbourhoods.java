package org.grapevine.learning;

import org.grapevine.community.Leiden;
import org.grapevine.community.Partition;
import org.grapevine.graph.Graph;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/** The communities into which a network falls by itself, sought once for all who ask. */
final class Neighbourhoods {
    private static final long SEED = 1955;

    private final Graph graph;
    private @Nullable Partition found;

    Neighbourhoods(View view) {
        graph = view.graph();
    }

    /** Who is in which of them. */
    Partition partition(Workers workers) {
        Partition partition = found;
        if (partition == null) {
            partition = new Leiden(1, SEED).partition(graph, workers);
            found = partition;
        }
        return partition;
    }
}
