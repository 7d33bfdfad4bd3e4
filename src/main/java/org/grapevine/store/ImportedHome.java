package org.grapevine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.grapevine.network.Adoption;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.Transaction;

/** A load that fills an empty home by the batch importer. */
final class ImportedHome extends RowByRow implements LoadTarget {
    private static final int ADOPTIONS_AT_ONCE = 50_000;

    private final EmbeddedDatabase database;
    private final Path home;
    private final LoadState state;
    private final ImportLoad load;

    ImportedHome(EmbeddedDatabase database, Path home, LoadState state) {
        this.database = database;
        this.home = home;
        this.state = state;
        this.load = new ImportLoad(home, state);
    }

    @Override
    void accept(Record row) {
        try {
            send(row, load);
        } catch (UncheckedIOException e) {
            throw StoreFolder.unusable(database.folder(), e);
        }
    }

    @Override
    public LoadReport finish(String digest) {
        try {
            load.finish();
        } catch (IOException e) {
            throw StoreFolder.unusable(database.folder(), e);
        }
        EmbeddedNeo4j running = EmbeddedNeo4j.start(home, database.folder());
        try {
            running.inProcess(Schema::create);
            running.inProcess(Schema::await);
            writeAdoptions(running);
            running.inProcess(transaction -> state.nextProperties(LoadState.DONE, digest)
                    .forEach(transaction.createNode(Label.label("Load"))::setProperty));
            database.adopt(home, running);
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
        long rows = load.rows() + load.adoptions().size();
        return new LoadReport(rows, rows, 0, digest);
    }

    private void writeAdoptions(EmbeddedNeo4j running) {
        Map<String, String> products = new HashMap<>();
        int size = load.adoptions().size();
        for (int from = 0; from < size; from += ADOPTIONS_AT_ONCE) {
            int first = from;
            int last = Math.min(size, from + ADOPTIONS_AT_ONCE);
            running.inProcess(transaction ->
                    load.adoptions().subList(first, last).forEach(adoption -> adopt(adoption, products, transaction)));
        }
    }

    private void adopt(Adoption adoption, Map<String, String> products, Transaction transaction) {
        Node person = transaction.findNode(Label.label("Person"), "id", adoption.person());
        String element = products.computeIfAbsent(adoption.product(), name -> {
            Node product = transaction.createNode(Label.label("Product"));
            product.setProperty("name", name);
            product.setProperty(RowMaps.ORDINAL, state.takeOrdinal(LoadState.Rows.PRODUCTS));
            return product.getElementId();
        });
        Relationship adopted = Objects.requireNonNull(person)
                .createRelationshipTo(transaction.getNodeByElementId(element), RelationshipType.withName("ADOPTED"));
        RowMaps.of(adoption).forEach(adopted::setProperty);
        adopted.setProperty(RowMaps.ORDINAL, state.takeOrdinal(LoadState.Rows.ADOPTIONS));
    }

    @Override
    public void abandon() {
        load.abandon();
        database.resume();
    }
}
