package org.grapevine.store;

import inet.ipaddr.IPAddressString;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.grapevine.GrapevineException;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.connectors.HttpsConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Transaction;
import org.neo4j.io.fs.DefaultFileSystemAbstraction;
import org.neo4j.io.fs.FileSystemAbstraction;
import org.neo4j.kernel.impl.security.User;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.neo4j.logging.NullLogProvider;
import org.neo4j.memory.EmptyMemoryTracker;
import org.neo4j.server.security.SecureHasher;
import org.neo4j.server.security.SystemGraphCredential;
import org.neo4j.server.security.auth.CommunitySecurityModule;
import org.neo4j.server.security.auth.FileUserRepository;

/** A Neo4j inside this process, on a loopback port of its own and open to nobody without the generated password. */
final class EmbeddedNeo4j implements AutoCloseable {
    /* Everything that only a long-lived server needs is off: it costs start-up time. The page cache is taken page by page as it fills,
     * so that a small graph in a large cache costs nothing. */

    static final String USER = "neo4j";
    static final String DATABASE = "neo4j";

    private static final long SMALLEST_CACHE = 64L << 20;
    private static final long LARGEST_CACHE = 2L << 30;

    private final DatabaseManagementService service;
    private final URI uri;

    private EmbeddedNeo4j(DatabaseManagementService service, URI uri) {
        this.service = service;
        this.uri = uri;
    }

    /**
     * Starts Neo4j on {@code home}.
     *
     * @param folder what the user knows the store by
     * @throws GrapevineException if it does not start
     */
    static EmbeddedNeo4j start(Path home, Path folder) {
        DatabaseManagementService service;
        try {
            service = new DatabaseManagementServiceBuilder(home)
                    .setConfig(settings(home))
                    .build();
        } catch (RuntimeException e) {
            throw damaged(folder, e);
        }
        try {
            GraphDatabaseService database = service.database(DATABASE);
            if (!database.isAvailable(0)) {
                throw new IllegalStateException("database " + DATABASE + " did not start");
            }
            int port = ((GraphDatabaseAPI) database)
                    .getDependencyResolver()
                    .resolveDependency(ConnectorPortRegister.class)
                    .getLocalAddress(ConnectorType.BOLT)
                    .getPort();
            return new EmbeddedNeo4j(service, URI.create("bolt://127.0.0.1:" + port));
        } catch (RuntimeException e) {
            service.shutdown();
            throw damaged(folder, e);
        }
    }

    /** Lays the password of the user {@value #USER} into a home that no Neo4j was started on; the first start takes it from there. */
    static void prepare(Path home, String password) throws IOException {
        Config config =
                Config.newBuilder().set(GraphDatabaseSettings.neo4j_home, home).build();
        try (FileSystemAbstraction files = new DefaultFileSystemAbstraction()) {
            FileUserRepository users = new FileUserRepository(
                    files,
                    CommunitySecurityModule.getInitialUserRepositoryFile(config),
                    NullLogProvider.getInstance(),
                    EmptyMemoryTracker.INSTANCE);
            users.start();
            byte[] secret = password.getBytes(StandardCharsets.UTF_8);
            SystemGraphCredential credential =
                    SystemGraphCredential.createCredentialForPassword(secret, new SecureHasher());
            users.create(new User(USER, null, credential, false, false));
            users.shutdown();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static GrapevineException damaged(Path folder, RuntimeException cause) {
        if (StoreFolder.fullDisk(cause)) {
            return StoreFolder.unusable(folder, cause);
        }
        return GrapevineException.store(
                "the store in " + folder + " cannot be opened: it is damaged or of another version",
                "bring it back from a copy, or load the files again into another --store",
                cause);
    }

    private static Map<org.neo4j.graphdb.config.Setting<?>, Object> settings(Path home) {
        SocketAddress loopback = new SocketAddress("127.0.0.1", 0);
        return Map.ofEntries(
                Map.entry(BoltConnector.enabled, true),
                Map.entry(BoltConnector.listen_address, loopback),
                Map.entry(BoltConnector.advertised_address, loopback),
                Map.entry(HttpConnector.enabled, false),
                Map.entry(HttpsConnector.enabled, false),
                Map.entry(GraphDatabaseSettings.auth_enabled, true),
                Map.entry(GraphDatabaseSettings.pagecache_memory, pageCache(home)),
                Map.entry(GraphDatabaseSettings.pagecache_warmup_enabled, false),
                Map.entry(GraphDatabaseSettings.preallocate_logical_logs, false),
                Map.entry(GraphDatabaseSettings.keep_logical_logs, "keep_none"),
                Map.entry(GraphDatabaseSettings.filewatcher_enabled, false),
                Map.entry(GraphDatabaseSettings.debug_log_enabled, false),
                Map.entry(GraphDatabaseSettings.log_queries, GraphDatabaseSettings.LogQueryLevel.OFF),
                Map.entry(GraphDatabaseSettings.udc_enabled, false),
                Map.entry(GraphDatabaseSettings.allow_file_urls, false),
                Map.entry(
                        GraphDatabaseInternalSettings.cypher_ip_blocklist,
                        List.of(new IPAddressString("0.0.0.0/0"), new IPAddressString("::/0"))),
                Map.entry(GraphDatabaseInternalSettings.dump_diagnostics, false),
                Map.entry(GraphDatabaseInternalSettings.vm_pause_monitor_enabled, false),
                Map.entry(GraphDatabaseInternalSettings.netty_server_shutdown_quiet_period, 0),
                Map.entry(GraphDatabaseInternalSettings.netty_server_shutdown_timeout, Duration.ofSeconds(1)));
    }

    private static long pageCache(Path home) {
        return Math.min(LARGEST_CACHE, SMALLEST_CACHE + 2 * StoreFolder.size(home));
    }

    /** Does {@code work} in one transaction without the way over Bolt: for what belongs to making a home. */
    void inProcess(Consumer<Transaction> work) {
        try (Transaction transaction = service.database(DATABASE).beginTx()) {
            work.accept(transaction);
            transaction.commit();
        }
    }

    /** Where it listens. */
    URI uri() {
        return uri;
    }

    /** Stops it; what was committed lasts. */
    @Override
    public void close() {
        service.shutdown();
    }
}
