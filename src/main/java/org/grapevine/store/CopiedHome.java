package org.grapevine.store;

import java.nio.file.Path;
import org.neo4j.driver.Session;

/** A load that fills a copy of the home in force. */
final class CopiedHome extends RowByRow implements LoadTarget {
    private static final int ROWS_A_TRANSACTION = 100_000;

    private final EmbeddedDatabase database;
    private final Path home;
    private final EmbeddedNeo4j running;
    private final Bolt bolt;
    private final Session session;
    private final CypherLoad load;

    CopiedHome(EmbeddedDatabase database, Path home, LoadState state) {
        this.database = database;
        this.home = home;
        this.running = EmbeddedNeo4j.start(home, database.folder());
        this.bolt = database.connect(running);
        this.session = bolt.session();
        try {
            Schema.ensure(session);
            this.load = CypherLoad.inTransactionsOf(ROWS_A_TRANSACTION, session, state);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    @Override
    void accept(Record row) {
        send(row, load);
    }

    @Override
    public LoadReport finish(String digest) {
        LoadReport report = load.finish(digest);
        session.close();
        bolt.close();
        if (report.changed()) {
            database.adopt(home, running);
        } else {
            running.close();
            database.resume();
        }
        return report;
    }

    private void stop() {
        session.close();
        bolt.close();
        running.close();
    }

    @Override
    public void abandon() {
        stop();
        database.resume();
    }
}
