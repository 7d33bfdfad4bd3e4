package org.grapevine.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.grapevine.network.Person;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.Rows;
import org.grapevine.network.State;
import org.junit.jupiter.api.Test;

class ReferralEarningsTest {
    @Test
    void two_who_would_not_have_come_and_one_who_would_earn_258() {
        assertThat(ReferralEarnings.of(
                        List.of(
                                new ReferralEarnings.Year(1, 120, 40, 10, 20, false),
                                new ReferralEarnings.Year(2, 200, 40, 10, 20, false),
                                new ReferralEarnings.Year(2, 200, 40, 10, 20, true)),
                        .05))
                .isCloseTo(258.050, within(5e-4));
    }

    @Test
    void the_margins_since_count_and_of_whoever_had_come_before_the_saved_cost_alone() {
        Rows rows = new Rows()
                .clients("ana", "ben")
                .person(new Person(
                        "new", "new", State.CLIENT, Map.of("margin", 110.0, "since", LocalDate.of(2022, 2, 1))))
                .person(new Person(
                        "old", "old", State.CLIENT, Map.of("margin", 500.0, "since", LocalDate.of(2019, 1, 1))))
                .referral("ana", "new", "2022-01-01")
                .referral("ben", "new", "2023-01-01")
                .referral("ana", "old", "2022-01-01")
                .referral("ben", "ana", "2024-01-10");
        ReferralEarnings earnings = new ReferralEarnings(ReferralNetwork.of(rows), .1, 22);
        assertThat(earnings.clientsOf("ana")).isEqualTo(2);
        assertThat(earnings.by("ana")).isCloseTo((110 + 22) / 1.1 + 110 / 1.21 + 22 / 1.1, within(1e-9));
        assertThat(earnings.clientsOf("ben")).isEqualTo(1);
        assertThat(earnings.by("ben")).isZero();
    }
}
