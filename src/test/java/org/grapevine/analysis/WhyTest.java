package org.grapevine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.grapevine.network.Rows;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WhyTest {
    private static final Workers WORKERS = Workers.of(2);

    @AfterAll
    static void close() {
        WORKERS.close();
    }

    @Test
    void the_shares_of_ties_and_groups_add_up_to_the_score() {
        Why why = why(rows(), "strength", "ana");
        assertThat(why.exact()).isTrue();
        assertThat(why.shares().stream().mapToDouble(Why.Share::share).sum()).isCloseTo(1, within(1e-12));
        assertThat(why.shares().stream().mapToDouble(Why.Share::amount).sum()).isCloseTo(why.score(), within(1e-12));
    }

    @Test
    void a_share_is_what_the_tie_or_the_group_brings() {
        // ana tells ben with 1 - exp(-.08); each of the two others in the club with 1 - exp(-.10 / 2)
        Why why = why(rows(), "strength", "ana");
        assertThat(why.shares()).extracting(Why.Share::id).containsExactly("rotary", "ben");
        assertThat(why.shares().get(0).amount()).isCloseTo(2 * -Math.expm1(-.05), within(1e-12));
        assertThat(why.shares().get(0).members()).isEqualTo(2);
        assertThat(why.shares().get(0).prospects()).isEqualTo(1);
        assertThat(why.shares().get(1).amount()).isCloseTo(-Math.expm1(-.08), within(1e-12));
        assertThat(why.shares().get(1).kind()).isEqualTo("social");
    }

    @Test
    void without_her_largest_group_she_ranks_where_a_run_on_that_network_puts_her() {
        Why why = why(rows(), "strength", "ana");
        assertThat(why.rank()).isEqualTo(1);
        assertThat(why.withoutLargestGroup(WORKERS)).containsExactly(new Why.Counterfactual("rotary", 2));
    }

    @Test
    void somebody_without_any_tie_has_no_shares_and_no_counterfactual() {
        Why why = why(rows().clients("zoe"), "strength", "zoe");
        assertThat(why.shares()).isEmpty();
        assertThat(why.withoutLargestGroup(WORKERS)).isEmpty();
    }

    @Test
    void the_leader_of_a_group_by_overall_score_need_not_be_the_one_with_most_ties_inside() {
        // two triangles joined through 3; the middle group is {2, 3, 4}: 2 and 4 have most ties overall, 3 most ties
        // inside
        Rows broker = new Rows().clients("0", "1", "2", "3", "4", "5", "6");
        for (String tie : List.of("01", "02", "12", "23", "34", "45", "46", "56")) {
            broker.tie(tie.substring(0, 1), tie.substring(1), "social");
        }
        broker.group("left", "club", 0, "0", "1", "2").group("middle", "club", 0, "2", "3", "4");
        View view = broker.view(ViewOptions.parse("all", "all", "both", "none", 1));
        Ranking ranking = Ranking.of(view, Request.parse("strength"), true, WORKERS);
        List<GroupLeaders.Circle> circles = GroupLeaders.of(ranking, "", 1, 1);
        assertThat(circles.get(0).leaders().get(0).id()).isEqualTo("2");
        assertThat(circles.get(1).leaders().get(0).id()).isEqualTo("2");
        assertThat(circles.get(1).insiders().get(0).id()).isEqualTo("3");
        assertThat(circles.get(1).insiders().get(0).score()).isEqualTo(2);
    }

    private static Rows rows() {
        return new Rows()
                .clients("ana", "ben", "cleo", "dan")
                .prospects("eve")
                .tie("ana", "ben", "social")
                .tie("ben", "cleo", "social")
                .group("rotary", "club", 0, "ana", "dan", "eve");
    }

    private static Why why(Rows rows, String measure, String id) {
        View view = rows.view(ViewOptions.DEFAULT);
        Ranking ranking = Ranking.of(view, Request.parse(measure), true, WORKERS);
        for (int i = 0; i < ranking.size(); i++) {
            if (view.network().persons().id(view.person(ranking.vertex(i))).equals(id)) {
                return Why.of(ranking, i, WORKERS);
            }
        }
        throw new AssertionError(id + " is not listed");
    }
}
