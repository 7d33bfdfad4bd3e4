package org.grapevine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.grapevine.GrapevineException;
import org.grapevine.network.Adoption;
import org.grapevine.network.Group;
import org.grapevine.network.Membership;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
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
        store.keep(
                StoreContract.run(store, "influence"), new String[] {"b", "a"}, new double[] {2, 1}, Progress.SILENT);
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

    /** The small town with a campaign that asks b and leaves d alone, with a in the same cluster. */
    private Store withHoldout() {
        Store store = store();
        StoreContract.load(store, Towns.small());
        store.propose(new CampaignRecord(
                "autumn",
                Map.of("budget", 5.0),
                List.of(new CampaignRecord.Invite("b", "Bea", Map.of("position", 1L))),
                List.of(new CampaignRecord.Invite(
                        "d", "Zoë", Map.of("position", 2L, "why", "+1 of 3; 2 covered (most in common with Bea: 2)."))),
                List.of(
                        new CampaignRecord.Place("b", 1, 1, false),
                        new CampaignRecord.Place("d", 2, 1, true),
                        new CampaignRecord.Place("a", 2, 1, true))));
        return store;
    }

    @Test
    void who_is_withheld_is_not_among_those_asked_and_other_campaigns_know() {
        Store store = withHoldout();
        CampaignRecord campaign = store.campaign("autumn");
        assertThat(campaign.invitations()).extracting(CampaignRecord.Invite::id).containsExactly("b");
        assertThat(campaign.withheld()).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo("d");
            assertThat(one.facts()).containsEntry("cluster", 2L).containsEntry("position", 2L);
        });
        assertThat(campaign.facts()).containsEntry("withheld", 1L);
        assertThat(store.campaigns().get(0).facts())
                .containsEntry("clients", 1L)
                .containsEntry("withheld", 1L);
        LocalDate longAgo = LocalDate.of(2000, 1, 1);
        assertThat(store.heldOutSince(longAgo)).isEmpty();
        store.approve("autumn", "Mia");
        assertThat(store.askedSince(longAgo)).containsExactly("b");
        assertThat(store.heldOutSince(longAgo)).containsExactly("d");
        assertThat(store.heldOutSince(LocalDate.of(9999, 1, 1))).isEmpty();
    }

    @Test
    void who_is_erased_goes_from_holdouts_too() {
        Store store = withHoldout();
        assertThat(store.wouldErase("d").counts()).containsEntry("places in control groups", 1L);
        assertThat(store.wouldErase("b").counts())
                .containsEntry("places in groups that are compared with them", 1L)
                .containsEntry("reasons of other invitations that name it", 1L);
        store.erase("b");
        assertThat(store.campaign("autumn").withheld().get(0).facts().get("why"))
                .asString()
                .doesNotContain("Bea");
        store.erase("d");
        assertThat(store.campaign("autumn").withheld()).isEmpty();
        assertThat(StoreContract.ask(store, EVERYTHING).toString())
                .doesNotContain("Bea")
                .doesNotContain("Zoë");
    }

    @Test
    void a_plan_that_withholds_somebody_unknown_is_not_kept() {
        Store store = withHoldout();
        assertThatExceptionOfType(GrapevineException.class)
                .isThrownBy(() -> store.propose(new CampaignRecord(
                        "autumn",
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of(new CampaignRecord.Place("stranger", 1, 1, true)))))
                .withMessageContaining("1 persons of the holdout are not in the store");
        assertThat(store.campaign("autumn").withheld()).hasSize(1);
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
        assertThat(StoreContract.ask(store, EVERYTHING).toString())
                .doesNotContain("Bea")
                .doesNotContain("=b,")
                .doesNotContain("=b}")
                .doesNotContain("to=b");
        assertThat(StoreContract.ask(store, "MATCH (a:Analysis {number: 2}) RETURN a.measure"))
                .hasToString("[[pagerank:to=erased+d]]");
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
        assertThat(StoreContract.rows(store))
                .containsExactlyInAnyOrderElementsOf(Towns.small().rows());
    }

    @Test
    void who_named_the_erased_as_referrer_names_nobody() {
        Store store = store();
        StoreContract.load(store, Towns.small());
        store.erase("a");
        assertThat(StoreContract.rows(store))
                .contains(new Adoption("d", 3, "seed", ""))
                .noneMatch(row -> row.toString().contains("Ann"));
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
        assertThat(StoreContract.ask(store, "MATCH (g:Group) RETURN g.id ORDER BY g.id"))
                .hasToString("[[g], [h]]");
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

    /** Ana is there twice: as a, whom Mia looks after, and as b, whom Ron does, and who must not be contacted. */
    private static RowList twice() {
        LocalDate day = LocalDate.of(2024, 2, 29);
        LocalDate later = LocalDate.of(2025, 2, 28);
        return new RowList(
                new Person("a", "Ana Ruiz", State.PROSPECT, Map.of("revenue", 5.0, "manager", "Mia", "since", later)),
                new Person(
                        "b",
                        "Ana Ruiz Soto",
                        State.CLIENT,
                        Map.of("clv", 7.0, "manager", "Ron", "since", day, "doNotContact", true, "revenue", 9.0)),
                new Person("x", "Xavier", State.CLIENT, Map.of()),
                new Person("y", "Yves", State.CLIENT, Map.of()),
                new Group("g", "Golf", "club", 0, Sensitivity.NORMAL),
                new Group("h", "Choir", "club", 0, Sensitivity.NORMAL),
                new Tie("a", "x", "social", 1, false, Map.of("since", later, "lastContact", day)),
                new Tie("b", "x", "social", 2, false, Map.of("since", day, "lastContact", later, "note", "golf")),
                new Tie("y", "b", "family", 1, true, Map.of()),
                new Tie("a", "b", "social", 1, false, Map.of()),
                new Tie("x", "y", "social", 1, false, Map.of()),
                new Membership("a", "g", Map.of("until", day)),
                new Membership("b", "g", Map.of("role", "chair")),
                new Membership("b", "h", Map.of()),
                new Referral("a", "y", day, "won", Double.NaN),
                new Referral("b", "y", day, "won", 250),
                new Referral("b", "x", null, "", 1),
                new Referral("x", "a", null, "", 2),
                new Adoption("b", 3, "seed", "x"),
                new Adoption("x", 4, "seed", "b"));
    }

    private static List<Record> once() {
        LocalDate day = LocalDate.of(2024, 2, 29);
        LocalDate later = LocalDate.of(2025, 2, 28);
        return List.of(
                new Person(
                        "a",
                        "Ana Ruiz",
                        State.CLIENT,
                        Map.of("revenue", 5.0, "manager", "Mia", "since", day, "clv", 7.0, "doNotContact", true)),
                new Person("x", "Xavier", State.CLIENT, Map.of()),
                new Person("y", "Yves", State.CLIENT, Map.of()),
                new Group("g", "Golf", "club", 0, Sensitivity.NORMAL),
                new Group("h", "Choir", "club", 0, Sensitivity.NORMAL),
                new Tie("a", "x", "social", 3, false, Map.of("since", day, "lastContact", later, "note", "golf")),
                new Tie("y", "a", "family", 1, true, Map.of()),
                new Tie("x", "y", "social", 1, false, Map.of()),
                new Membership("a", "g", Map.of("role", "chair")),
                new Membership("a", "h", Map.of()),
                new Referral("a", "y", day, "won", 250),
                new Referral("a", "x", null, "", 1),
                new Referral("x", "a", null, "", 2),
                new Adoption("a", 3, "seed", "x"),
                new Adoption("x", 4, "seed", "a"));
    }

    @Test
    void two_who_are_one_have_the_ties_of_both_and_old_files_do_not_part_them() {
        Store store = store();
        StoreContract.load(store, twice());
        String before = store.dataHash();
        MergeReport done = store.merge("a", "b");
        assertThat(done.id()).isEqualTo("merge-1");
        assertThat(done.between()).isEqualTo(1);
        assertThat(StoreContract.rows(store)).isEqualTo(once());
        assertThat(store.dataHash()).isNotEqualTo(before);
        assertThat(StoreContract.ask(store, "MATCH (m:Manager)-[:MANAGES]->(p:Person) RETURN m.id, p.id"))
                .hasToString("[[Mia, a]]");

        LoadReport again = StoreContract.load(store, twice());
        assertThat(again.changed()).isFalse();
        assertThat(StoreContract.rows(store)).isEqualTo(once());

        StoreContract.load(
                store,
                new RowList(
                        new Person("b", "Ana R. Soto", State.PROSPECT, Map.of("revenue", 1.0)),
                        new Person("z", "Zoe", State.CLIENT, Map.of()),
                        new Tie("b", "z", "social", 1, false, Map.of())));
        assertThat(StoreContract.rows(store))
                .contains(once().get(0), new Tie("a", "z", "social", 1, false, Map.of()))
                .hasSize(once().size() + 2);
    }

    @Test
    void a_weight_that_one_of_two_rows_about_the_same_person_states_counts() {
        Store store = store();
        StoreContract.load(store, twice());
        store.merge("a", "b");
        StoreContract.load(
                store,
                new RowList(
                        new Person("a", "Ana Ruiz", State.CLIENT, Map.of(), Set.of("state")),
                        new Person("b", "Ana Ruiz Soto", State.CLIENT, Map.of(), Set.of("state")),
                        new Person("x", "Xavier", State.CLIENT, Map.of()),
                        new Tie("a", "x", "social", 1, false, Map.of(), Set.of("weight")),
                        new Tie("b", "x", "social", 5, false, Map.of())));
        assertThat(StoreContract.ask(store, "MATCH (:Person {id: 'a'})-[t:KNOWS]->(:Person {id: 'x'}) RETURN t.weight"))
                .hasToString("[[6.0]]");
    }

    @Test
    void what_was_made_one_can_be_made_two_again() {
        Store store = store();
        StoreContract.load(store, twice());
        store.keep(
                StoreContract.run(store, "influence"), new String[] {"b", "a"}, new double[] {2, 1}, Progress.SILENT);
        store.propose(new CampaignRecord(
                "autumn",
                Map.of(),
                List.of(
                        new CampaignRecord.Invite("b", "Ana", Map.of("position", 1L)),
                        new CampaignRecord.Invite("x", "Xavier", Map.of("position", 2L)))));
        String all = """
                MATCH (n) OPTIONAL MATCH (n)-[r]->(m)
                WITH n, r, m WHERE NOT n:Load
                RETURN labels(n), properties(n), type(r), properties(r), m.id
                ORDER BY n.id, n.name, type(r), m.id, r.ordinal
                """;
        String before = StoreContract.ask(store, all).toString();
        store.merge("a", "b");
        assertThat(StoreContract.ask(
                        store, "MATCH (:Campaign)-[i:INVITES]->(p) RETURN p.id, i.position ORDER BY i.position"))
                .hasToString("[[a, 1], [x, 2]]");
        assertThat(StoreContract.ask(store, "MATCH (:Analysis)-[s:SCORED]->(p) RETURN p.id"))
                .hasToString("[[a]]");
        assertThat(store.merges()).singleElement().returns("b", MergeReport::drop);
        assertThat(store.undoMerge("merge-1").keep()).isEqualTo("a");
        assertThat(StoreContract.rows(store)).isEqualTo(twice().rows());
        assertThat(StoreContract.ask(store, all)).hasToString(before);
        assertThat(store.merges()).isEmpty();
        assertThat(StoreContract.load(store, twice()).changed()).isFalse();
    }

    @Test
    void of_merges_that_meet_the_later_is_undone_first() {
        Store store = store();
        StoreContract.load(store, twice());
        store.merge("a", "b");
        store.merge("x", "a");
        assertThat(StoreContract.ask(store, "MATCH (p:Person) RETURN p.id ORDER BY p.id"))
                .hasToString("[[x], [y]]");
        assertThat(StoreContract.load(store, twice()).changed()).isFalse();
        assertThatExceptionOfType(GrapevineException.class)
                .isThrownBy(() -> store.undoMerge("merge-1"))
                .withMessageContaining("merge-2 came after it");
        store.undoMerge("2");
        assertThat(StoreContract.rows(store)).isEqualTo(once());
        store.undoMerge("1");
        assertThat(StoreContract.rows(store)).isEqualTo(twice().rows());
    }

    @Test
    void who_is_erased_goes_with_all_who_were_merged_into_it() {
        Store store = store();
        StoreContract.load(store, twice());
        store.merge("a", "b");
        assertThatExceptionOfType(GrapevineException.class)
                .isThrownBy(() -> store.erase("b"))
                .withMessageContaining("was merged into 'a'");
        ErasureReport report = store.erase("a");
        assertThat(report.names()).containsExactly("a", "b", "Ana Ruiz", "Ana Ruiz Soto");
        assertThat(report.counts()).containsEntry("persons", 2L);
        assertThat(StoreContract.ask(store, EVERYTHING).toString())
                .doesNotContain("Ana")
                .doesNotContain("=b,")
                .doesNotContain("=b}");
        List<Record> left = StoreContract.rows(store);
        assertThat(StoreContract.load(store, twice()).changed()).isFalse();
        assertThat(StoreContract.rows(store)).isEqualTo(left);
        assertThat(store.merges()).isEmpty();
    }

    @Test
    void nobody_is_merged_with_itself_or_with_somebody_unknown() {
        Store store = store();
        StoreContract.load(store, twice());
        for (String[] pair : new String[][] {{"a", "a"}, {"a", "nobody"}, {"nobody", "a"}}) {
            assertThatExceptionOfType(GrapevineException.class)
                    .isThrownBy(() -> store.merge(pair[0], pair[1]))
                    .returns(GrapevineException.Kind.INPUT, GrapevineException::kind);
        }
        assertThatExceptionOfType(GrapevineException.class).isThrownBy(() -> store.undoMerge("merge-1"));
        assertThat(StoreContract.rows(store)).isEqualTo(twice().rows());
    }
}
