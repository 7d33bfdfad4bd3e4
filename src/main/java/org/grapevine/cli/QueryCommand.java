package org.grapevine.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.ToNumberPolicy;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.grapevine.GrapevineException;
import org.grapevine.store.QueryAnswer;
import org.grapevine.store.QueryLibrary;
import org.grapevine.store.Question;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the graph in Cypher. */
@Command(
        name = QueryCommand.NAME,
        header = "Ask the graph a question: one of the library by name, or Cypher of your own.",
        footer = {
            "",
            "Examples:",
            "  grapevine query --list                                  the questions there are",
            "  grapevine query hidden-gems --param limit=20            one of them",
            "  grapevine query my-question.cypher --format csv",
            "  grapevine query --neodash --out dashboard.json          all of them for NeoDash, to be opened there",
            "  echo 'MATCH (p:Person) RETURN count(p) AS persons' | grapevine query -"
        })
final class QueryCommand implements Runnable {
    static final String NAME = "query";

    private static final Gson JSON = new GsonBuilder()
            .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
            .create();

    private final Grapevine grapevine;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME|FILE|-",
            description = "A question of the library, a file, or the standard input.")
    private @Nullable String what;

    @Option(names = "--list", description = "List the questions of the library.")
    private boolean list;

    @Option(
            names = "--neodash",
            description = "Print all questions of the library as a dashboard for NeoDash (version 2.4).")
    private boolean dashboard;

    @Option(
            names = {"-p", "--param"},
            paramLabel = "NAME=VALUE",
            description = "The value of a $parameter. May be given several times.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--write", description = "Let the query change the graph; without it the database refuses to.")
    private boolean write;

    QueryCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        if (list) {
            grapevine.print(catalogue(QueryLibrary.open()));
            return;
        }
        if (dashboard) {
            grapevine.print(NeoDash.of(QueryLibrary.open().questions()) + "\n");
            return;
        }
        if (what == null) {
            throw GrapevineException.input(
                    "no question is named",
                    "'grapevine query --list' shows the library; a file or - for Cypher of your own");
        }
        Question question = question(what);
        Map<String, Object> values = values(question);
        try (Store store = write ? Stores.open(grapevine) : Stores.existing(grapevine)) {
            grapevine.print(answer(store.query(question.text(), values, write)));
        }
    }

    private static Answer catalogue(QueryLibrary library) {
        return Answer.about("questions")
                .key("name")
                .columns("reader", "question", "parameters")
                .rows(library.questions().stream().map(QueryCommand::row).toList())
                .note("Each stands in cypher/READER/NAME.cypher with its parameters, their defaults and its columns.");
    }

    private static List<Object> row(Question question) {
        String parameters = question.parameters().stream()
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining(" "));
        return List.of(question.name(), question.reader(), question.question(), parameters);
    }

    private Question question(String named) {
        try {
            if (named.equals("-")) {
                String text = new String(grapevine.terminal().in().readAllBytes(), StandardCharsets.UTF_8);
                return Question.of("standard input", "", text);
            }
            if (named.endsWith(".cypher") || named.contains("/") || Files.isRegularFile(Path.of(named))) {
                return Question.of(named, "", Files.readString(Path.of(named)));
            }
        } catch (IOException fault) {
            String why = fault instanceof NoSuchFileException
                    ? "there is no such file"
                    : fault instanceof CharacterCodingException
                            ? "it is no text in UTF-8"
                            : String.valueOf(fault.getMessage());
            throw GrapevineException.input(
                    named + " cannot be read: " + why,
                    "name a file of Cypher in UTF-8, or a question of 'grapevine query --list'");
        }
        return QueryLibrary.open().question(named);
    }

    /** As the header of the question says; a text without header takes what it is given, read as JSON where it is that. */
    private Map<String, Object> values(Question question) {
        if (!question.question().isEmpty()) {
            return question.values(parameters);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        parameters.forEach((name, text) -> values.put(name, value(text)));
        return values;
    }

    private static Object value(String text) {
        try {
            JsonElement element = JsonParser.parseString(text);
            boolean bare =
                    element.isJsonPrimitive() && element.getAsJsonPrimitive().isString() && !text.startsWith("\"");
            Object value = bare ? null : JSON.fromJson(element, Object.class);
            return value == null ? text : value;
        } catch (JsonParseException plainText) {
            return text;
        }
    }

    private static Answer answer(QueryAnswer found) {
        Answer answer = Answer.about("rows");
        for (String column : found.columns()) {
            if (column.toLowerCase(Locale.ROOT).endsWith("id")) {
                answer.key(column);
            } else {
                answer.columns(column);
            }
        }
        if (found.rows().isEmpty()) {
            answer.note("Nothing in the graph answers to that.");
        }
        return answer.rows(found.rows());
    }
}
