package org.grapevine.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.grapevine.sample.Town;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A user walks the pages of the sample town. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {
    private Served town;
    private Browser browser;

    @BeforeAll
    void open(@TempDir Path folder) {
        town = Served.of(Town.of(Town.PEOPLE, Town.SEED), folder.resolve("store"));
        browser = Browser.open(town.address());
    }

    @AfterEach
    void nothing_went_wrong_beside() {
        assertThat(browser.banner()).isEmpty();
        browser.assertQuiet();
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
        town.close();
    }

    @Test
    void the_overview_tells_what_is_loaded_and_what_was_left_out() {
        browser.go("overview").says("Clients").says("object to profiling");
        assertThat(browser.driver().getCurrentUrl()).doesNotContain("token");
        assertThat(browser.driver().getTitle()).isEqualTo("Overview \u00b7 Grapevine");
    }
}
