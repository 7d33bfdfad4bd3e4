package org.grapevine.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.grapevine.network.Group;
import org.grapevine.network.GroupType;
import org.grapevine.network.Membership;
import org.grapevine.network.Person;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.grapevine.network.TieType;
import org.junit.jupiter.api.Test;

/**
 * The past against the model it claims to be drawn from, worked out a second time from the rows alone: conversions minus the hazard that
 * people were exposed to is a martingale, so the two sums differ by a few times the root of either.
 */
class TruthTest {
    private static final Town TOWN = Town.of(20_000, 11);
    private static final Rows ROWS = Rows.of(TOWN);
    private static final Truth TRUTH = TOWN.truth();

    private final Map<String, Double> joined = new HashMap<>();
    private final Map<String, Double> left = new HashMap<>();

    TruthTest() {
        ROWS.persons.values().forEach(person -> {
            joined.put(person.id(), day(person.properties(), "since", Double.POSITIVE_INFINITY));
            Object lost = person.properties().get("lostOn");
            left.put(person.id(), lost == null ? Days.TODAY : day(LocalDate.parse(lost.toString())));
        });
    }

    private static double day(Map<String, Object> properties, String column, double unknown) {
        return properties.containsKey(column) ? day((LocalDate) properties.get(column)) : unknown;
    }

    private double joined(String person) {
        return Objects.requireNonNull(joined.get(person));
    }

    private static double day(LocalDate date) {
        return date.toEpochDay() - TRUTH.from().toEpochDay();
    }

    @Test
    void as_many_people_became_clients_as_the_hazards_say() {
        double organic = ROWS.persons.keySet().stream()
                .mapToDouble(j -> Math.max(0, Math.min(joined(j), Days.TODAY)) * TRUTH.organic() / Truth.YEAR)
                .sum();
        double word = wordAlongTies() + wordWithinGroups();
        long became = joined.values().stream()
                .filter(day -> day >= 0 && day <= Days.TODAY)
                .count();
        assertThat((double) became).isCloseTo(organic + word, Offset.offset(4 * Math.sqrt(organic + word)));

        long won =
                ROWS.referrals.stream().filter(r -> r.outcome().equals("won")).count();
        assertThat((double) won).isCloseTo(TRUTH.recorded() * word, Offset.offset(4 * Math.sqrt(word)));
        double failures = word * (1 - TRUTH.winRate()) / TRUTH.winRate();
        assertThat((double) ROWS.referrals.size() - won)
                .isCloseTo(TRUTH.recorded() * failures, Offset.offset(4 * Math.sqrt(failures)));
    }

    private double wordAlongTies() {
        double sum = 0;
        for (Tie tie : ROWS.ties) {
            TieType type = TRUTH.types().tie(tie.type());
            double contacts = tie.properties().containsKey("contactsPerYear")
                    ? (Double) tie.properties().get("contactsPerYear")
                    : 0;
            double rate = type.beta() * tie.weight() * (contacts == 0 ? 1 : contacts / (contacts + 3)) / Truth.YEAR;
            double since = day(tie.properties(), "since", Double.NEGATIVE_INFINITY);
            double fades = day(tie.properties(), "lastContact", Double.POSITIVE_INFINITY);
            sum += rate * exposure(tie.from(), tie.to(), since, fades, type.halfLife());
            sum += tie.directed() ? 0 : rate * exposure(tie.to(), tie.from(), since, fades, type.halfLife());
        }
        return sum;
    }

