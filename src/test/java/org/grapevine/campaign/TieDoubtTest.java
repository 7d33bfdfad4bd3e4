package org.grapevine.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.grapevine.network.Learned;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.Rows;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.TieType;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.junit.jupiter.api.Test;

class TieDoubtTest {
    private static View view(List<Double> draws) {
        ReferralNetwork network =
                ReferralNetwork.of(new Rows().clients("a", "b").tie("a", "b", "social"));
        if (!draws.isEmpty()) {
            network.types().declare(new TieType("social", .2, 180, false, Sensitivity.NORMAL, true));
            Learned learned = new Learned(LocalDate.of(2026, 1, 2), 40, .1, .4, .08, Double.NaN, draws);
            network.types().declareLearned("social", false, learned);
        }
        return View.of(network, ViewOptions.DEFAULT);
    }

    @Test
    void what_was_learned_is_as_strong_as_in_its_bootstrap_samples() {
        TieDoubt doubt = TieDoubt.of(view(List.of(.1, .25, .3)));
        assertThat(doubt.likely().stream().map(view -> view.get().graph().out().weight(0)))
                .containsExactly(-Math.expm1(-.1), -Math.expm1(-.25), -Math.expm1(-.3));
        assertThat(doubt.far().get(1).get().graph().out().weight(0)).isEqualTo(-Math.expm1(-.4), within(1e-15));
        assertThat(doubt.text()).contains("3 bootstrap samples");
    }

    @Test
    void what_nobody_learned_may_be_half_or_twice_as_strong() {
        TieDoubt doubt = TieDoubt.of(view(List.of()));
        assertThat(doubt.likely()).hasSize(5);
        assertThat(doubt.text()).contains("nothing was learned");
    }
}
