package org.grapevine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.grapevine.GrapevineException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a Neo4j that is reached by its address, user and password, as any server is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerStoreIT extends StoreContract {
    private final List<Store> opened = new ArrayList<>();
    private @Nullable Server server;

    @BeforeAll
    void start(@TempDir Path home) {
        server = Server.in(home);
    }

    @AfterAll
    void stop() {
        Objects.requireNonNull(server).close();
    }

    @BeforeEach
    void prepare() {
        empty(store());
    }

    @AfterEach
    void close() {
        opened.forEach(Store::close);
        opened.clear();
    }

    private String uri() {
        return Objects.requireNonNull(server).uri();
    }

    @Override
    Store store(int rowsAtOnce) {
        Store store = new Store(new ServerDatabase(uri(), "neo4j", Server.PASSWORD, "neo4j", rowsAtOnce));
        opened.add(store);
        return store;
    }

    private static void isRefused(Store store, String what) {
        try (store) {
            assertThatExceptionOfType(GrapevineException.class)
                    .isThrownBy(store::status)
                    .withMessageContaining(what)
                    .satisfies(fault ->
                            assertThat(fault.getMessage() + fault.remedy()).hasLineCount(1))
                    .returns(GrapevineException.Kind.STORE, GrapevineException::kind);
        }
    }

    @Test
    void a_wrong_password_is_refused() {
        isRefused(Store.server(uri(), "neo4j", "wrong", "neo4j"), "refuses the user neo4j");
    }

    @Test
    void an_unknown_user_is_refused() {
        isRefused(Store.server(uri(), "somebody", Server.PASSWORD, "neo4j"), "refuses the user somebody");
    }

    @Test
    void an_unknown_database_is_named() {
        isRefused(Store.server(uri(), "neo4j", Server.PASSWORD, "elsewhere"), "has no database elsewhere");
    }

    @Test
    void a_server_of_which_no_database_is_named_gives_its_own() {
        load(store(), Towns.small());
        try (Store store = Store.server(uri(), Server.USER, Server.PASSWORD, "")) {
            assertThat(rows(store)).isEqualTo(Towns.small().rows());
        }
    }

    @Test
    void where_nobody_listens_nobody_answers() {
        int port = Server.silentPort();
        isRefused(Store.server("bolt://127.0.0.1:" + port, "neo4j", Server.PASSWORD, "neo4j"), "does not answer");
        isRefused(Store.server("neo4j://127.0.0.1:" + port, "neo4j", Server.PASSWORD, "neo4j"), "does not answer");
    }

    @Test
    void what_is_no_address_is_wrong_input() {
        for (String address : List.of("http://127.0.0.1", "no address", "bolt://", "")) {
            assertThatExceptionOfType(GrapevineException.class)
                    .as(address)
                    .isThrownBy(() -> Store.server(address, "neo4j", Server.PASSWORD, "neo4j"))
                    .returns(GrapevineException.Kind.INPUT, GrapevineException::kind);
        }
    }

    @Test
    void a_server_that_stops_in_the_middle_of_a_load_is_a_fault_of_the_store(@TempDir Path home) {
        Server stopping = Server.in(home);
        try (Store store = Store.server(stopping.uri(), "neo4j", Server.PASSWORD, "neo4j")) {
            load(store, Towns.small());
            assertThatExceptionOfType(GrapevineException.class)
                    .isThrownBy(() -> load(store, sink -> {
                        Towns.random(100, 2).sendTo(sink);
                        stopping.close();
                    }))
                    .withMessageContaining("does not answer")
                    .returns(GrapevineException.Kind.STORE, GrapevineException::kind);
        }
        try (Server again = Server.again(home);
                Store store = Store.server(again.uri(), "neo4j", Server.PASSWORD, "neo4j")) {
            assertThat(rows(store)).isEqualTo(Towns.small().rows());
        }
    }

    @Test
    void a_large_load_that_was_broken_off_says_so_until_it_has_been_run_to_its_end() {
        Store store = store(150);
        load(store, Towns.small());
        assertThatThrownBy(() -> load(store, failing(new IllegalStateException("broken"))))
                .hasMessage("broken");
        assertThat(store.status().unfinished()).isTrue();
        load(store, Towns.random(100, 2));
        assertThat(store.status().unfinished()).isFalse();
        assertThat(rows(store)).isEqualTo(MergedRows.of(Towns.small(), Towns.random(100, 2)));
        assertThat(load(store, Towns.random(100, 2)).changed()).isFalse();
    }
}
