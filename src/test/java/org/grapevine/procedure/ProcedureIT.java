package org.grapevine.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Conditions;
import org.grapevine.analysis.Measure;
import org.grapevine.analysis.Measures;
import org.grapevine.analysis.Ranking;
import org.grapevine.analysis.Request;
import org.grapevine.analysis.Terms;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.campaign.Aim;
import org.grapevine.campaign.Eligibility;
import org.grapevine.campaign.Limits;
import org.grapevine.campaign.Plan;
import org.grapevine.campaign.Planner;
import org.grapevine.campaign.Prices;
import org.grapevine.network.Persons;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.Progress;
import org.grapevine.parallel.Workers;
import org.grapevine.sample.Town;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProcedureIT {
    private static final Town TOWN = Town.of(150, 7);

    private final ReferralNetwork network = ReferralNetwork.of(TOWN);
    private @Nullable Store opened;

    @BeforeAll
    void load(@TempDir Path folder) {
        opened = Store.embedded(folder.resolve("store"));
        opened.load(TOWN, Progress.SILENT);
    }

    @AfterAll
    void stop() {
        store().close();
    }

    private Store store() {
        return Objects.requireNonNull(opened);
    }

    private List<List<@Nullable Object>> ask(String cypher) {
        return store().query(cypher, Map.of(), false).rows();
    }

    private static List<List<@Nullable Object>> rows(Ranking ranking) {
        Persons persons = ranking.view().network().persons();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < ranking.size(); i++) {
            int person = ranking.view().person(ranking.vertex(i));
            double score = ranking.scores(0).values()[ranking.vertex(i)];
            List<@Nullable Object> row = new ArrayList<>();
            row.add(persons.id(person));
            row.add(persons.name(person));
            row.add(i + 1L);
            row.add(Double.isNaN(score) ? null : score);
            rows.add(row);
        }
        return rows;
    }

    private static List<List<@Nullable Object>> ranked(
            ReferralNetwork people, ViewOptions options, String measure, boolean clientsOnly) {
        try (Workers workers = Workers.of(1)) {
            return rows(Ranking.of(
                    View.of(people, options),
                    Request.parse(measure, Conditions.exact(Conditions.SEED)),
                    clientsOnly,
                    workers));
        }
    }

    @TestFactory
    Stream<DynamicTest> a_measure_scores_in_cypher_as_on_the_files_to_the_bit() {
        return Measures.all().stream()
                .map(measure -> DynamicTest.dynamicTest(measure.name(), () -> {
                    String call = "CALL grapevine." + Procedure.camelCase(measure.name());
                    assertThat(ask(call + ".stream() YIELD id, name, rank, score"))
                            .isEqualTo(ranked(network, ViewOptions.DEFAULT, measure.name(), true));
                    List<@Nullable Object> stats = ask(call + ".stats() YIELD didConverge, centralityDistribution AS d"
                                    + " RETURN didConverge, d.min <= d.p50 AND d.p50 <= d.max")
                            .get(0);
                    assertThat(stats).containsExactly(true, true);
                    assertThat((Long) ask(call + ".estimate() YIELD bytesMin, bytesMax, nodeCount"
                                            + " RETURN CASE WHEN bytesMin <= bytesMax THEN bytesMin END, nodeCount")
                                    .get(0)
                                    .get(0))
                            .isPositive();
                }));
    }

    @Test
    void the_words_of_the_command_line_say_what_is_seen() {
        ViewOptions view = ViewOptions.parse("none", "club,industry", "both", "strength", 1);
        assertThat(ask("CALL grapevine.pagerank.stream({ties: 'none', groups: ['club', 'industry'], direction: 'both',"
                        + " weights: 'strength', damping: 0.9, includeProspects: true, concurrency: 2})"
                        + " YIELD id, name, rank, score"))
                .isEqualTo(ranked(network, view, "pagerank:damping=0.9", false));
    }

    @Test
    void the_words_of_graph_data_science_mean_the_same_here() {
        ViewOptions strengths = ViewOptions.parse("all", "all", "influence", "strength", 1);
        assertThat(ask("CALL grapevine.pagerank.stream({relationshipWeightProperty: 'weight', dampingFactor: 0.8,"
                        + " maxIterations: 50, tolerance: 1e-6}) YIELD id, name, rank, score"))
                .isEqualTo(ranked(network, strengths, "pagerank:damping=0.8:max-rounds=50:tolerance=1e-6", true));
        ViewOptions pairs = ViewOptions.parse("all", "all", "influence", "none", 1);
        assertThat(ask("CALL grapevine.degree.stream({relationshipWeightProperty: null}) YIELD id, name, rank, score"))
                .isEqualTo(ranked(network, pairs, "degree", true));
    }

    @Test
    void labels_and_types_select_the_graph_itself() {
        ReferralNetwork clients = ReferralNetwork.of(new Part(Set.of("Client"), Set.of("KNOWS")).of(TOWN));
        assertThat(clients.persons().size()).isBetween(1, network.persons().size() - 1);
        assertThat(clients.affiliations().size()).isZero();
        assertThat(ask("CALL grapevine.harmonic.stream({nodeLabels: ['Client'], relationshipTypes: ['KNOWS']})"
                        + " YIELD id, name, rank, score"))
                .isEqualTo(ranked(clients, ViewOptions.DEFAULT, "harmonic", true));
    }

    @Test
    void a_call_sees_what_its_own_transaction_wrote() {
        assertThat(store().query("""
                                CREATE (a:Person:Client {id: 'new', name: 'New', state: 'client'})
                                WITH a
                                MATCH (b:Person) WHERE b.id <> 'new' AND coalesce(b.doNotProfile, false) = false
                                CREATE (a)-[:KNOWS {type: 'friend', weight: 1.0}]->(b)
                                WITH a, count(*) AS ties
                                CALL grapevine.degree.stream({groups: 'none'}) YIELD id, rank, score
                                WITH a, ties, id, rank, score WHERE rank = 1
                                WITH a, ties, id, score
                                DETACH DELETE a
                                RETURN id, score = ties
                                """, Map.of(), true).rows()).containsExactly(List.of("new", true));
    }

    @Test
    void write_keeps_what_stream_shows() {
        List<@Nullable Object> told = store().query(
                        "CALL grapevine.katz.write({writeProperty: 'word', randomSeed: 3})"
                                + " YIELD nodePropertiesWritten, analysis, didConverge",
                        Map.of(),
                        true)
                .rows()
                .get(0);
        List<List<@Nullable Object>> shown =
                ask("CALL grapevine.katz.stream() YIELD id, score RETURN id, score ORDER BY id");
        assertThat(ask("MATCH (p:Person) WHERE p.word IS NOT NULL RETURN p.id AS id, p.word ORDER BY id"))
                .isEqualTo(shown);
        assertThat(told.get(0)).isEqualTo((long) shown.size());
        assertThat(
                        ask(
                                "MATCH (a:Analysis {id: '" + told.get(1)
                                        + "'})-[s:SCORED]->(p) WHERE s.score = p.word RETURN a.measure, a.seed, a.dataHash <> '', count(*)"))
                .containsExactly(List.of("katz", 3L, true, (long) shown.size()));
        store().query("CALL grapevine.degree.write({writeProperty: 'word'})", Map.of(), true);
        assertThat(ask("MATCH (p:Person) WHERE p.word IS NOT NULL RETURN p.id AS id, p.word ORDER BY id"))
                .isEqualTo(ask("CALL grapevine.degree.stream() YIELD id, score RETURN id, score ORDER BY id"));
    }

    @Test
    void a_session_that_only_reads_cannot_write_by_a_call() {
        assertThatExceptionOfType(GrapevineException.class)
                .isThrownBy(() -> ask("CALL grapevine.degree.write({writeProperty: 'deg'})"));
        assertThat(ask("MATCH (p:Person) WHERE p.deg IS NOT NULL RETURN count(p)"))
                .containsExactly(List.of(0L));
    }

    @Test
    void a_column_that_came_with_the_data_is_not_overwritten() {
        assertThatThrownBy(
                        () -> store().query("CALL grapevine.degree.write({writeProperty: 'revenue'})", Map.of(), true))
                .hasMessageContaining("persons have a column revenue that came with their data");
        assertThatThrownBy(() -> store().query(
                                "CALL grapevine.degree.write({writeProperty: 'a`} DETACH DELETE'})", Map.of(), true))
                .hasMessageContaining("is no name for a property");
    }

    @Test
    void a_fault_in_the_configuration_says_what_and_what_to_do() {
        assertThatThrownBy(() -> ask("CALL grapevine.pagerank.stream({dampnig: 0.9})"))
                .hasMessageContaining("measure pagerank has no parameter 'dampnig'; it has damping")
                .hasMessageContaining(
                        "; a call also takes concurrency, direction, groups, horizon, includeProspects, nodeLabels,"
                                + " randomSeed, relationshipTypes, relationshipWeightProperty, ties, timeBudget, weights");
        assertThatThrownBy(() -> ask("CALL grapevine.pagerank.stream({concurrency: 'two'})"))
                .hasMessageContaining("concurrency: two is not a whole number from 1");
        assertThatThrownBy(() -> ask("CALL grapevine.pagerank.stream({relationshipWeightProperty: 'cost'})"))
                .hasMessageContaining("relationshipWeightProperty: cost is not weight, probability or null");
        assertThatThrownBy(() -> ask("CALL grapevine.pagerank.stream({nodeLabels: ['Customer']})"))
                .hasMessageContaining("nodeLabels: [Customer] is not some of Client, Person, Prospect");
        assertThatThrownBy(() -> ask("CALL grapevine.groups({size: 3})"))
                .hasMessageContaining(
                        "grapevine.groups has no 'size' in its configuration; it takes concurrency, direction,")
                .hasMessageContaining(", leaders, measure, minSize, nodeLabels,");
        assertThatThrownBy(() -> ask("CALL grapevine.why('nobody')")).hasMessageContaining("nobody");
    }

    @Test
    void two_words_for_the_same_are_not_both_taken() {
        assertThatThrownBy(() -> ask("CALL grapevine.pagerank.stream({maxIterations: 3, `max-rounds`: 5})"))
                .hasMessageContaining("maxIterations and max-rounds mean the same");
        assertThatThrownBy(() -> ask("CALL grapevine.pagerank.stream({randomSeed: 3, seed: 5})"))
                .hasMessageContaining("randomSeed and seed mean the same");
        assertThatThrownBy(() ->
                        ask("CALL grapevine.pagerank.stream({relationshipWeightProperty: null, weights: 'strength'})"))
                .hasMessageContaining("relationshipWeightProperty and weights mean the same");
    }

    @Test
    void a_fault_names_the_word_that_was_given() {
        assertThatThrownBy(() -> ask("CALL grapevine.pagerank.stream({maxIterations: 'three'})"))
                .hasMessageContaining("measure pagerank: maxIterations 'three' is not a whole number");
        assertThatThrownBy(() -> ask("CALL grapevine.degree.stream({maxIterations: 3})"))
                .hasMessageContaining("measure degree has no parameter 'maxIterations'; it has scale");
        assertThatThrownBy(() -> ask("CALL grapevine.pagerank.stream({relationshipWeightProperty: ''})"))
                .hasMessageContaining("is not weight, probability or null");
        assertThatThrownBy(() -> ask("CALL grapevine.groups({type: ['club', 'board']})"))
                .hasMessageContaining("type: [club, board] is not one text");
        assertThatThrownBy(() -> ask("CALL grapevine.plan.stream({size: 3, contactCost: -3})"))
                .hasMessageContaining("contactCost: -3.0 is not an amount of money from 0");
    }

    @Test
    void whole_numbers_may_come_from_programs_that_know_no_others_than_floating_ones() {
        String columns = " YIELD id, name, rank, score";
        assertThat(ask("CALL grapevine.pagerank.stream({concurrency: 2.0, maxIterations: 5.0, randomSeed: 7.0})"
                        + columns))
                .isEqualTo(ask("CALL grapevine.pagerank.stream({maxIterations: 5})" + columns));
        assertThatThrownBy(() -> ask("CALL grapevine.pagerank.stream({concurrency: 2.5})"))
                .hasMessageContaining("concurrency: 2.5 is not a whole number from 1");
    }

    @Test
    void whoever_asks_for_more_than_there_are_gets_all() {
        assertThat(ask("CALL grapevine.plan.stream({budget: 200, size: 4294967297,"
                        + " maxPerManager: 4294967297, certificate: 0.5}) YIELD id"))
                .hasSizeGreaterThan(1)
                .isEqualTo(ask("CALL grapevine.plan.stream({budget: 200, certificate: 0.5}) YIELD id"));
        assertThat(ask("CALL grapevine.groups({leaders: 4294967297}) YIELD leaders RETURN max(size(leaders)) > 1"))
                .containsExactly(List.of(true));
    }

    @Test
    void a_call_ends_with_its_transaction() throws Exception {
        String endless = "CALL grapevine.pagerank.stream({tolerance: 1e-300, maxIterations: 2000000000})";
        CompletableFuture<List<List<@Nullable Object>>> call = CompletableFuture.supplyAsync(() -> ask(endless));
        String mine =
                "SHOW TRANSACTIONS YIELD transactionId AS id, currentQuery AS query WHERE query = $query RETURN id";
        List<List<@Nullable Object>> running = List.of();
        while (running.isEmpty() && !call.isDone()) {
            running = store().query(mine, Map.of("query", endless), false).rows();
        }
        assertThat(running).hasSize(1);
        store().query(
                        "TERMINATE TRANSACTION $id",
                        Map.of("id", String.valueOf(running.get(0).get(0))),
                        false);
        assertThatThrownBy(() -> call.get(1, TimeUnit.MINUTES))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("ended this before it was done");
    }

    @Test
    void why_gives_shares_that_add_up_to_all() {
        String first = String.valueOf(ask("CALL grapevine.diffusion.stream() YIELD id RETURN id LIMIT 1")
                .get(0)
                .get(0));
        List<@Nullable Object> sum = store().query(
                        "CALL grapevine.why($id) YIELD rank, share, through RETURN min(rank), round(sum(share), 9), count(through) > 1",
                        Map.of("id", first),
                        false)
                .rows()
                .get(0);
        assertThat(sum).containsExactly(1L, 1.0, true);
        assertThat(store().query("CALL grapevine.explain($id)", Map.of("id", first), false)
                        .rows())
                .isEqualTo(store().query("CALL grapevine.why($id)", Map.of("id", first), false)
                        .rows());
    }

    @Test
    void groups_are_led_by_their_best_ranked_clients() {
        assertThat(ask("""
                        CALL grapevine.groups({measure: 'strength', leaders: 1}) YIELD id, leaders
                        WHERE size(leaders) > 0
                        WITH id, leaders[0].rank AS rank LIMIT 1
                        CALL grapevine.strength.stream() YIELD id AS person, rank AS overall
                        MATCH (:Person {id: person})-[:MEMBER_OF]->(:Group {id: id})
                        WITH rank, min(overall) AS best
                        RETURN rank = best
                        """)).containsExactly(List.of(true));
    }

    @Test
    void a_plan_in_cypher_is_the_plan_of_the_files() {
        List<List<@Nullable Object>> told =
                ask("CALL grapevine.plan.stream({size: 3, acceptance: 0.5, certificate: 0.5, randomSeed: 4})"
                        + " YIELD id, marginal, standalone, certificate RETURN id, marginal, standalone, certificate");
        Plan plan;
        try (Workers workers = Workers.of(2)) {
            WordOfMouth word = WordOfMouth.of(
                    View.of(network, ViewOptions.DEFAULT),
                    new Terms(Terms.Campaign.BOOST, 2, 1, 0, .5, 0, Integer.MAX_VALUE, 1, false));
            plan = Planner.plan(
                    word,
                    Prices.of(word, Map.of(), 0, 0),
                    Eligibility.of(
                            word,
                            Eligibility.Criteria.usual(
                                    Eligibility.latestDay(word).orElseThrow())),
                    new Limits(Double.POSITIVE_INFINITY, 3, List.of()),
                    new Aim(.5, false, 4),
                    List.of(),
                    workers);
        }
        assertThat(told)
                .isNotEmpty()
                .isEqualTo(plan.invitations().stream()
                        .map(one -> List.<Object>of(one.id(), one.marginal(), one.standalone(), plan.certificate()))
                        .toList());
        assertThatThrownBy(() -> ask("CALL grapevine.plan.stream({budget: 10, maxPerManagr: 2})"))
                .hasMessageContaining("grapevine.plan.stream has no 'maxPerManagr'");
        assertThatThrownBy(() -> ask("CALL grapevine.plan.stream()")).hasMessageContaining("neither budget nor size");
        assertThatThrownBy(() -> ask("CALL grapevine.plan.stream({size: 2, certificate: 7})"))
                .hasMessageContaining("certificate 7");
    }

    @Test
    void without_a_holdout_everybody_is_invited() {
        assertThat(ask(
                        "CALL grapevine.plan.stream({size: 4, minTenure: 0, coolingOff: 0}) YIELD position, arm, cluster, chance"
                                + " RETURN position, arm, cluster IS NULL AND chance IS NULL"))
                .containsExactly(
                        List.of(1L, "invited", true),
                        List.of(2L, "invited", true),
                        List.of(3L, "invited", true),
                        List.of(4L, "invited", true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            size: 5, holdout: 0.5                         | are needed
            size: 20, holdout: 'half'                     | is not a share
            size: 20, holdout: 1                          | is none
            size: 20, holdout: 0.5, by: 'guild'           | no groups of the type
            size: 20, holdout: 0.5, icc: 2                | is not in [0, 1]
            size: 20, holdout: 0.5, usualShare: '0%'      | is nobody or everybody
            size: 20, by: 'household'                     | none is asked for
            size: 20, coolingOff: -1                      | a whole number from 0
            """, quoteCharacter = '"')
    void what_a_plan_cannot_hold_out_is_refused_with_what_to_do(String configuration, String told) {
        assertThatThrownBy(() -> ask("CALL grapevine.plan.stream({" + configuration + "})"))
                .hasMessageContaining(told);
    }

    @Test
    void the_catalogue_lists_itself() {
        assertThat(ask("CALL grapevine.measures() YIELD measure RETURN measure"))
                .extracting(row -> row.get(0))
                .containsExactlyElementsOf(
                        Measures.all().stream().map(Measure::name).toList());
        assertThat(ask("CALL grapevine.version()").get(0).get(0)).asString().isNotEmpty();
    }
}
