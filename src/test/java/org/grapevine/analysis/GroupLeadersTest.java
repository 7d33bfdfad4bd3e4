package org.grapevine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.grapevine.network.Rows;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class GroupLeadersTest {
    /** Two triangles, 0 1 2 and 4 5 6, joined through 3: each triangle is a group, and so is the middle 2 3 4. */
    private static Rows broker7() {
        Rows rows = new Rows().clients("0", "1", "2", "3", "4", "5", "6");
        for (String tie : List.of("01", "02", "12", "23", "34", "45", "46", "56")) {
            rows.tie(tie.substring(0, 1), tie.substring(1), "social");
        }
        return rows.group("left", "church", 3, "0", "1", "2")
                .group("middle", "industry", 3, "2", "3", "4")
                .group("right", "community", 3, "4", "5", "6");
    }

    private static Ranking byDegree(Rows rows) {
        return Ranking.of(
                rows.view(ViewOptions.parse("all", "all", "influence", "none", 1)),
                Request.parse("degree"),
                true,
                Workers.of(1));
    }

    private static List<String> ids(List<GroupLeaders.Leader> leaders) {
        return leaders.stream().map(GroupLeaders.Leader::id).toList();
    }

    private static GroupLeaders.Circle circle(Ranking ranking, String type) {
        return GroupLeaders.of(ranking, type, 3, 1).get(0);
    }

    @Test
    void brokers_lead_by_degree_overall_and_the_go_between_by_ties_inside_the_middle() {
        Ranking ranking = byDegree(broker7());
        assertThat(ids(circle(ranking, "church").leaders())).containsExactly("2");
        assertThat(ids(circle(ranking, "industry").leaders())).containsExactly("2", "4");
        assertThat(ids(circle(ranking, "community").leaders())).containsExactly("4");
        GroupLeaders.Circle middle = circle(ranking, "industry");
        assertThat(ids(middle.insiders())).containsExactly("3");
        assertThat(middle.insiders().get(0).score()).isEqualTo(2);
        List<GroupLeaders.Leader> all =
                GroupLeaders.of(ranking, "industry", 3, 3).get(0).insiders();
        assertThat(ids(all)).containsExactly("3", "2", "4");
        assertThat(all.get(1).score()).isEqualTo(1);
    }

    @Test
    void two_groups_make_a_leader_and_three_a_maven() {
        assertThat(GroupLeaders.standings(byDegree(broker7()), 3))
                .extracting(s -> s.client().id(), GroupLeaders.Standing::leads, GroupLeaders.Standing::maven)
                .containsExactly(tuple("2", 2, false), tuple("4", 2, false));
        Ranking more = byDegree(broker7().group("club", "club", 3, "2", "5", "6"));
        List<GroupLeaders.Standing> standings = GroupLeaders.standings(more, 3);
        assertThat(standings.get(0).client().id()).isEqualTo("2");
        assertThat(standings.get(0).tops()).isEqualTo(3);
        assertThat(standings.get(0).groups()).isEqualTo(3);
        assertThat(standings.get(0).maven()).isTrue();
        assertThat(standings.get(1).maven()).isFalse();
    }

    /* Twenty members, of whom the first has three ties, the second two and the third one: the top tenth is two. */
    @Test
    void the_top_tenth_of_twenty_is_two() {
        Rows rows = new Rows();
        String[] ids = new String[20];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "c" + (char) ('a' + i);
        }
        rows.clients(ids).prospects("p", "q", "r", "s");
        rows.tie(ids[0], "p", "social").tie(ids[0], "q", "social").tie(ids[0], "r", "social");
        rows.tie(ids[1], "p", "social").tie(ids[1], "q", "social").tie(ids[2], "p", "social");
        List<GroupLeaders.Standing> standings = GroupLeaders.standings(byDegree(rows.group("g", "club", 20, ids)), 3);
        assertThat(standings).extracting(s -> s.client().id()).containsExactly("ca", "cb");
        assertThat(standings).extracting(GroupLeaders.Standing::leads).containsExactly(1, 0);
    }

    @Test
    void where_all_are_equal_nobody_stands_out() {
        Rows rows = new Rows().clients("a", "b", "c").group("g", "club", 3, "a", "b", "c");
        assertThat(GroupLeaders.standings(byDegree(rows), 3)).isEmpty();
    }
}
