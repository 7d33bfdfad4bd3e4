package org.grapevine.store;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.grapevine.network.Membership;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.grapevine.parallel.Progress;
import org.grapevine.sample.Rows;
import org.grapevine.sample.Town;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every question of the library on a store with nothing in it and on the sample town, before any analysis and after two. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryLibraryIT {
    private static final Set<String> ABOUT_ANALYSES = Set.of("analyses", "who-rose");

    private final QueryLibrary library = QueryLibrary.open();
    private final Town town = Town.of(Town.PEOPLE, Town.SEED);
    private final Rows rows = Rows.of(town);
    private final Map<String, QueryAnswer> before = new LinkedHashMap<>();
    private @Nullable Store empty;
    private @Nullable Store sample;

    @BeforeAll
    void load(@TempDir Path folder) {
        empty = Store.embedded(folder.resolve("empty"));
        sample = Store.embedded(folder.resolve("sample"));
        store().load(town, Progress.SILENT);
        library.questions().forEach(question -> before.put(question.name(), answer(store(), question, Map.of())));
        String[] ids = rows.persons.keySet().toArray(String[]::new);
        double[] scores = new double[ids.length];
        for (int run = 1; run <= 2; run++) {
            for (int i = 0; i < ids.length; i++) {
                scores[i] = ids.length - i;
            }
            store().keep(new AnalysisRun("strength", "", "", run, ""), ids, scores, Progress.SILENT);
            String first = ids[0];
            ids[0] = ids[ids.length - 1];
            ids[ids.length - 1] = first;
        }
    }

    @AfterAll
    void close() {
        store().close();
        Objects.requireNonNull(empty).close();
    }

    private Store store() {
        return Objects.requireNonNull(sample);
    }

    private static QueryAnswer answer(Store store, Question question, Map<String, String> given) {
        return store.query(question.text(), question.values(given), false);
    }

    private List<Row> ask(String name, Map<String, String> given) {
        QueryAnswer answer = answer(store(), library.question(name), given);
        return answer.rows().stream()
                .map(cells -> new Row(answer.columns(), cells))
                .toList();
    }

    private record Row(List<String> columns, List<@Nullable Object> cells) {
        Object at(String column) {
            return Objects.requireNonNull(cells.get(columns.indexOf(column)), column);
        }

        String text(String column) {
            return at(column).toString();
        }
    }

    Stream<Question> questions() {
        return library.questions().stream();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void an_empty_store_gives_the_columns_of_the_header_and_no_rows(Question question) {
        QueryAnswer answer = answer(Objects.requireNonNull(empty), question, Map.of());
        assertThat(answer.columns()).isEqualTo(question.columns());
        assertThat(answer.rows()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void the_sample_answers_with_the_columns_of_the_header(Question question) {
        QueryAnswer first = Objects.requireNonNull(before.get(question.name()));
        QueryAnswer scored = answer(store(), question, Map.of());
        assertThat(first.columns()).isEqualTo(question.columns());
        assertThat(scored.columns()).isEqualTo(question.columns());
        assertThat(first.rows().isEmpty()).isEqualTo(ABOUT_ANALYSES.contains(question.name()));
        assertThat(scored.rows()).isNotEmpty();
    }

    @Test
    void every_type_is_counted_as_often_as_it_was_loaded() {
        Map<String, Long> ties = rows.ties.stream().collect(groupingBy(Tie::type, counting()));
        Map<String, Long> memberships = rows.memberships.stream()
                .collect(groupingBy(m -> rows.groupOf(m).type(), counting()));
        Map<String, Map<String, Long>> counted = ask("types", Map.of()).stream()
                .collect(groupingBy(row -> row.text("kind"), Collectors.toMap(row -> row.text("type"), row ->
                        (Long) row.at("rows"))));
        assertThat(counted).containsEntry("tie", ties).containsEntry("membership", memberships);
    }

    @Test
    void the_top_referrer_has_won_more_than_anybody_else() {
        Map<String, Long> won = rows.referrals.stream()
                .filter(r -> r.outcome().equals("won"))
                .collect(groupingBy(Referral::referrer, counting()));
        List<Row> top = ask("top-referrers", Map.of("limit", "1000"));
        assertThat(top).allMatch(row -> row.at("won").equals(won.getOrDefault(row.text("id"), 0L)));
        assertThat(top.get(0).at("won"))
                .isEqualTo(won.values().stream().max(Long::compare).orElseThrow());
    }

    @Test
    void everybody_who_was_entered_twice_is_found() {
        List<List<String>> twins =
                rows.persons.values().stream()
                        .collect(groupingBy(p -> p.properties().get("phone")))
                        .values()
                        .stream()
                        .filter(same -> same.size() > 1)
                        .map(same -> same.stream().map(Person::id).sorted().toList())
                        .toList();
        assertThat(ask("duplicates", Map.of()))
                .filteredOn(row -> row.at("evidence").equals("same phone"))
                .extracting(row -> List.of(row.at("id"), row.at("otherId")))
                .containsExactlyInAnyOrderElementsOf(
                        twins.stream().map(List::<Object>copyOf).toList());
    }

    @Test
    void the_ledger_accounts_for_every_church_membership() {
        List<Membership> church = rows.memberships.stream()
                .filter(m -> rows.groupOf(m).type().equals("church"))
                .toList();
        List<Row> ledger = ask("consent-ledger", Map.of());
        assertThat(ledger).allMatch(row -> row.at("sensitivity").equals("special"));
        assertThat(ledger.stream().mapToLong(row -> (Long) row.at("held")).sum())
                .isEqualTo(church.size());
        assertThat(ledger.stream()
                        .mapToLong(row -> (Long) row.at("withConsent"))
                        .sum())
                .isEqualTo(church.stream()
                        .filter(m -> m.properties().containsKey("consentRef"))
                        .count());
    }

    @Test
    void a_sole_connection_is_the_only_client_in_its_group() {
        List<Row> sole = ask("sole-connections", Map.of("least", "9"));
        assertThat(sole).isNotEmpty();
        for (Row row : sole) {
            assertThat(rows.memberships.stream()
                            .filter(m -> rows.groupOf(m).name().equals(row.at("group")))
                            .filter(m -> rows.groupOf(m).type().equals(row.at("type")))
                            .filter(m -> stateOf(m.person()) == State.CLIENT)
                            .map(Membership::person))
                    .containsExactly(row.text("id"));
        }
    }

    @Test
    void who_stands_next_to_a_prospect_introduces_in_one_step() {
        Tie tie = rows.ties.stream()
                .filter(t -> stateOf(t.from()) == State.CLIENT && stateOf(t.to()) == State.PROSPECT)
                .filter(t -> t.weight() == 1 && !isSetAside(t.from()) && !isSetAside(t.to()))
                .findFirst()
                .orElseThrow();
        String path = Objects.requireNonNull(rows.persons.get(tie.from())).name() + " > "
                + Objects.requireNonNull(rows.persons.get(tie.to())).name();
        assertThat(ask("introduce-us", Map.of("prospect", tie.to(), "limit", "100")))
                .extracting(
                        row -> row.at("id"), row -> row.at("strength"), row -> row.at("steps"), row -> row.at("path"))
                .contains(tuple(tie.from(), 1.0, 1L, path));
    }

    @Test
    void those_who_swapped_places_rose_and_fell_most() {
        assertThat(ask("who-rose", Map.of()))
                .extracting(row -> row.at("id"), row -> row.at("rose"))
                .containsExactly(tuple("p2999", 2999L), tuple("p0000", -2999L));
        assertThat(ask("analyses", Map.of()))
                .extracting(row -> row.at("firstId"))
                .containsExactly("p2999", "p0000");
    }

    private State stateOf(String person) {
        return Objects.requireNonNull(rows.persons.get(person)).state();
    }

    private boolean isSetAside(String person) {
        Map<String, Object> properties =
                Objects.requireNonNull(rows.persons.get(person)).properties();
        return properties.containsKey("doNotContact") || properties.containsKey("doNotProfile");
    }
}
