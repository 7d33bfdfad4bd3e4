package org.grapevine.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferralNetworkTest {
    private static final ReferralNetwork NETWORK =
            ReferralNetwork.of(new Rows().clients("ann", "bob").prospects("cy"));

    private static Referral referral(String referred, String outcome) {
        return new Referral("ann", referred, null, outcome, Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"won", "Closed Won", " YES ", "customer", "success", "1"})
    void an_outcome_says_that_a_client_was_won_whatever_the_state(String outcome) {
        assertThat(NETWORK.won(referral("cy", outcome))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost", "open", "no", "0"})
    void any_other_outcome_says_that_none_was(String outcome) {
        assertThat(NETWORK.won(referral("bob", outcome))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"bob, true", "cy, false", "nobody, false"})
    void without_an_outcome_whoever_is_no_prospect_any_more_was_won(String referred, boolean won) {
        assertThat(NETWORK.won(referral(referred, ""))).isEqualTo(won);
    }

    @Test
    void a_firm_may_have_words_of_its_own() {
        assertThat(NETWORK.won(referral("cy", "Mandat"), Set.of("mandat"))).isTrue();
        assertThat(NETWORK.won(referral("cy", "won"), Set.of("mandat"))).isFalse();
    }
}
