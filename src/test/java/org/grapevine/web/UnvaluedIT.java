package org.grapevine.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.grapevine.network.NetworkSource;
import org.grapevine.network.Rows;
import org.junit.jupiter.api.Test;

/** Ties and groups alone, as networks often come: nobody knows what anybody is worth. */
class UnvaluedIT extends Walk {
    @Override
    NetworkSource network() {
        return new Rows()
                .clients("ana", "ben", "cleo")
                .prospects("eve")
                .tie("ana", "ben", "social")
                .tie("ben", "eve", "social")
                .group("rotary", "club", 0, "ana", "cleo", "eve");
    }

    @Test
    void clients_are_ranked_and_explained_all_the_same() {
        browser.go("influencers")
                .driver()
                .executeScript("document.querySelectorAll('main details').forEach((one) => (one.open = true))");
        browser.says("no CLV and CRV");
        browser.until(d -> browser.column(1).size() == 3);
        browser.go("person/ana").says("How word gets from here to prospects").says("both in rotary");
        assertThat(browser.text()).doesNotContain("CLV");
    }

    @Test
    void the_page_of_values_says_what_is_missing() {
        browser.go("value").says("Nothing is known of what any client is worth").button("Try again");
        browser.forgetComplaints(1);
    }
}
