package org.grapevine.store;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.grapevine.GrapevineException;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Logging;
import org.neo4j.driver.NotificationConfig;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.DatabaseException;
import org.neo4j.driver.exceptions.DiscoveryException;
import org.neo4j.driver.exceptions.FatalDiscoveryException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.SessionExpiredException;

/** A database that speaks Bolt, and what to say when it fails. */
final class Bolt implements AutoCloseable {
    private static final long ROWS_AT_ONCE = 4096;
    private static final long CHUNKS_AT_ONCE = 16;

    private final Driver driver;
    private final URI uri;
    private final String where;
    private final String user;
    private final String database;

    private Bolt(Driver driver, URI uri, String where, String user, String database) {
        this.driver = driver;
        this.uri = uri;
        this.where = where;
        this.user = user;
        this.database = database;
    }

    /**
     * A connection that is made when it is first needed.
     *
     * @param where the database is, in the words of the user
     * @param database empty for the one that the server takes by itself
     * @throws GrapevineException if {@code uri} is none that Neo4j is reached by
     */
    static Bolt to(URI uri, String where, String user, String password, String database) {
        Config config = Config.builder()
                .withLogging(Logging.none())
                .withNotificationConfig(NotificationConfig.disableAllConfig())
                .withTelemetryDisabled(true)
                .withUserAgent("grapevine")
                .withConnectionTimeout(10, TimeUnit.SECONDS)
                .withConnectionAcquisitionTimeout(20, TimeUnit.SECONDS)
                .withMaxTransactionRetryTime(5, TimeUnit.SECONDS)
                .withMaxConnectionPoolSize(8)
                .withEventLoopThreads(1)
                .build();
        try {
            Driver driver = GraphDatabase.driver(uri, AuthTokens.basic(user, password), config);
            return new Bolt(driver, uri, where, user, database);
        } catch (IllegalArgumentException | ClientException e) {
            throw GrapevineException.input(
                    uri + " is not an address of a Neo4j server", "give one such as neo4j://localhost:7687 with --uri");
        }
    }

    /** Runs {@code work} in a session that may write. */
    <T> T write(Function<Session, T> work) {
        return inSession(AccessMode.WRITE, work);
    }

    /** Runs {@code work} in a session in which the server refuses to write. */
    <T> T read(Function<Session, T> work) {
        return inSession(AccessMode.READ, work);
    }

    /** Runs {@code work} in one transaction that only reads and whose records are large. */
    void readInChunks(Consumer<Transaction> work) {
        try (Session session = session(AccessMode.READ, CHUNKS_AT_ONCE);
                Transaction transaction = session.beginTransaction()) {
            work.accept(transaction);
        } catch (Neo4jException e) {
            throw explained(e);
        }
    }

    private <T> T inSession(AccessMode mode, Function<Session, T> work) {
        try (Session session = session(mode, ROWS_AT_ONCE)) {
            return work.apply(session);
        } catch (Neo4jException e) {
            throw explained(e);
        }
    }

    /** A session that may write; whoever takes it closes it. */
    Session session() {
        return session(AccessMode.WRITE, ROWS_AT_ONCE);
    }

    private Session session(AccessMode mode, long fetched) {
        SessionConfig.Builder config =
                SessionConfig.builder().withDefaultAccessMode(mode).withFetchSize(fetched);
        return driver.session((database.isEmpty() ? config : config.withDatabase(database)).build());
    }

    /** What to tell the user of a fault. */
    GrapevineException explained(Neo4jException fault) {
        if (fault instanceof AuthenticationException || code(fault).contains(".Security.AuthenticationRateLimit")) {
            return store(fault, where + " refuses the user " + user, "check --user and GRAPEVINE_PASSWORD");
        }
        if (code(fault).endsWith(".Security.CredentialsExpired")) {
            return store(fault, where + " wants a new password for the user " + user, "change it there first");
        }
        if (code(fault).contains(".Security.")) {
            return store(
                    fault,
                    where + " does not let the user " + user + " do this: " + firstLine(fault),
                    "ask who runs it");
        }
        if (fault instanceof FatalDiscoveryException || code(fault).contains(".Database.DatabaseNotFound")) {
            return store(fault, where + " has no database " + database, "name another with --database");
        }
        if (fault instanceof ServiceUnavailableException
                || fault instanceof SessionExpiredException
                || fault instanceof DiscoveryException) {
            return store(fault, where + " does not answer", "see that it runs and check --uri");
        }
        if (code(fault).endsWith(".DatabaseUnavailable")) {
            return store(fault, where + " takes no queries: it is starting or stopping", "try again in a moment");
        }
        if (code(fault).contains(".Transaction.TransactionTimedOut")) {
            return store(fault, where + " gives a transaction less time than this takes", "ask who runs it for more");
        }
        if (code(fault).endsWith(".Transaction.Terminated")) {
            return store(fault, where + " ended this before it was done", "run it again");
        }
        if (code(fault).endsWith(".Procedure.ProcedureNotFound")) {
            return GrapevineException.input(
                    "Neo4j refuses the query: " + firstLine(fault),
                    "correct the name, or put Grapevine's plugin jar into the folder plugins of the server and restart it");
        }
        if (code(fault).contains("OutOfMemory") || code(fault).contains("MemoryPool")) {
            return store(fault, where + " has too little memory for this", "give it more, or do it in smaller parts");
        }
        if (code(fault).endsWith(".Statement.AccessMode")) {
            return GrapevineException.input(
                    "the query changes the graph, but was run to read only", "run it with --write");
        }
        if (fault instanceof DatabaseException && StoreFolder.fullDisk(fault)) {
            return store(fault, where + " has no space left on its disk", "free some space and try again");
        }
        if (fault instanceof ClientException) {
            return GrapevineException.input("Neo4j refuses the query: " + firstLine(fault), "mend it and run it again");
        }
        return store(fault, where + " failed: " + firstLine(fault), "try again; its own log may tell more");
    }

    private static GrapevineException store(Throwable cause, String what, String remedy) {
        return GrapevineException.store(what, remedy, cause);
    }

    private static String code(Neo4jException fault) {
        return String.valueOf(fault.code());
    }

    private static String firstLine(Neo4jException fault) {
        return String.valueOf(fault.getMessage()).lines().findFirst().orElse("").strip();
    }

    /** The address that programs reach it by. */
    URI uri() {
        return uri;
    }

    /** Where the database is, in the words of the user. */
    String where() {
        return where;
    }

    /** Gives the connections back. */
    @Override
    public void close() {
        driver.close();
    }
}
