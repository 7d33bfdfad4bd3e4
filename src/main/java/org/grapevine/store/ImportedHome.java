package org.grapevine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.grapevine.network.Adoption;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;

/** A load that fills an empty home by the batch importer. */
final class ImportedHome extends RowByRow implements LoadTarget {
    private static final int ADOPTIONS_AT_ONCE = 50_000;
    private static final Label PRODUCT = Label.label("Product");

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
            running.inProcess(this::nameProducts);
            running.inProcess(Schema::create);
            running.inProcess(Schema::await);
            writeLate(running);
            running.inProcess(transaction -> state.nextProperties(LoadState.DONE, digest)
                    .forEach(transaction.createNode(Label.label("Load"))::setProperty));
            database.adopt(home, running);
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
        return new LoadReport(load.rows(), load.rows(), 0, digest);
    }

    private void nameProducts(Transaction transaction) {
        List<String> names = load.products();
        try (ResourceIterator<Node> places = transaction.findNodes(PRODUCT)) {
            while (places.hasNext()) {
                Node place = places.next();
                int number = ((Number) place.getProperty(RowMaps.ORDINAL)).intValue();
                if (number < names.size()) {
                    place.setProperty("name", names.get(number));
                } else {
                    place.delete();
                }
            }
        }
    }

    private void writeLate(EmbeddedNeo4j running) {
        Map<String, String> products = new HashMap<>();
        int size = load.late().size();
        for (int from = 0; from < size; from += ADOPTIONS_AT_ONCE) {
            int first = from;
            int last = Math.min(size, from + ADOPTIONS_AT_ONCE);
            running.inProcess(transaction ->
                    load.late().subList(first, last).forEach(late -> adopt(late, products, transaction)));
        }
    }

    private void adopt(ImportLoad.Late late, Map<String, String> products, Transaction transaction) {
        Adoption adoption = late.adoption();
        Node person = transaction.findNode(Label.label("Person"), "id", adoption.person());
        String element = products.computeIfAbsent(adoption.product(), name -> {
            Node product = transaction.createNode(PRODUCT);
            product.setProperty("name", name);
            product.setProperty(RowMaps.ORDINAL, state.takeOrdinal(LoadState.Rows.PRODUCTS));
            return product.getElementId();
        });
        Relationship adopted = Objects.requireNonNull(person)
                .createRelationshipTo(transaction.getNodeByElementId(element), RelationshipType.withName("ADOPTED"));
        RowMaps.of(adoption).forEach(adopted::setProperty);
        adopted.setProperty(RowMaps.ORDINAL, late.ordinal());
    }

    @Override
    public void abandon() {
        load.abandon();
        database.resume();
    }
}
