package org.grapevine.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A Neo4j of our own in a folder, started in the background and stopped with the process at the latest. */
final class EmbeddedDatabase implements Database {
    /* The first load of all, and every large one, leaves the home in force alone and fills another: an empty one by the batch importer,
     * or a copy in batches. Only when all is in it does it come in force. */

    private static final int ROWS_AT_ONCE = 100_000;
    private static final List<String> SYSTEM =
            List.of("data/databases/system", "data/transactions/system", "data/server_id");

    private final StoreFolder folder;
    private final int rowsAtOnce;
    private final Thread atExit = new Thread(this::close, "grapevine-exit");
    private @Nullable CompletableFuture<EmbeddedNeo4j> neo4j;
    private @Nullable Bolt bolt;
    private boolean closed;

    EmbeddedDatabase(Path path) {
        this(path, ROWS_AT_ONCE);
    }

    /** One that takes more than {@code rowsAtOnce} rows for a large load. */
    EmbeddedDatabase(Path path, int rowsAtOnce) {
        this.rowsAtOnce = rowsAtOnce;
        folder = StoreFolder.open(path);
        if (folder.home() != null) {
            neo4j = started();
        }
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
        prepare(first);
        EmbeddedNeo4j running = EmbeddedNeo4j.start(first, folder.path());
        folder.adopt(first);
        return running;
    }

    private void prepare(Path home) {
        try {
            EmbeddedNeo4j.prepare(home, folder.password());
        } catch (IOException e) {
            throw StoreFolder.unusable(folder.path(), e);
        }
    }

    private EmbeddedNeo4j running() {
        CompletableFuture<EmbeddedNeo4j> starting = neo4j;
        if (starting == null) {
            starting = started();
            neo4j = starting;
        }
        try {
            return starting.join();
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

    /** The way into a Neo4j that runs on a home of this folder. */
    Bolt connect(EmbeddedNeo4j running) {
        return Bolt.to(
                running.uri(),
                "the store in " + folder.path(),
                EmbeddedNeo4j.USER,
                folder.password(),
                EmbeddedNeo4j.DATABASE);
    }

    @Override
    public Path folder() {
        return folder.path();
    }

    @Override
    public synchronized @Nullable LoadTarget firstLoad() {
        if (folder.home() != null || neo4j != null) {
            return null;
        }
        Path first = folder.nextHome();
        prepare(first);
        return new ImportedHome(this, first, LoadState.none());
    }

    @Override
    public int rowsAtOnce() {
        return rowsAtOnce;
    }

    @Override
    public synchronized LoadTarget largeLoad() {
        LoadState state = bolt().read(LoadState::latest);
        stop();
        Path home = Objects.requireNonNull(folder.home());
        Path next = folder.nextHome();
        try {
            StoreFolder.copy(home, next, state.fresh() ? SYSTEM : List.of("data"));
            return state.fresh() ? new ImportedHome(this, next, state) : new CopiedHome(this, next, state);
        } catch (IOException e) {
            resume();
            throw StoreFolder.unusable(folder.path(), e);
        } catch (RuntimeException e) {
            resume();
            throw e;
        }
    }

    @Override
    public synchronized boolean rewrite() {
        Path next = folder.nextHome();
        try {
            prepare(next);
            RewrittenHome rewritten = new RewrittenHome(next);
            rewritten.fill(running());
            stop();
            EmbeddedNeo4j running = EmbeddedNeo4j.start(next, folder.path());
            try {
                rewritten.finish(running);
                adopt(next, running);
            } catch (RuntimeException e) {
                running.close();
                throw e;
            }
            return true;
        } catch (IOException e) {
            stop();
            resume();
            throw StoreFolder.unusable(folder.path(), e);
        } catch (RuntimeException e) {
            stop();
            resume();
            throw e;
        }
    }

    /** Puts {@code next} in force, on which {@code running} runs. */
    synchronized void adopt(Path next, EmbeddedNeo4j running) {
        folder.adopt(next);
        neo4j = CompletableFuture.completedFuture(running);
        bolt = null;
        folder.removeOtherHomes();
    }

    /** Goes back to the home in force. */
    synchronized void resume() {
        folder.removeOtherHomes();
        neo4j = null;
        bolt = null;
    }

    private void stop() {
        Bolt way = bolt;
        bolt = null;
        if (way != null) {
            way.close();
        }
        CompletableFuture<EmbeddedNeo4j> starting = neo4j;
        neo4j = null;
        if (starting != null && !starting.isCompletedExceptionally()) {
            starting.handle((running, fault) -> running).join().close();
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
}
