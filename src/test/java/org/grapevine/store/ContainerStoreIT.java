package org.grapevine.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.neo4j.Neo4jContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The contract on Neo4j's own image, or that which the system property {@code neo4j.image} names. Left out, and that is said, where no container
 * engine answers.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainerStoreIT extends StoreContract {
    private static final String IMAGE = System.getProperty("neo4j.image", "neo4j:5.26-community");
    private static final String PASSWORD = "secret-of-the-container";

    private @Nullable Neo4jContainer container;

    @BeforeAll
    void start() {
        boolean engine = DockerClientFactory.instance().isDockerAvailable();
        String reason = "no container engine answers, so nothing was tested against the image " + IMAGE;
        if (!engine) {
            System.err.println("ContainerStoreIT: " + reason);
        }
        assumeTrue(engine, reason);
        container = new Neo4jContainer(DockerImageName.parse(IMAGE).asCompatibleSubstituteFor("neo4j"))
                .withAdminPassword(PASSWORD)
                .waitingFor(Wait.forLogMessage(".*INFO  Started\\..*\\n", 1));
        container.start();
    }

    @AfterAll
    void stop() {
        if (container != null) {
            container.stop();
        }
    }

    @BeforeEach
    void prepare() {
        empty(store());
    }

    @Override
    Store store(int rowsAtOnce) {
        String uri = Objects.requireNonNull(container).getBoltUrl();
        return opened(new ServerDatabase(uri, "neo4j", PASSWORD, "neo4j", rowsAtOnce));
    }
}
