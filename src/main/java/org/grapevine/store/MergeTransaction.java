package org.grapevine.store;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.grapevine.store.LoadState.Rows;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.Values;

/** The transaction that a load writes in, or the latest of several, and what has been written so far. */
final class MergeTransaction {
    private final Session session;
    private final LoadState state;
    private final Set<Long> newNodes = new HashSet<>();
    private Transaction transaction;
    private long created;
    private long updated;

    MergeTransaction(Session session, LoadState state) {
        this.session = session;
        this.state = state;
        this.transaction = session.beginTransaction();
    }

    /** Runs Cypher over a list of rows. */
    List<Record> run(String cypher, String parameter, List<?> rows) {
        return rows.isEmpty()
                ? List.of()
                : transaction.run(cypher, Values.parameters(parameter, rows)).list();
    }

    /** Whether nothing was there before this load. */
    boolean fresh() {
        return state.fresh();
    }

    /** Takes the next ordinal of a kind of rows. */
    long takeOrdinal(Rows kind) {
        return state.takeOrdinal(kind);
    }

    /** Notes a node that this load has made. */
    void noteNewNode(long node) {
        newNodes.add(node);
    }

    /** Whether this load has made the node. */
    boolean isNew(long node) {
        return newNodes.contains(node);
    }

    /** Counts rows that were written. */
    void count(int creations, int updates) {
        created += creations;
        updated += updates;
    }

    long created() {
        return created;
    }

    long updated() {
        return updated;
    }

    /** Commits what was written, if anything, under the word that the load is unfinished, and goes on in another transaction. */
    void commitUnfinished() {
        if (created + updated > 0) {
            state.saveNext(transaction, LoadState.UNFINISHED, state.dataHash());
        }
        transaction.commit();
        transaction = session.beginTransaction();
    }

    /** Commits all that was written, as data of fingerprint {@code dataHash}; nothing where nothing was. */
    void commit(String dataHash) {
        if (created + updated > 0 || state.unfinished()) {
            state.saveNext(transaction, LoadState.DONE, dataHash);
        }
        transaction.commit();
    }

    /** Forgets what was written since the latest commit. */
    void rollback() {
        transaction.close();
    }

    /** What {@code row} says beyond {@code stored}, where it only assumes the properties {@code assumed}. */
    static Map<String, Object> news(Map<String, Object> row, Set<String> assumed, Map<String, Object> stored) {
        Map<String, Object> news = new LinkedHashMap<>(row);
        news.entrySet().removeIf(entry -> Objects.equals(entry.getValue(), stored.get(entry.getKey())));
        news.keySet().removeIf(name -> assumed.contains(name) && stored.containsKey(name));
        if (Objects.equals(row.get("name"), row.get("id")) && stored.containsKey("name")) {
            news.remove("name");
        }
        return news;
    }
}
