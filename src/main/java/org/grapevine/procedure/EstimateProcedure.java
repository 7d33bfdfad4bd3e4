package org.grapevine.procedure;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.grapevine.analysis.Measure;
import org.grapevine.analysis.Request;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.network.View;
import org.jspecify.annotations.Nullable;
import org.neo4j.internal.kernel.api.exceptions.ProcedureException;
import org.neo4j.internal.kernel.api.procs.Neo4jTypes;
import org.neo4j.kernel.api.procedure.Context;

/**
 * {@code CALL grapevine.MEASURE.estimate({...})}: the memory that a run would take, graph included. The graph is built for it, as nothing
 * less knows how many arcs a view has; the measure is not run.
 */
final class EstimateProcedure extends Procedure {
    private static final double PERCENT = 100;
    private static final List<String> UNITS = List.of("Bytes", "KiB", "MiB", "GiB", "TiB");

    private final Measure measure;

    EstimateProcedure(Measure measure) {
        super(signature(measure, "estimate", "The memory that ranking by " + measure.name() + " would take.")
                .out("requiredMemory", Neo4jTypes.NTString)
                .out("treeView", Neo4jTypes.NTString)
                .out("mapView", Neo4jTypes.NTMap)
                .out("bytesMin", Neo4jTypes.NTInteger)
                .out("bytesMax", Neo4jTypes.NTInteger)
                .out("nodeCount", Neo4jTypes.NTInteger)
                .out("relationshipCount", Neo4jTypes.NTInteger)
                .out("heapPercentageMin", Neo4jTypes.NTFloat)
                .out("heapPercentageMax", Neo4jTypes.NTFloat)
                .build());
        this.measure = measure;
    }

    @Override
    Iterator<@Nullable Object[]> rows(Context context, List<@Nullable Object> arguments) throws ProcedureException {
        try (Call call = new Call(context, new Configuration(arguments.get(0)))) {
            Request request = call.request(measure);
            View view = call.view();
            Graph graph = view.graph();
            long ofGraph = MemoryEstimate.of(graph).bytes();
            long ofRun =
                    request.kernel().estimate(view, call.workers().threads()).bytes();
            long bytes = ofGraph + ofRun;
            double heap = Math.ceil(10 * PERCENT * bytes / Runtime.getRuntime().maxMemory()) / 10;
            return Collections.singleton(new @Nullable Object[] {
                        words(bytes),
                        "%s: %s%n|-- graph: %s%n|-- run: %s"
                                .formatted(measure.name(), words(bytes), words(ofGraph), words(ofRun)),
                        Map.of(
                                "name", measure.name(),
                                "memoryUsage", words(bytes),
                                "components", List.of(part("graph", ofGraph), part("run", ofRun))),
                        bytes,
                        bytes,
                        (long) graph.vertices(),
                        (long) graph.out().size() + graph.memberships().ofGroup.size(),
                        heap,
                        heap
                    })
                    .iterator();
        }
    }

    private static Map<String, Object> part(String name, long bytes) {
        return Map.of("name", name, "memoryUsage", words(bytes));
    }

    private static String words(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= 1 << 10 && unit < UNITS.size() - 1) {
            amount /= 1 << 10;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", amount, UNITS.get(unit));
    }
}
