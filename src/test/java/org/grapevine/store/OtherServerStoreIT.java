package org.grapevine.store;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract on a server of another version, whose artifacts somebody has put into a folder ({@code mvn dependency:copy-dependencies} of
 * {@code org.neo4j:neo4j}): {@code -Dneo4j.lib=FOLDER}, and {@code -Dneo4j.java=JAVA} where it wants another Java than the tests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherServerStoreIT extends StoreContract {
    private @Nullable Server server;

    @BeforeAll
    void start(@TempDir Path home) {
        String libraries = System.getProperty("neo4j.lib", "");
        Assumptions.assumeFalse(
                libraries.isEmpty(), "no other version of Neo4j: name a folder with its jars, -Dneo4j.lib=FOLDER");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        server = Server.of(Path.of(libraries), System.getProperty("neo4j.java", java.toString()), home);
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void prepare() {
        empty(store());
    }

    @Override
    Store store(int rowsAtOnce) {
        String uri = Objects.requireNonNull(server).uri();
        return opened(new ServerDatabase(uri, Server.USER, Server.PASSWORD, "neo4j", rowsAtOnce));
    }
}
