package org.grapevine.store;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.neo4j.batchimport.api.BatchImporter;
import org.neo4j.batchimport.api.Configuration;
import org.neo4j.batchimport.api.IndexConfig;
import org.neo4j.batchimport.api.InputIterable;
import org.neo4j.batchimport.api.InputIterator;
import org.neo4j.batchimport.api.Monitor;
import org.neo4j.batchimport.api.input.Collector;
import org.neo4j.batchimport.api.input.IdType;
import org.neo4j.batchimport.api.input.Input;
import org.neo4j.batchimport.api.input.InputChunk;
import org.neo4j.batchimport.api.input.InputEntityVisitor;
import org.neo4j.batchimport.api.input.ReadableGroups;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.internal.batchimport.DefaultAdditionalIds;
import org.neo4j.io.fs.DefaultFileSystemAbstraction;
import org.neo4j.io.fs.FileSystemAbstraction;
import org.neo4j.io.layout.DatabaseLayout;
import org.neo4j.io.layout.Neo4jLayout;
import org.neo4j.io.pagecache.context.CursorContextFactory;
import org.neo4j.io.pagecache.tracing.PageCacheTracer;
import org.neo4j.kernel.impl.index.schema.IndexImporterFactoryImpl;
import org.neo4j.kernel.impl.scheduler.JobSchedulerFactory;
import org.neo4j.kernel.impl.transaction.log.files.TransactionLogInitializer;
import org.neo4j.logging.internal.NullLogService;
import org.neo4j.memory.EmptyMemoryTracker;
import org.neo4j.scheduler.JobScheduler;
import org.neo4j.storageengine.api.StorageEngineFactory;
import org.neo4j.values.storable.DateValue;
import org.neo4j.values.storable.Values;

/**
 * Neo4j's batch importer, run inside this process on the empty home of a Neo4j that is not running. The only class that touches this
 * internal interface, whose signatures change from version to version.
 */
final class BatchImport {
    /* The importer pulls, first all nodes, then all relationships, with several threads; rows are pushed, by one. Between them are two
     * short queues of chunks: whoever is ahead waits, so memory does not grow with the rows. Node ids are given, so no id map is built. */

    /** What the importer is given: a node, or a relationship where {@code type} is there. */
    record Entity(long id, long end, @Nullable String type, List<String> labels, List<Object> properties) {
        /** A node. */
        static Entity node(long id, List<String> labels, List<Object> properties) {
            return new Entity(id, -1, null, labels, properties);
        }

        /** A relationship. */
        static Entity relationship(long start, long end, String type, List<Object> properties) {
            return new Entity(start, end, type, List.of(), properties);
        }
    }

    private static final int CHUNK = 4096;
    private static final int QUEUED = 8;
    private static final long MOST_OFF_HEAP = 2L << 30;
    private static final List<Entity> END = List.of();

    private final Path home;
    private final Pipe nodes = new Pipe();
    private final Pipe relationships = new Pipe();
    private final Thread importer;
    private volatile @Nullable Throwable fault;

    BatchImport(Path home) {
        this.home = home;
        this.importer = new Thread(this::run, "grapevine-import");
        importer.setDaemon(true);
    }

    /** Begins; entities may come. */
    void start() {
        importer.start();
    }

    /** Takes a node; all of them come before the first relationship. */
    void node(Entity node) {
        nodes.put(node);
    }

    /** Takes a relationship. */
    void relationship(Entity relationship) {
        nodes.end();
        relationships.put(relationship);
    }

