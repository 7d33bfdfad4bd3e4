package org.grapevine.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.State;
import org.grapevine.parallel.Progress;
import org.grapevine.sample.Town;
import org.grapevine.store.CampaignRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Whoever plans a campaign walks the pages of the sample town. */
class CampaignWalkIT extends Walk {
    private static final String PLACES =
            "return document.getElementById('canvas').cytoscape.nodes().map(n => [n.id(), n.position('x'), n.position('y')]).sort().join()";

    @Override
    NetworkSource network() {
        return Town.of(Town.PEOPLE, Town.SEED);
    }

    @AfterEach
    void nothing_is_undefined() {
        assertThat(browser.text()).doesNotContain("undefined").doesNotContain("NaN");
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
        browser.press("Keep as a proposal");
        browser.says("nobody is asked until it is approved");
        assertThat(browser.all("button").stream().map(WebElement::getText)).doesNotContain("Download CSV");
        browser.find("main form input").sendKeys("Ana Ruiz");
        browser.press("Approve");
        browser.says("Approved by");
        assertThat(browser.text()).contains("Ana Ruiz");
        browser.until(d -> browser.button("Download CSV").isEnabled());
        browser.go("plan").says("Autumn 2026");
        assertThat(browser.driver().findElement(By.id("main")).getText()).contains("asked by another campaign lately");
        assertThat(served.store.campaign("Autumn 2026").text("approvedBy")).isEqualTo("Ana Ruiz");
    }

    @Test
    void a_holdout_is_refused_where_it_tells_nothing_and_else_drawn_kept_and_left_out_of_the_list() {
        browser.go("plan?holdout=3").says("A holdout of 3 % cannot be measured").says("are needed");
        assertThat(browser.all("button").stream().map(WebElement::getText)).doesNotContain("Keep as a proposal");
        browser.go("plan?holdout=50&coolingOff=0")
                .says("Withheld: ")
                .says("Can be told: of ")
                .says("is seen four times in five");
        assertThat(browser.text()).contains("nobody is asked in", "Proof costs", "of them left alone");
        browser.find("main form input").sendKeys("Proven");
        browser.press("Keep as a proposal");
        browser.says("nobody is asked until it is approved").says("Withheld: nobody may ask them");
        CampaignRecord kept = served.store.campaign("Proven");
        List<String> withheld =
                kept.withheld().stream().map(CampaignRecord.Invite::id).toList();
        assertThat(withheld).hasSizeGreaterThan(9);
        assertThat(kept.invitations())
                .isNotEmpty()
                .noneSatisfy(one -> assertThat(withheld).contains(one.id()));
        browser.find("main form input").sendKeys("Ana Ruiz");
        browser.press("Approve");
        browser.says("and none of the " + withheld.size() + " clients withheld");
        Object offered = browser.driver()
                .executeScript(
                        "return [...document.querySelectorAll('button')].filter(b => b.textContent === 'Download CSV').length");
        assertThat(offered).isEqualTo(1L);
        browser.go("plan").says("left alone for the holdout of another campaign");
    }

    @Test
    void the_map_shows_the_top_finds_somebody_and_adds_whom_he_is_tied_to() {
        browser.go("map").says("The first 150 of").says("nodes of the picture");
        long before = nodes();
        assertThat(before).isBetween(150L, 230L);
        String wanted = browser.column(1).get(0);
        browser.find(".find input").sendKeys(wanted);
        browser.until(d -> browser.find(".found").getText().contains(wanted));
        browser.click(".found button");
        browser.says("Drawn here:");
        browser.press("Add whom it is tied to");
        browser.until(d -> nodes() > before);
        Object places = browser.driver().executeScript(PLACES);
        browser.go("map?count=50").says("The first 50 of");
        browser.go("map?count=150").says("The first 150 of");
        assertThat(browser.driver().executeScript(PLACES)).isNotEqualTo(places);
        Object first = browser.driver().executeScript(PLACES);
        browser.go("map?count=50").says("The first 50 of");
        browser.go("map?count=150").says("The first 150 of");
        assertThat(browser.driver().executeScript(PLACES)).isEqualTo(first);
    }

    @Test
    void the_map_of_groups_and_of_communities_holds_the_whole_network() {
        browser.go("map?level=groups").says("links between them");
        assertThat(nodes()).isEqualTo(60);
        browser.go("map?level=communities").says("People");
        assertThat(nodes()).isGreaterThan(10);
    }

    @Test
    void states_and_types_narrow_the_map() {
        browser.go("map?states=client");
        assertThat(browser.column(2)).doesNotContain("prospect").contains("client");
        browser.go("map?ties=none&groups=none");
        assertThat(browser.driver().executeScript("return document.getElementById('canvas').cytoscape.edges().length"))
                .isEqualTo(0L);
    }

    private long nodes() {
        Object count =
                browser.driver().executeScript("return document.getElementById('canvas').cytoscape.nodes().length");
        return (Long) Objects.requireNonNull(count);
    }

    @Test
    void values_are_mapped_four_kinds_told_gems_and_alerts_listed() {
        browser.go("value").says("Champions").says("Hours of account managers").says("Best shares win");
        assertThat(browser.all("svg.chart .point").size()).isGreaterThan(300);
        browser.go("value?list=gems").says("Most lists of best clients miss them");
        assertThat(browser.text()).contains("gem");
        browser.go("value?list=ADVOCATE");
        browser.go("value?floor=1").says("Not neglecting the small costs");
    }

