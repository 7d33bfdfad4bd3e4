package org.grapevine.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.grapevine.network.NetworkSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Before anything is loaded no page is blank: each says what is missing, and what to do. */
class EmptyStoreIT extends Walk {
    @Override
    @Nullable
    NetworkSource network() {
        return null;
    }

    @ParameterizedTest
    @CsvSource({
        "overview,Nothing is loaded yet.",
        "influencers,There are no clients to rank.",
        "person,Whom do you want to know about?",
        "groups,There are no groups",
        "map,There is nobody to draw yet.",
        "value,There are no clients to value.",
        "learn,There is nothing to learn from yet.",
        "plan,There is nobody to ask yet.",
        "handover,There is nothing to hand over yet.",
        "upkeep,Nobody seems to be there twice.",
        "cypher,Nothing yet.",
        "data,Nothing is written before you have seen"
    })
    void a_page_without_data_says_what_is_missing(String page, String said) {
        browser.go(page).says(said);
        browser.until(d -> browser.all("#work p").isEmpty());
        assertThat(browser.text()).doesNotContain("undefined").doesNotContain("NaN");
        assertThat(browser.all("main p a[href], main code, main button, main input"))
                .as("something to do")
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "person/nobody,Nobody has the id 'nobody'",
        "map?node=p:nobody&level=persons,There is nobody to draw yet."
    })
    void whoever_is_not_there_is_told_in_words(String page, String said) {
        browser.go(page);
        browser.until(d -> (browser.banner() + browser.text()).contains(said));
        if (!browser.banner().isEmpty()) {
            browser.forgetComplaints(1);
            browser.click("#banner button");
        }
    }

    @Test
    void a_page_that_does_not_exist_leads_back() {
        browser.driver().executeScript("location.hash = '#/nonsense'");
        browser.says("There is no such page");
        browser.go("overview");
    }
}
