package org.grapevine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuplicatesTest {
    private static Person person(String id, String name, Object... columns) {
        Map<String, Object> properties = new TreeMap<>();
        for (int i = 0; i < columns.length; i += 2) {
            properties.put((String) columns[i], columns[i + 1]);
        }
        return new Person(id, name, State.CLIENT, properties);
    }

    private static List<Duplicates.Pair> pairs(double atLeast, Person... persons) {
        Rows rows = new Rows();
        for (Person person : persons) {
            rows.person(person);
        }
        return Duplicates.in(ReferralNetwork.of(rows)).pairs(atLeast);
    }

    @Test
    void one_address_written_in_two_ways_is_one_person() {
        List<Duplicates.Pair> pairs = pairs(
                .5,
                person("1", "Ana Ruiz", "E-Mail", " Ana.Ruiz@Example.org "),
                person("2", "Ana Ruiz Soto", "Work E-mail", "ana.ruiz+news@example.org"),
                person("3", "Ben Baker", "E-Mail", "ben@example.org"));
        assertThat(pairs).singleElement().satisfies(pair -> {
            assertThat(pair.keep()).isEqualTo("1");
            assertThat(pair.drop()).isEqualTo("2");
            assertThat(pair.score()).isCloseTo(.9, within(1e-12));
            assertThat(pair.reasons()).containsExactly("the same e-mail address");
        });
    }

    /* .9 for the address, .8 for the number, .85 for name and town: 1 - .1 * .2 * .15 = .997 */
    @Test
    void reasons_add_up_as_if_they_were_independent() {
        List<Duplicates.Pair> pairs = pairs(
                0,
                person("1", "Zoë Müller", "email", "z@example.org", "Mobile", "+49 171 1234567", "City", "Köln"),
                person("2", "MULLER, Zoe", "email", "z@example.org", "phone", "0171/1234567", "city", "koln"));
        assertThat(pairs).singleElement().satisfies(pair -> {
            assertThat(pair.score()).isCloseTo(.997, within(1e-12));
            assertThat(pair.reasons())
                    .containsExactly("the same e-mail address", "the same name and town", "the same phone number");
        });
    }

    @Test
    void a_couple_with_one_phone_is_no_pair_worth_a_look() {
        Person[] couple = {
            person("1", "Ana Ruiz", "phone", "555 123 456 78"), person("2", "Bartholomew Smith", "phone", "55512345678")
        };
        assertThat(pairs(.5, couple)).isEmpty();
        assertThat(pairs(.1, couple))
                .singleElement()
                .extracting(Duplicates.Pair::reasons)
                .isEqualTo(List.of("the same phone number, other names"));
    }

    @Test
    void the_number_of_a_switchboard_says_nothing() {
        Person[] office = new Person[7];
        for (int i = 0; i < office.length; i++) {
            office[i] = person("p" + i, "Name " + (char) ('a' + i), "phone", "030 1234567");
        }
        assertThat(pairs(0, office)).isEmpty();
    }

    @Test
    void names_that_are_nearly_the_same_count_in_the_same_town_only() {
        assertThat(pairs(
                        .5,
                        person("1", "Katharina Schneider", "region", "North"),
                        person("2", "Katarina Schneider", "region", "North"),
                        person("3", "Katharina Schnieder", "region", "South")))
                .singleElement()
                .satisfies(pair -> {
                    assertThat(List.of(pair.keep(), pair.drop())).containsExactly("1", "2");
                    assertThat(pair.reasons()).containsExactly("nearly the same name in the same town");
                    assertThat(pair.score()).isBetween(.55, .6);
                });
    }

    @Test
    void the_same_name_in_another_town_is_another_person() {
        assertThat(pairs(0, person("1", "Ana Ruiz", "town", "A"), person("2", "Ana Ruiz", "town", "B")))
                .isEmpty();
        assertThat(pairs(0, person("1", "Ana Ruiz"), person("2", "Ruiz, Ana")))
                .singleElement()
                .extracting(Duplicates.Pair::score)
                .isEqualTo(.5);
    }

    @Test
    void a_name_that_many_bear_still_tells_two_of_one_town() {
        Person[] many = new Person[9];
        for (int i = 0; i < many.length; i++) {
            many[i] = person("p" + i, "Ana Ruiz", "town", "Town " + i);
        }
        assertThat(pairs(0, many)).isEmpty();
        many[8] = person("p8", "Ruiz, Ana", "town", "Town 3");
        many[7] = person("p7", "Ana Ruiz");
        assertThat(pairs(0, many)).singleElement().satisfies(pair -> {
            assertThat(List.of(pair.keep(), pair.drop())).containsExactlyInAnyOrder("p3", "p8");
            assertThat(pair.reasons()).containsExactly("the same name and town");
            assertThat(pair.score()).isCloseTo(.85, within(1e-12));
        });
        for (int i = 0; i < many.length; i++) {
            many[i] = person("p" + i, "Ana Ruiz", "town", "Town");
        }
        assertThat(pairs(0, many)).isEmpty();
    }

    @Test
    void the_one_of_whom_more_is_known_is_to_be_kept() {
        Rows rows = new Rows()
                .person(person("1", "Ana Ruiz"))
                .person(person("2", "Ana Ruiz"))
                .person(person("3", "Ben Baker"))
                .tie("2", "3", "social");
        assertThat(Duplicates.in(ReferralNetwork.of(rows)).pairs(.5))
                .singleElement()
                .extracting(Duplicates.Pair::keep)
                .isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({"O'Brien  Séan,brien o sean", "'Dr. Weiß, Łukasz',dr lukasz weiss", "'  ',''"})
    void words_are_compared_without_accents_and_order(String name, String words) {
        assertThat(Duplicates.words(name)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"+49 (171) 123-4567,711234567", "555-12,''", "0171 1234567,711234567"})
    void a_number_is_its_last_nine_digits(String text, String digits) {
        assertThat(Duplicates.phone(text)).isEqualTo(digits);
    }
}
