package org.grapevine.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.grapevine.network.NetworkSource;
import org.grapevine.sample.Town;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user walks the pages of a town of 100,000: all of it is reached, and never more of it sent or drawn than a screen holds. */
class LargeTownIT extends Walk {
    /* What an answer weighs and how many elements stand on a page are what makes a page slow, whatever the machine. */

    private static final int PEOPLE = 100_000;
    private static final long MOST_BYTES = 500_000;
    private static final long MOST_ELEMENTS = 6_000;
    private static final String LARGEST_ANSWER = """
            return Math.max(1, ...performance.getEntriesByType('resource').filter((one) => one.name.includes('/api/'))
                .map((one) => one.decodedBodySize))
            """;

    @Override
    NetworkSource network() {
        return Town.of(PEOPLE, Town.SEED);
    }

    private long number(String script) {
        return ((Number) Objects.requireNonNull(browser.driver().executeScript(script))).longValue();
    }

    private void walk(String page) {
        browser.driver().executeScript("performance.clearResourceTimings()");
        browser.go(page);
        browser.until(d ->
                browser.all("#work p").isEmpty() && !browser.text().matches("(?s).*Working (it|the plan) out ….*"));
        assertThat(browser.text()).doesNotContain("undefined").doesNotContain("NaN");
        assertThat(number(LARGEST_ANSWER)).as("bytes of an answer").isBetween(1L, MOST_BYTES);
        assertThat(number("return document.querySelectorAll('*').length"))
                .as("elements")
                .isLessThan(MOST_ELEMENTS);
    }

    @Test
    void the_overview_counts_everybody() {
        walk("overview");
        String clients = browser.all(".facts dd").get(0).getText().replace(",", "");
        assertThat(Integer.parseInt(clients)).isBetween(10_000, PEOPLE);
        assertThat(browser.text()).contains("Prospects", "Past referrals");
    }

    @Test
    void influencers_come_a_page_at_a_time_and_the_last_can_be_found() {
        walk("influencers");
        assertThat(browser.column(1)).hasSize(25).startsWith("1", "2", "3");
        assertThat(browser.find(".pager").getText()).matches("(?s).*1\u201325 of \\d\\d,\\d{3}.*");
        browser.click("main thead th:nth-child(1) button");
        browser.click("main thead th:nth-child(1)[aria-sort=ascending] button");
        browser.find("main thead th:nth-child(1)[aria-sort=descending]");
        browser.until(d -> browser.column(1).get(0).contains(","));
        String last = browser.column(3).get(24);
        browser.find("main input[type=search]").sendKeys(last);
        browser.until(d -> browser.column(3).stream().allMatch(name -> name.contains(last)));
        assertThat(browser.column(3)).isNotEmpty();
    }

    @Test
    void the_first_person_is_explained() {
        browser.go("influencers");
        browser.until(d -> !browser.column(3).isEmpty());
        Object address = browser.driver()
                .executeScript("return document.querySelector('main tbody a').getAttribute('href').substring(2)");
        walk(String.valueOf(address));
        assertThat(browser.text()).contains("What the score is made of", "How word gets from here to prospects");
        assertThat(browser.all(".paths li")).hasSizeBetween(1, 30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "groups",
                "groups?unreached=true",
                "value",
                "learn",
                "plan",
                "handover",
                "cypher",
                "data",
                "upkeep"
            })
    void a_page_shows(String page) {
        walk(page);
        assertThat(browser.all("h1")).hasSize(1);
        assertThat(browser.all("main .empty")).isEmpty();
    }

    @Test
    void the_map_holds_what_was_asked_for_and_no_more() {
        for (int count : List.of(150, 1000)) {
            walk("map?count=" + count);
            assertThat(browser.text()).contains("The first %,d of".formatted(count));
            assertThat(number("return document.getElementById('canvas').cytoscape.nodes().length"))
                    .isBetween((long) count, count + 80L);
        }
        walk("map?level=groups&count=300");
        assertThat(number("return document.getElementById('canvas').cytoscape.nodes().length"))
                .isEqualTo(300);
    }
}
