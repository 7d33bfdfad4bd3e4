package org.grapevine.procedure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grapevine.analysis.Ranking;
import org.grapevine.analysis.Request;
import org.grapevine.graph.Scores;
import org.grapevine.network.View;
import org.jspecify.annotations.Nullable;
import org.neo4j.internal.kernel.api.procs.Neo4jTypes;
import org.neo4j.internal.kernel.api.procs.ProcedureSignature;

/**
 * A run of one measure and how it went.
 *
 * @param ranking that it yielded
 * @param readMillis how long reading the network took
 * @param computeMillis how long the measure took
 */
record Run(Ranking ranking, long readMillis, long computeMillis) {
    private static final double[] SHARES = {.5, .75, .9, .95, .99, .999};
    private static final List<String> NAMES = List.of("p50", "p75", "p90", "p95", "p99", "p999");

    /** Runs {@code request}. */
    static Run of(Call call, Request request) {
        long begin = System.nanoTime();
        View view = call.view();
        long read = System.nanoTime();
        Ranking ranking = call.rank(view, List.of(request));
        return new Run(ranking, millis(read - begin), millis(System.nanoTime() - read));
    }

    static long millis(long nanos) {
        return nanos / 1_000_000;
    }

    /** The columns that {@link #columns} fills. */
    static ProcedureSignature.Builder declare(ProcedureSignature.Builder signature) {
        return signature
                .out("ranIterations", Neo4jTypes.NTInteger)
                .out("didConverge", Neo4jTypes.NTBoolean)
                .out("errorBound", Neo4jTypes.NTFloat)
                .out("centralityDistribution", Neo4jTypes.NTMap)
                .out("preProcessingMillis", Neo4jTypes.NTInteger)
                .out("computeMillis", Neo4jTypes.NTInteger)
                .out("notes", Neo4jTypes.NTList(Neo4jTypes.NTString))
                .out("configuration", Neo4jTypes.NTMap);
    }

    /** How the run went, after {@code first} columns. */
    @Nullable
    Object[] columns(Call call, @Nullable Object... first) {
        Scores scores = ranking.scores(0);
        @Nullable
        Object[] rest = {
            (long) scores.rounds(),
            scores.converged(),
            Double.isNaN(scores.bound()) ? null : scores.bound(),
            distribution(),
            readMillis,
            computeMillis,
            ranking.notes(),
            call.given()
        };
        @Nullable Object[] all = Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, all, first.length, rest.length);
        return all;
    }

    private Map<String, Object> distribution() {
        double[] sorted = Arrays.stream(ranking.listed(0))
                .filter(score -> !Double.isNaN(score))
                .sorted()
                .toArray();
        Map<String, Object> distribution = new LinkedHashMap<>();
        if (sorted.length > 0) {
            distribution.put("min", sorted[0]);
            distribution.put("mean", Arrays.stream(sorted).average().orElse(0));
            distribution.put("max", sorted[sorted.length - 1]);
            for (int i = 0; i < SHARES.length; i++) {
                distribution.put(NAMES.get(i), sorted[(int) Math.ceil(SHARES[i] * sorted.length) - 1]);
            }
        }
        return distribution;
    }
}
