package org.grapevine.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InvitationTest {
    private static Invitation of(
            double marginal, double standalone, String sharedWith, double cost, int prospects, int first, int last) {
        List<Channels.Channel> channels = List.of(
                new Channels.Channel("Rotary", .6),
                new Channels.Channel("Ben", .25),
                new Channels.Channel("Cleo", .1),
                new Channels.Channel("Dan", .05));
        List<Plan.Loss> without = List.of(new Plan.Loss("club", -90.4), new Plan.Loss("social", 12));
        return new Invitation(
                "a",
                "Ana",
                "Mia",
                "North",
                cost,
                cost / 2,
                1,
                .8,
                1.5,
                marginal,
                standalone,
                120,
                sharedWith,
                20,
                channels,
                without,
                prospects,
                400,
                first,
                last);
    }

    @Test
    void the_reason_says_what_is_added_through_whom_at_which_cost_and_how_sure() {
        assertThat(of(150, 175.4, "Ben", 30, 4, 1, 3).why(true))
                .isEqualTo(
                        "+150 of 175 stand-alone; 25 already covered (most in common with Ben: 20);"
                                + " reaches Rotary 60 %, Ben 25 %, Cleo 10 %; 4 prospects within one step, the biggest worth 400;"
                                + " agrees with 80 %; costs 30.00; place 1-3 as ties may be weaker or stronger; without club: -90.");
    }

    @Test
    void nothing_is_said_of_what_is_not_there() {
        assertThat(of(150, 150, "Ben", 0, 1, 0, 0).why(false))
                .isEqualTo("+150.00 of 150.00 stand-alone; reaches Rotary 60 %, Ben 25 %, Cleo 10 %;"
                        + " 1 prospect within one step; agrees with 80 %; without club: -90.40.");
        assertThat(of(100, 150, "", 0, 1, 2, 2).why(true))
                .startsWith("+100 of 150 stand-alone; 50 already covered; reaches")
                .contains("; keeps its place if ties are weaker or stronger; ");
    }

    @Test
    void what_is_kept_has_its_place_in_the_plan_and_its_reason() {
        Invitation invitation = of(150, 175, "Ben", 30, 4, 1, 3);
        assertThat(invitation.kept(7, true))
                .containsEntry("position", 7L)
                .containsEntry("marginal", 150.)
                .containsEntry("cost", 30.)
                .containsEntry("why", invitation.why(true));
        assertThat(invitation.without(true)).isEqualTo("club -90; social +12");
        assertThat(invitation.through(1)).isEqualTo("Rotary 60 %");
    }
}
