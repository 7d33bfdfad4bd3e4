package org.grapevine.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page of Cypher may be asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CypherIT {
    private final HttpClient client = HttpClient.newHttpClient();
    private Served served;

    @BeforeAll
    void open(@TempDir Path folder) {
        served = Served.of(HostileNames.rows(), folder.resolve("store"));
    }

    @AfterAll
    void close() {
        served.close();
    }

    private HttpResponse<String> ask(Map<String, Object> question) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(served.root() + "/api/cypher"))
                        .header("Authorization", "Bearer " + served.token())
                        .header("Origin", served.root())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(new Gson().toJson(question)))
                        .build(),
                BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE (:Person {id: 'new'})",
                "MATCH (n) DETACH DELETE n",
                "MATCH (p:Person) SET p.name = 'x' RETURN p",
                "MATCH (p:Person) REMOVE p:Client",
                "MERGE (p:Person {id: 'x'}) RETURN p",
                "CALL { CREATE (:Person) } RETURN 1",
                "MATCH (p:Person) CALL { WITH p SET p.seen = true } IN TRANSACTIONS RETURN count(*)",
                "FOREACH (i IN [1] | CREATE (:Person))",
                "CREATE CONSTRAINT own FOR (p:Person) REQUIRE p.name IS UNIQUE",
                "DROP CONSTRAINT person_id",
                "CREATE INDEX own FOR (p:Person) ON (p.name)",
                "CREATE USER eve SET PASSWORD 'password-of-eve'",
                "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
                "ALTER USER neo4j SET PASSWORD 'password-of-eve'",
                "DROP USER neo4j",
                "CALL db.createLabel('Own')",
                "CALL grapevine.rank.write({writeProperty: 'own'})",
                "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
                "LOAD CSV FROM 'http://127.0.0.1:1/x' AS line RETURN line"
            })
    void nothing_can_be_changed_in_whatever_words(String cypher) throws Exception {
        String before = everything();
        HttpResponse<String> answer = ask(Map.of("text", cypher));
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 503);
        assertThat(everything()).isEqualTo(before);
    }

    private String everything() throws Exception {
        HttpResponse<String> answer = ask(Map.of(
                "text",
                "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) WITH n, r, m ORDER BY elementId(n), elementId(r)"
                        + " RETURN collect([labels(n), properties(n), type(r), properties(r)]) AS all"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        HttpResponse<String> users = ask(Map.of("text", "SHOW USERS YIELD user RETURN collect(user) AS users"));
        HttpResponse<String> rules = ask(Map.of("text", "SHOW CONSTRAINTS YIELD name RETURN collect(name) AS names"));
        return answer.body() + users.body() + rules.body();
    }

    @Test
    void questions_of_the_library_are_answered_with_their_parameters() throws Exception {
        HttpResponse<String> answer = ask(Map.of("name", "types"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"columns\":[");
        HttpResponse<String> wrong = ask(Map.of("name", "types", "parameters", Map.of("no", "1")));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("has no parameter no");
    }

    @Test
    void the_graph_in_an_answer_is_told_apart_from_its_rows() throws Exception {
        HttpResponse<String> answer =
                ask(Map.of("text", "MATCH path = (a:Client)-[:REFERRED]->(b:Person) RETURN path, a.id AS id"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Map<?, ?> found = new Gson().fromJson(answer.body(), Map.class);
        assertThat((List<?>) found.get("nodes")).hasSize(4);
        assertThat((List<?>) found.get("links")).hasSize(2);
        assertThat((List<?>) found.get("rows")).hasSize(2);
    }

    @Test
    void long_answers_are_cut_and_say_so() throws Exception {
        HttpResponse<String> answer = ask(Map.of("text", "UNWIND range(1, 20000) AS n RETURN n"));
        assertThat(answer.body()).contains("\"cut\":true").contains("[5000]").doesNotContain("[5001]");
    }
}
