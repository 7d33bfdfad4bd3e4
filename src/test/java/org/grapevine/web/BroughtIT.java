package org.grapevine.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.grapevine.network.Adoption;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.grapevine.parallel.Progress;
import org.grapevine.store.CampaignRecord;
import org.junit.jupiter.api.Test;

/** A campaign with a holdout is planned, approved and, when it is over, measured, all of it on pages. */
class BroughtIT extends Walk {
    private static final int PAIRS = 22;

    @Override
    NetworkSource network() {
        return sink -> {
            for (int i = 0; i < PAIRS; i++) {
                Map<String, Object> columns = Map.of("contactCost", 10.0);
                sink.person(new Person("c" + i, "Client <i>" + i, State.CLIENT, columns));
                sink.person(new Person("p" + i, "Pia " + i, State.PROSPECT, Map.of("clv", 100.0)));
                sink.tie(new Tie("c" + i, "p" + i, "social", 1, false, Map.of("probability", 0.5)));
            }
        };
    }

    private void keep(String question, String name) {
        browser.go("plan?" + question).says("proven to bring at least");
        browser.until(d -> !browser.all("main form input").isEmpty());
        browser.find("main form input").sendKeys(name);
        browser.press("Keep as a proposal");
        browser.says("nobody is asked until it is approved");
        assertThat(browser.text()).doesNotContain("What it brought");
        browser.find("main form input").sendKeys("Ana Ruiz");
        browser.press("Approve");
        browser.says("What it brought");
    }

    @Test
    void what_a_campaign_brought_is_told_once_it_is_known_who_came() {
        keep("holdout=50&coolingOff=0&budget=220", "Proven");
        browser.press("Measure");
        browser.says("Not conclusive").says("Came");
        assertThat(browser.text()).contains("0 (0.0 of 100)");

        Set<String> withheld = served.store.campaign("Proven").withheld().stream()
                .map(CampaignRecord.Invite::id)
                .collect(Collectors.toSet());
        assertThat(withheld).hasSize(PAIRS / 2);
        long today = LocalDate.now(ZoneOffset.UTC).toEpochDay();
        served.store.load(
                sink -> {
                    network().sendTo(sink);
                    for (int i = 0; i < PAIRS; i++) {
                        if (!withheld.contains("c" + i)) {
                            sink.adoption(new Adoption("p" + i, today, "", ""));
                        }
                    }
                },
                Progress.SILENT);
        browser.find("input[type=number][placeholder='110']").sendKeys("220");
        browser.press("Measure");
        browser.says("Asking brought clients: arms dealt by lot differ as much");
        assertThat(browser.text())
                .contains("of 11 people in 11 clusters that were asked 11 (100.0 of 100), of 11 in 11 left alone 0")
                .contains("11.0 (between 11.0 and 11.0) new clients")
                .contains("1,100 (between 1,100 and 1,100)")
                .contains("4.00 (between 4.00 and 4.00) for each unit of the 220.00 spent")
                .contains("Spilled over", "Horvitz-Thompson", "Intervals of 95 % by a bootstrap")
                .doesNotContain("undefined")
                .doesNotContain("NaN");
        assertThat(browser.find("main a[href='#/learn']").getText()).isEqualTo("learn again");
        assertThat(browser.all("main i, main script")).isEmpty();
        browser.size(390, 844);
        assertThat(browser.overflows()).isFalse();
        browser.size(1280, 900);

        browser.find("input[type=date]").sendKeys("01012199");
        browser.press("Measure");
        browser.until(d -> browser.banner().contains("is before the first, 2199-01-01"));
        assertThat(browser.banner()).contains("Choose them in this order").doesNotContain("--");
        browser.forgetComplaints(1);
        browser.click("#banner button");
    }

    @Test
    void without_a_holdout_nobody_can_tell_and_the_page_says_what_to_do_next_time() {
        keep("coolingOff=0", "Unproven");
        assertThat(browser.text()).contains("Nobody can tell: nobody was withheld", "under “Withhold from”");
        assertThat(browser.all("button").stream().map(button -> button.getText()))
                .doesNotContain("Measure");
    }
}
