package org.grapevine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.grapevine.GrapevineException;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.TransientException;

/** What is said of a fault; no connection is made for it. */
class BoltTest {
    private static GrapevineException explained(Neo4jException fault) {
        try (Bolt bolt = Bolt.to(URI.create("bolt://127.0.0.1:1"), "the server at home", "neo4j", "secret", "")) {
            return bolt.explained(fault);
        }
    }

    @Test
    void a_server_that_is_stopping_is_a_store_that_cannot_be_reached_now() {
        assertThat(explained(new TransientException(
                        "Neo.TransientError.General.DatabaseUnavailable",
                        "Timeout waiting for database to become available and allow new transactions. Waited 1s.")))
                .hasMessage("the server at home takes no queries: it is starting or stopping")
                .returns(GrapevineException.Kind.STORE, GrapevineException::kind)
                .returns("try again in a moment", GrapevineException::remedy);
    }

    @Test
    void whoever_ends_a_transaction_or_gives_it_little_time_is_no_fault_of_the_query() {
        assertThat(explained(new ClientException(
                        "Neo.ClientError.Transaction.Terminated", "The transaction has been terminated.")))
                .hasMessage("the server at home ended this before it was done")
                .returns(GrapevineException.Kind.STORE, GrapevineException::kind);
        assertThat(explained(new ClientException(
                        "Neo.ClientError.Transaction.TransactionTimedOut", "The transaction has been terminated.")))
                .hasMessage("the server at home gives a transaction less time than this takes")
                .returns(GrapevineException.Kind.STORE, GrapevineException::kind);
    }

    @Test
    void a_procedure_that_is_not_there_may_want_the_plugin() {
        GrapevineException told = explained(new ClientException(
                "Neo.ClientError.Procedure.ProcedureNotFound",
                "There is no procedure with the name `grapevine.katz.stream` registered for this database instance."));
        assertThat(told)
                .hasMessageContaining("`grapevine.katz.stream`")
                .returns(GrapevineException.Kind.INPUT, GrapevineException::kind);
        assertThat(told.remedy()).contains("plugin jar", "folder plugins", "restart");
    }
}
