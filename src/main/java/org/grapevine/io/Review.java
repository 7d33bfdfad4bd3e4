package org.grapevine.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.grapevine.GrapevineException;
import org.jspecify.annotations.Nullable;

/** The list of free texts that may mean a person, with candidates; whoever knows marks them yes or no and loads again. */
final class Review {
    /* A decision belongs to a text about one person: "Ana R." may be one Ana for one client and another for the next. The file is written
     * anew by each load, what was decided before included, and takes its place whole. */

    static final List<String> HEADER =
            List.of("decision", "text", "about", "candidate", "candidateName", "score", "reason", "file", "line");
    private static final Set<String> YES = Set.of("yes", "y", "ja", "oui", "si", "sí", "true", "1", "x");
    private static final Set<String> NO = Set.of("no", "n", "nein", "non", "false", "0");

    /** Where a text stands. */
    record Place(Path file, long line) {}

    /** A text, and the id of the person that it says something about. */
    record Question(String text, String about) {}

    /** A person who may be meant. */
    record Candidate(String id, String name, double score, String reason) {}

    /** A row of the list. */
    private record Line(String decision, Question question, Candidate candidate, String file, String line) {}

    private final @Nullable Path path;
    private final Map<Question, List<Line>> lines = new LinkedHashMap<>();
    private final Map<Question, String> decided = new HashMap<>();

    /** The list in {@code path}, with the decisions in it if there is such a file; null for a list that nobody keeps. */
    Review(@Nullable Path path) {
        this.path = path;
        if (path != null && Files.exists(path)) {
            read(path);
        }
    }

    private void read(Path file) {
        TextFile.reading(file, () -> {
            try (CsvTable table = CsvTable.open(TextFile.of(file, null), read -> {}, (reason, line) -> {})) {
                if (!table.columns().equals(HEADER)) {
                    throw GrapevineException.input(
                            file + " is no list of referrers to decide on: its header is "
                                    + Cell.shown(String.join(",", table.columns())),
                            "name another file, or the list that an earlier load wrote");
                }
                for (Row row = table.next(); row != null; row = table.next()) {
                    take(file, row);
                }
            }
            return file;
        });
    }

    private void take(Path file, Row row) {
        String decision = Cell.trimmed(row.cell(0)).toLowerCase(Locale.ROOT);
        if (!decision.isEmpty() && !YES.contains(decision) && !NO.contains(decision)) {
            throw GrapevineException.input(
                    file + ":" + row.line() + ": decision " + Cell.shown(row.cell(0)) + " is neither yes nor no",
                    "write yes or no, or leave it blank to decide later");
        }
        Question question = question(Cell.restored(row.cell(1)), Cell.restored(row.cell(2)));
        String id = Cell.trimmed(Cell.restored(row.cell(3)));
        boolean yes = YES.contains(decision);
        if (yes && !id.isEmpty()) {
            String before = decided.put(question, id);
            if (before != null && !before.isEmpty() && !before.equals(id)) {
                throw GrapevineException.input(
                        file + ":" + row.line() + ": " + Cell.shown(question.text()) + " is said to be both "
                                + Cell.shown(before) + " and " + Cell.shown(id),
                        "say yes to one of them");
            }
        } else if (NO.contains(decision)) {
            decided.putIfAbsent(question, "");
        }
        Candidate candidate = new Candidate(
                id, Cell.restored(row.cell(4)), Numbers.PLAIN.parse(row.cell(5)), Cell.restored(row.cell(6)));
        String word = decision.isEmpty() ? "" : yes ? "yes" : "no";
        lines.computeIfAbsent(question, key -> new ArrayList<>())
                .add(new Line(word, question, candidate, Cell.restored(row.cell(7)), row.cell(8)));
    }

    /** The question about a text, however it is spaced. */
    static Question question(String text, String about) {
        return new Question(Cell.trimmed(text).replaceAll("\\s+", " "), Cell.trimmed(about));
    }

    /** The id that was decided on, empty where it was decided that none of the candidates is meant; null where nothing was. */
    @Nullable
    String decision(Question question) {
        List<Line> all = lines.getOrDefault(question, List.of());
        String id = decided.get(question);
        boolean open = all.stream().anyMatch(line -> line.decision().isEmpty());
        return id == null || (id.isEmpty() && open) ? null : id;
    }

    /** Whether a list is kept and the question does not stand there yet. */
    boolean lacks(Question question) {
        return path != null && !lines.containsKey(question);
    }

    /** Adds a question with its candidates, the first of them taken already or none. */
    void ask(Question question, List<Candidate> candidates, boolean taken, Place place) {
        List<Line> added = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            added.add(new Line(
                    taken && i == 0 ? "yes" : "",
                    question,
                    candidates.get(i),
                    String.valueOf(place.file().getFileName()),
                    String.valueOf(place.line())));
        }
        lines.put(question, added);
    }

    /** Writes the list, if one is kept and there is anything in it; returns where. */
    @Nullable
    Path write() {
        Path target = path;
        if (target == null || lines.isEmpty()) {
            return null;
        }
        Path draft = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid());
        try {
            try (CsvSheet sheet = CsvSheet.create(draft, HEADER)) {
                lines.values().forEach(all -> all.forEach(line -> write(sheet, line)));
            }
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
            return target;
        } catch (IOException | UncheckedIOException fault) {
            throw GrapevineException.input(
                    "the referrers to decide on could not be written to " + target + ": " + fault.getMessage(),
                    "name another place with --review");
        }
    }

    private static void write(CsvSheet sheet, Line line) {
        Candidate candidate = line.candidate();
        sheet.key(line.decision())
                .text(line.question().text())
                .text(line.question().about())
                .text(candidate.id())
                .text(candidate.name())
                .key(
                        candidate.id().isEmpty() || Double.isNaN(candidate.score())
                                ? ""
                                : String.format(Locale.ROOT, "%.2f", candidate.score()))
                .text(candidate.reason())
                .text(line.file())
                .key(line.line())
                .end();
    }
}
