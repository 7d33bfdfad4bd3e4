package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.grapevine.store.Store;
import org.grapevine.web.Dashboard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page Learn tells is what the command tells. */
class LearnBytesIT {
    @TempDir
    private Path folder;

    private String run(String... arguments) {
        Captured run = Captured.run(List.of("--store", folder.resolve("store").toString(), "--seed", "42"), arguments);
        assertThat(run.code()).as(run.talk()).isZero();
        return run.out();
    }

    private static HttpResponse<String> get(Dashboard dashboard, String path) throws IOException, InterruptedException {
        String address = dashboard.address();
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address.substring(0, address.indexOf("/?")) + "/api/" + path))
                                .header("Authorization", "Bearer " + address.substring(address.indexOf('=') + 1))
                                .build(),
                        BodyHandlers.ofString());
    }

    @Test
    void the_numbers_and_words_of_the_page_are_those_of_the_command() throws Exception {
        Path files = Files.createDirectory(folder.resolve("files"));
        SmallPast.write(files);
        run("load", files.toString());
        JsonObject page;
        try (Store store = Store.embedded(folder.resolve("store"));
                Dashboard dashboard = Dashboard.open(
                        store, new Dashboard.Options(0, 2, 42, folder.resolve("key")), Throwable::printStackTrace)) {
            HttpResponse<String> answer = get(dashboard, "learn?split=30%25");
            while (answer.statusCode() == 202) {
                Thread.sleep(50);
                answer = get(dashboard, "learn?split=30%25");
            }
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            page = JsonParser.parseString(answer.body()).getAsJsonObject();
        }
        JsonObject command = JsonParser.parseString(run("learn", "--split", "30%", "--format", "json"))
                .getAsJsonObject();
        List<String> notes = command.remove("notes").getAsJsonArray().asList().stream()
                .map(note -> note.getAsString())
                .toList();
        assertThat(command.remove("applied").getAsBoolean()).isFalse();
        Gson withoutNulls = new Gson();
        assertThat(withoutNulls.toJson(page.getAsJsonObject("learned"))).isEqualTo(withoutNulls.toJson(command));
        assertThat(page.getAsJsonArray("notes").asList().stream().map(note -> note.getAsString()))
                .as("but for the last one, which is about options")
                .containsExactlyElementsOf(notes.subList(0, notes.size() - 1));
    }
}
