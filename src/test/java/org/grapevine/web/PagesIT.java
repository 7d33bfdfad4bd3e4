package org.grapevine.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.grapevine.network.NetworkSource;
import org.grapevine.sample.Town;
import org.junit.jupiter.api.Test;

/** A user walks the pages of the sample town. */
class PagesIT extends Walk {
    @Override
    NetworkSource network() {
        return Town.of(Town.PEOPLE, Town.SEED);
    }

    @Test
    void the_overview_tells_what_is_loaded_and_what_was_left_out() {
        browser.go("overview").says("Clients").says("object to profiling");
        assertThat(browser.driver().getCurrentUrl()).doesNotContain("token");
        assertThat(browser.driver().getTitle()).isEqualTo("Overview \u00b7 Grapevine");
    }

    @Test
    void influencers_are_listed_with_ranges_values_and_reasons() {
        browser.go("influencers").says("90 % range").says("through");
        browser.until(
                d -> !browser.column(2).isEmpty() && !browser.column(2).get(0).isEmpty());
        assertThat(browser.column(1)).hasSize(25).startsWith("1", "2", "3");
        assertThat(browser.column(7).get(0)).matches("\\d+ % through .+");
        String first = browser.column(3).get(0);
        browser.find("main input[type=search]").sendKeys(first);
        browser.until(d -> browser.column(3).stream().allMatch(name -> name.contains(first)));
        browser.find("main input[type=search]").clear();
    }

    @Test
    void a_region_and_a_group_narrow_the_list() {
        browser.go("influencers");
        String region = browser.column(9).get(0);
        browser.go("influencers?region=" + URLEncoder.encode(region, StandardCharsets.UTF_8));
        assertThat(browser.column(9)).isNotEmpty().containsOnly(region);
        browser.go("groups").click("main table tbody a");
        browser.shown("influencers");
        assertThat(browser.column(1)).isNotEmpty();
    }

    @Test
    void a_person_is_explained_by_shares_evidence_and_what_would_change_it() {
        browser.go("influencers").click("main table tbody a");
        browser.shown("person").says("What the score is made of").says("would").says("Close in rank");
        assertThat(browser.all("svg.ego .self")).hasSize(1);
        assertThat(browser.text()).doesNotContain("undefined").doesNotContain("NaN");
    }

    @Test
    void groups_name_their_leaders_and_communities_are_described() {
        browser.go("groups").says("Centre of influence").says("held together by");
        assertThat(browser.column(1)).hasSize(25);
        browser.go("groups?unreached=true");
        assertThat(browser.column(4)).containsOnly("0");
    }

    @Test
    void a_question_of_the_library_and_one_of_ones_own_are_answered_and_remembered() {
        browser.go("cypher?question=top-referrers").press("Ask");
        browser.says("Answer");
        assertThat(browser.column(1)).isNotEmpty();
        browser.go("cypher?question=none")
                .find("textarea")
                .sendKeys("MATCH (a:Client)-[r:REFERRED]->(b:Person) RETURN a, r, b LIMIT 12");
        browser.press("Ask");
        browser.says("Picture").says("12 rows");
        browser.until(d -> !browser.all(".graph canvas").isEmpty());
        assertThat(browser.text()).contains("top referrers");
        browser.assertQuiet();
        browser.find("textarea").clear();
        browser.find("textarea").sendKeys("MATCH (n) DETACH DELETE n");
        browser.press("Ask");
        browser.until(d -> browser.banner().contains("changes the graph"));
        browser.forgetComplaints(1);
        browser.go("overview").says("Clients");
    }

    @Test
    void pages_fit_a_phone() {
        browser.size(390, 844);
        for (String page : List.of("overview", "influencers", "groups", "cypher", "person/p1409")) {
            browser.go(page);
            browser.until(d -> browser.all("#work p").isEmpty());
            assertThat(browser.overflows()).as(page).isFalse();
        }
        browser.size(1280, 900);
    }

    @Test
    void every_control_has_a_name_and_every_page_one_heading() {
        for (String page : List.of("overview", "influencers", "groups", "cypher", "person/p1409")) {
            browser.go(page);
            browser.until(d -> browser.all("#work p").isEmpty());
            assertThat(browser.all("h1")).as(page).hasSize(1);
            assertThat(browser.nameless("button, a[href], input, select, textarea, summary"))
                    .as(page)
                    .isEmpty();
        }
    }

    @Test
    void the_switch_goes_from_the_theme_of_the_system_to_light_to_dark() {
        browser.go("overview").click("#theme");
        assertThat(browser.paper()).contains("255, 255, 255");
        browser.click("#theme");
        assertThat(browser.paper()).contains("20, 24, 30");
        browser.click("#theme");
    }
}
