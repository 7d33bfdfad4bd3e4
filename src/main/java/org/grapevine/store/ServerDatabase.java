package org.grapevine.store;

import java.net.URI;
import java.nio.file.Path;
import org.grapevine.GrapevineException;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Session;

/** A Neo4j server. */
final class ServerDatabase implements Database {
    /* What memory the server has is not known; at its smallest common setting (512 MB of heap) a transaction of this size passes. */

    private static final int ROWS_AT_ONCE = 100_000;

    private final Bolt bolt;
    private final int rowsAtOnce;

    ServerDatabase(String uri, String user, String password, String database) {
        this(uri, user, password, database, ROWS_AT_ONCE);
    }

    /** One that takes more than {@code rowsAtOnce} rows for a large load. */
    ServerDatabase(String uri, String user, String password, String database, int rowsAtOnce) {
        this.rowsAtOnce = rowsAtOnce;
        this.bolt = Bolt.to(parsed(uri), "the Neo4j server at " + uri, user, password, database);
    }

    private static URI parsed(String uri) {
        try {
            return URI.create(uri);
        } catch (IllegalArgumentException e) {
            throw GrapevineException.input(
                    uri + " is not an address of a Neo4j server", "give one such as neo4j://localhost:7687 with --uri");
        }
    }

    @Override
    public Bolt bolt() {
        return bolt;
    }

    @Override
    public @Nullable LoadTarget firstLoad() {
        return null;
    }

    @Override
    public int rowsAtOnce() {
        return rowsAtOnce;
    }

    @Override
    public LoadTarget largeLoad() {
        return new InBatches(bolt.session(), rowsAtOnce);
    }

    @Override
    public boolean rewrite() {
        return false;
    }

    @Override
    public @Nullable Path folder() {
        return null;
    }

    @Override
    public void close() {
        bolt.close();
    }

    private static final class InBatches extends RowByRow implements LoadTarget {
        private final Session session;
        private final CypherLoad load;

        InBatches(Session session, int rowsAtOnce) {
            this.session = session;
            Schema.ensure(session);
            this.load = CypherLoad.inTransactionsOf(rowsAtOnce, session, LoadState.latest(session));
        }

        @Override
        void accept(Record row) {
            send(row, load);
        }

        @Override
        public LoadReport finish(String digest) {
            try (session) {
                return load.finish(digest);
            }
        }

        @Override
        public void abandon() {
            try (session) {
                load.abandon();
            }
        }
    }
}
