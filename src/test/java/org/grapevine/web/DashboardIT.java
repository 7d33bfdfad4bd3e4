package org.grapevine.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and what the browser is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardIT {
    private final HttpClient browser = HttpClient.newHttpClient();
    private Served served;
    private String root;
    private String token;

    @BeforeAll
    void open(@TempDir Path folder) {
        served = Served.empty(folder.resolve("store"));
        root = served.root();
        token = served.token();
    }

    @AfterAll
    void close() {
        served.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(root + path));
    }

    private HttpRequest.Builder let(String path) {
        return to(path).header("Authorization", "Bearer " + token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?token=",
                "/?token=0123",
                "/app.js",
                "/style.css",
                "/api/overview?token=TOKEN",
                "/api/jobs",
                "/nothing"
            })
    void nobody_is_let_in_without_the_token(String path) throws Exception {
        HttpResponse<String> answer = send(to(path.replace("TOKEN", token)));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("grapevine serve").doesNotContain("<");
    }

    @Test
    void a_wrong_token_or_cookie_lets_nobody_in() throws Exception {
        assertThat(send(to("/").header("Authorization", "Bearer " + token.replace('0', '1') + "0"))
                        .statusCode())
                .isEqualTo(401);
        String name = "grapevine-" + URI.create(root).getPort();
        assertThat(send(to("/").header("Cookie", name + "=" + token)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_token_in_the_address_is_exchanged_for_a_cookie_that_scripts_and_other_sites_do_not_get() throws Exception {
        HttpResponse<String> first = send(HttpRequest.newBuilder(URI.create(served.address())));
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("Location")).hasValue("/");
        String cookie = first.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain(token);
        HttpResponse<String> page = send(to("/").header("Cookie", cookie.substring(0, cookie.indexOf(';'))));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<main", "app.js").doesNotContain(token);
    }

    @Test
    void a_name_bound_to_this_machine_by_somebody_else_is_refused() throws Exception {
        String port = root.substring(root.lastIndexOf(':'));
        assertThat(statusFor("evil.example")).isEqualTo("403");
        assertThat(statusFor("evil.example" + port)).isEqualTo("403");
        assertThat(statusFor("localhost" + port)).isEqualTo("200");
    }

    /** What is answered to somebody with the token who asks for the host; Java's client does not let anybody choose that. */
    private String statusFor(String host) throws IOException {
        String question = "GET / HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                .formatted(host, token);
        URI address = URI.create(root);
        try (Socket line = new Socket(address.getHost(), address.getPort())) {
            line.getOutputStream().write(question.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(line.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.split(" ", -1)[1];
        }
    }

    @Test
    void changes_come_from_our_own_pages_by_post_only() throws Exception {
        String cancel = "/api/jobs/job-77777/cancel";
        assertThat(send(let(cancel).POST(BodyPublishers.noBody())).statusCode()).isEqualTo(403);
        assertThat(send(let(cancel).header("Origin", "http://evil.example").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(let(cancel).header("Origin", "null").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> ours = send(let(cancel).header("Origin", root).POST(BodyPublishers.noBody()));
        assertThat(ours.statusCode()).isEqualTo(400);
        assertThat(ours.body()).contains("there is no job job-77777");
        for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS")) {
            assertThat(send(let("/api/jobs").method(method, BodyPublishers.noBody()))
                            .statusCode())
                    .as(method)
                    .isEqualTo(405);
        }
        assertThat(send(let(cancel)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/app.js", "/api/jobs", "/nothing"})
    void every_answer_forbids_scripts_and_requests_from_and_to_elsewhere(String path) throws Exception {
        for (HttpResponse<String> answer : List.of(send(let(path)), send(to(path)))) {
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains(
                            "default-src 'none'",
                            "script-src 'self'",
                            "style-src 'self'",
                            "img-src 'self' data:",
                            "connect-src 'self'",
                            "base-uri 'none'",
                            "form-action 'self'",
                            "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
        }
    }

    @Test
    void files_outside_the_folder_of_the_pages_are_not_served() throws Exception {
        for (String path : List.of("/..%2fapp.js", "/%2e%2e/web/app.js", "/App.class", "/package-info.java", "/.js")) {
            assertThat(send(let(path)).statusCode()).as(path).isIn(400, 404);
        }
        assertThat(send(let("/cytoscape.js")).headers().firstValue("Content-Type"))
                .hasValue("text/javascript; charset=utf-8");
    }

    @Test
    void an_empty_store_has_an_overview_too() throws Exception {
        HttpResponse<String> answer = send(let("/api/overview"));
        for (int tries = 0; answer.statusCode() == 202 && tries < 100; tries++) {
            answer = send(let("/api/overview"));
        }
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"clients\":0").doesNotContain("loadedAt");
    }
}
