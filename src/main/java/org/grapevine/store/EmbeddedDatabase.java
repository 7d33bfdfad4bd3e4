package org.grapevine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.grapevine.network.Adoption;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Session;

/** A Neo4j of our own in a folder, started in the background and stopped with the process at the latest. */
final class EmbeddedDatabase implements Database {
    /* A large load leaves the home in force alone and fills another: an empty one by the batch importer, or a copy in batches. Only
     * when all is in it does it come in force. */

    private static final int ROWS_AT_ONCE = 100_000;
    private static final List<String> SYSTEM =
            List.of("data/databases/system", "data/transactions/system", "data/server_id");

    private final StoreFolder folder;
    private final Thread atExit = new Thread(this::close, "grapevine-exit");
    private CompletableFuture<EmbeddedNeo4j> neo4j;
    private @Nullable Bolt bolt;
    private boolean closed;

    EmbeddedDatabase(Path path) {
        folder = StoreFolder.open(path);
        neo4j = started();
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    private CompletableFuture<EmbeddedNeo4j> started() {
        CompletableFuture<EmbeddedNeo4j> future = new CompletableFuture<>();
        Thread starter = new Thread(
                () -> {
                    try {
                        future.complete(startInForce());
                    } catch (Throwable e) {
                        future.completeExceptionally(e);
                    }
                },
                "grapevine-start");
        starter.setDaemon(true);
        starter.start();
        return future;
    }

    private EmbeddedNeo4j startInForce() {
        Path home = folder.home();
        if (home != null) {
            return EmbeddedNeo4j.start(home, folder.path());
        }
        Path first = folder.nextHome();
        EmbeddedNeo4j started = EmbeddedNeo4j.start(first, folder.path());
        try {
            started.setPassword(folder.password());
            folder.adopt(first);
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    private EmbeddedNeo4j running() {
        try {
            return neo4j.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw e;
        }
    }

    @Override
    public synchronized Bolt bolt() {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
        Bolt known = bolt;
        if (known == null) {
            known = connect(running());
            bolt = known;
        }
        return known;
    }

    private Bolt connect(EmbeddedNeo4j to) {
        return Bolt.to(
                to.uri(),
                "the store in " + folder.path(),
                EmbeddedNeo4j.USER,
                folder.password(),
                EmbeddedNeo4j.DATABASE);
    }

    @Override
    public int rowsAtOnce() {
        return ROWS_AT_ONCE;
    }

    @Override
    public Path folder() {
        return folder.path();
    }

    @Override
    public synchronized LoadTarget largeLoad() {
        LoadState state = bolt().read(LoadState::latest);
        stop();
        Path next = folder.nextHome();
        try {
            Path home = Objects.requireNonNull(folder.home());
            if (state.fresh()) {
                StoreFolder.copy(home, next, SYSTEM);
                return new Imported(next, state);
            }
            StoreFolder.copy(home, next, List.of("data"));
            return new Copied(next, state);
        } catch (IOException e) {
            resume();
            throw StoreFolder.unusable(folder.path(), e);
        }
    }

    private synchronized void adopt(Path next, EmbeddedNeo4j running, Bolt way) {
        folder.adopt(next);
        neo4j = CompletableFuture.completedFuture(running);
        bolt = way;
        folder.removeOtherHomes();
    }

    /** Goes back to the home in force. */
    private synchronized void resume() {
        folder.removeOtherHomes();
        if (!closed) {
            neo4j = started();
        }
    }

    private void stop() {
        Bolt open = bolt;
        if (open != null) {
            open.close();
            bolt = null;
        }
        if (!neo4j.isCompletedExceptionally()) {
            running().close();
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            stop();
        } finally {
            folder.close();
            forgetExit();
        }
    }

    private void forgetExit() {
        if (Thread.currentThread() != atExit) {
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException e) {
                return; // the process is ending
            }
        }
    }

    /** Fills an empty home by the batch importer. */
    private final class Imported extends RowByRow implements LoadTarget {
        private final Path home;
        private final LoadState state;
        private final ImportLoad load;

        Imported(Path home, LoadState state) {
            this.home = home;
            this.state = state;
            this.load = new ImportLoad(home, state);
        }

        @Override
        void accept(Record row) {
            try {
                send(row, load);
            } catch (UncheckedIOException e) {
                throw StoreFolder.unusable(folder.path(), e);
            }
        }

        @Override
        public LoadReport finish(String digest) {
            try {
                load.finish();
            } catch (IOException e) {
                throw StoreFolder.unusable(folder.path(), e);
            }
            EmbeddedNeo4j running = EmbeddedNeo4j.start(home, folder.path());
            Bolt way = connect(running);
            try {
                long adopted = way.write(session -> complete(session, digest));
                adopt(home, running, way);
                return new LoadReport(load.rows() + adopted, load.rows() + adopted, 0, digest);
            } catch (RuntimeException e) {
                way.close();
                running.close();
                throw e;
            }
        }

        private long complete(Session session, String digest) {
            Schema.ensure(session);
            CypherLoad adoptions =
                    CypherLoad.inTransactionsOf(ROWS_AT_ONCE, session, state).onPersons(load.persons());
            for (Adoption adoption : load.adoptions()) {
                adoptions.adoption(adoption);
            }
            long adopted = adoptions.finish(digest).rows();
            state.saveNext(session, LoadState.DONE, digest);
            return adopted;
        }

        @Override
        public void abandon() {
            load.abandon();
            resume();
        }
    }

    /** Fills a copy of the home in force. */
    private final class Copied extends RowByRow implements LoadTarget {
        private final Path home;
        private final EmbeddedNeo4j running;
        private final Bolt way;
        private final Session session;
        private final CypherLoad load;

        Copied(Path home, LoadState state) {
            this.home = home;
            this.running = EmbeddedNeo4j.start(home, folder.path());
            this.way = connect(running);
            this.session = way.session();
            Schema.ensure(session);
            this.load = CypherLoad.inTransactionsOf(ROWS_AT_ONCE, session, state);
        }

        @Override
        void accept(Record row) {
            send(row, load);
        }

        @Override
        public LoadReport finish(String digest) {
            LoadReport report = load.finish(digest);
            session.close();
            if (report.changed()) {
                adopt(home, running, way);
            } else {
                way.close();
                running.close();
                resume();
            }
            return report;
        }

        @Override
        public void abandon() {
            session.close();
            way.close();
            running.close();
            resume();
        }
    }
}
