package org.grapevine.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.grapevine.GrapevineException;
import org.junit.jupiter.api.Test;

/** Margin 1,000 a year, four of five stay, a tenth off a year: the worked values of contractual lifetime value. */
class LifetimeValueTest {
    private static final double ENDLESS = Double.POSITIVE_INFINITY;

    @Test
    void a_client_without_end_is_worth_its_margin_times_a_geometric_series() {
        assertThat(new LifetimeValue(ENDLESS, .1, false).of(1000, .8)).isCloseTo(3666.67, within(.005));
        assertThat(new LifetimeValue(ENDLESS, .1, true).of(1000, .8)).isCloseTo(2666.67, within(.005));
    }

    @Test
    void five_years_are_five_margins() {
        assertThat(new LifetimeValue(5, .1, false).of(1000, .8)).isCloseTo(2920.63, within(.005));
    }

    @Test
    void a_long_horizon_comes_to_the_closed_form() {
        assertThat(new LifetimeValue(100, .1, false).of(1000, .8))
                .isCloseTo(new LifetimeValue(ENDLESS, .1, false).of(1000, .8), within(1e-9));
    }

    @Test
    void a_client_who_never_leaves_is_worth_something_finite_as_long_as_money_is_discounted() {
        assertThat(new LifetimeValue(ENDLESS, .1, false).of(1000, 1)).isCloseTo(11_000, within(1e-9));
        assertThat(new LifetimeValue(ENDLESS, 0, false).of(1000, 1)).isInfinite();
        assertThat(new LifetimeValue(3, 0, false).of(1000, 1)).isEqualTo(3000);
    }

    @Test
    void a_client_who_costs_more_than_it_brings_has_a_negative_value_and_one_who_brings_nothing_none() {
        assertThat(LifetimeValue.DEFAULT.of(-100, .5)).isNegative();
        assertThat(new LifetimeValue(ENDLESS, 0, false).of(0, 1)).isZero();
    }

    @Test
    void a_horizon_is_whole_years() {
        assertThatThrownBy(() -> new LifetimeValue(2.5, .1, false))
                .isInstanceOf(GrapevineException.class)
                .hasMessage("a horizon of 2.5 years is not a whole number from 1 to 100");
        assertThatThrownBy(() -> new LifetimeValue(3, -.1, false)).hasMessage("discount -0.1 is not in [0, 10]");
    }
}
