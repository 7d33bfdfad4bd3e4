package org.grapevine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiscreetTest {
    private static final byte[] KEY = new byte[Pseudonyms.KEY];

    private static final Rows ROWS = new Rows()
            .person(new Person(
                    "a",
                    "Ana",
                    State.CLIENT,
                    Map.of("revenue", 5.0, "manager", "Mia", "email", "ana@example.org", "note", "likes tea")))
            .person(new Person("b", "Ben", State.CLIENT, Map.of("doNotContact", true)))
            .person(new Person("c", "Cleo", State.PROSPECT, Map.of()))
            .person(new Person("d", "Dan", State.CLIENT, Map.of("minor", true)))
            .person(new Person("e", "Eve", State.LOST, Map.of()))
            .tie("a", "c", "social")
            .group("Rotary", "club", 30, "a", "b")
            .group("Ruiz household", "household", 0, "a", "c")
            .referral("a", "b", "2026-01-02")
            .adoption("b", 3, "seed", "a");

    private static ReferralNetwork seen(boolean pseudonymous) {
        return ReferralNetwork.of(new Discreet(ROWS, pseudonymous ? new Pseudonyms(KEY) : null));
    }

    @Test
    void who_must_be_left_alone_prospects_and_lost_clients_have_no_names() {
        Persons persons = seen(false).persons();
        assertThat(IntStream.range(0, 5).mapToObj(persons::name))
                .containsExactly(
                        "Ana", "somebody not to be named", "a prospect", "somebody not to be named", "a former client");
        assertThat(persons.indexOf("a")).isZero();
        for (String id : new String[] {"b", "c", "d", "e"}) {
            assertThat(persons.indexOf(id)).as(id).isNegative();
        }
    }

    @Test
    void columns_that_no_measure_needs_are_gone() {
        Persons persons = seen(false).persons();
        assertThat(persons.columns()).containsExactly("doNotContact", "manager", "minor", "revenue");
        assertThat(persons.text(0, "manager")).isEqualTo("Mia");
    }

    @Test
    void the_network_keeps_its_shape() {
        ReferralNetwork seen = seen(true);
        assertThat(seen.ties().from(0)).isZero();
        assertThat(seen.ties().to(0)).isEqualTo(2);
        assertThat(seen.affiliations().size()).isEqualTo(4);
        assertThat(seen.affiliations().group(3)).isEqualTo(1);
        assertThat(seen.groups().get(0).size()).isEqualTo(30);
        assertThat(seen.persons().indexOf(seen.referrals().get(0).referred())).isEqualTo(1);
        assertThat(seen.persons().indexOf(seen.adoptions().get(0).referrer())).isZero();
    }

    @Test
    void households_bear_the_names_of_persons_and_have_none_here() {
        assertThat(seen(false).groups().get(0).name()).isEqualTo("Rotary");
        assertThat(seen(false).groups().get(1).name()).isEqualTo("a household");
    }

    @Test
    void with_pseudonyms_nothing_of_a_name_is_left() {
        ReferralNetwork seen = seen(true);
        assertThat(seen.persons().id(0)).matches("P(-[0-9A-Z]{5}){2}");
        assertThat(seen.persons().name(0)).isEqualTo(seen.persons().id(0));
        assertThat(seen.persons().text(0, "manager")).matches("M(-[0-9A-Z]{5}){2}");
        assertThat(seen.groups().get(0).name()).matches("club G(-[0-9A-Z]{5}){2}");
        assertThat(seen.groups().get(0).id()).doesNotContain("Rotary");
    }

    @Test
    void a_pseudonym_is_the_same_under_the_same_key_and_another_under_another() {
        byte[] other = KEY.clone();
        other[31] = 1;
        String ana = new Pseudonyms(KEY).of('P', "a");
        assertThat(new Pseudonyms(KEY).of('P', "a")).isEqualTo(ana);
        assertThat(new Pseudonyms(other).of('P', "a")).isNotEqualTo(ana);
        assertThat(new Pseudonyms(KEY).of('M', "a")).isNotEqualTo(ana);
        assertThatIllegalArgumentException().isThrownBy(() -> new Pseudonyms(new byte[16]));
    }

    /* HMAC-SHA256 under 32 zero bytes of "P\0a", computed with Python's hmac; its first 50 bits in Crockford's base 32. */
    @Test
    void a_pseudonym_is_the_beginning_of_the_hmac() {
        assertThat(new Pseudonyms(KEY).of('P', "a")).isEqualTo("P-A93D3-TV79T");
    }

    @Test
    void signs_that_turn_the_direction_of_writing_are_spelled_out() {
        assertThat(Discreet.harmless("Ana\u202enaB\u0007")).isEqualTo("Ana\\u202enaB\\u0007");
        assertThat(Discreet.harmless("\u05d0na")).isEqualTo("\u2068\u05d0na\u2069");
        assertThat(Discreet.harmless("Zo\u00eb \ud83d\ude00")).isEqualTo("Zo\u00eb \ud83d\ude00");
    }
}
