package org.grapevine.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.grapevine.network.Adoption;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.grapevine.network.Types;
import org.grapevine.parallel.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** Somebody who has nothing but the page learns from the past, puts it in force, and puts back what stood before. */
class LearnPageIT extends Walk {
    private static final String COUPLE = "<i>couple</i>";
    private static final String LATE = "2024-12-20";

    /** Forty couples of whom one came early in 2024 and the other, mostly, later in that year; forty whom only a street leads to, two of whom came. */
    static NetworkSource past() {
        return sink -> {
            for (int i = 0; i < 40; i++) {
                sink.person(new Person("a" + i, "Ann <b>" + i, State.CLIENT, Map.of()));
                sink.person(new Person("b" + i, "Bo " + i, i < 32 ? State.CLIENT : State.PROSPECT, Map.of()));
                sink.person(new Person("c" + i, "Cy " + i, i < 2 ? State.CLIENT : State.PROSPECT, Map.of()));
                sink.tie(new Tie("a" + i, "b" + i, COUPLE, 1, false, Map.of()));
                sink.tie(new Tie("b" + i, "c" + i, "street", 1, false, Map.of()));
                sink.adoption(new Adoption("a" + i, day(2024, 1 + i % 3, 1 + i % 28), "", ""));
                if (i < 32) {
                    sink.adoption(new Adoption("b" + i, day(2024, 4 + i % 9, 15), "", i % 2 == 0 ? "a" + i : ""));
                }
            }
            sink.adoption(new Adoption("c0", day(2025, 11, 2), "", ""));
            sink.adoption(new Adoption("c1", day(2026, 1, 2), "", ""));
        };
    }

    private static double day(int year, int month, int day) {
        return LocalDate.of(year, month, day).toEpochDay();
    }

    @Override
    NetworkSource network() {
        return past();
    }

    private Types types() {
        return ReferralNetwork.of(served.store.network(Progress.SILENT)).types();
    }

    private void learn() {
        browser.go("learn");
        browser.press("Learn from 74 adoptions").says("Does it foretell better who comes?");
        browser.until(d -> browser.all("#work p").isEmpty());
    }

    @Test
    void what_was_learned_is_shown_put_in_force_when_confirmed_and_put_back() {
        browser.go("learn").says("Priors: what is held of such ties in general");
        assertThat(browser.all("button").stream().map(WebElement::getText))
                .doesNotContain("Put back what stood before …");
        String before = served.store.dataHash();
        learn();
        browser.says("Use it with care")
                .says("Learned weights beat the priors: log-loss ")
                .says("95 % interval");
        assertThat(browser.text())
                .contains("73 people who became clients from 2024-01-01 on; of 16 it is known who brought them")
                .contains(COUPLE + " ties", "nobody (by themselves)", "Stronger", "known")
                .contains("they do not prove causes")
                .doesNotContain("undefined", "NaN", "--", "'grapevine");
        assertThat(browser.all("svg.chart .point").size()).isGreaterThanOrEqualTo(20);
        browser.all("summary").stream()
                .filter(one -> one.getText().equals("The numbers of this chart"))
                .findFirst()
                .orElseThrow()
                .click();
        browser.says("Learned strengths: tenths of those who could come");
        assertThat(browser.all("figure table tbody tr")).hasSize(20);

        browser.press("Put it in force …").says("can be put back").press("Leave it as it is");
        assertThat(browser.text()).doesNotContain("can be put back");
        assertThat(served.store.dataHash()).isEqualTo(before);

        browser.press("Put it in force …").press("Put it in force");
        browser.says("In force: the strengths learned of 2 kinds of ties").says("Strengths learned on ");
        assertThat(types().tie(COUPLE).learned()).isTrue();
        assertThat(types().tie(COUPLE).beta()).isGreaterThan(.2);
        assertThat(browser.find("main a[href='#/plan']").isDisplayed()).isTrue();

        learn();
        browser.says("Strengths learned before are in force").says("No clear difference");
        browser.press("Put back what stood before …").says("is forgotten").press("Put it back");
        browser.says("Put back: the strengths from before are in force").says("Priors");
        assertThat(types().tie(COUPLE).learned()).isFalse();
        assertThat(types().tie(COUPLE).beta()).isEqualTo(.08);
    }

