package org.grapevine.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that would break a careless page stand on all of them as text. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileIT {
    private Served served;
    private Browser browser;

    @BeforeAll
    void open(@TempDir Path folder) {
        served = Served.of(HostileNames.rows(), folder.resolve("store"));
        browser = Browser.open(served.address());
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
        served.close();
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
                "plan",
                "cypher",
                "data",
                "upkeep"
            })
    void names_are_text(String page) {
        browser.go(page.replace(
                "ID", URLEncoder.encode(HostileNames.ID, StandardCharsets.UTF_8).replace("+", "%20")));
        browser.until(d -> browser.all("#work p").isEmpty());
        assertThat(browser.banner()).isEmpty();
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
        browser.assertQuiet();
    }
}
