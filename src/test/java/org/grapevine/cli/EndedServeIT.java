package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dashboard in a process of its own that is told to end, as a system that goes down tells it. */
class EndedServeIT {
    private static final int TOLD_TO_END = 128 + 15;

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private String root = "";
    private String token = "";

    private Process served(Path store, Path scratch) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx1g",
                        "-Djava.io.tmpdir=" + scratch,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        "--no-open",
                        "--store",
                        store.toString())
                .redirectError(folder.resolve("talk").toFile())
                .start();
    }

    private JsonObject ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        String answer = client.send(
                        request.header("Authorization", "Bearer " + token)
                                .header("Origin", root)
                                .build(),
                        BodyHandlers.ofString())
                .body();
        return JsonParser.parseString(answer).getAsJsonObject();
    }

    private JsonObject begun(String path, String asked) throws IOException, InterruptedException {
        return ask(HttpRequest.newBuilder(URI.create(root + "/api/handover/" + path))
                .POST(BodyPublishers.ofString(asked)));
    }

    private JsonObject once(JsonObject begun, String states) throws IOException, InterruptedException {
        JsonObject job = begun;
        URI address = URI.create(root + "/api/jobs/" + job.get("id").getAsString());
        while (!job.get("state").getAsString().matches(states)) {
            Thread.sleep(50);
            job = ask(HttpRequest.newBuilder(address));
        }
        return job;
    }

    private static List<Path> kept(Path scratch) throws IOException {
        try (Stream<Path> all = Files.walk(scratch)) {
            return all.filter(path -> path.toString().contains("grapevine-")).toList();
        }
    }

    @Test
    void what_was_made_to_be_downloaded_goes_when_the_process_is_told_to_end_even_amid_work() throws Exception {
        Path files = Files.createDirectory(folder.resolve("files"));
        Files.writeString(files.resolve("clients.csv"), "id,name\nA,Ana\nB,Ben\nC,Cy\n");
        Files.writeString(files.resolve("ties.csv"), "from,to\nA,B\nA,C\n");
        Path store = folder.resolve("store");
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        Captured loaded = Captured.run("load", files.toString(), "--store", store.toString());
        assertThat(loaded.code()).as(loaded.talk()).isZero();
        Process process = served(store, scratch);
        try (BufferedReader lines = process.inputReader()) {
            String line = lines.readLine();
            assertThat(line).as(Files.readString(folder.resolve("talk"))).startsWith("Dashboard: ");
            String address = line.substring("Dashboard: ".length()).strip();
            root = address.substring(0, address.indexOf("/?"));
            token = address.substring(address.indexOf('=') + 1);
            String id = once(begun("network", "{\"format\":\"gephi\"}"), "done|failed|cancelled")
                    .getAsJsonObject("result")
                    .getAsJsonArray("files")
                    .get(0)
                    .getAsJsonObject()
                    .get("id")
                    .getAsString();
            assertThat(kept(scratch))
                    .anyMatch(path -> path.getFileName().toString().equals(id));
            JsonObject slow = once(
                    begun("clients", "{\"format\":\"hubspot\",\"measure\":\"crv:sets=2000000000\"}"),
                    "running|done|failed|cancelled");
            assertThat(slow.get("state").getAsString()).isEqualTo("running");
            assertThat(kept(scratch)).isNotEmpty();
            process.destroy();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isEqualTo(TOLD_TO_END);
            assertThat(kept(scratch)).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }
}
