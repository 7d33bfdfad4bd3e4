package org.grapevine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BassCurveTest {
    private static final BassCurve USUAL = new BassCurve(.03, .38);

    /* e^(-.41*5) = .128735; (1 - .128735)/(1 + 12.6667*.128735) = .871265/2.630643; ln(12.6667)/.41; .41^2/(4*.38)*1000 */
    @Test
    void the_usual_curve_has_a_third_of_the_market_after_five_years_and_peaks_in_the_seventh() {
        assertThat(USUAL.share(5)).isCloseTo(.331199, within(1e-6));
        assertThat(USUAL.peakYear()).isCloseTo(6.192619, within(1e-6));
        assertThat(1000 * USUAL.peakRate()).isCloseTo(110.592, within(1e-3));
    }

    @Test
    void it_begins_with_nobody_and_ends_with_everybody() {
        assertThat(USUAL.share(0)).isZero();
        assertThat(USUAL.share(200)).isCloseTo(1, within(1e-12));
    }

    @Test
    void the_share_grows_fastest_at_the_peak() {
        double step = 1e-4;
        double slope = (USUAL.share(USUAL.peakYear() + step) - USUAL.share(USUAL.peakYear() - step)) / (2 * step);
        assertThat(slope).isCloseTo(USUAL.peakRate(), within(1e-6));
    }

    @Test
    void without_imitation_every_day_brings_fewer() {
        BassCurve alone = new BassCurve(.1, 0);
        assertThat(alone.peakYear()).isZero();
        assertThat(alone.peakRate()).isEqualTo(.1);
        assertThat(alone.share(1)).isCloseTo(1 - Math.exp(-.1), within(1e-12));
    }

    @Test
    void a_market_in_which_nobody_begins_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BassCurve(0, .4));
        assertThatIllegalArgumentException().isThrownBy(() -> new BassCurve(.03, Double.NaN));
    }
}
