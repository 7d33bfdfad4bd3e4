package org.grapevine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.collections.impl.map.mutable.primitive.LongLongHashMap;
import org.neo4j.graphdb.Entity;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.ResourceIterable;
import org.neo4j.graphdb.Result;
import org.neo4j.graphdb.Transaction;

/**
 * A home that holds what another holds and nothing else. Neo4j leaves what was deleted in its files, indexes and transaction logs until
 * something else takes the place; in a home that was written anew it is nowhere.
 */
final class RewrittenHome {
    private static final String OTHERS = """
            SHOW INDEXES YIELD name, type, owningConstraint, createStatement
            WHERE owningConstraint IS NULL AND NOT type = 'LOOKUP' AND NOT name IN $ours
            RETURN createStatement
            """;
    private static final String CONSTRAINTS = """
            SHOW CONSTRAINTS YIELD name, createStatement
            WHERE NOT name IN $ours
            RETURN createStatement
            """;

    private final Path home;
    private final List<String> schema = new ArrayList<>();

    RewrittenHome(Path home) {
        this.home = home;
    }

    /** Fills the home with all that {@code from} holds. O(everything), memory for a number a node. */
    void fill(EmbeddedNeo4j from) throws IOException {
        BatchImport batchImport = new BatchImport(home);
        batchImport.start();
        try {
            from.inProcess(transaction -> copy(transaction, batchImport));
            batchImport.finish();
        } catch (UncheckedIOException e) {
            batchImport.abandon();
            throw e.getCause();
        } catch (RuntimeException e) {
            batchImport.abandon();
            throw e;
        }
    }

    private void copy(Transaction transaction, BatchImport batchImport) {
        LongLongHashMap numbers = new LongLongHashMap();
        try (ResourceIterable<Node> nodes = transaction.getAllNodes()) {
            for (Node node : nodes) {
                long number = numbers.size();
                numbers.put(id(node), number);
                List<String> labels = new ArrayList<>();
                node.getLabels().forEach(label -> labels.add(label.name()));
                batchImport.node(BatchImport.Entity.node(number, labels, flat(node)));
            }
        }
        try (ResourceIterable<Relationship> relationships = transaction.getAllRelationships()) {
            for (Relationship one : relationships) {
                batchImport.relationship(BatchImport.Entity.relationship(
                        numbers.get(id(one.getStartNode())),
                        numbers.get(id(one.getEndNode())),
                        one.getType().name(),
                        flat(one)));
            }
        }
        Map<String, Object> ours = Map.of("ours", List.copyOf(Schema.names()));
        for (String question : List.of(CONSTRAINTS, OTHERS)) {
            try (Result found = transaction.execute(question, ours)) {
                found.forEachRemaining(row -> schema.add(String.valueOf(row.get("createStatement"))));
            }
        }
    }

    @SuppressWarnings("removal")
    private static long id(Entity entity) {
        return entity.getId();
    }

    private static List<Object> flat(Entity entity) {
        List<Object> flat = new ArrayList<>();
        entity.getAllProperties().forEach((name, value) -> {
            flat.add(name);
            flat.add(value);
        });
        return flat;
    }

    /** Gives {@code running}, which runs on the home, the constraints and indexes. */
    void finish(EmbeddedNeo4j running) {
        running.inProcess(Schema::create);
        running.inProcess(transaction ->
                schema.forEach(statement -> transaction.execute(statement).close()));
        running.inProcess(Schema::await);
    }
}
