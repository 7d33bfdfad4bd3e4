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
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Whoever plans a campaign walks the pages of the sample town. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignWalkIT {
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
        assertThat(browser.text()).doesNotContain("undefined").doesNotContain("NaN");
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
    void a_plan_is_made_with_the_slider_kept_approved_and_handed_over() {
        browser.go("plan").says("may be asked").says("The plan for").says("proven to bring at least");
        WebElement slider = browser.find("#budget");
        String before = browser.find(".said").getText();
        slider.sendKeys(Keys.ARROW_RIGHT);
        browser.until(d -> !browser.find(".said").getText().equals(before));
        assertThat(browser.find(".moves").getText()).contains("Enters since", "Leaves since");
        browser.until(d -> !browser.all("main form input").isEmpty());
        browser.find("main form input").sendKeys("Autumn 2026");
        browser.button("Keep as a proposal").click();
        browser.says("nobody is asked until it is approved");
        assertThat(browser.all("button").stream().map(WebElement::getText)).doesNotContain("Download CSV");
        browser.find("main form input").sendKeys("Ana Ruiz");
        browser.button("Approve").click();
        browser.says("Approved by");
        assertThat(browser.text()).contains("Ana Ruiz");
        assertThat(browser.button("Download CSV").isEnabled()).isTrue();
        browser.go("plan").says("Autumn 2026");
        assertThat(browser.driver().findElement(By.id("main")).getText()).contains("asked by another campaign lately");
        assertThat(town.store.campaign("Autumn 2026").text("approvedBy")).isEqualTo("Ana Ruiz");
    }
}