    private double wordWithinGroups() {
        Map<String, List<Membership>> members = new HashMap<>();
        ROWS.memberships.forEach(
                m -> members.computeIfAbsent(m.group(), g -> new ArrayList<>()).add(m));
        double sum = 0;
        for (Group group : ROWS.groups.values()) {
            GroupType type = TRUTH.types().group(group.type());
            List<Membership> fellows = Objects.requireNonNull(members.get(group.id()));
            int size = Math.max(group.size(), fellows.size());
            double rate = type.beta() / Math.pow(size - 1, type.gamma()) / Truth.YEAR;
            for (Membership speaker : fellows) {
                if (joined(speaker.person()) <= Days.TODAY) {
                    for (Membership listener : fellows) {
                        sum += speaker.person().equals(listener.person())
                                ? 0
                                : rate * exposure(speaker, listener, type.halfLife());
                    }
                }
            }
        }
        return sum;
    }

    private double exposure(Membership speaker, Membership listener, double halfLife) {
        double since = Math.max(
                day(speaker.properties(), "since", Double.NEGATIVE_INFINITY),
                day(listener.properties(), "since", Double.NEGATIVE_INFINITY));
        double one = day(speaker.properties(), "until", Double.POSITIVE_INFINITY);
        double other = day(listener.properties(), "until", Double.POSITIVE_INFINITY);
        if (Math.max(one, other) == Double.POSITIVE_INFINITY) {
            return exposure(speaker.person(), listener.person(), since, Math.min(one, other), halfLife);
        }
        double start = start(speaker.person(), since);
        double end = end(speaker.person(), listener.person());
        double sum = 0;
        for (double at = start + .5; at < end; at++) {
            sum += Math.pow(2, -(Math.max(0, at - one) + Math.max(0, at - other)) / halfLife);
        }
        return sum;
    }

    /** Days of full intensity that {@code j} was exposed to from {@code i}. */
    private double exposure(String i, String j, double since, double fades, double halfLife) {
        double start = start(i, since);
        double end = end(i, j);
        if (!(start < end)) {
            return 0;
        }
        double full = Math.max(0, Math.min(end, fades) - start);
        if (full == end - start || halfLife == Double.POSITIVE_INFINITY) {
            return end - start;
        }
        double reach = halfLife / Math.log(2);
        double from = Math.max(start, fades);
        return full + reach * (Math.pow(2, -(from - fades) / halfLife) - Math.pow(2, -(end - fades) / halfLife));
    }

    private double start(String speaker, double since) {
        return Math.max(0, Math.max(joined(speaker), since));
    }

    private double end(String speaker, String listener) {
        return Math.min(Math.min(Objects.requireNonNull(left.get(speaker)), joined(listener)), Days.TODAY);
    }

    @Test
    void a_fading_hazard_is_inverted_exactly() {
        assertThat(Past.next(10, 5, 100, 30)).isEqualTo(15);
        double reach = 30 / Math.log(2);
        double at = Past.next(90, 10 + reach / 2, 100, 30);
        assertThat(at).as("half of all that is left comes in one half-life").isCloseTo(130, Offset.offset(1e-9));
        assertThat(Past.next(130, reach / 4, 100, 30)).isCloseTo(160, Offset.offset(1e-9));
        assertThat(Past.next(90, 10 + reach, 100, 30)).isInfinite();
        assertThat(Past.next(90, 1e6, 100, Double.POSITIVE_INFINITY)).isEqualTo(90 + 1e6);
    }

    @Test
    void the_truth_differs_from_the_priors_in_every_type_that_occurs() {
        ROWS.ties.stream()
                .map(Tie::type)
                .distinct()
                .forEach(type -> assertThat(TRUTH.types().tie(type).learned()).isTrue());
        ROWS.groups.values().stream()
                .map(Group::type)
                .distinct()
                .forEach(type -> assertThat(TRUTH.types().group(type).learned()).isTrue());
    }

    @Test
    void word_of_mouth_alone_would_die_out() {
        long talkers = ROWS.persons.values().stream()
                .map(Person::state)
                .filter(s -> s != State.PROSPECT)
                .count();
        assertThat((wordAlongTies() + wordWithinGroups()) / talkers)
                .as("clients that a client brought")
                .isBetween(.3, .9);
    }
}
