package org.grapevine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/** A Neo4j that listens on a loopback port and is known by its address, user and password alone. */
public final class Server implements AutoCloseable {
    /** Its user. */
    public static final String USER = "neo4j";

    /** The password of its user. */
    public static final String PASSWORD = "secret of the server";

    private final EmbeddedNeo4j neo4j;

    private Server(EmbeddedNeo4j neo4j) {
        this.neo4j = neo4j;
    }

    /** Starts one in an empty folder. */
    public static Server in(Path home) {
        try {
            EmbeddedNeo4j.prepare(home, PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return again(home);
    }

    /** Starts one where one was before. */
    static Server again(Path home) {
        return new Server(EmbeddedNeo4j.start(home, home));
    }

    /** Where it listens. */
    public String uri() {
        return neo4j.uri().toString();
    }

    /** A port of this machine on which nobody listens. */
    public static int silentPort() {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return taken.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        neo4j.close();
    }
}
