package org.grapevine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.grapevine.GrapevineException;
import org.grapevine.network.Adoption;
import org.grapevine.network.Group;
import org.grapevine.network.Membership;
import org.grapevine.network.Person;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.State;
import org.grapevine.parallel.Progress;
import org.junit.jupiter.api.Test;

/** What a store promises of persons who are erased, and of two that turn out to be one. */
abstract class RememberedContract {
    /** A store in which nothing was ever loaded. */
    abstract Store store();

    private static final String EVERYTHING = """
            MATCH (n) OPTIONAL MATCH (n)-[r]->()
            RETURN properties(n) AS node, properties(r) AS relationship
            """;

    /** The small town with scores, a campaign that asks b and d, and an analysis asked for b by name. */
    private Store withHistory() {
        Store store = store();
        StoreContract.load(store, Towns.small());
        store.keep(StoreContract.run(store, "influence"), new String[] {"b", "a"}, new double[] {2, 1}, Progress.SILENT);
        store.keep(
                new AnalysisRun("pagerank:to=b+d", "ties all", store.dataHash(), 42, ""),
                new String[] {"a"},
                new double[] {1},
                Progress.SILENT);
        store.propose(new CampaignRecord(
                "autumn",
                Map.of("budget", 5.0),
                List.of(
                        new CampaignRecord.Invite("b", "Bea", Map.of("position", 1L, "why", "+5 of 5.")),
                        new CampaignRecord.Invite(
                                "d",
                                "Zoë",
                                Map.of("position", 2L, "why", "+1 of 3; 2 covered (most in common with Bea: 2).")))));
        return store;
    }

    @Test
    void what_would_be_erased_is_counted_and_nothing_goes() {
        Store store = withHistory();
        assertThat(store.wouldErase("b").counts())
                .containsExactly(
                        Map.entry("persons", 1L),
                        Map.entry("ties", 3L),
                        Map.entry("memberships", 1L),
                        Map.entry("referrals received", 2L),
                        Map.entry("scores", 1L),
                        Map.entry("invitations of campaigns", 1L),
                        Map.entry("links to a manager", 1L),
                        Map.entry("reasons of other invitations that name it", 1L),
                        Map.entry("measures that were asked for it by name", 1L));
        assertThat(store.wouldErase("a").counts()).containsEntry("adoptions that name it as referrer", 1L);
        assertThat(StoreContract.rows(store)).isEqualTo(Towns.small().rows());
    }

    @Test
    void who_is_erased_is_nowhere_any_more_and_does_not_come_back_with_old_files() {
        Store store = withHistory();
        String before = store.dataHash();
        store.noteFile(Path.of("somewhere/report.html"), "report");
        ErasureReport report = store.erase("b");
        assertThat(report.names()).containsExactly("b", "Bea");
        assertThat(report.files().keySet()).singleElement().asString().endsWith("report.html");
        assertThat(store.dataHash()).isNotEqualTo(before);
        assertThat(StoreContract.ask(store, EVERYTHING).toString()).doesNotContain("Bea").doesNotContain("=b,").doesNotContain("=b}").doesNotContain("to=b");
        assertThat(StoreContract.ask(store, "MATCH (a:Analysis {number: 2}) RETURN a.measure")).hasToString("[[pagerank:to=erased+d]]");
        assertThat(store.campaign("autumn").invitations())
                .singleElement()
                .extracting(invite -> invite.facts().get("why"))
                .isEqualTo("+1 of 3; 2 covered (most in common with somebody who was erased: 2).");
        List<Record> left = StoreContract.rows(store);
        assertThat(left)
                .hasSize(Towns.small().rows().size() - 7)
                .noneMatch(row -> row.toString().contains("Bea"));

        LoadReport again = StoreContract.load(store, Towns.small());
        assertThat(again.changed()).isFalse();
        assertThat(again.erased()).isEqualTo(7);
        assertThat(StoreContract.rows(store)).isEqualTo(left);

        assertThat(store.allowBack("a")).isFalse();
        assertThat(store.allowBack("b")).isTrue();
        assertThat(StoreContract.load(store, Towns.small()).created()).isEqualTo(7);
        assertThat(StoreContract.rows(store)).containsExactlyInAnyOrderElementsOf(Towns.small().rows());
    }

    @Test
    void who_named_the_erased_as_referrer_names_nobody() {
        Store store = store();
        StoreContract.load(store, Towns.small());
        store.erase("a");
        assertThat(StoreContract.rows(store)).contains(new Adoption("d", 3, "seed", "")).noneMatch(row -> row.toString()
                .contains("Ann"));
        assertThat(StoreContract.load(store, Towns.small()).changed()).isFalse();
    }

    @Test
    void a_household_goes_with_the_last_of_its_members() {
        Store store = store();
        RowList town = new RowList(
                new Person("a", "Ann Ruiz", State.CLIENT, Map.of()),
                new Person("b", "Ben Ruiz", State.CLIENT, Map.of()),
                new Group("h", "Ruiz household", "household", 0, Sensitivity.NORMAL),
                new Group("g", "Golf", "club", 0, Sensitivity.NORMAL),
                new Membership("a", "h", Map.of()),
                new Membership("b", "h", Map.of()),
                new Membership("b", "g", Map.of()));
        StoreContract.load(store, town);
        assertThat(store.erase("a").counts()).doesNotContainKey("households or families of nobody else");
        assertThat(StoreContract.ask(store, "MATCH (g:Group) RETURN g.id ORDER BY g.id")).hasToString("[[g], [h]]");
        assertThat(store.erase("b").counts()).containsEntry("households or families of nobody else", 1L);
        StoreContract.load(store, town);
        assertThat(StoreContract.ask(store, "MATCH (g:Group) RETURN g.name")).hasToString("[[Golf]]");
    }

    @Test
    void nobody_is_erased_who_is_not_there() {
        Store store = store();
        StoreContract.load(store, Towns.small());
        assertThatExceptionOfType(GrapevineException.class)
                .isThrownBy(() -> store.erase("Ann"))
                .withMessageContaining("nobody in the store has the id 'Ann'")
                .satisfies(fault -> assertThat(fault.remedy()).contains("called so: a"));
        assertThat(StoreContract.load(store, Towns.small()).changed()).isFalse();
    }
}
