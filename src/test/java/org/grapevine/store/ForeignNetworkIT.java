package org.grapevine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.grapevine.GrapevineException;
import org.grapevine.network.Group;
import org.grapevine.network.GroupType;
import org.grapevine.network.Membership;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.Sensitivity;
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

/** A graph that somebody else made, in labels and types of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignNetworkIT {
    private static final String WHOLE = """
            MATCH (n) WHERE NOT n:Analysis
            OPTIONAL MATCH (n)-[r]->(m)
            RETURN elementId(n) AS node, labels(n) AS labels, properties(n) AS properties, type(r) AS type,
              properties(r) AS of, elementId(m) AS other
            ORDER BY node, other, type
            """;
    private static final String SALES = """
            CREATE (a:Customer {id: 7, name: 'Ana', revenue: 1200.5, since: date('2020-01-31'), churn: '0.25', hobby: 'chess'}),
              (b:Customer:Vip {id: 8, name: 'Ben', revenue: 'much', doNotContact: 'yes'}),
              (c:Lead {id: 9}),
              (x:Company {id: 1, name: 'Acme', size: 40}),
              (y:Robot {id: 2}),
              (a)-[:FRIEND_OF {weight: 2, lastContact: datetime('2024-05-06T07:08:09Z')}]->(b),
              (b)-[:FRIEND_OF]->(c),
              (a)-[:FRIEND_OF {weight: 0}]->(c),
              (a)-[:FRIEND_OF {weight: 1}]->(a),
              (a)-[:FRIEND_OF {weight: 1}]->(y),
              (c)-[:MET]->(a),
              (a)-[:WORKS_AT]->(x),
              (a)-[:WORKS_AT {role: 'chief'}]->(x),
              (x)-[:EMPLOYS]->(b)
            """;

    private final List<String> remarks = new ArrayList<>();
    private @Nullable Database database;
    private @Nullable Store opened;

    @BeforeAll
    void start(@TempDir Path folder) {
        database = new EmbeddedDatabase(folder.resolve("store"));
        opened = new Store(database);
    }

    @AfterAll
    void stop() {
        store().close();
    }

    @BeforeEach
    void empty() {
        StoreContract.empty(store());
        remarks.clear();
    }

    private Store store() {
        return Objects.requireNonNull(opened);
    }

    /** As the procedures give them, and plain Cypher has to give the same. */
    private List<Record> rows(GraphMapping mapping) {
        remarks.clear();
        NetworkSource network = store().mapped(mapping, false).network(Progress.SILENT, remarks::add);
        List<Record> packed = RowList.of(network).rows();
        List<String> plainRemarks = new ArrayList<>();
        assertThat(plain(mapping, plainRemarks)).isEqualTo(packed);
        assertThat(plainRemarks).isEqualTo(remarks);
        return packed;
    }

    private List<Record> plain(GraphMapping mapping, List<String> heard) {
        Database asked = Objects.requireNonNull(database);
        return RowList.of(new ForeignNetwork(asked, mapping, Progress.SILENT, heard::add, PlainForeignRows::new))
                .rows();
    }

    private static GraphMapping sales(String idProperty) {
        return new GraphMapping(
                List.of("Customer"),
                List.of("Lead"),
                Map.of("FRIEND_OF", "weight"),
                List.of("WORKS_AT", "EMPLOYS"),
                List.of("Company"),
                idProperty,
                GraphMapping.NAME);
    }

    private void write(String cypher, Map<String, Object> parameters) {
        store().query(cypher, parameters, true);
    }

    private List<List<@Nullable Object>> whole() {
        return store().query(WHOLE, Map.of(), false).rows();
    }

    private static void isRefused(Runnable what, String message) {
        assertThatExceptionOfType(GrapevineException.class)
                .isThrownBy(what::run)
                .withMessageContaining(message)
                .returns(GrapevineException.Kind.INPUT, GrapevineException::kind);
    }

    @Test
    void a_graph_is_read_as_its_labels_and_types_say_and_stays_as_it_is() {
        write(SALES, Map.of());
        List<List<@Nullable Object>> before = whole();
        assertThat(rows(sales("")))
                .containsExactly(
                        new GroupType("Company", .05, .5, 365, Sensitivity.NORMAL, false),
                        new Person(
                                "7",
                                "Ana",
                                State.CLIENT,
                                Map.of("revenue", 1200.5, "since", LocalDate.of(2020, 1, 31), "churn", .25)),
                        new Person("8", "Ben", State.CLIENT, Map.of("doNotContact", true)),
                        new Person("9", "9", State.PROSPECT, Map.of()),
                        new Group("1", "Acme", "Company", 40, Sensitivity.NORMAL),
                        new Tie("7", "8", "FRIEND_OF", 2, false, Map.of("lastContact", LocalDate.of(2024, 5, 6))),
                        new Tie("8", "9", "FRIEND_OF", 1, false, Map.of()),
                        new Membership("7", "1", Map.of()),
                        new Membership("8", "1", Map.of()));
        assertThat(remarks)
                .containsExactlyInAnyOrder(
                        "1 values of the property revenue of persons left out: each is to be a number of at least 0.",
                        "1 ties have no weight where one is kept, and weigh 1.",
                        "1 ties left out: their weight is not a number above 0.",
                        "1 ties left out: they lead from somebody to the same.",
                        "1 ties left out: they lead to what is neither a client nor a prospect here.");
        assertThat(whole()).isEqualTo(before);
        assertThat(rows(sales(""))).isEqualTo(rows(sales("id")));
    }

    @Test
    void labels_types_and_property_names_of_any_spelling_stay_data() {
        for (String text : StoreContract.ODD) {
            empty();
            write(
                    """
                    CREATE (a:$($label)), (b:$($lead)), (g:$($group)), (a)-[t:$($label)]->(b), (b)-[:$($member)]->(g)
                    SET a += $properties, b += {id: 'b'}, g += {id: 'g'}, t += $weight
                    """,
                    Map.of(
                            "label",
                            text,
                            "lead",
                            text + "2",
                            "group",
                            text + "3",
                            "member",
                            text + "4",
                            "properties",
                            Map.of("id", text + "!", text, text + "?"),
                            "weight",
                            Map.of(text, 3)));
            List<List<@Nullable Object>> before = whole();
            GraphMapping mapping = new GraphMapping(
                    List.of(text),
                    List.of(text + "2"),
                    Map.of(text, text),
                    List.of(text + "4"),
                    List.of(text + "3"),
                    "",
                    text);
            assertThat(rows(mapping))
                    .as(text)
                    .containsExactlyInAnyOrder(
                            new Person(text + "!", text + "?", State.CLIENT, Map.of()),
                            new Person("b", "b", State.PROSPECT, Map.of()),
                            new Group("g", "g", text + "3", 0, Sensitivity.NORMAL),
                            new Tie(text + "!", "b", text, 3, false, Map.of()),
                            new Membership("b", "g", Map.of()));
            assertThat(whole()).as(text).isEqualTo(before);
        }
    }

    @Test
    void where_id_does_not_tell_persons_apart_their_element_ids_do() {
        write("CREATE (a:Customer {id: 1, mail: 'a'}), (b:Customer {id: '1', mail: 'b'}), (a)-[:KNOWS]->(b)", Map.of());
        GraphMapping mapping = knows("");
        Object first = StoreContract.ask(store(), "MATCH (n {mail: 'a'}) RETURN elementId(n)")
                .get(0)
                .get(0);
        assertThat(rows(mapping).get(0)).isEqualTo(new Person("" + first, "" + first, State.CLIENT, Map.of()));
        assertThat(remarks).singleElement().asString().contains("--id-property");
        assertThat(rows(knows("mail")).get(0)).isEqualTo(new Person("a", "a", State.CLIENT, Map.of()));
        isRefused(() -> rows(knows("id")), "2 persons have 1 different values of 'id'");
        isRefused(() -> rows(knows("nothing")), "2 persons have 0 different values of 'nothing'");
    }

    @Test
    void values_of_every_kind_read_the_same_by_the_procedures_and_by_plain_cypher() {
        List<String> values = List.of(
                "7",
                "7.5",
                "-0.0",
                "1.0/0",
                "true",
                "'yes'",
                "''",
                "'12.5'",
                "[1, 2]",
                "['a']",
                "[]",
                "date('2024-05-06')",
                "datetime('2024-05-06T07:08Z')",
                "datetime('2024-05-06T07:08:09.5[Europe/Berlin]')",
                "localdatetime('2024-05-06T07:08')",
                "localdatetime('-0044-03-15T12:00')",
                "localtime('07:08')",
                "time('07:08+01:00')",
                "duration('P1M2D')",
                "point({x: 1, y: 2})");
        write(
                "UNWIND [%s] AS value CREATE (a:Customer {id: randomUUID(), name: value}), (b:Customer {id: randomUUID()}),"
                                .formatted(String.join(", ", values))
                        + " (c:Customer {id: randomUUID()}), (g:Club {id: randomUUID(), size: value}),"
                        + " (h:Club {id: randomUUID(), sensitivity: value}), (a)-[k:KNOWS]->(b), (a)-[:KNOWS {value: 2}]->(c),"
                        + " (c)-[:IN {role: value, since: value}]->(g), (c)-[:IN]->(h)"
                        + " SET k += {directed: value, value: value, since: value, consentRef: value}, b += {revenue: value,"
                        + " churn: value, region: value, since: value, doNotContact: value, minor: value}",
                Map.of());
        GraphMapping mapping = new GraphMapping(
                List.of("Customer"), List.of(), Map.of("KNOWS", "value"), List.of("IN"), List.of("Club"), "id", "name");
        assertThat(rows(mapping)).hasSizeGreaterThan(6 * values.size());
    }

    @Test
    void what_tells_persons_apart_may_be_a_number_or_a_time_but_no_point() {
        write(
                "CREATE (a:Customer {n: 1.5, t: localtime('07:08'), p: point({x: 1, y: 2})})-[:KNOWS]->"
                        + "(b:Customer {n: 2, t: datetime('2024-05-06T07:08Z'), p: point({x: 2, y: 2})})",
                Map.of());
        assertThat(rows(knows("n")).get(1)).isEqualTo(new Person("2", "2", State.CLIENT, Map.of()));
        assertThat(rows(knows("t")).get(0)).isEqualTo(new Person("07:08", "07:08", State.CLIENT, Map.of()));
        isRefused(() -> rows(knows("p")), "neither a text nor a number nor a time");
        isRefused(() -> plain(knows("p"), new ArrayList<>()), "neither a text nor a number nor a time");
    }

    @Test
    void many_rows_of_many_labels_and_types_read_the_same_by_the_procedures_and_by_plain_cypher() {
        write(
                "UNWIND range(0, 2999) AS i CREATE (n:$(CASE i % 3 WHEN 0 THEN ['Customer'] WHEN 1 THEN ['Lead', 'Other']"
                        + " ELSE ['Lead', 'Customer'] END) {id: i})",
                Map.of());
        write(
                "UNWIND range(0, 24999) AS i MATCH (a {id: i % 3000}), (b {id: (i * 7 + i / 3000) % 3000})"
                        + " CREATE (a)-[:$(['FRIEND_OF', 'MET', 'FRIEND'][i % 3]) {weight: i % 11, strength: toString(i)}]->(b)",
                Map.of());
        Map<String, String> ties = new LinkedHashMap<>();
        ties.put("MET", "strength");
        ties.put("FRIEND_OF", "weight");
        GraphMapping mapping =
                new GraphMapping(List.of("Customer"), List.of("Lead"), ties, List.of(), List.of(), "", "name");
        List<Record> rows = rows(mapping);
        assertThat(rows).filteredOn(Person.class::isInstance).hasSize(3000);
        assertThat(rows).filteredOn(Tie.class::isInstance).hasSizeGreaterThan(15_000);
    }

    private static GraphMapping knows(String idProperty) {
        return new GraphMapping(
                List.of("Customer"), List.of(), Map.of("KNOWS", ""), List.of(), List.of(), idProperty, "name");
    }

    @Test
    void what_the_graph_does_not_have_is_named_beside_what_it_has() {
        isRefused(() -> rows(sales("")), "the graph has no label");
        write("CREATE (a:Client)-[:KNOWS]->(b:Customer)", Map.of());
        assertThatExceptionOfType(GrapevineException.class)
                .isThrownBy(() -> rows(sales("")))
                .withMessage("the graph has no label 'Lead'")
                .satisfies(fault -> assertThat(fault.remedy()).contains("Client", "Customer"));
    }

    @Test
    void groups_and_ties_that_reveal_what_the_law_protects_stay_out() {
        write(
                "CREATE (a:Customer {id: 'a'})-[:IN]->(:Church {id: 'c'}), (b:Customer {id: 'b'})-[:IN]->(:Club {id: 'd'}),"
                        + " (b)-[:IN]->(:Club {id: 'e', sensitivity: 'special'}), (a)-[:UNION]->(b)",
                Map.of());
        GraphMapping mapping = new GraphMapping(
                List.of("Customer"),
                List.of(),
                Map.of("UNION", ""),
                List.of("IN"),
                List.of("Church", "Club"),
                "",
                "name");
        assertThat(rows(mapping))
                .filteredOn(row -> !(row instanceof Person || row instanceof GroupType))
                .containsExactly(
                        new Group("d", "d", "Club", 0, Sensitivity.NORMAL), new Membership("b", "d", Map.of()));
        assertThat(remarks).hasSize(3).allMatch(remark -> remark.contains("the law protects"));
    }

    @Test
    void what_was_learned_is_kept_in_a_graph_of_ours_alone() {
        assertThat(store().whyNotLearned()).isEmpty();
        for (boolean write : new boolean[] {false, true}) {
            assertThat(store().mapped(sales(""), write).whyNotLearned())
                    .hasValueSatisfying(refused -> assertThat(refused)
                            .hasMessageContaining("what was learned is kept only in a graph that Grapevine loaded"));
        }
    }

    @Test
    void kept_scores_add_one_property_and_an_analysis_and_nothing_else() {
        write(SALES, Map.of());
        List<List<@Nullable Object>> before = whole();
        String[] ids = {"8", "7"};
        double[] scores = {2, 1};
        isRefused(
                () -> store().mapped(sales(""), false).keep(run("pull"), ids, scores, Progress.SILENT), "to read only");
        assertThat(whole()).isEqualTo(before);

        Store writable = store().mapped(sales(""), true);
        writable.keep(run("pull"), ids, scores, Progress.SILENT);
        writable.keep(run("pull"), new String[] {"7"}, new double[] {5}, Progress.SILENT);
        assertThat(StoreContract.ask(
                        store(), "MATCH (n) WHERE n.pull IS NOT NULL RETURN n.name AS name, n.pull AS pull"))
                .containsExactly(List.of("Ana", 5.0));
        assertThat(StoreContract.ask(
                        store(),
                        "MATCH (a:Analysis)-[s:SCORED]->(n) RETURN a.number, n.id, s.rank ORDER BY a.number, s.rank"))
                .containsExactly(List.of(1L, 8L, 1L), List.of(1L, 7L, 2L), List.of(2L, 7L, 1L));
        store().query("MATCH (n) REMOVE n.pull", Map.of(), true);
        assertThat(whole()).isEqualTo(before);
        assertThat(store().status().dataHash()).isEmpty();
    }

    @Test
    void a_property_of_theirs_is_never_written() {
        write(SALES, Map.of());
        String[] ids = {"7"};
        double[] scores = {1};
        Store writable = store().mapped(sales(""), true);
        for (String taken : List.of("hobby", "revenue", "retention", "name")) {
            isRefused(() -> writable.keep(run(taken), ids, scores, Progress.SILENT), taken);
        }
        writable.keep(run("pull"), ids, scores, Progress.SILENT);
        write("MATCH (n:Lead) SET n.pull = 'their own'", Map.of());
        isRefused(() -> writable.keep(run("pull"), ids, scores, Progress.SILENT), "pull");
    }

    private static AnalysisRun run(String property) {
        return new AnalysisRun("degree", "all", "", 1, property);
    }
}
