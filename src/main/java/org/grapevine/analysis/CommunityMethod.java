package org.grapevine.analysis;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.grapevine.GrapevineException;
import org.grapevine.community.LabelPropagation;
import org.grapevine.community.Leiden;
import org.grapevine.community.Partition;
import org.grapevine.graph.Graph;
import org.grapevine.parallel.Workers;

/** How communities are sought. */
public enum CommunityMethod {
    /** By high modularity: {@link Leiden}. */
    LEIDEN,
    /** By the company everybody keeps, quick and rough, without a resolution: {@link LabelPropagation}. */
    LABEL_PROPAGATION;

    /**
     * The method of that name.
     *
     * @throws GrapevineException naming those there are
     */
    public static CommunityMethod named(String word) {
        return Arrays.stream(values())
                .filter(method -> method.toString().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> GrapevineException.input(
                        "--method '" + word + "' is unknown",
                        "choose one of "
                                + Arrays.stream(values())
                                        .map(CommunityMethod::toString)
                                        .collect(Collectors.joining(", "))));
    }

    /** The communities of {@code graph}, unless the run would not fit into memory. */
    Partition partition(Graph graph, double resolution, long seed, Workers workers) {
        if (this == LEIDEN) {
            Leiden leiden = new Leiden(resolution, seed);
            leiden.estimate(graph, workers.threads()).require("seeking communities");
            return leiden.partition(graph, workers);
        }
        LabelPropagation propagation = new LabelPropagation(seed);
        propagation.estimate(graph, workers.threads()).require("seeking communities");
        return propagation.partition(graph, workers);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
