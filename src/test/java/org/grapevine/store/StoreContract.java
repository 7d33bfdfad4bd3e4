package org.grapevine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.grapevine.GrapevineException;
import org.grapevine.network.Adoption;
import org.grapevine.network.Group;
import org.grapevine.network.GroupType;
import org.grapevine.network.Membership;
import org.grapevine.network.NetworkDigest;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.grapevine.network.TieType;
import org.grapevine.parallel.Progress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store promises, whatever it stands on. Each fact begins with a store in which nothing was ever loaded. */
abstract class StoreContract extends RememberedContract {
    static final int MANY = 100_000;

    /** Texts that would do harm if any of them became part of a query, a page or a path. */
    static final List<String> ODD = List.of(
            "O'Brien \"the bee\"",
            "`) DETACH DELETE (n) //",
            "\\u0060) DETACH DELETE (n) //",
            "<script>alert(1)</script>",
            "$rows",
            "{id: 1}",
            "../../etc/passwd",
            "=1+1",
            "Zoë 😀 \u05d0\u202e\u0301",
            "tab\tand\nline",
            "  ");

    private final List<Store> opened = new ArrayList<>();

    /** The store of this fact, which takes more than {@code rowsAtOnce} rows for a large load. */
    abstract Store store(int rowsAtOnce);

    @Override
    Store store() {
        return store(MANY);
    }

    /** A store on {@code database} for this fact only. */
    final Store opened(Database database) {
        Store store = new Store(database);
        opened.add(store);
        return store;
    }

    @AfterEach
    void close() {
        opened.forEach(Store::close);
        opened.clear();
    }

    /** Makes a store as if nothing had ever been loaded into it. */
    static void empty(Store store) {
        store.query("MATCH (n) DETACH DELETE n", Map.of(), true);
        for (List<@Nullable Object> constraint : ask(store, "SHOW CONSTRAINTS YIELD name")) {
            store.query("DROP CONSTRAINT " + constraint.get(0), Map.of(), true);
        }
        store.query("DROP INDEX group_type IF EXISTS", Map.of(), true);
    }

    static LoadReport load(Store store, NetworkSource source) {
        return store.load(source, Progress.SILENT);
    }

    static List<Record> rows(Store store) {
        return RowList.of(store.network(Progress.SILENT)).rows();
    }

    static String digest(NetworkSource source) {
        NetworkDigest digest = new NetworkDigest();
        source.sendTo(digest);
        return digest.value();
    }

    static String digest(Store store) {
        return digest(store.network(Progress.SILENT));
    }

    static List<List<@Nullable Object>> ask(Store store, String cypher) {
        return store.query(cypher, Map.of(), false).rows();
    }

    /** Rows whose every text is odd. */
    static RowList odd() {
        List<Record> rows = new ArrayList<>();
        for (String text : ODD) {
            rows.add(new TieType(text, .5, 30, false, Sensitivity.NORMAL, false));
            rows.add(new GroupType(text, .5, .5, 30, Sensitivity.MINOR, true));
        }
        for (String text : ODD) {
            rows.add(new Person(text, text, State.CLIENT, Map.of(text, text, "manager", text, "empty", "")));
        }
        for (String text : ODD) {
            rows.add(new Group(text, text, text, 0, Sensitivity.NORMAL));
        }
        for (int i = 1; i < ODD.size(); i++) {
            rows.add(new Tie(ODD.get(i - 1), ODD.get(i), ODD.get(i), 1e-300, true, Map.of(ODD.get(i), ODD.get(i))));
        }
        for (String text : ODD) {
            rows.add(new Membership(text, text, Map.of(text, text, "role", "")));
        }
        rows.add(new Referral(ODD.get(0), ODD.get(1), LocalDate.of(1, 1, 1), ODD.get(3), -0.0));
        rows.add(new Adoption(ODD.get(2), -1e300, ODD.get(3), ODD.get(4)));
        return new RowList(rows.toArray(Record[]::new));
    }

