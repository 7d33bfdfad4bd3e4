package org.grapevine.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.grapevine.parallel.Progress;
import org.grapevine.store.CampaignRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** What was found is taken away as files, by somebody who has nothing but the page. */
class HandoverIT extends Walk {
    private static final String CAMPAIGN = "Grüße 2026";
    private static final String SALESFORCE = "701000000000001AAA";

    @TempDir
    private Path saved;

    @Override
    NetworkSource network() {
        return sink -> {
            HostileNames.rows().sendTo(sink);
            sink.person(new Person("objects", "Olga Objects", State.CLIENT, Map.of("doNotProfile", true)));
            sink.person(new Person(
                    "silent", "Sid Silent", State.CLIENT, Map.of("doNotContact", true, "email", "sid@x.example")));
            sink.tie(new Tie("objects", "formula", "social", 1, false, Map.of()));
            sink.tie(new Tie("silent", "formula", "social", 1, false, Map.of()));
        };
    }

    @BeforeAll
    void approve_a_campaign() {
        served.store.propose(new CampaignRecord(
                CAMPAIGN,
                Map.of("budget", 10.0),
                List.of(
                        new CampaignRecord.Invite("formula", "", Map.of("position", 1L)),
                        new CampaignRecord.Invite("turned", "", Map.of("position", 2L)))));
        served.store.approve(CAMPAIGN, "Ana Ruiz");
    }

    private WebElement part(String title) {
        return browser.until(d -> browser.all("main section").stream()
                .filter(section ->
                        section.findElement(By.tagName("h2")).getText().equals(title))
                .findFirst()
                .orElseThrow());
    }

    private void choose(WebElement part, int number, String text) {
        new Select(part.findElements(By.tagName("select")).get(number)).selectByVisibleText(text);
    }

