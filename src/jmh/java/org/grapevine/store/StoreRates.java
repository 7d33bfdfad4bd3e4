package org.grapevine.store;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.grapevine.io.CsvWriter;
import org.grapevine.io.Intake;
import org.grapevine.io.IntakeOptions;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Persons;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.parallel.Progress;
import org.grapevine.sample.Density;
import org.grapevine.sample.Town;
import org.neo4j.driver.Session;
import org.neo4j.graphdb.Transaction;
import org.neo4j.kernel.api.KernelTransaction;
import org.neo4j.kernel.impl.coreapi.InternalTransaction;

/**
 * How fast do rows get from files into a store, out of it, and scores back into it? {@code StoreRates FOLDER [PEOPLE TIES MEMBERSHIPS]};
 * the files of a sample town, with so many ties and memberships to a person, are made in the folder where there are none. A line a step:
 * rows, seconds on the clock, seconds of processor time (of the server, too), rows a second on the clock, the most heap in use.
 */
public final class StoreRates {
    private static final List<String> WEIGHT = List.of("weight");
    private static final int SET_AT_ONCE = 50_000;

    private final Path files;
    private final Path store;
    private LongSupplier others = () -> 0;

    private StoreRates(Path folder) {
        files = folder.resolve("town");
        store = folder.resolve("store");
    }

    /** Measures every step that is not done yet. */
    public static void main(String[] arguments) throws IOException {
        StoreRates rates = new StoreRates(Path.of(arguments[0]).toAbsolutePath());
        if (!Files.exists(rates.files)) {
            Density density = new Density(Double.parseDouble(arguments[2]), Double.parseDouble(arguments[3]));
            Town town = Town.of(Integer.parseInt(arguments[1]), density, Town.SEED);
            rates.measure("write as CSV", () -> {
                CsvWriter.write(town, rates.files);
                return 0;
            });
        }
        if (!Files.exists(rates.store)) {
            rates.importBare();
            rates.load();
        }
        Path home = rates.store.resolve(Files.readString(rates.store.resolve("current")).strip());
        rates.readWithin(home);
        rates.readEmbedded();
        String password = Files.readString(rates.store.resolve("credentials")).strip();
        rates.readServer("server with the procedures", Server.compiling(home, true), password);
        rates.readServer("server without", Server.compiling(home, false), password);
    }

