package org.grapevine.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Says what stands in a store of {@link Towns#random}, then keeps scores in it and prints a line at each step at which it may be killed.
 */
final class KeepingProcess {
    private static final String STANDS = """
            MATCH (p:Person)
            WITH collect(DISTINCT p.pull - p.ordinal) AS pull, count(p.pull) AS bearing
            OPTIONAL MATCH (a:Analysis)
            WITH pull, bearing, a ORDER BY a.number
            RETURN pull, bearing, collect([a.number, COUNT { (a)-[:SCORED]->(:Person) }]) AS analyses
            """;

    private KeepingProcess() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        int persons = Integer.parseInt(arguments[2]);
        double more = Double.parseDouble(arguments[3]);
        try (Store store = new Store(new EmbeddedDatabase(folder, Integer.parseInt(arguments[1])))) {
            System.out.println(stands(store));
            int[] step = {0};
            keep(store, persons, more, () -> System.out.println("step " + ++step[0]));
            System.out.println("kept");
        }
        System.exit(0);
    }

    /** Which difference there is between the property and the ordinal of persons, how many bear it, and what analyses there are. */
    static String stands(Store store) {
        return store.query(STANDS, Map.of(), false).rows().get(0).toString();
    }

    /** Scores everybody by the ordinal and {@code more}. */
    static void keep(Store store, int persons, double more, Runnable step) {
        String[] ids = IntStream.range(0, persons).mapToObj(i -> "p" + i).toArray(String[]::new);
        double[] scores = IntStream.range(0, persons).mapToDouble(i -> i + more).toArray();
        AnalysisRun run = new AnalysisRun("degree", "all", store.dataHash(), 1, "pull");
        store.keep(run, ids, scores, (done, total) -> step.run());
    }
}
