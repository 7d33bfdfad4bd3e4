package org.grapevine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.grapevine.GrapevineException;

/** The questions that come with Grapevine, {@code cypher/<reader>/<name>.cypher}; names are unique among all readers. */
public final class QueryLibrary {
    /** System property that names the folder of the checkout; its {@code cypher/} is read in place of what was built in. */
    public static final String HOME = "grapevine.home";

    private static final String FOLDER = "cypher";
    private static final String ENDING = ".cypher";

    private final List<Question> questions;

    private QueryLibrary(List<Question> questions) {
        this.questions = List.copyOf(questions);
    }

    /**
     * The library of the checkout that {@value #HOME} names, else the one built in.
     *
     * @throws GrapevineException if a header cannot be read
     */
    public static QueryLibrary open() {
        Path here = Path.of(System.getProperty(HOME, ""), FOLDER);
        return System.getProperty(HOME) != null && Files.isDirectory(here) ? in(here) : builtIn();
    }

    /**
     * The library in {@code folder}.
     *
     * @throws GrapevineException if it cannot be read
     */
    public static QueryLibrary in(Path folder) {
        List<Question> questions = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ENDING)).toList()) {
                String name = Objects.requireNonNull(file.getFileName()).toString();
                String reader = Objects.requireNonNull(folder.relativize(file).getName(0))
                        .toString()
                        .replace(name, "");
                questions.add(Question.of(
                        name.substring(0, name.length() - ENDING.length()), reader, Files.readString(file)));
            }
        } catch (IOException | UncheckedIOException e) {
            throw GrapevineException.input(
                    "the questions in " + folder + " cannot be read: " + e.getMessage(), "see that it can be read");
        }
        questions.sort(Comparator.comparing(Question::reader).thenComparing(Question::name));
        return new QueryLibrary(questions);
    }

    private static QueryLibrary builtIn() {
        URL folder = Objects.requireNonNull(QueryLibrary.class.getResource("/" + FOLDER), "built without " + FOLDER);
        try {
            return at(folder.toURI());
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException(folder + " cannot be read", e);
        }
    }

    /** The library in a folder or inside a jar. */
    static QueryLibrary at(URI folder) throws IOException {
        if (!folder.getScheme().equals("jar")) {
            return in(Path.of(folder));
        }
        try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
            return in(jar.getPath("/" + FOLDER));
        }
    }

    /** All questions, by reader and name. */
    public List<Question> questions() {
        return questions;
    }

    /**
     * The question of that name.
     *
     * @throws GrapevineException naming similar ones if there is none
     */
    public Question question(String name) {
        List<String> similar = new ArrayList<>();
        for (Question question : questions) {
            if (question.name().equals(name)) {
                return question;
            }
            if (sharesAWord(question.name(), name)) {
                similar.add(question.name());
            }
        }
        throw GrapevineException.input(
                "there is no question '" + name + "'",
                similar.isEmpty()
                        ? "see them all with: grapevine query --list"
                        : "perhaps " + String.join(" or ", similar));
    }

    private static boolean sharesAWord(String name, String wanted) {
        return Stream.of(wanted.split("[^a-z]+", -1)).anyMatch(word -> word.length() > 3 && name.contains(word));
    }
}
