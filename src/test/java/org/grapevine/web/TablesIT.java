package org.grapevine.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.grapevine.network.NetworkSource;
import org.grapevine.sample.Town;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What a user does with any table, by mouse and by keyboard alone, and with work that takes long. */
class TablesIT extends Walk {
    @Override
    NetworkSource network() {
        return Town.of(Town.PEOPLE, Town.SEED);
    }

    @Test
    void a_table_is_copied_whole_with_exact_numbers() {
        browser.driver()
                .executeCdpCommand(
                        "Browser.grantPermissions",
                        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        browser.go("influencers").press("Copy");
        browser.says("Copied 640 rows.");
        String copied = String.valueOf(browser.driver()
                .executeAsyncScript(
                        "navigator.clipboard.readText().then(arguments[0], (fault) => arguments[0](`${fault}`))"));
        List<String> lines = copied.lines().toList();
        assertThat(lines).hasSize(641);
        assertThat(lines.get(0)).startsWith("Rank\t90 % range\tName\tScore\tCLV");
        String[] first = lines.get(1).split("\t", -1);
        assertThat(first[0]).isEqualTo("1");
        assertThat(first[2]).isEqualTo(browser.column(3).get(0));
        assertThat(first[3]).matches("\\d\\.\\d{8,}");
        assertThat(lines.get(640)).startsWith("640\t");
    }

    @Test
    void what_a_filter_leaves_is_downloaded_as_csv(@TempDir Path folder) throws IOException {
        browser.driver()
                .executeCdpCommand(
                        "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
        browser.go("groups?type=board").press("Download CSV");
        browser.says("Saved 33 rows.");
        Path file = folder.resolve("groups.csv");
        browser.until(d -> Files.exists(file));
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(34);
        assertThat(lines.get(0)).isEqualTo("Group,Type,Known,Clients,Prospects,Coverage,Centre of influence");
        assertThat(lines.subList(1, 34)).allSatisfy(line -> assertThat(line).contains(",board,"));
    }

    @Test
    void long_work_is_cancelled_the_page_says_so_and_others_go_on() {
        browser.go("overview");
        browser.driver().executeScript("location.hash = '#/influencers?measure=crv:sets=2000000000'");
        browser.until(d -> Boolean.TRUE.equals(browser.driver()
                .executeScript(
                        "const found = document.querySelector('#work button'); found?.click(); return !!found")));
        browser.says("It was cancelled.").button("Try again");
        browser.until(d -> browser.all("#work p").isEmpty());
        browser.until(d -> "[]"
                .equals(browser.driver()
                        .executeAsyncScript("fetch('/api/jobs').then((answer) => answer.text()).then(arguments[0])")));
        browser.go("influencers");
        browser.until(d -> browser.column(1).size() == 25);
    }

    @Test
    void a_table_is_sorted_and_followed_by_the_keyboard() {
        browser.go("influencers").says("90 % of the ranks");
        browser.until(d ->
                browser.all("#work p").isEmpty() && browser.column(6).stream().noneMatch(String::isEmpty));
        browser.find("main input[type=search]").sendKeys("Thönnes" + Keys.TAB);
        browser.until(d -> browser.column(3).stream().allMatch(name -> name.contains("Thönnes")));
        focus("main thead th:nth-child(5) button");
        type(Keys.ENTER);
        browser.find("main thead th:nth-child(5)[aria-sort=descending]");
        assertThat(focused("closest('th').innerText")).startsWith("CLV");
        focus("main tbody a");
        String who = focused("innerText");
        assertThat(who).contains("Thönnes");
        type(Keys.ENTER);
        browser.shown("person").says(who);
        assertThat(focused("id")).isEqualTo("main");
    }

    @Test
    void the_map_is_moved_by_the_keyboard_and_its_table_chooses_a_node() {
        browser.go("map?count=50");
        focus("#canvas");
        double before = canvas("pan().x");
        type(Keys.ARROW_RIGHT);
        assertThat(canvas("pan().x")).isEqualTo(before - 60);
        double zoom = canvas("zoom()");
        type("+");
        assertThat(canvas("zoom()")).isGreaterThan(zoom);
        type("0");
        assertThat(canvas("zoom()")).isEqualTo(zoom);
        focus("main .map tbody button");
        String chosen = focused("innerText");
        type(Keys.ENTER);
        browser.says("Drawn here:");
        assertThat(browser.find(".about h2").getText()).isEqualTo(chosen);
        assertThat(canvas("nodes('.chosen').length")).isEqualTo(1);
    }

    /** Goes on by the tabulator key until what {@code selector} finds first has the focus. */
    private void focus(String selector) {
        for (int step = 0; step < 200; step++) {
            if (Boolean.TRUE.equals(browser.driver()
                    .executeScript(
                            "return document.activeElement === document.querySelector(arguments[0])", selector))) {
                return;
            }
            type(Keys.TAB);
        }
        throw new AssertionError("the tabulator never reaches " + selector);
    }

    private void type(CharSequence keys) {
        browser.until(d -> {
            browser.driver().switchTo().activeElement().sendKeys(keys);
            return true;
        });
    }

    private String focused(String what) {
        return String.valueOf(browser.driver().executeScript("return document.activeElement." + what));
    }

    private double canvas(String what) {
        return ((Number) Objects.requireNonNull(
                        browser.driver().executeScript("return document.getElementById('canvas').cytoscape." + what)))
                .doubleValue();
    }
}
