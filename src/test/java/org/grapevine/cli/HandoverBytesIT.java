package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.grapevine.parallel.Progress;
import org.grapevine.sample.Town;
import org.grapevine.store.Store;
import org.grapevine.web.Dashboard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page Hand over gives is what the commands write. */
class HandoverBytesIT {
    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private String root = "";
    private String token = "";

    @Test
    void the_files_of_the_page_are_those_of_the_commands() throws Exception {
        Map<String, byte[]> page = new LinkedHashMap<>();
        Path key = folder.resolve("key");
        try (Store store = Store.embedded(folder.resolve("store"))) {
            store.load(Town.of(400, Town.SEED), Progress.SILENT);
            try (Dashboard dashboard =
                    Dashboard.open(store, new Dashboard.Options(0, 2, 42, key), Throwable::printStackTrace)) {
                root = dashboard.address().substring(0, dashboard.address().indexOf("/?"));
                token = dashboard.address().substring(dashboard.address().indexOf('=') + 1);
                for (String format : List.of("xlsx", "gexf", "graphml", "json", "gephi", "neo4j")) {
                    page.put(
                            format,
                            made("network", "{\"format\":\"%s\",\"measure\":\"pagerank\"}".formatted(format))
                                    .get(0));
                }
                page.put("csv", made("network", "{\"format\":\"csv\"}").get(0));
                page.put(
                        "hubspot",
                        made("clients", "{\"format\":\"hubspot\",\"top\":30}").get(0));
                page.put(
                        "report",
                        made("report", "{\"title\":\"Autumn\",\"budget\":500}").get(0));
                List<byte[]> veiled = made("report", "{\"pseudonymous\":true}");
                page.put("veiled", veiled.get(0));
                page.put("who", veiled.get(1));
            }
        }
        for (String format : List.of("gexf", "graphml", "json")) {
            Path file = folder.resolve("n." + format);
            run("export", "--measure", "pagerank", "--out", file.toString());
            assertThat(page.get(format)).as(format).isEqualTo(Files.readAllBytes(file));
        }
        Path book = folder.resolve("n.xlsx");
        run("export", "--measure", "pagerank", "--out", book.toString());
        assertThat(sheets(Files.write(folder.resolve("page.xlsx"), Objects.requireNonNull(page.get("xlsx")))))
                .isEqualTo(sheets(book))
                .isNotEmpty();
        run("export", "--to", "csv", "--out", folder.resolve("csv").toString());
        for (String format : List.of("gephi", "neo4j")) {
            String made = folder.resolve(format).toString();
            run("export", "--to", format, "--measure", "pagerank", "--out", made);
        }
        for (String format : List.of("csv", "gephi", "neo4j")) {
            assertThat(unzipped(Objects.requireNonNull(page.get(format))))
                    .as(format)
                    .isEqualTo(files(folder.resolve(format)))
                    .isNotEmpty();
        }
        Path list = folder.resolve("list.csv");
        run("export", "--to", "hubspot", "--top", "30", "--out", list.toString());
        assertThat(page.get("hubspot")).isEqualTo(Files.readAllBytes(list));
        Path report = folder.resolve("report.html");
        run("report", "--title", "Autumn", "--budget", "500", "--out", report.toString());
        assertThat(settled(Objects.requireNonNull(page.get("report")))).isEqualTo(settled(Files.readAllBytes(report)));
        Path who = folder.resolve("who.csv");
        run(
                "report",
                "--pseudonymous",
                "--key",
                key.toString(),
                "--who-is-who",
                who.toString(),
                "--out",
                report.toString());
        assertThat(settled(Objects.requireNonNull(page.get("veiled")))).isEqualTo(settled(Files.readAllBytes(report)));
        assertThat(page.get("who")).isEqualTo(Files.readAllBytes(who));
    }

    /** A report without the line that has the terms in words: the page says there that they are the usual ones. */
    private static String settled(byte[] html) {
        return new String(html, StandardCharsets.UTF_8)
                .replaceFirst("(<dt>Word of mouth and view</dt> <dd>)[^<]*", "$1");
    }

    private void run(String... arguments) {
        Captured run = Captured.run(List.of("--store", folder.resolve("store").toString(), "--seed", "42"), arguments);
        assertThat(run.code()).as(run.talk()).isZero();
    }

    private static Map<String, String> files(Path made) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(made)) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    private static Map<String, String> unzipped(byte[] archive) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static Map<String, String> sheets(Path book) throws IOException {
        Map<String, String> sheets = new TreeMap<>();
        try (ZipFile zip = new ZipFile(book.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().startsWith("xl/")) {
                    sheets.put(
                            entry.getName(),
                            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return sheets;
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(root + "/api/" + path)).header("Authorization", "Bearer " + token);
    }

    private List<byte[]> made(String path, String asked) throws IOException, InterruptedException {
        JsonObject job = json(to("handover/" + path).header("Origin", root).POST(BodyPublishers.ofString(asked)));
        while (!job.get("state").getAsString().matches("done|failed|cancelled")) {
            Thread.sleep(50);
            job = json(to("jobs/" + job.get("id").getAsString()));
        }
        assertThat(job.get("state").getAsString()).as(job.toString()).isEqualTo("done");
        List<byte[]> files = new ArrayList<>();
        for (JsonElement file : job.getAsJsonObject("result").getAsJsonArray("files")) {
            String id = file.getAsJsonObject().get("id").getAsString();
            files.add(client.send(to("handover/files/" + id).build(), BodyHandlers.ofByteArray())
                    .body());
        }
        return files;
    }

    private JsonObject json(HttpRequest.Builder request) throws IOException, InterruptedException {
        return JsonParser.parseString(
                        client.send(request.build(), BodyHandlers.ofString()).body())
                .getAsJsonObject();
    }
}