    /** Presses the button of a part of the page, and saves what is offered then. */
    @SuppressWarnings("NullAway") // nothing there: the wait goes on
    private Path take(WebElement part, String file) throws IOException {
        browser.driver()
                .executeCdpCommand(
                        "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", saved.toString()));
        part.findElement(By.cssSelector("button.main")).click();
        WebElement link = browser.until(d -> part.findElements(By.cssSelector("a.take")).stream()
                .filter(one -> one.getText().contains(file))
                .findFirst()
                .orElse(null));
        link.click();
        browser.until(d -> Files.exists(saved.resolve(file)));
        return saved.resolve(file);
    }

    @Test
    void a_report_opens_from_disk_and_names_nobody_who_must_be_left_alone() throws IOException {
        browser.go("handover").says("2 of 5 clients object, must not be contacted or are minors");
        WebElement part = part("A report to read");
        part.findElements(By.cssSelector("input[type=text]")).get(0).sendKeys("<i>Q4</i>");
        String html = Files.readString(take(part, "grapevine-report.html"));
        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("&lt;i&gt;Q4&lt;/i&gt;", "HYPERLINK")
                .doesNotContain("<script", "Olga", "Sid Silent", "sid@x.example");
        assertThat(part.getText())
                .contains("Left out because they object to profiling: 1 persons.")
                .contains("Not named, since they must not be contacted or are minors: 1 clients.");
        assertThat(served.store.wouldErase("formula").files())
                .containsKey("grapevine-report.html")
                .values()
                .anyMatch(what -> what.startsWith("report, made to be downloaded on "));
    }

    @Test
    void under_pseudonyms_nobody_is_named_and_who_is_who_is_a_file_of_its_own() throws IOException {
        browser.go("handover");
        WebElement part = part("A report to read");
        part.findElement(By.cssSelector("input[type=checkbox]")).click();
        assertThat(part.getText()).contains("pseudonyms.key");
        String html = Files.readString(take(part, "grapevine-report.html"));
        assertThat(html).doesNotContain("HYPERLINK", "Olga", "Sid", "document.title");
        List<WebElement> links = part.findElements(By.cssSelector("a.take"));
        assertThat(links).hasSize(2);
        links.get(1).click();
        browser.until(d -> Files.exists(saved.resolve("who-is-who.csv")));
        List<String> who = Files.readAllLines(saved.resolve("who-is-who.csv"));
        assertThat(who).hasSize(4).first().isEqualTo("pseudonym,id,name");
        assertThat(who).anyMatch(line -> line.contains(",formula,") && line.contains("'=HYPERLINK"));
        assertThat(html).contains(who.get(1).substring(0, 13));
    }

    @ParameterizedTest
    @CsvSource({
        "Excel workbook,grapevine-network.xlsx",
        "GEXF,grapevine-network.gexf",
        "GraphML,grapevine-network.graphml",
        "Node-link JSON,grapevine-network.json",
        "'Our own files, CSV',grapevine-csv.zip",
        "'Gephi, CSV',grapevine-gephi.zip",
        "'neo4j-admin, CSV',grapevine-neo4j.zip"
    })
    void the_network_goes_to_other_programs_without_those_who_object(String format, String file) throws Exception {
        browser.go("handover");
        WebElement part = part("The network for other programs");
        choose(part, 0, format);
        if (!format.startsWith("Our own")) {
            choose(part, 1, "degree");
        }
        Path place = take(part, file);
        assertThat(part.getText())
                .contains("It holds 6 persons, 1 groups, 4 ties, 5 memberships, 2 referrals.")
                .contains("object to profiling, with all that is tied to them: 1 persons")
                .doesNotContain("--to");
        boolean packed = file.endsWith(".zip") || file.endsWith(".xlsx");
        String text = packed ? String.join("\n", unzipped(place).values()) : Files.readString(place);
        if (file.endsWith(".zip")) {
            assertThat(unzipped(place).keySet()).isNotEmpty().allMatch(name -> name.matches("[a-z_]+\\.csv"));
            assertThat(text).contains("'=HYPERLINK");
        } else if (file.endsWith(".json")) {
            JsonObject graph = JsonParser.parseString(text).getAsJsonObject();
            assertThat(graph.getAsJsonArray("nodes")).hasSize(7);
            assertThat(graph.getAsJsonArray("nodes").get(0).getAsJsonObject().has("degree"))
                    .isTrue();
        } else if (!packed) {
            assertThat(DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(place.toFile())
                            .getDocumentElement()
                            .getTagName())
                    .isIn("gexf", "graphml");
        }
        assertThat(text).contains("HYPERLINK", "Sid Silent").doesNotContain("Olga");
    }

    private static Map<String, String> unzipped(Path file) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (ZipFile archive = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(archive.entries())) {
                entries.put(
                        entry.getName(),
                        new String(archive.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    @Test
    void clients_of_a_ranking_go_to_hubspot() throws IOException {
        browser.go("handover");
        WebElement part = part("Clients to be asked, for a CRM");
        List<String> lines = Files.readAllLines(take(part, "centres-of-influence-hubspot.csv"));
        assertThat(lines).hasSize(4).first().isEqualTo("Record ID - Contact,Email,Grapevine Segment,Grapevine Rank");
        assertThat(lines).noneMatch(line -> line.startsWith("silent") || line.startsWith("objects"));
        assertThat(part.getText()).contains("It holds 3 clients.", "no clients any more: 1.");
    }

    @Test
    void clients_of_a_campaign_go_to_salesforce() throws IOException {
        browser.go("handover");
        WebElement part = part("Clients to be asked, for a CRM");
        choose(part, 0, "Salesforce: members of a campaign");
        choose(part, 1, "campaign " + CAMPAIGN);
        List<WebElement> fields = part.findElements(By.cssSelector("input[type=text]"));
        fields.get(0).sendKeys(SALESFORCE);
        fields.get(1).sendKeys("=Planned");
        assertThat(take(part, CAMPAIGN + "-salesforce.csv"))
                .hasContent("CampaignId,ContactId,Status\n%1$s,formula,'=Planned\n%1$s,turned,'=Planned"
                        .formatted(SALESFORCE));
    }

    private void open(WebElement part, String... summaries) {
        for (String summary : summaries) {
            part.findElements(By.tagName("summary")).stream()
                    .filter(one -> one.getText().equals(summary))
                    .findFirst()
                    .orElseThrow()
                    .click();
        }
    }

    private WebElement labelled(WebElement part, String label) {
        return part.findElements(By.cssSelector("input, select")).stream()
                .filter(one -> label.equals(one.getAccessibleName()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ties_and_groups_of_some_types_go_along_and_scores_see_them_as_is_chosen() throws IOException {
        browser.go("handover");
        WebElement part = part("The network for other programs");
        choose(part, 0, "Node-link JSON");
        open(part, "More choices", "Groups");
        assertThat(part.getText()).contains("Groups").doesNotContain("Ties run").doesNotContain("A tie weighs");
        part.findElements(By.cssSelector("details details input")).stream()
                .filter(WebElement::isDisplayed)
                .forEach(WebElement::click);
        choose(part, 1, "degree");
        new Select(labelled(part, "Ties run")).selectByVisibleText("both ways");
        new Select(labelled(part, "A tie weighs")).selectByVisibleText("as every other");
        String text = Files.readString(take(part, "grapevine-network.json"));
        assertThat(part.getText()).contains(" persons, 0 groups, 4 ties, 0 memberships, 2 referrals.");
        assertThat(text).contains("\"degree\"");
    }

    @Test
    void a_report_takes_a_file_of_costs_and_says_on_what_terms_it_stands() throws IOException {
        Path costs = Files.writeString(saved.resolve("costs.csv"), "client_id,cost\nformula,7\nturned,8\nnobody,9\n");
        browser.go("handover");
        WebElement part = part("A report to read");
        open(part, "More choices");
        labelled(part, "What asking each client costs, CSV").sendKeys(costs.toString());
        labelled(part, "Who agrees tells … times as much").sendKeys("3");
        new Select(labelled(part, "Ties run")).selectByVisibleText("both ways");
        String html = Files.readString(take(part, "grapevine-report.html"));
        assertThat(html).contains("model=boost boost=3.0", "direction=both");
        assertThat(part.getText()).contains("1 rows of the file of costs are about clients who are not in the data.");
        Files.writeString(costs, "client_id,cost\nformula,dear\n");
        browser.go("handover");
        WebElement again = part("A report to read");
        open(again, "More choices");
        labelled(again, "What asking each client costs, CSV").sendKeys(costs.toString());
        again.findElement(By.cssSelector("button.main")).click();
        browser.until(d -> browser.banner().contains("cost 'dear' is not a number of at least 0"));
        assertThat(browser.banner()).contains("Costs.csv:2").doesNotContain(saved.toString(), "grapevine-download");
        browser.click("#banner button").forgetComplaints(1);
    }

    @Test
    void a_holdout_that_cannot_be_measured_makes_no_report() {
        browser.go("handover");
        WebElement part = part("A report to read");
        open(part, "More choices");
        new Select(labelled(part, "Withhold from")).selectByVisibleText("50 %, which tells most");
        part.findElement(By.cssSelector("button.main")).click();
        browser.until(d -> browser.banner().contains("are needed"));
        assertThat(part.findElements(By.cssSelector("a.take"))).isEmpty();
        browser.click("#banner button");
    }

    @Test
    void the_page_fits_a_phone_and_every_control_has_a_name() {
        browser.size(390, 844).go("handover");
        assertThat(browser.overflows()).isFalse();
        browser.size(1280, 900);
        assertThat(browser.nameless("main button, main input, main select")).isEmpty();
        assertThat(browser.all("main i, main script, main img")).isEmpty();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(served.root() + "/api/handover/" + path))
                .header("Authorization", "Bearer " + served.token());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private JsonObject made(String path, String asked) throws IOException, InterruptedException {
        return over(begun(path, asked));
    }

    private JsonObject begun(String path, String asked) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send(to(path).header("Origin", served.root()).POST(BodyPublishers.ofString(asked)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }

    private JsonObject over(JsonObject begun) throws IOException, InterruptedException {
        JsonObject job = begun;
        URI address = URI.create(served.root() + "/api/jobs/" + job.get("id").getAsString());
        while (!job.get("state").getAsString().matches("done|failed|cancelled")) {
            Thread.sleep(50);
            job = JsonParser.parseString(
                            send(HttpRequest.newBuilder(address).header("Authorization", "Bearer " + served.token()))
                                    .body())
                    .getAsJsonObject();
        }
        return job;
    }

    private static String file(JsonObject job) {
        JsonObject made = job.getAsJsonObject("result");
        return "files/"
                + made.getAsJsonArray("files")
                        .get(0)
                        .getAsJsonObject()
                        .get("id")
                        .getAsString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "network", "clients"})
    void files_are_made_for_pages_of_ours_only(String path) throws Exception {
        assertThat(send(to(path).POST(BodyPublishers.ofString("{}"))).statusCode())
                .isEqualTo(403);
        assertThat(send(to(path).header("Origin", "http://evil.example").POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(HttpRequest.newBuilder(URI.create(served.root() + "/api/handover/" + path))
                                .header("Origin", served.root())
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(to(path)).statusCode()).isEqualTo(404);
    }

    @Test
    void a_file_is_had_with_the_token_alone_as_an_attachment_until_another_is_made() throws Exception {
        String asked = "{\"format\":\"hubspot\",\"campaign\":\"%s\"}".formatted(CAMPAIGN);
        String first = file(made("clients", asked));
        assertThat(send(HttpRequest.newBuilder(URI.create(served.root() + "/api/handover/" + first)))
                        .statusCode())
                .isEqualTo(401);
        HttpResponse<String> answer = send(to(first));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue(
                        "attachment; filename=\"Gr__e 2026-hubspot.csv\"; filename*=UTF-8''Gr%C3%BC%C3%9Fe%202026-hubspot.csv");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        for (String encoding : List.of("identity", "gzip")) {
            HttpResponse<byte[]> sized = HttpClient.newHttpClient()
                    .send(to(first).header("Accept-Encoding", encoding).build(), BodyHandlers.ofByteArray());
            assertThat(sized.headers().firstValueAsLong("Content-Length")).hasValue(sized.body().length);
            assertThat(sized.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(new String(sized.body(), StandardCharsets.UTF_8)).isEqualTo(answer.body());
        }
        assertThat(answer.body()).contains("formula,");
        made("clients", asked);
        assertThat(send(to(first)).body()).contains("not here any more", "make it anew");
        assertThat(send(to("files/..%2f..%2fetc%2fpasswd")).statusCode()).isIn(400, 404);
    }

    @Test
    void what_is_cancelled_is_not_there_nor_is_what_it_was_to_replace() throws Exception {
        String earlier = file(made("network", "{\"format\":\"gexf\"}"));
        JsonObject slow = begun("network", "{\"format\":\"gexf\",\"measure\":\"crv:sets=2000000000\"}");
        String job = served.root() + "/api/jobs/" + slow.get("id").getAsString();
        send(HttpRequest.newBuilder(URI.create(job + "/cancel"))
                .header("Authorization", "Bearer " + served.token())
                .header("Origin", served.root())
                .POST(BodyPublishers.noBody()));
        assertThat(over(slow).get("state").getAsString()).isEqualTo("cancelled");
        assertThat(send(to(earlier)).statusCode()).isEqualTo(400);
    }

    @Test
    void what_was_made_of_other_data_is_not_given_away() throws Exception {
        String file = file(made("network", "{\"format\":\"json\"}"));
        assertThat(send(to(file)).statusCode()).isEqualTo(200);
        served.store.load(sink -> sink.person(new Person("late", "Late", State.LOST, Map.of())), Progress.SILENT);
        assertThat(send(to(file)).statusCode()).isEqualTo(400);
        JsonObject wrong = made("clients", "{\"campaign\":\"nothing\"}");
        assertThat(wrong.get("state").getAsString()).isEqualTo("failed");
        assertThat(wrong.get("error").getAsString()).contains("there is no campaign nothing");
        for (String asked : List.of(
                "{\"format\":\"pdf\"}", "{\"format\":\"hubspot\"}", "{\"format\":\"csv\",\"measure\":\"degree\"}")) {
            assertThat(send(to("network").header("Origin", served.root()).POST(BodyPublishers.ofString(asked)))
                            .statusCode())
                    .as(asked)
                    .isEqualTo(400);
        }
        assertThat(send(to("clients")
                                .header("Origin", served.root())
                                .POST(BodyPublishers.ofString("{\"format\":\"salesforce\"}")))
                        .body())
                .contains("Salesforce needs to know the campaign", "page there: 701...")
                .doesNotContain("--");
    }

    @Test
    void nothing_is_left_when_the_dashboard_ends(@TempDir Path folder) throws Exception {
        Served mine = served;
        List<Path> kept;
        try (Served other = Served.of(HostileNames.rows(), folder.resolve("store"))) {
            served = other;
            String file = file(made("network", "{\"format\":\"gephi\"}"));
            kept = foldersWith(file.substring(file.indexOf('/') + 1));
            assertThat(kept).hasSize(1);
        } finally {
            served = mine;
        }
        assertThat(kept.get(0)).doesNotExist();
    }

    private static List<Path> foldersWith(String file) throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith("grapevine-download")
                            && Files.exists(path.resolve(file)))
                    .toList();
        }
    }
}