    /** The importer alone: 1 M nodes and 10 M relationships, each with one number, from memory. */
    private void importBare() {
        measure("batch importer, bare rows from memory", () -> {
            int nodes = 1_000_000;
            BatchImport bare = new BatchImport(store.resolveSibling("bare"));
            bare.start();
            Random random = new Random(1);
            for (long node = 0; node < nodes; node++) {
                bare.node(BatchImport.Entity.node(node, List.of("Person"), List.of("id", node)));
            }
            for (int i = 0; i < 10 * nodes; i++) {
                List<Object> weight = List.of("weight", 1.0 + i % 7);
                bare.relationship(BatchImport.Entity.relationship(
                        random.nextInt(nodes), random.nextInt(nodes), "KNOWS", weight));
            }
            try {
                bare.finish();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return 11L * nodes;
        });
    }

    private void load() {
        Intake intake = Intake.of(List.of(files), IntakeOptions.defaults());
        measure("check files", () -> {
            intake.check(Progress.SILENT).orThrow();
            return 0;
        });
        measure("read files again", () -> size(intake));
        try (Store target = Store.embedded(store)) {
            measure("load by the batch importer", () -> target.load(intake, Progress.SILENT).rows());
        }
    }

    private void readWithin(Path home) {
        EmbeddedNeo4j running = EmbeddedNeo4j.start(home, store);
        for (int i = 0; i < 2; i++) {
            running.inProcess(transaction -> measure("scan of ties, in process", () -> {
                long[] ties = {0};
                double[] weight = {0};
                new KernelScan(kernel(transaction))
                        .relationships(RelationshipChunks.KNOWS, WEIGHT, (start, end, ordinal, values) -> {
                            weight[0] += values.number(0, 1);
                            ties[0]++;
                        });
                return ties[0];
            }));
            running.inProcess(transaction ->
                    measure("network, in process", () -> size(new TransactionNetwork(kernel(transaction)))));
        }
        running.close();
    }

    private static KernelTransaction kernel(Transaction transaction) {
        return ((InternalTransaction) transaction).kernelTransaction();
    }

    private void readEmbedded() {
        EmbeddedDatabase database = new EmbeddedDatabase(store);
        try (Store embedded = new Store(database)) {
            read("embedded over Bolt", embedded, database.bolt());
            ReferralNetwork network = ReferralNetwork.of(embedded.network(Progress.SILENT));
            Persons persons = network.persons();
            String[] ids = IntStream.range(0, persons.size()).mapToObj(persons::id).toArray(String[]::new);
            double[] scores = IntStream.range(0, ids.length).mapToDouble(i -> 1.0 / (i + 1)).toArray();
            for (int i = 0; i < 2; i++) {
                AnalysisRun run = new AnalysisRun("degree", "all", embedded.dataHash(), 1, "pull" + i);
                measure("write scores back", () -> {
                    embedded.keep(run, ids, scores, Progress.SILENT);
                    return ids.length;
                });
            }
            long[] nodes = database.bolt().write(StoreRates::personNodes);
            for (int i = 0; i < 4; i++) {
                String property = "alone" + i / 2;
                double factor = 1.0 + i % 2;
                measure(
                        "a property alone, " + (i % 2 == 0 ? "new" : "other values"),
                        () -> database.bolt().write(session -> setAlone(session, nodes, property, factor)));
            }
        }
    }

    private static long[] personNodes(Session session) {
        return session.run("MATCH (p:Person) RETURN id(p) AS node").stream()
                .mapToLong(row -> row.get("node").asLong())
                .toArray();
    }

    /** Sets one number on everybody, packed, in transactions of a size like those of whoever sets it by Cypher. */
    private static long setAlone(Session session, long[] nodes, String property, double factor) {
        PackedScores chunk = PackedScores.room(SET_AT_ONCE);
        for (int from = 0; from < nodes.length; from += SET_AT_ONCE) {
            int to = Math.min(nodes.length, from + SET_AT_ONCE);
            for (int i = from; i < to; i++) {
                chunk.add(nodes[i], factor / (i + 1), i + 1L);
            }
            Map<String, Object> arguments = Map.of("property", property, "chunk", chunk.take());
            session.run("CALL grapevine.scores.v1.set($property, $chunk)", arguments)
                    .consume();
        }
        return nodes.length;
    }

    private void readServer(String name, Server server, String password) {
        try (server;
                Database database = new ServerDatabase(server.uri(), Server.USER, password, "neo4j")) {
            others = server::processorNanos;
            read(name, new Store(database), database.bolt());
        } finally {
            others = () -> 0;
        }
    }

    private void read(String name, Store reached, Bolt bolt) {
        for (int i = 0; i < 2; i++) {
            measure("ties, " + name, () -> {
                long[] ties = {0};
                double[] weight = {0};
                bolt.readInChunks(transaction -> StoredNetwork.fetch(transaction, 0, Progress.SILENT)
                        .relationships(RelationshipChunks.KNOWS, WEIGHT, (start, end, ordinal, values) -> {
                            weight[0] += values.number(0, 1);
                            ties[0]++;
                        }));
                return ties[0];
            });
            measure("network, " + name, () -> size(reached.network(Progress.SILENT)));
        }
    }

    private static long size(NetworkSource source) {
        Counting counting = new Counting();
        source.sendTo(counting);
        return counting.rows;
    }

    private void measure(String step, LongSupplier work) {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        long processor = processorNanos();
        long before = System.nanoTime();
        long rows = work.getAsLong();
        double seconds = (System.nanoTime() - before) / 1e9;
        double used = (processorNanos() - processor) / 1e9;
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "%-45s %,12d rows %7.1f s %7.1f s processor %,12.0f rows/s %,7d MB%n",
                step,
                rows,
                seconds,
                used,
                rows / seconds,
                peak >> 20);
    }

    private long processorNanos() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() + others.getAsLong();
    }

    /** Counts rows. */
    private static final class Counting extends RowByRow {
        private long rows;

        @Override
        void accept(Record row) {
            rows++;
        }
    }
}
