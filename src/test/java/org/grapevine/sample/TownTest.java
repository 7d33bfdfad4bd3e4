package org.grapevine.sample;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LONG;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.grapevine.GrapevineException;
import org.grapevine.network.Adoption;
import org.grapevine.network.Columns;
import org.grapevine.network.Group;
import org.grapevine.network.Membership;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.grapevine.network.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TownTest {
    private static final Rows USUAL = Rows.of(Town.of(Town.PEOPLE, Town.SEED));

    @Test
    void a_town_sends_the_same_rows_at_each_call() {
        Town town = Town.of(400, 7);
        assertThat(Rows.of(town).hash()).isEqualTo(Rows.of(town).hash());
    }

    @Test
    void the_same_seed_builds_the_same_town_and_another_seed_another() {
        assertThat(Rows.of(Town.of(Town.PEOPLE, Town.SEED)).hash()).isEqualTo(USUAL.hash());
        assertThat(Rows.of(Town.of(Town.PEOPLE, Town.SEED + 1)).hash()).isNotEqualTo(USUAL.hash());
    }

    @Test
    void the_usual_town_is_the_same_on_every_machine() {
        assertThat(USUAL.hash()).isEqualTo(-7781434288471176937L);
    }

    @ParameterizedTest
    @CsvSource({"50, 1", "50, 2", "51, 3", "99, 4", "137, 5", "1000, 6", "3000, 1955", "20000, 8"})
    void every_row_is_valid(int people, long seed) {
        Rows rows = Rows.of(Town.of(people, seed));
        assertThat(rows.persons).hasSize(people);
        assertThat(rows.repeatedIds).isZero();
        assertThat(rows.persons.values()).allMatch(p -> !p.name().isBlank() && areOf(p.properties(), Columns.PERSON));
        assertThat(rows.ties)
                .allMatch(t -> rows.persons.containsKey(t.from()) && rows.persons.containsKey(t.to()))
                .noneMatch(t -> t.from().equals(t.to()))
                .allMatch(t -> t.weight() > 0 && t.weight() <= 1)
                .allMatch(t -> areOf(t.properties(), Columns.TIE) && inOrder(t.properties(), "since", "lastContact"));
        assertThat(rows.memberships)
                .allMatch(m -> rows.persons.containsKey(m.person()) && rows.groups.containsKey(m.group()))
                .allMatch(m -> areOf(m.properties(), Columns.MEMBERSHIP) && inOrder(m.properties(), "since", "until"));
        assertThat(rows.referrals)
                .allMatch(r -> rows.persons.containsKey(r.referrer()) && rows.persons.containsKey(r.referred()))
                .noneMatch(r -> r.referrer().equals(r.referred()))
                .allMatch(r -> !dateOf(r).isBefore(Days.FIRST) && !dateOf(r).isAfter(Town.TODAY));
        assertThat(rows.memberships.stream().map(m -> m.person() + m.group())).doesNotHaveDuplicates();
        assertThat(rows.ties.stream().map(t -> t.from() + t.to() + t.type())).doesNotHaveDuplicates();
        assertThat(rows.groups.keySet())
                .isEqualTo(rows.memberships.stream().map(Membership::group).collect(toSet()));
    }

    private static LocalDate dateOf(Referral referral) {
        return Objects.requireNonNull(referral.date());
    }

    private static boolean areOf(Map<String, Object> properties, Map<String, Columns.Kind> known) {
        return properties.entrySet().stream().allMatch(column -> {
            Object value = column.getValue();
            return switch (known.getOrDefault(column.getKey(), Columns.Kind.TEXT)) {
                case TEXT -> value instanceof String;
                case NUMBER -> value instanceof Double number && Double.isFinite(number);
                case AMOUNT -> value instanceof Double number && Double.isFinite(number) && number >= 0;
                case SHARE -> value instanceof Double number && number >= 0 && number <= 1;
                case DATE -> value instanceof LocalDate date && !date.isAfter(Town.TODAY);
                case FLAG -> value instanceof Boolean;
            };
        });
    }

    private static boolean inOrder(Map<String, Object> properties, String earlier, String later) {
        return !(properties.get(earlier) instanceof LocalDate from)
                || !(properties.get(later) instanceof LocalDate to)
                || !from.isAfter(to);
    }

    @Test
    void about_a_fifth_of_the_people_are_clients_and_a_few_are_lost() {
        Map<State, Long> states = USUAL.persons.values().stream().collect(groupingBy(Person::state, counting()));
        assertThat(states.get(State.CLIENT)).isBetween(480L, 720L);
        assertThat(states.get(State.LOST)).isBetween(60L, 240L);
    }

    @Test
    void few_groups_are_large_and_many_are_small() {
        for (String type : List.of("church", "club", "firm", "industry")) {
            List<Long> sizes = sizes(USUAL, type);
            long median = sizes.get(sizes.size() / 2);
            assertThat(sizes.get(sizes.size() - 1))
                    .as(type)
                    .isGreaterThan(type.equals("industry") ? 3 * median / 2 : 4 * median);
        }
    }

    @Test
    void a_town_of_200_000_has_churches_and_industry_bodies_of_thousands() {
        Rows rows = Rows.of(Town.of(200_000, 1));
        assertThat(sizes(rows, "church")).last(as(LONG)).isBetween(2000L, 5001L);
        assertThat(sizes(rows, "industry")).last(as(LONG)).isBetween(2000L, 8000L);
        assertThat(rows.ties.size()).isBetween(320_000, 420_000);
        assertThat(rows.memberships.size()).isBetween(420_000, 560_000);
    }

    @Test
    void a_town_is_as_closely_knit_as_is_asked() {
        Rows rows = Rows.of(Town.of(20_000, new Density(10, 3), 1));
        assertThat(rows.ties.size()).isBetween(180_000, 210_000);
        assertThat(rows.memberships.size()).isBetween(57_000, 63_000);
        assertThat(Rows.of(Town.of(400, Density.USUAL, 7)).hash())
                .isEqualTo(Rows.of(Town.of(400, 7)).hash());
        assertThatThrownBy(() -> new Density(0, 3)).isInstanceOf(GrapevineException.class);
        assertThatThrownBy(() -> new Density(2, Double.NaN)).isInstanceOf(GrapevineException.class);
    }

    private static List<Long> sizes(Rows rows, String type) {
        return rows.memberships.stream()
                .filter(m -> rows.groupOf(m).type().equals(type))
                .collect(groupingBy(Membership::group, counting()))
                .values()
                .stream()
                .sorted()
                .toList();
    }

    @Test
    void some_people_sit_in_many_circles() {
        long brokers = USUAL.memberships.stream()
                .filter(m -> !USUAL.groupOf(m).type().equals("household"))
                .collect(groupingBy(Membership::person, counting()))
                .values()
                .stream()
                .filter(groups -> groups >= 6)
                .count();
        assertThat(brokers).isBetween(12L, 150L);
    }

    @Test
    void what_somebody_wrote_down_agrees_with_who_became_a_client_when() {
        Map<String, List<Adoption>> adoptions = USUAL.adoptions.stream().collect(groupingBy(Adoption::person));
        for (Person person : USUAL.persons.values()) {
            if (person.state() == State.PROSPECT) {
                assertThat(adoptions).doesNotContainKey(person.id());
            } else {
                LocalDate since =
                        (LocalDate) Objects.requireNonNull(person.properties().get("since"));
                assertThat(adoptions.get(person.id()))
                        .singleElement()
                        .extracting(Adoption::time)
                        .isEqualTo((double) since.toEpochDay());
            }
        }
        Set<String> brought = USUAL.adoptions.stream()
                .filter(a -> !a.referrer().isEmpty())
                .map(a -> a.referrer() + " " + a.person() + " " + LocalDate.ofEpochDay((long) a.time()))
                .collect(toSet());
        Set<String> won = USUAL.referrals.stream()
                .filter(r -> r.outcome().equals("won"))
                .map(r -> r.referrer() + " " + r.referred() + " " + r.date())
                .collect(toSet());
        assertThat(brought).isEqualTo(won).hasSizeGreaterThan(200);
    }

    @Test
    void only_church_memberships_need_consent_and_most_lack_it() {
        List<Membership> special = new ArrayList<>();
        for (Membership membership : USUAL.memberships) {
            Group group = USUAL.groupOf(membership);
            assertThat(group.sensitivity() == Sensitivity.SPECIAL)
                    .isEqualTo(group.type().equals("church"));
            assertThat(membership.properties().containsKey("consentRef"))
                    .isEqualTo(membership.properties().containsKey("consentDate"));
            if (group.sensitivity() == Sensitivity.SPECIAL) {
                special.add(membership);
            } else {
                assertThat(membership.properties()).doesNotContainKey("consentRef");
            }
        }
        long consented = special.stream()
                .filter(m -> m.properties().containsKey("consentRef"))
                .count();
        assertThat(consented / (double) special.size()).isBetween(.2, .4);
    }

    @Test
    void two_tie_types_were_never_declared() {
        Types known = Types.defaults();
        Set<String> unknown = USUAL.ties.stream()
                .map(Tie::type)
                .filter(type -> !known.knowsTie(type))
                .collect(toSet());
        assertThat(unknown).containsExactlyInAnyOrder("gymBuddy", "collegue");
        assertThat(USUAL.groups.values()).allMatch(group -> known.knowsGroup(group.type()));
        assertThat(USUAL.types).isEmpty();
    }

    @Test
    void a_person_entered_twice_has_one_telephone_and_two_spellings() {
        List<List<Person>> twins =
                USUAL.persons.values().stream()
                        .collect(groupingBy(p -> p.properties().get("phone")))
                        .values()
                        .stream()
                        .filter(same -> same.size() > 1)
                        .toList();
        assertThat(twins)
                .hasSize(7)
                .allMatch(same -> same.size() == 2
                        && !same.get(0).name().equals(same.get(1).name()));
    }

    @Test
    void true_sizes_count_outsiders_too_but_some_registers_are_wrong() {
        Map<String, Long> known = USUAL.memberships.stream().collect(groupingBy(Membership::group, counting()));
        Map<Integer, Long> signs = USUAL.groups.values().stream()
                .collect(groupingBy(
                        g -> g.size() == 0 ? 0 : Long.signum(g.size() - known.getOrDefault(g.id(), 0L)) + 2,
                        counting()));
        assertThat(signs.get(3)).as("larger than the known members").isGreaterThan(100);
        assertThat(signs.get(1)).as("smaller than the known members").isBetween(1L, 6L);
        assertThat(signs.get(0)).as("unknown").isBetween(1L, 12L);
    }

    @Test
    void a_town_needs_fifty_people_and_at_most_ten_million() {
        assertThatThrownBy(() -> Town.of(49, 1))
                .isInstanceOf(GrapevineException.class)
                .hasMessage("a sample town has from 50 to 10,000,000 people, not 49");
        assertThatThrownBy(() -> Town.of(10_000_001, 1)).isInstanceOf(GrapevineException.class);
    }
}
