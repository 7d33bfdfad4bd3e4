package org.grapevine.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.grapevine.network.NetworkSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Somebody walks the pages of one dashboard; nothing may go wrong beside, on any of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Walk {
    Served served;
    Browser browser;

    /** What is loaded; null for nothing at all. */
    abstract @Nullable NetworkSource network();

    @BeforeAll
    void open(@TempDir Path folder) {
        NetworkSource rows = network();
        Path store = folder.resolve("store");
        served = rows == null ? Served.empty(store) : Served.of(rows, store);
        browser = Browser.open(served.address());
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
        served.close();
    }
}