    @Test
    void files_are_checked_before_anything_is_written_and_loaded_then(@TempDir Path files) throws Exception {
        Path clients = Files.writeString(
                files.resolve("clients.csv"),
                "Kundennummer;name;state\nnew1;<b>Ida</b> Neu;client\nnew2;=1+1;prospect\n;Nobody;client\n");
        Path ties =
                Files.writeString(files.resolve("ties.csv"), "from,to,type\nnew1,new2,social\nnew1,stranger,social\n");
        String before = served.store.dataHash();
        browser.go("data").find("#files").sendKeys(clients + "\n" + ties);
        browser.find("main form").submit();
        browser.until(d -> !browser.banner().isEmpty());
        assertThat(browser.banner()).contains("has no column 'id'").doesNotContain("grapevine-upload");
        browser.click("details summary");
        browser.find("textarea").sendKeys("Kundennummer = id" + Keys.TAB);
        browser.find("main form").submit();
        browser.says("What was found").says("EMPTY_ID").says("UNKNOWN_CLIENT");
        assertThat(browser.text()).contains("Kundennummer", "Cannot be taken");
        assertThat(browser.all(".sheet")).hasSize(2);
        assertThat(served.store.dataHash()).isEqualTo(before);
        browser.click("input[type=checkbox]");
        browser.until(d -> browser.all("button.main").stream()
                .anyMatch(one -> one.getText().startsWith("Load") && one.isEnabled()));
        browser.all("button.main").stream()
                .filter(one -> one.getText().startsWith("Load"))
                .findFirst()
                .orElseThrow()
                .click();
        browser.says("came in new");
        assertThat(served.store.dataHash()).isNotEqualTo(before);
        browser.go("map/").find(".find input").sendKeys("<b>Ida");
        browser.until(d -> browser.find(".found").getText().contains("<b>Ida</b> Neu"));
    }

    @Test
    void a_workbook_and_an_export_of_a_crm_are_shown_with_examples_and_loaded_as_what_they_are(@TempDir Path files)
            throws Exception {
        Path book = files.resolve("clients.xlsx");
        try (OutputStream out = Files.newOutputStream(book)) {
            Workbook workbook = new Workbook(out, "test", null);
            Worksheet sheet = workbook.newWorksheet("Sheet1");
            String[][] rows = {
                {"id", "name", "email", "Schuhgröße"},
                {"x1", "<i>Ada</i> Book", "ada@x.example", "43"},
                {"x2", "Ada Book <i>", "ada@x.example", ""}
            };
            for (int r = 0; r < rows.length; r++) {
                for (int c = 0; c < rows[r].length; c++) {
                    sheet.value(r, c, rows[r][c]);
                }
            }
            workbook.newWorksheet("ideas").value(0, 0, "later");
            workbook.finish();
        }
        Path leads = Files.writeString(files.resolve("leads.csv"), """
                Id,FirstName,LastName,Company,Email,Status,LeadSource,IsConverted
                00Q1,Eva,Export,Acme,eva@y.example,Open,Web,false
                00Q2,Finn,Export,Acme,finn@y.example,Open,Referred by somebody,false
                """);
        browser.go("data").find("#files").sendKeys(book + "\n" + leads);
        browser.find("main form").submit();
        browser.says("What was found").says("<i>Ada</i> Book");
        assertThat(browser.text())
                .contains("Schuhgröße", "not known", "a sheet of a workbook", "FirstName + LastName", "Eva Export")
                .contains("sheet 'ideas' was passed over", "Look like others")
                .contains("write the id or the full name of that person into the file")
                .doesNotContain("--");
        browser.all("button.main").stream()
                .filter(one -> one.getText().startsWith("Load"))
                .findFirst()
                .orElseThrow()
                .click();
        browser.says("came in new").says("who is there twice");
        browser.go("map/").find(".find input").sendKeys("Eva Export");
        browser.until(d -> browser.find(".found").getText().contains("Eva Export"));
    }

    @Test
    void two_who_are_one_are_merged_parted_and_one_is_erased() {
        served.store.load(
                sink -> {
                    sink.person(new Person("twin1", "Ida Zwilling", State.CLIENT, Map.of("email", "ida@example.org")));
                    sink.person(new Person("twin2", "I. Zwilling", State.CLIENT, Map.of("email", "ida@example.org")));
                },
                Progress.SILENT);
        browser.go("upkeep").says("Pairs that may be one person");
        browser.find("main input[type=search]").sendKeys("Zwilling");
        browser.until(d -> Long.valueOf(1)
                .equals(browser.driver()
                        .executeScript(
                                "return document.querySelector('main .listing').querySelectorAll('tbody tr').length")));
        browser.press("Make one");
        browser.says("went into").says("Make two again");
        assertThat(served.store.merges()).hasSize(1);
        browser.press("Make two again");
        browser.says("are two persons again");
        browser.find("main form input").sendKeys("twin2");
        browser.press("See what would go");
        browser.says("What would go of twin2");
        browser.all("main form input").get(1).sendKeys("twin2");
        browser.press("Erase for good");
        browser.says("nothing of the person is left");
        assertThat(served.store
                        .query("MATCH (p:Person {id: 'twin2'}) RETURN p.id", Map.of(), false)
                        .rows())
                .isEmpty();
    }
}
