package org.grapevine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.grapevine.analysis.GroupLeaders;
import org.grapevine.analysis.Ranking;
import org.grapevine.analysis.Request;
import org.grapevine.analysis.Why;
import org.grapevine.network.Person;
import org.grapevine.network.Rows;
import org.grapevine.network.State;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class InfluencePageTest {
    @Test
    void the_page_shows_the_ranking_the_reason_and_the_leaders() {
        String page = page(new Rows()
                .clients("Ana", "Ben", "Cleo")
                .tie("Ana", "Ben", "social")
                .group("Rotary Northside", "club", 0, "Ana", "Cleo"));
        assertThat(page)
                .contains("The first 3 of 3 clients, by strength")
                .contains("Why \u2068Ana\u2069 stands first")
                .contains("Rotary Northside")
                .contains("42 church memberships without consent were left out");
    }

    @Test
    void names_are_text_whatever_they_look_like() {
        String page = page(new Rows()
                .person(new Person("1", "<script>alert(1)</script>", State.CLIENT, Map.of()))
                .person(new Person("2", "</title><img src=x onerror=alert(2)>", State.CLIENT, Map.of()))
                .tie("1", "2", "social")
                .group("\"><svg onload=alert(3)>", "club", 0, "1", "2"));
        assertThat(page).doesNotContain("<script").doesNotContain("<img").doesNotContain("<svg onload");
        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void the_page_asks_nothing_of_the_network() {
        String page = page(new Rows().clients("a", "b").tie("a", "b", "social"));
        assertThat(page)
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain("<link")
                .doesNotContain("<script");
    }

    @Test
    void somebody_without_ties_still_makes_a_page() {
        assertThat(page(new Rows().clients("alone")))
                .contains("There are no ties yet.")
                .contains("There are no groups.");
    }

    private static String page(Rows rows) {
        try (Workers workers = Workers.of(1)) {
            Ranking ranking = Ranking.of(rows.view(ViewOptions.DEFAULT), Request.parse("strength"), true, workers);
            return new InfluencePage(
                            "Referral network",
                            Why.of(ranking, 0, workers),
                            GroupLeaders.of(ranking, "", 2, 1),
                            List.of("42 church memberships without consent were left out"))
                    .render();
        }
    }
}
