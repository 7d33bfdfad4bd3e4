package org.grapevine.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.grapevine.network.Group;
import org.grapevine.network.Membership;
import org.grapevine.network.NetworkDigest;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.Rows;
import org.grapevine.network.Selection;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.grapevine.parallel.Progress;
import org.junit.jupiter.api.Test;

class PermittedTest {
    private static final Map<String, Object> CONSENT =
            Map.of("consentRef", "form 7", "consentDate", LocalDate.of(2026, 1, 1));

    @Test
    void whoever_objects_to_profiling_is_gone_with_all_ties_and_counted() {
        Rows rows = new Rows()
                .clients("a", "b")
                .person(new Person("x", "Xena", State.CLIENT, Map.of("doNotProfile", true)))
                .tie("a", "b", "social")
                .tie("x", "a", "social")
                .group("club", "club", 0, "a", "x")
                .referral("x", "b", "2026-01-01")
                .adoption("x", 1, "", "")
                .adoption("a", 2, "", "x");
        Permitted permitted = permitted(rows, Selection.ALL, Selection.ALL, true);
        ReferralNetwork network = ReferralNetwork.of(permitted);
        assertThat(network.persons().indexOf("x")).isNegative();
        assertThat(network.ties().size()).isEqualTo(1);
        assertThat(network.affiliations().size()).isEqualTo(1);
        assertThat(network.referrals()).isEmpty();
        assertThat(network.adoptions())
                .hasSize(1)
                .allMatch(adoption -> adoption.referrer().isEmpty());
        assertThat(permitted.objecting()).isEqualTo(1);
    }

    @Test
    void what_the_law_protects_goes_with_consent_only() {
        Rows rows = new Rows()
                .clients("a", "b")
                .tie(new Tie("a", "b", "religion", 1, false, Map.of()))
                .tie(new Tie("b", "a", "religion", 1, true, CONSENT))
                .group("choir", "church", 0)
                .membership(new Membership("a", "choir", Map.of("consentRef", "form 7")))
                .membership(new Membership("b", "choir", CONSENT));
        Permitted permitted = permitted(rows, Selection.ALL, Selection.ALL, true);
        ReferralNetwork network = ReferralNetwork.of(permitted);
        assertThat(network.ties().size()).isEqualTo(1);
        assertThat(network.affiliations().size()).isEqualTo(1);
        assertThat(network.affiliations().person(0)).isEqualTo(1);
        assertThat(permitted.unconsented()).isEqualTo(2);
    }

    @Test
    void a_group_marked_as_special_is_protected_whatever_its_type() {
        NetworkSource rows = sink -> {
            sink.person(new Person("a", "a", State.CLIENT, Map.of()));
            sink.group(new Group("ward", "ward", "club", 0, Sensitivity.SPECIAL));
            sink.membership(new Membership("a", "ward", Map.of()));
        };
        assertThat(ReferralNetwork.of(permitted(rows, Selection.ALL, Selection.ALL, true))
                        .affiliations()
                        .size())
                .isZero();
    }

    @Test
    void addresses_of_clients_stay_and_those_of_others_go() {
        Rows rows = new Rows()
                .person(new Person("a", "Ann", State.CLIENT, Map.of("E-Mail", "a@x")))
                .person(new Person(
                        "p", "Pia", State.PROSPECT, Map.of("E-Mail", "p@x", "Mobile Phone", "1", "age", "7")))
                .person(new Person("q", "Quin", State.PROSPECT, Map.of("age", "8")));
        Permitted permitted = permitted(rows, Selection.ALL, Selection.ALL, false);
        ReferralNetwork network = ReferralNetwork.of(permitted);
        assertThat(network.persons().text(0, "E-Mail")).isEqualTo("a@x");
        assertThat(network.persons().text(1, "E-Mail")).isEmpty();
        assertThat(network.persons().text(1, "Mobile Phone")).isEmpty();
        assertThat(network.persons().text(1, "age")).isEqualTo("7");
        assertThat(permitted.contactless()).isEqualTo(1);
    }

    @Test
    void selected_types_stay_and_the_counts_are_those_of_the_last_sending() {
        Permitted permitted = permitted(HostileRows.rows(), Selection.parse("social"), Selection.NONE, true);
        ReferralNetwork.of(permitted);
        ReferralNetwork network = ReferralNetwork.of(permitted);
        assertThat(network.ties().size()).isEqualTo(2);
        assertThat(network.referrals()).isEmpty();
        assertThat(network.groups().size()).isZero();
        assertThat(network.affiliations().size()).isZero();
        assertThat(permitted.tieTypes()).containsExactlyInAnyOrder("social", "advice", "referral");
        assertThat(permitted.groupTypes()).containsExactly("club");
    }

    @Test
    void where_nothing_is_to_be_left_out_every_row_goes_through() {
        assertThat(digest(permitted(HostileRows.rows(), Selection.ALL, Selection.ALL, true)))
                .isEqualTo(digest(HostileRows.rows()));
    }

    private static Permitted permitted(NetworkSource rows, Selection ties, Selection groups, boolean contacts) {
        return new Permitted(rows, ties, groups, contacts, Progress.SILENT);
    }

    private static String digest(NetworkSource source) {
        NetworkDigest digest = new NetworkDigest();
        source.sendTo(digest);
        return digest.value();
    }
}
