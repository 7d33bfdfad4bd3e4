package org.grapevine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.grapevine.GrapevineException;
import org.grapevine.network.Person;
import org.grapevine.parallel.Progress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a Neo4j that is reached by its address, user and password, as any server is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerStoreIT extends StoreContract {
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

    private String uri() {
        return Objects.requireNonNull(server).uri();
    }

    @Override
    Store store(int rowsAtOnce) {
        return opened(new ServerDatabase(uri(), "neo4j", Server.PASSWORD, "neo4j", rowsAtOnce));
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
    void a_server_that_stops_while_it_is_read_asked_or_written_to_is_a_fault_of_the_store(@TempDir Path home)
            throws InterruptedException {
        Server first = Server.in(home);
        try (Store store = to(first)) {
            load(store, Towns.random(100, 2));
            stops(() -> store.network((done, total) -> first.close()).sendTo(new RowList()));
        }
        AnalysisRun run = new AnalysisRun("degree", "all", "", 1, "pull");
        Server second = Server.again(home);
        try (Store store = to(second)) {
            stops(() -> store.keep(run, ids(), scores(), (done, total) -> second.close()));
        }
        Server third = Server.again(home);
        try (Store store = to(third)) {
            assertThat(store.status().analyses()).isZero();
            assertThat(ask(store, "MATCH (p:Person) WHERE p.pull IS NOT NULL RETURN p"))
                    .isEmpty();
            Thread stop = new Thread(() -> {
                awaitQuery(third);
                third.close();
            });
            stop.start();
            stops(() ->
                    store.query("UNWIND range(1, 1000000000000) AS endless RETURN count(endless)", Map.of(), false));
            stop.join();
        }
        try (Server again = Server.again(home);
                Store store = to(again)) {
            assertThat(rows(store)).isEqualTo(MergedRows.of(Towns.random(100, 2)));
            assertThat(store.keep(run, ids(), scores(), Progress.SILENT)).isEqualTo("analysis-1");
            assertThat(ask(store, "MATCH (p:Person) WHERE p.pull IS NOT NULL RETURN count(p)"))
                    .hasToString("[[2]]");
        }
    }

    private static String[] ids() {
        return RowList.of(Towns.random(100, 2)).rows().stream()
                .filter(Person.class::isInstance)
                .limit(2)
                .map(row -> ((Person) row).id())
                .toArray(String[]::new);
    }

    private static double[] scores() {
        return new double[] {2, 1};
    }

    private static Store to(Server server) {
        return Store.server(server.uri(), "neo4j", Server.PASSWORD, "neo4j");
    }

    private static void stops(Runnable command) {
        assertThatExceptionOfType(GrapevineException.class)
                .isThrownBy(command::run)
                .satisfies(
                        fault -> assertThat(fault.getMessage() + fault.remedy()).hasLineCount(1))
                .returns(GrapevineException.Kind.STORE, GrapevineException::kind);
    }

    private static void awaitQuery(Server server) {
        String running =
                "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'AS ' + 'endless' RETURN count(*)";
        try (Store store = to(server)) {
            while (ask(store, running).toString().equals("[[0]]")) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void a_large_load_that_was_broken_off_says_so_until_it_has_been_run_to_its_end() {
        Store store = store(150);
        load(store, Towns.small());
        List<String> remarks = new ArrayList<>();
        store.network(Progress.SILENT, remarks::add).sendTo(new RowList());
        assertThat(remarks).isEmpty();
        assertThatThrownBy(() -> load(store, failing(new IllegalStateException("broken"))))
                .hasMessage("broken");
        assertThat(store.status().unfinished()).isTrue();
        store.network(Progress.SILENT, remarks::add).sendTo(new RowList());
        assertThat(remarks).singleElement().asString().contains("was broken off", "run it again");
        int rows = RowList.of(Towns.random(100, 2)).rows().size();
        List<Long> heard = new ArrayList<>();
        store.load(Towns.random(100, 2), rows, (done, total) -> {
            assertThat(total).isEqualTo(rows);
            heard.add(done);
        });
        assertThat(heard).hasSize(rows).isSorted().endsWith((long) rows);
        assertThat(store.status().unfinished()).isFalse();
        remarks.clear();
        store.network(Progress.SILENT, remarks::add).sendTo(new RowList());
        assertThat(remarks).isEmpty();
        assertThat(rows(store)).isEqualTo(MergedRows.of(Towns.small(), Towns.random(100, 2)));
        assertThat(load(store, Towns.random(100, 2)).changed()).isFalse();
    }
}