    @Test
    void what_does_not_foretell_better_is_put_in_force_only_if_somebody_insists() throws Exception {
        browser.go("learn?show=true&measure=none&split=" + LATE)
                .says("Leave it: what came later was not foretold better");
        browser.says("it is better left alone");
        browser.press("Put it in force all the same …").press("Put it in force");
        assertThat(types().tie(COUPLE).learned()).as("the tick is required").isFalse();
        JsonObject refused = over(begun("keep", asked(LATE, false)));
        assertThat(refused.get("state").getAsString()).isEqualTo("failed");
        assertThat(refused.get("error").getAsString()).contains("does not foretell later conversions better");
        assertThat(refused.get("remedy").getAsString())
                .contains("tick “Even so”")
                .doesNotContain("--");
        assertThat(types().tie(COUPLE).learned()).isFalse();

        browser.click(".ask input[type=checkbox]").press("Put it in force").says("In force: the strengths learned of");
        assertThat(types().tie(COUPLE).learned()).isTrue();
        assertThat(over(begun("forget", "{}"))
                        .getAsJsonObject("result")
                        .get("types")
                        .getAsInt())
                .isPositive();
        assertThat(types().tie(COUPLE).learned()).isFalse();
        assertThat(over(begun("forget", "{}"))
                        .getAsJsonObject("result")
                        .get("types")
                        .getAsInt())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "split=yesterday|“Tested on what came after” 'yesterday' is no day|Write for example 2025-06-30",
                "split=2031-01-01|“Tested on what came after” 2031-01-01 leaves nobody on one side|Choose a time in between",
                "since=2026-02-01|is known to have become a client|let watching begin earlier, “Watched since”",
                "period=fortnight|“Length of a period” 'fortnight' is no length|2w",
                "talks=-1|“Talks for, periods” '-1' is no number of periods|12 or always",
                "measure=nonsense|Measure 'nonsense' is unknown|Choose one of degree",
            })
    void a_wrong_wish_is_told_in_words_of_the_page(String wish, String what, String todo) {
        browser.go("learn?show=true&" + wish);
        browser.until(d -> browser.banner().contains(what));
        assertThat(browser.banner()).contains(todo).doesNotContain("--");
        assertThat(browser.text()).contains("It was not learned.", "of yours");
        browser.forgetComplaints(browser.all("#work p").size() + 1);
        browser.click("#banner button");
    }

    @Test
    void learning_that_takes_too_long_is_cancelled_and_can_be_begun_again() {
        browser.go("learn?show=true&measure=crv:sets=2000000000");
        browser.until(d -> !browser.all("#work button").isEmpty());
        assertThat(browser.find("#work").getText()).contains("Learning from the past");
        browser.click("#work button");
        browser.until(d -> browser.banner().contains("It was cancelled."));
        browser.click("#banner button");
        assertThat(browser.text()).contains("It was not learned.");
        Select beside = new Select(browser.find("details select"));
        assertThat(beside.getFirstSelectedOption().getText()).isEqualTo("crv:sets=2000000000");
        beside.selectByVisibleText("no rankings");
        browser.press("Learn from 74 adoptions").says("Does it foretell better who comes?");
        assertThat(browser.text()).doesNotContain("betweenness\n");
    }

    @Test
    void the_page_fits_a_phone_and_every_control_has_a_name() {
        learn();
        browser.press("Put it in force …");
        browser.size(390, 844);
        assertThat(browser.overflows()).isFalse();
        browser.size(1280, 900);
        assertThat(browser.nameless("main button, main input, main select")).isEmpty();
        assertThat(browser.all("main i, main script, main img, main b")).isEmpty();
        assertThat(browser.driver().switchTo().activeElement().getText())
                .as("who was asked has the focus on what changes nothing")
                .isEqualTo("Leave it as it is");
    }

    @Test
    void the_overview_leads_there() {
        browser.go("overview").says("Learn from past referrals");
        browser.find(".steps")
                .findElement(By.linkText("Learn from past referrals"))
                .click();
        browser.shown("learn");
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(served.root() + "/api/" + path))
                .header("Authorization", "Bearer " + served.token());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private String asked(String split, boolean force) {
        return "{\"measure\":\"none\",\"split\":\"%s\",\"force\":%s,\"dataHash\":\"%s\"}"
                .formatted(split, force, served.store.dataHash());
    }

    private JsonObject begun(String path, String asked) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send(to("learn/" + path).header("Origin", served.root()).POST(BodyPublishers.ofString(asked)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }

    private JsonObject over(JsonObject begun) throws IOException, InterruptedException {
        JsonObject job = begun;
        while (!job.get("state").getAsString().matches("done|failed|cancelled")) {
            Thread.sleep(50);
            job = JsonParser.parseString(
                            send(to("jobs/" + job.get("id").getAsString())).body())
                    .getAsJsonObject();
        }
        return job;
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep", "forget"})
    void strengths_are_changed_by_pages_of_ours_only(String path) throws Exception {
        String before = served.store.dataHash();
        String asked = asked("", true);
        assertThat(send(to("learn/" + path).POST(BodyPublishers.ofString(asked)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(to("learn/" + path)
                                .header("Origin", "http://evil.example")
                                .POST(BodyPublishers.ofString(asked)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(HttpRequest.newBuilder(URI.create(served.root() + "/api/learn/" + path))
                                .header("Origin", served.root())
                                .POST(BodyPublishers.ofString(asked)))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(to("learn/" + path)).statusCode()).isEqualTo(404);
        assertThat(served.store.dataHash()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"dataHash\":\"0000\"}", "[1]", "no", "{\"talks\":\"forever\"}"})
    void what_was_not_shown_is_not_put_in_force(String asked) throws Exception {
        String before = served.store.dataHash();
        HttpResponse<String> answer =
                send(to("learn/keep").header("Origin", served.root()).POST(BodyPublishers.ofString(asked)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"error\"", "\"remedy\"").doesNotContain("--");
        assertThat(served.store.dataHash()).isEqualTo(before);
    }

    @Test
    void without_referrals_it_leads_to_the_page_that_loads_them(@TempDir Path folder) {
        NetworkSource couple = sink -> {
            sink.person(new Person("a", "Ann", State.CLIENT, Map.of()));
            sink.person(new Person("b", "Bo", State.PROSPECT, Map.of()));
            sink.tie(new Tie("a", "b", "social", 1, false, Map.of()));
        };
        try (Served other = Served.of(couple, folder.resolve("store"));
                Browser walker = Browser.open(other.address())) {
            walker.go("learn").says("There is nothing to learn from yet.").says("The strengths in force");
            walker.find("main .empty a[href='#/data']").click();
            walker.shown("data");
            walker.assertQuiet();
        }
    }

    @Test
    void a_referral_or_two_teach_nothing_and_the_page_says_why(@TempDir Path folder) {
        try (Served other = Served.of(HostileNames.rows(), folder.resolve("store"));
                Browser walker = Browser.open(other.address())) {
            walker.go("learn").press("Learn from 2 past referrals");
            walker.until(d -> walker.banner().contains("Nobody is known to have become a client"));
            assertThat(walker.banner()).contains("Wait for more").doesNotContain("--");
            walker.forgetComplaints(1);
        }
    }

    @Test
    void strengths_of_one_past_are_the_same_wherever_they_are_asked_for() throws Exception {
        HttpResponse<String> answer = send(to("learn?measure=none"));
        while (answer.statusCode() == 202) {
            over(JsonParser.parseString(answer.body()).getAsJsonObject());
            answer = send(to("learn?measure=none"));
        }
        JsonObject told = JsonParser.parseString(answer.body()).getAsJsonObject();
        double credit = 0;
        for (JsonElement type : told.getAsJsonObject("learned").getAsJsonArray("types")) {
            JsonObject one = type.getAsJsonObject();
            credit += one.get("credit").getAsDouble();
            assertThat(one.get("reading").getAsString()).contains("known");
        }
        assertThat(Math.round(credit))
                .as("everybody who came belongs to one kind or another")
                .isEqualTo(told.getAsJsonObject("learned").get("conversions").getAsLong());
    }
}