    /** The first {@code persons} persons and as many groups. */
    static RowList beginning(NetworkSource whole, int persons) {
        List<Record> rows = RowList.of(whole).rows();
        return new RowList(rows.stream()
                .filter(row -> !(row instanceof Person person) || number(person.id()) < persons)
                .filter(row -> !(row instanceof Group group) || number(group.id()) < persons)
                .takeWhile(row -> !(row instanceof Tie))
                .toArray(Record[]::new));
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(1));
    }

    @Test
    void nothing_is_there_before_anything_was_loaded() {
        Store store = store();
        assertThat(rows(store)).isEmpty();
        assertThat(store.dataHash()).isEmpty();
        assertThat(store.status().nodes()).isEmpty();
        assertThat(store.status().loadedAt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {MANY, 10})
    void every_row_comes_back_as_it_was_loaded_and_in_that_order(int rowsAtOnce) {
        Store store = store(rowsAtOnce);
        LoadReport report = load(store, Towns.small());
        assertThat(report.created())
                .isEqualTo(report.rows())
                .isEqualTo(Towns.small().rows().size());
        assertThat(report.dataHash()).isEqualTo(digest(Towns.small())).isEqualTo(store.dataHash());
        assertThat(rows(store)).isEqualTo(Towns.small().rows());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void odd_texts_stay_data(boolean first) {
        Store store = store();
        if (!first) {
            load(store, Towns.small());
        }
        load(store, odd());
        NetworkSource[] loaded = first ? new NetworkSource[] {odd()} : new NetworkSource[] {Towns.small(), odd()};
        assertThat(rows(store)).isEqualTo(MergedRows.of(loaded));
        assertThat(load(store, odd()).changed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {MANY, 10})
    void what_is_loaded_a_second_time_changes_nothing(int rowsAtOnce) {
        Store store = store(rowsAtOnce);
        load(store, Towns.small());
        String hash = store.dataHash();
        String written = ask(store, "MATCH (l:Load) RETURN l").toString();
        LoadReport again = load(store, Towns.small());
        assertThat(again).isEqualTo(new LoadReport(Towns.small().rows().size(), 0, 0, hash));
        assertThat(store.dataHash()).isEqualTo(hash);
        assertThat(rows(store)).isEqualTo(Towns.small().rows());
        assertThat(ask(store, "MATCH (l:Load) RETURN l")).hasToString(written);
    }

    /** Rows that meet those of {@link Towns#small}: some say more, some something else, some are new. */
    private static RowList later() {
        LocalDate day = LocalDate.of(2025, 1, 31);
        return new RowList(
                new TieType("social", .2, 90, false, Sensitivity.NORMAL, true),
                new TieType("club", .1, 90, false, Sensitivity.NORMAL, false),
                new Person("a", "a", State.CLIENT, Map.of("revenue", 5.0, "manager", "Ron")),
                new Person("e", "Eva", State.PROSPECT, Map.of("manager", "Mia")),
                new Person("b", "Beatrix", State.LOST, Map.of("manager", "Ron", "new", "column")),
                new Person("c", "c", State.LOST, Map.of()),
                new Person("d", "d", State.CLIENT, Map.of("ordinal", "eighth")),
                new Group("g1", "Golf", "club", 0, Sensitivity.NORMAL),
                new Group("g3", "g3", "club", 3, Sensitivity.NORMAL),
                new Tie("b", "a", "social", 7, false, Map.of()),
                new Tie("b", "a", "social", 4, false, Map.of("lastContact", day)),
                new Tie("b", "a", "social", 1, false, Map.of()),
                new Tie("a", "b", "social", 1, false, Map.of()),
                new Tie("e", "a", "advice", 1, true, Map.of()),
                new Membership("c", "g1", Map.of("role", "member")),
                new Membership("c", "g1", Map.of()),
                new Membership("e", "g3", Map.of("until", day)),
                new Referral("a", "b", null, "", 12),
                new Referral("a", "b", day, "won", Double.NaN),
                new Referral("b", "e", day, "", Double.NaN),
                new Adoption("d", 3, "seed", ""),
                new Adoption("d", 4, "seed", "b"),
                new Adoption("e", 3, "other", ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {MANY, 10})
    void rows_of_another_load_lay_themselves_over_what_is_there(int rowsAtOnce) {
        Store store = store(rowsAtOnce);
        load(store, Towns.small());
        String before = store.dataHash();
        LoadReport report = load(store, later());
        List<Record> merged = MergedRows.of(Towns.small(), later());
        assertThat(rows(store)).isEqualTo(merged);
        assertThat(report.created())
                .isEqualTo(merged.size() - Towns.small().rows().size());
        assertThat(report.updated()).isPositive();
        assertThat(store.dataHash()).isEqualTo(report.dataHash()).isNotEqualTo(before);
        assertThat(store.status().unfinished()).isFalse();
        assertThat(ask(store, "MATCH (n:Client) RETURN n.id ORDER BY n.id")).hasToString("[[a], [d]]");
        assertThat(ask(store, "MATCH (n:Prospect) RETURN n.id ORDER BY n.id")).hasToString("[[e]]");
        assertThat(ask(store, "MATCH (m:Manager)-[:MANAGES]->(p) RETURN m.id, p.id ORDER BY p.id"))
                .hasToString("[[Ron, a], [Ron, b], [Mia, c], [Mia, e]]");
    }

    /* The row on c alone states a state. Of the two ties of b and c the one of the usual type is meant; a and b have but one, of another type
     * and direction. The tie of a and c is new, and takes what is usual. */
    @ParameterizedTest
    @ValueSource(ints = {MANY, 1})
    void what_a_later_row_does_not_state_stays_as_it_was(int rowsAtOnce) {
        Store store = store(rowsAtOnce);
        load(
                store,
                new RowList(
                        new Person("a", "Ana", State.PROSPECT, Map.of()),
                        new Person("b", "Ben", State.LOST, Map.of()),
                        new Person("c", "Cleo", State.CLIENT, Map.of()),
                        new Group("g", "Golf", "industry", 40, Sensitivity.SPECIAL),
                        new Tie("a", "b", "family", 3, true, Map.of()),
                        new Tie("b", "c", "advice", 2, false, Map.of()),
                        new Tie("b", "c", "social", 5, false, Map.of())));
        Set<String> nothing = Set.of("type", "weight", "directed");
        RowList silent = new RowList(
                new Person("a", "a", State.CLIENT, Map.of("revenue", 7.0), Set.of("state")),
                new Person("b", "b", State.CLIENT, Map.of(), Set.of("state")),
                new Person("c", "c", State.LOST, Map.of()),
                new Person("d", "d", State.PROSPECT, Map.of(), Set.of("state")),
                new Group("g", "g", "club", 0, Sensitivity.NORMAL, Set.of("type", "sensitivity")),
                new Tie("a", "b", "social", 1, false, Map.of("contactsPerYear", 4.0), nothing),
                new Tie("b", "c", "social", 1, false, Map.of(), nothing),
                new Tie("a", "c", "social", 1, false, Map.of(), nothing));
        load(store, silent);
        List<Record> expected = List.of(
                new Person("a", "Ana", State.PROSPECT, Map.of("revenue", 7.0)),
                new Person("b", "Ben", State.LOST, Map.of()),
                new Person("c", "Cleo", State.LOST, Map.of()),
                new Person("d", "d", State.PROSPECT, Map.of()),
                new Group("g", "Golf", "industry", 40, Sensitivity.SPECIAL),
                new Tie("a", "b", "family", 3, true, Map.of("contactsPerYear", 4.0)),
                new Tie("b", "c", "advice", 2, false, Map.of()),
                new Tie("b", "c", "social", 5, false, Map.of()),
                new Tie("a", "c", "social", 1, false, Map.of()));
        assertThat(rows(store)).isEqualTo(expected);
        assertThat(ask(store, "MATCH (n:Prospect) RETURN n.id ORDER BY n.id")).hasToString("[[a], [d]]");
        assertThat(ask(store, "MATCH (n:Client) RETURN n.id")).isEmpty();
        assertThat(load(store, silent).changed()).isFalse();
    }

    @Test
    void what_the_first_row_does_not_state_is_what_is_usual() {
        Store store = store();
        load(
                store,
                new RowList(
                        new Person("a", "a", State.CLIENT, Map.of(), Set.of("state")),
                        new Person("b", "b", State.CLIENT, Map.of()),
                        new Tie("a", "b", "social", 1, false, Map.of(), Set.of("type", "weight", "directed"))));
        assertThat(rows(store))
                .containsExactly(
                        new Person("a", "a", State.CLIENT, Map.of()),
                        new Person("b", "b", State.CLIENT, Map.of()),
                        new Tie("a", "b", "social", 1, false, Map.of()));
        assertThat(ask(store, "MATCH (n:Client) RETURN n.id ORDER BY n.id")).hasToString("[[a], [b]]");
    }

    @ParameterizedTest
    @ValueSource(ints = {MANY, 10})
    void what_others_wrote_into_the_store_is_kept_and_merged_with(int rowsAtOnce) {
        Store store = store(rowsAtOnce);
        store.query("CREATE (:Campaign {id: 'spring'}), (:Group {id: 'g1', note: 'theirs'})", Map.of(), true);
        load(store, Towns.small());
        assertThat(ask(store, "MATCH (c:Campaign) RETURN c.id")).hasToString("[[spring]]");
        assertThat(ask(store, "MATCH (g:Group {id: 'g1'}) RETURN g.note, g.size"))
                .hasToString("[[theirs, 4000]]");
        assertThat(rows(store))
                .containsExactlyInAnyOrderElementsOf(Towns.small().rows());
    }

    @Test
    void rows_that_were_deleted_leave_the_order_of_the_others() {
        Store store = store();
        load(store, Towns.random(50, 5));
        store.query("MATCH (p:Person) WHERE p.ordinal % 7 = 3 DETACH DELETE p", Map.of(), true);
        store.query("MATCH ()-[t:KNOWS]->() WHERE t.ordinal % 5 = 2 DELETE t", Map.of(), true);
        load(store, new RowList(new Person("new", "new", State.CLIENT, Map.of())));
        List<Record> left = rows(store);
        List<Record> expected = new ArrayList<>(MergedRows.of(Towns.random(50, 5)));
        expected.removeIf(row -> !left.contains(row));
        expected.add(43, new Person("new", "new", State.CLIENT, Map.of()));
        assertThat(left).isEqualTo(expected);
        assertThat(left.stream().filter(Person.class::isInstance)).hasSize(44);
    }

    /* Twelve thousand ties are more than one batch, thirty thousand rows several transactions. */
    @Test
    void a_large_load_into_a_store_with_data_gives_what_it_gives_in_an_empty_one() {
        NetworkSource large = Towns.random(6000, 3);
        Store store = store(7000);
        load(store, beginning(large, 500));
        LoadReport report = load(store, large);
        assertThat(digest(store)).isEqualTo(digest(large));
        assertThat(report).isEqualTo(new LoadReport(30_601, 29_601, 0, store.dataHash()));
        assertThat(store.status().unfinished()).isFalse();
        assertThat(load(store, large).changed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {MANY, 1000, 100})
    void loads_in_parts_and_in_one_transaction_come_to_the_same(int rowsAtOnce) {
        NetworkSource town = Towns.random(400, 8);
        NetworkSource next = Towns.random(500, 9);
        Store store = store(rowsAtOnce);
        load(store, Towns.small());
        load(store, town);
        load(store, next);
        assertThat(rows(store)).isEqualTo(MergedRows.of(Towns.small(), town, next));
        assertThat(load(store, next).changed()).isFalse();
    }

    @Test
    void a_source_that_fails_leaves_the_store_as_it_was() {
        Store store = store();
        assertThatThrownBy(() -> load(store, failing(new CancellationException())))
                .isInstanceOf(CancellationException.class);
        assertThat(rows(store)).isEmpty();
        load(store, Towns.small());
        String hash = store.dataHash();
        assertThatThrownBy(() -> load(store, failing(new IllegalStateException("broken"))))
                .hasMessage("broken");
        assertThat(rows(store)).isEqualTo(Towns.small().rows());
        assertThat(store.dataHash()).isEqualTo(hash);
        load(store, Towns.random(100, 2));
        assertThat(rows(store)).isEqualTo(MergedRows.of(Towns.small(), Towns.random(100, 2)));
    }

    /** A town whose last row never comes. */
    static NetworkSource failing(RuntimeException fault) {
        return sink -> {
            Towns.random(100, 2).sendTo(sink);
            throw fault;
        };
    }

    @Test
    void who_cancels_a_load_by_its_progress_leaves_the_store_as_it_was() {
        Store store = store();
        load(store, Towns.small());
        Progress cancelling = (done, total) -> {
            if (done == 77) {
                throw new CancellationException();
            }
        };
        assertThatThrownBy(() -> store.load(Towns.random(100, 2), cancelling))
                .isInstanceOf(CancellationException.class);
        assertThat(rows(store)).isEqualTo(Towns.small().rows());
    }

    @Test
    void a_row_that_no_index_can_hold_is_refused_and_nothing_loaded() {
        RowList tooLong = new RowList(
                new Person("a", "a", State.CLIENT, Map.of()),
                new Person("x".repeat(5000), "x", State.CLIENT, Map.of()));
        Store store = store();
        assertThatExceptionOfType(GrapevineException.class)
                .isThrownBy(() -> load(store, tooLong))
                .withMessageContaining("5000 characters")
                .returns(GrapevineException.Kind.INPUT, GrapevineException::kind);
        assertThat(rows(store)).isEmpty();
    }

    @Test
    void a_thousand_types_stay_data() {
        List<Record> rows = new ArrayList<>();
        IntStream.range(0, 1000)
                .forEach(i -> rows.add(new TieType("type " + i, .1, 30, false, Sensitivity.NORMAL, false)));
        rows.add(new Person("a", "a", State.CLIENT, Map.of()));
        rows.add(new Person("b", "b", State.CLIENT, Map.of()));
        IntStream.range(0, 1000)
                .forEach(i -> rows.add(new Group("g" + i, "g" + i, "kind " + i, 0, Sensitivity.NORMAL)));
        IntStream.range(0, 1000).forEach(i -> rows.add(new Tie("a", "b", "type " + i, 1, false, Map.of())));
        RowList many = new RowList(rows.toArray(Record[]::new));
        Store store = store();
        load(store, Towns.small());
        String names = "CALL db.relationshipTypes() YIELD relationshipType AS name RETURN name ORDER BY name UNION ALL "
                + "CALL db.labels() YIELD label AS name RETURN name ORDER BY name";
        List<?> before = ask(store, names);
        load(store, many);
        assertThat(ask(store, names)).isEqualTo(before);
        assertThat(rows(store)).isEqualTo(MergedRows.of(Towns.small(), many));
    }

    @Test
    void every_constraint_and_index_is_there_after_a_load() {
        Store store = store();
        load(store, Towns.small());
        assertThat(ask(store, "SHOW INDEXES YIELD name, state, type WHERE type <> 'LOOKUP' RETURN name, state"))
                .extracting(row -> row.get(0))
                .containsExactlyInAnyOrderElementsOf(Schema.names());
        assertThat(ask(store, "SHOW INDEXES YIELD state RETURN DISTINCT state")).hasToString("[[ONLINE]]");
        assertThat(ask(store, "SHOW CONSTRAINTS YIELD name, type RETURN name, type"))
                .hasSize(Schema.names().size() - 1)
                .allMatch(row -> "UNIQUENESS".equals(row.get(1)));
        assertThatExceptionOfType(GrapevineException.class)
                .isThrownBy(() -> store.query("CREATE (:Person {id: 'a'})", Map.of(), true))
                .returns(GrapevineException.Kind.INPUT, GrapevineException::kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE (n)",
                "MATCH (p:Person) SET p.seen = true",
                "MATCH (p:Person) // RETURN p\nDETACH DELETE p",
                "MATCH (p:Person) CALL { WITH p REMOVE p:Client } RETURN p",
                "UNWIND [1] AS i FOREACH (x IN [i] | MERGE (:Person {id: 'new'}))",
                "CREATE INDEX wanted FOR (p:Person) ON (p.name)",
                "DROP CONSTRAINT person_id",
                "CALL db.createLabel('New')",
                "CREATE USER intruder SET PASSWORD 'long enough'",
                "ALTER CURRENT USER SET PASSWORD FROM 'secret' TO 'long enough'"
            })
    void a_query_that_only_reads_cannot_write(String cypher) {
        Store store = store();
        load(store, Towns.small());
        assertThatExceptionOfType(GrapevineException.class)
                .isThrownBy(() -> store.query(cypher, Map.of(), false))
                .returns(GrapevineException.Kind.INPUT, GrapevineException::kind)
                .satisfies(fault -> assertThat(fault.getMessage()).hasLineCount(1));
        assertThat(rows(store)).isEqualTo(Towns.small().rows());
        assertThat(ask(store, "MATCH (n) WHERE n.seen IS NOT NULL RETURN n")).isEmpty();
    }

    @Test
    void a_query_that_says_set_without_setting_anything_may_run() {
        Store store = store();
        load(store, Towns.small());
        assertThat(ask(store, "MATCH (p:Person {id: 'a'}) RETURN 'CREATE SET DELETE', p.id"))
                .hasToString("[[CREATE SET DELETE, a]]");
    }

    @Test
    void a_query_that_may_write_writes_and_makes_the_data_others() {
        Store store = store();
        load(store, Towns.small());
        String before = store.dataHash();
        store.query("MATCH (p:Person) RETURN p", Map.of(), true);
        assertThat(store.dataHash()).isEqualTo(before);
        store.query("MATCH (p:Person {id: $id}) SET p.revenue = 7.5", Map.of("id", "a"), true);
        assertThat(store.dataHash()).isNotEqualTo(before);
        assertThat(rows(store))
                .contains(new Person(
                        "a", "Ann", State.PROSPECT, Map.of("doNotContact", true, "Shoe size", "41", "revenue", 7.5)));
    }

    @Test
    void a_query_that_is_none_is_a_fault_of_its_writer() {
        Store store = store();
        assertThatExceptionOfType(GrapevineException.class)
                .isThrownBy(() -> ask(store, "MATCH (n RETURN n"))
                .returns(GrapevineException.Kind.INPUT, GrapevineException::kind);
        assertThatExceptionOfType(GrapevineException.class)
                .isThrownBy(() -> ask(store, "RETURN $missing"))
                .returns(GrapevineException.Kind.INPUT, GrapevineException::kind);
    }

    static AnalysisRun run(Store store, String property) {
        return new AnalysisRun("strength", "ties all", store.dataHash(), 42, property);
    }

    @Test
    void scores_are_kept_on_the_person_and_as_an_analysis() {
        Store store = store();
        load(store, Towns.small());
        String id = store.keep(
                run(store, "influence"),
                new String[] {"c", "a", "b"},
                new double[] {2.5, 1, Double.NaN},
                Progress.SILENT);
        assertThat(ask(store, "MATCH (p:Person) RETURN p.id, p.influence ORDER BY p.id"))
                .hasToString("[[a, 1.0], [b, null], [c, 2.5], [d, null]]");
        assertThat(ask(
                        store,
                        "MATCH (a:Analysis)-[s:SCORED]->(p:Person) "
                                + "RETURN a.id, a.measure, a.seed, a.dataHash, p.id, s.score, s.rank ORDER BY s.rank"))
                .hasToString("[[%1$s, strength, 42, %2$s, c, 2.5, 1], [%1$s, strength, 42, %2$s, a, 1.0, 2]]"
                        .formatted(id, store.dataHash()));
        assertThat(rows(store))
                .as("scores are no columns of the data")
                .isEqualTo(Towns.small().rows());
        assertThat(load(store, Towns.small()).changed()).isFalse();
        assertThat(ask(store, "MATCH (p:Person {id: 'c'}) RETURN p.influence")).hasToString("[[2.5]]");
        assertThat(store.status().analyses()).isEqualTo(1);
    }

    @Test
    void scores_of_a_name_replace_those_of_the_same_name_and_leave_the_earlier_analysis() {
        Store store = store();
        load(store, Towns.small());
        store.keep(run(store, "influence"), new String[] {"c", "a"}, new double[] {2, 1}, Progress.SILENT);
        store.keep(run(store, "other"), new String[] {"c"}, new double[] {9}, Progress.SILENT);
        store.keep(run(store, "influence"), new String[] {"b", "a"}, new double[] {4, 3}, Progress.SILENT);
        assertThat(ask(store, "MATCH (p:Person) RETURN p.id, p.influence, p.other ORDER BY p.id"))
                .hasToString("[[a, 3.0, null], [b, 4.0, null], [c, null, 9.0], [d, null, null]]");
        assertThat(ask(
                        store,
                        "MATCH (a:Analysis)-[s:SCORED]->(p) RETURN a.number, p.id, s.score ORDER BY a.number, s.score"))
                .hasToString("[[1, a, 1.0], [1, c, 2.0], [2, c, 9.0], [3, a, 3.0], [3, b, 4.0]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"revenue", "retention", "doNotContact"})
    void scores_do_not_take_the_name_of_a_column(String property) {
        Store store = store();
        load(store, Towns.small());
        assertThatExceptionOfType(GrapevineException.class)
                .isThrownBy(
                        () -> store.keep(run(store, property), new String[] {"a"}, new double[] {1}, Progress.SILENT))
                .returns(GrapevineException.Kind.INPUT, GrapevineException::kind);
        assertThat(rows(store)).isEqualTo(Towns.small().rows());
        assertThat(store.status().analyses()).isZero();
    }

    @Test
    void scores_of_somebody_unknown_are_refused_and_nothing_kept() {
        Store store = store();
        load(store, Towns.small());
        assertThatExceptionOfType(GrapevineException.class)
                .isThrownBy(() -> store.keep(
                        run(store, "influence"), new String[] {"a", "nobody"}, new double[] {2, 1}, Progress.SILENT))
                .withMessageContaining("nobody");
        assertThat(store.status().analyses()).isZero();
        assertThat(ask(store, "MATCH (p:Person) WHERE p.influence IS NOT NULL RETURN p"))
                .isEmpty();
    }

    @Test
    void what_is_in_the_store_is_counted() {
        Store store = store();
        load(store, Towns.small());
        StoreStatus status = store.status();
        assertThat(status.nodes())
                .containsEntry("Person", 4L)
                .containsEntry("Client", 2L)
                .containsEntry("Group", 2L)
                .containsEntry("Manager", 1L)
                .containsEntry("Load", 1L);
        assertThat(status.relationships()).containsEntry("KNOWS", 4L).containsEntry("MEMBER_OF", 3L);
        assertThat(status.dataHash()).isEqualTo(digest(Towns.small()));
        assertThat(status.loadedAt()).isNotNull();
    }
}