    /** Waits until everything is on disk. */
    void finish() throws IOException {
        nodes.end();
        relationships.end();
        try {
            importer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        check();
    }

    /** Stops as soon as can be. */
    void abandon() {
        fault = new IOException("the load was given up");
        importer.interrupt();
        try {
            importer.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void check() throws IOException {
        Throwable cause = fault;
        if (cause != null) {
            throw new IOException(cause.getMessage(), cause);
        }
    }

    private void run() {
        try (FileSystemAbstraction files = new DefaultFileSystemAbstraction();
                JobScheduler scheduler = JobSchedulerFactory.createInitialisedScheduler();
                PrintStream silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Config config = Config.newBuilder()
                    .set(GraphDatabaseSettings.neo4j_home, home)
                    .set(GraphDatabaseSettings.preallocate_logical_logs, false)
                    .build();
            DatabaseLayout layout = Neo4jLayout.of(config).databaseLayout(EmbeddedNeo4j.DATABASE);
            BatchImporter batchImporter = StorageEngineFactory.selectStorageEngine(config)
                    .batchImporter(
                            layout,
                            files,
                            PageCacheTracer.NULL,
                            bounded(),
                            NullLogService.getInstance(),
                            silence,
                            false,
                            DefaultAdditionalIds.EMPTY,
                            config,
                            Monitor.NO_MONITOR,
                            scheduler,
                            Collector.STRICT,
                            TransactionLogInitializer.getLogFilesInitializer(),
                            new IndexImporterFactoryImpl(),
                            EmptyMemoryTracker.INSTANCE,
                            CursorContextFactory.NULL_CONTEXT_FACTORY);
            batchImporter.doImport(input());
        } catch (Throwable e) {
            fault = e;
        }
    }

    private static Configuration bounded() {
        return new Configuration() {
            @Override
            public long maxOffHeapMemory() {
                return Math.min(MOST_OFF_HEAP, Configuration.super.maxOffHeapMemory());
            }

            @Override
            public IndexConfig indexConfig() {
                return IndexConfig.create().withLabelIndex().withRelationshipTypeIndex();
            }
        };
    }

    private Input input() {
        Input.Estimates guess =
                Input.knownEstimates(1L << 20, 1L << 22, 1L << 23, 1L << 23, 1L << 27, 1L << 27, 1L << 20);
        return Input.input(nodes, relationships, IdType.ACTUAL, guess, ReadableGroups.EMPTY);
    }

    /** Chunks on their way from the one thread that sends to the several that import. */
    private final class Pipe implements InputIterable, InputIterator {
        private final BlockingQueue<List<Entity>> queue = new ArrayBlockingQueue<>(QUEUED);
        private List<Entity> filling = new ArrayList<>(CHUNK);
        private boolean ended;

        void put(Entity entity) {
            filling.add(entity);
            if (filling.size() == CHUNK) {
                send(filling);
                filling = new ArrayList<>(CHUNK);
            }
        }

        void end() {
            if (!ended) {
                ended = true;
                if (!filling.isEmpty()) {
                    send(filling);
                }
                send(END);
            }
        }

        private void send(List<Entity> chunk) {
            try {
                do {
                    check();
                } while (!queue.offer(chunk, 1, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UncheckedIOException(new IOException("interrupted", e));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public InputIterator iterator() {
            return this;
        }

        @Override
        public InputChunk newChunk() {
            return new Chunk();
        }

        @Override
        public synchronized boolean next(InputChunk chunk) throws IOException {
            try {
                List<Entity> next = queue.take();
                if (next.isEmpty()) {
                    queue.put(END);
                    return false;
                }
                ((Chunk) chunk).refill(next);
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }

        @Override
        public void close() {
            // The importer closes its view of the pipe; the pipe ends by itself.
        }
    }

    private static final class Chunk implements InputChunk {
        private List<Entity> entities = END;
        private int position;

        void refill(List<Entity> next) {
            entities = next;
            position = 0;
        }

        @Override
        public boolean next(InputEntityVisitor visitor) throws IOException {
            if (position == entities.size()) {
                return false;
            }
            Entity entity = entities.get(position++);
            String type = entity.type();
            if (type == null) {
                visitor.id(entity.id());
                visitor.labels(entity.labels().toArray(String[]::new));
            } else {
                visitor.startId(entity.id());
                visitor.endId(entity.end());
                visitor.type(type);
            }
            List<Object> properties = entity.properties();
            for (int i = 0; i < properties.size(); i += 2) {
                visitor.property((String) properties.get(i), value(properties.get(i + 1)));
            }
            visitor.endOfEntity();
            return true;
        }

        /** What the importer would make of it, found sooner: it tries the kinds of values that rows have after many others. */
        private static Object value(Object plain) {
            if (plain instanceof Double number) {
                return Values.doubleValue(number);
            }
            if (plain instanceof String text) {
                return Values.stringValue(text);
            }
            if (plain instanceof Long whole) {
                return Values.longValue(whole);
            }
            return plain instanceof LocalDate date ? DateValue.date(date) : plain;
        }

        @Override
        public void close() {
            entities = END;
        }
    }
}
