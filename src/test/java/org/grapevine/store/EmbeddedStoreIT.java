package org.grapevine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.grapevine.GrapevineException;
import org.grapevine.network.Adoption;
import org.grapevine.network.Person;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.grapevine.parallel.Progress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedStoreIT extends StoreContract {
    /* A store takes a second to start: facts that need no folder of their own share one, emptied before each. */

    private @Nullable Store shared;
    private Path temporary = Path.of("");

    @BeforeAll
    void start(@TempDir Path folder) {
        shared = Store.embedded(folder.resolve("shared"));
    }

    @AfterAll
    void stop() {
        shared().close();
    }

    private Store shared() {
        return Objects.requireNonNull(shared);
    }

    @BeforeEach
    void prepare(@TempDir Path folder) {
        temporary = folder;
        empty(shared());
    }

    @Override
    Store store(int rowsAtOnce) {
        return rowsAtOnce == MANY ? shared() : opened(new EmbeddedDatabase(folder(), rowsAtOnce));
    }

    private Path folder() {
        return temporary.resolve("store");
    }

    private Store open(int rowsAtOnce) {
        return new Store(new EmbeddedDatabase(folder(), rowsAtOnce));
    }

    private Store open() {
        return open(MANY);
    }

    @Test
    void who_is_erased_is_in_no_byte_of_the_folder_and_all_else_is_as_it_was() throws IOException {
        String name = "Ann Aguirre von und zu Hohenstaufen-Zubizarreta, a name too long to be stored short";
        RowList town = new RowList(
                new Person("id-of-ann", name, State.CLIENT, Map.of("revenue", 5.0, "e-mail", "ann@example.org")),
                new Person("b", "Ben", State.CLIENT, Map.of("since", LocalDate.of(2024, 2, 29))),
                new Person("c", "Cleo", State.PROSPECT, Map.of()),
                new Tie("id-of-ann", "b", "social", 2, false, Map.of()),
                new Tie("b", "c", "family", 1, true, Map.of("lastContact", LocalDate.of(2025, 1, 1))));
        try (Store store = open()) {
            load(store, town);
            store.query("CREATE INDEX mine FOR (p:Person) ON (p.name)", Map.of(), true);
            store.keep(
                    new AnalysisRun("strength", "all", store.dataHash(), 1, "reach"),
                    new String[] {"b", "c"},
                    new double[] {2, 1},
                    Progress.SILENT);
            assertThat(store.erase("id-of-ann").rewritten()).isTrue();
            assertThat(rows(store))
                    .hasSize(3)
                    .isEqualTo(List.of(
                            town.rows().get(1), town.rows().get(2), town.rows().get(4)));
            assertThat(ask(store, "MATCH (a:Analysis)-[s:SCORED]->(p) RETURN a.seed, s.rank, p.reach ORDER BY s.rank"))
                    .hasToString("[[1, 1, 2.0], [1, 2, 1.0]]");
            assertThat(ask(
                            store,
                            "SHOW INDEXES YIELD name WHERE name IN ['mine', 'person_id'] RETURN name ORDER BY name"))
                    .hasToString("[[mine], [person_id]]");
            assertThat(load(store, town).changed()).isFalse();
        }
        try (Stream<Path> files = Files.walk(folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("Aguirre")
                        .doesNotContain("id-of-ann")
                        .doesNotContain("ann@example");
            }
        }
        try (Store store = open()) {
            assertThat(rows(store)).hasSize(3);
        }
    }

    @Test
    void what_was_loaded_first_of_all_is_there_after_a_new_start() {
        try (Store store = open()) {
            load(store, odd());
        }
        try (Store store = open()) {
            assertThat(rows(store)).isEqualTo(MergedRows.of(odd()));
            assertThat(load(store, odd()).changed()).isFalse();
        }
    }

    @Test
    void a_thousand_products_are_told_apart_from_the_first_load_on() {
        List<Record> rows = new ArrayList<>(RowList.of(Towns.random(20, 3)).rows());
        for (int i = 0; i < 2000; i++) {
            rows.add(new Adoption("p" + i % 20, i, "product " + i % 1000, ""));
        }
        try (Store store = open()) {
            load(store, new RowList(rows.toArray(Record[]::new)));
            assertThat(rows(store)).isEqualTo(MergedRows.of(new RowList(rows.toArray(Record[]::new))));
            assertThat(store.status().nodes()).containsEntry("Product", 1001L);
            assertThat(load(store, new RowList(rows.toArray(Record[]::new))).changed())
                    .isFalse();
        }
    }

    @Test
    void a_large_load_that_fails_leaves_the_store_as_it_was() {
        try (Store store = open(150)) {
            load(store, Towns.small());
            assertThatThrownBy(() -> load(store, failing(new IllegalStateException("broken"))))
                    .hasMessage("broken");
            assertThat(rows(store)).isEqualTo(Towns.small().rows());
            assertThat(store.status().unfinished()).isFalse();
            load(store, Towns.random(100, 2));
            assertThat(rows(store)).isEqualTo(MergedRows.of(Towns.small(), Towns.random(100, 2)));
        }
    }

    @Test
    void a_folder_is_held_by_one_at_a_time() {
        try (Store store = open()) {
            load(store, Towns.small());
            assertThatExceptionOfType(GrapevineException.class)
                    .isThrownBy(this::open)
                    .withMessageContaining(
                            "in use by process " + ProcessHandle.current().pid())
                    .returns(GrapevineException.Kind.STORE, GrapevineException::kind);
        }
        try (Store store = open()) {
            assertThat(rows(store)).isEqualTo(Towns.small().rows());
        }
    }

    @Test
    void a_folder_held_by_another_process_is_refused() {
        try (ChildProcess other = ChildProcess.of(LoadingProcess.class, folder(), MANY, 50)) {
            other.await("open");
            assertThatExceptionOfType(GrapevineException.class)
                    .isThrownBy(this::open)
                    .withMessageContaining("is in use by process")
                    .returns(GrapevineException.Kind.STORE, GrapevineException::kind);
        }
    }

    @Test
    void a_file_is_no_store() throws IOException {
        Files.writeString(folder(), "something else");
        assertThatExceptionOfType(GrapevineException.class)
                .isThrownBy(this::open)
                .returns(GrapevineException.Kind.STORE, GrapevineException::kind);
        assertThat(folder()).hasContent("something else");
    }

    @Test
    void a_damaged_store_is_named_as_such() throws IOException {
        try (Store store = open()) {
            load(store, Towns.small());
        }
        Path home =
                folder().resolve(Files.readString(folder().resolve("current")).strip());
        Files.write(home.resolve("data/databases/neo4j/neostore"), new byte[10]);
        try (Store store = open()) {
            assertThatExceptionOfType(GrapevineException.class)
                    .isThrownBy(() -> rows(store))
                    .withMessageContaining("cannot be opened")
                    .returns(GrapevineException.Kind.STORE, GrapevineException::kind);
        }
    }

    @Test
    void only_the_owner_may_look_into_the_folder_and_its_password_is_told_nobody() throws IOException {
        try (Store store = open()) {
            load(store, Towns.small());
            Path credentials = folder().resolve("credentials");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credentials)))
                    .isEqualTo("rw-------");
            assertThat(store.status().where())
                    .doesNotContain(Files.readString(credentials).strip());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
                "LOAD CSV FROM 'http://127.0.0.1:1/' AS line RETURN line"
            })
    void a_query_reaches_neither_files_nor_other_machines(String cypher) {
        assertThatExceptionOfType(GrapevineException.class).isThrownBy(() -> ask(shared(), cypher));
    }

    @Test
    void one_home_is_left_after_large_loads() throws IOException {
        try (Store store = open(100)) {
            load(store, Towns.random(50, 1));
            load(store, Towns.random(60, 2));
            load(store, Towns.random(70, 3));
        }
        try (var entries = Files.list(folder())) {
            assertThat(entries.filter(entry -> entry.getFileName().toString().startsWith("neo4j-")))
                    .hasSize(1);
        }
    }

    @Test
    void a_store_that_is_closed_is_not_used() {
        Store store = open();
        store.close();
        store.close();
        assertThatThrownBy(() -> store.network(Progress.SILENT).sendTo(new RowList()))
                .isInstanceOf(IllegalStateException.class);
    }
}
