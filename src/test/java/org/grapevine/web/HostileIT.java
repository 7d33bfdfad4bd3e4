package org.grapevine.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.grapevine.network.NetworkSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that would break a careless page stand on all of them as text. */
class HostileIT extends Walk {
    @Override
    NetworkSource network() {
        return HostileNames.rows();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "overview",
                "influencers",
                "groups",
                "person/ID",
                "person/turned",
                "person/emoji",
                "map",
                "value",
                "learn",
                "plan",
                "handover",
                "cypher",
                "data",
                "upkeep"
            })
    void names_are_text(String page) {
        browser.go(page.replace(
                "ID", URLEncoder.encode(HostileNames.ID, StandardCharsets.UTF_8).replace("+", "%20")));
        browser.until(d -> browser.all("#work p").isEmpty());
        assertThat(browser.driver().getTitle()).endsWith("Grapevine").isNotEqualTo("taken");
        assertThat(browser.all("main script, main img, main iframe, main object, main i, main u"))
                .isEmpty();
        if (page.equals("influencers") || page.equals("person/ID")) {
            assertThat(browser.text()).contains(HostileNames.SCRIPT, HostileNames.FORMULA);
        }
        if (page.equals("influencers")) {
            assertThat(browser.all("bdi").stream().map(bdi -> bdi.getDomProperty("textContent")))
                    .contains(HostileNames.TURNED);
        }
        if (page.equals("person/emoji")) {
            assertThat(browser.text()).contains(HostileNames.EMOJI);
        }
    }
}
