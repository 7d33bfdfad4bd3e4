package org.grapevine.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.grapevine.io.FileReport;
import org.grapevine.io.IntakeReport;
import org.grapevine.io.Note;
import org.grapevine.io.Reason;
import org.grapevine.io.Recognition;
import org.jspecify.annotations.Nullable;

/** What was found in files, as an answer: a row a file; what each finding was beside it. */
final class IntakeAnswer {
    private static final int FINDINGS_SAID = 20;

    private IntakeAnswer() {}

    /**
     * @param mapped whether to tell what each column was taken for, with a few of its values, too
     */
    static Answer of(IntakeReport report, Format format, boolean mapped) {
        boolean whole = format == Format.JSON;
        Answer answer =
                Answer.about("files").key("file").columns("kind", "accepted", "rejected", "merged", "leftOut", "codes");
        if (whole) {
            answer.columns("encoding", "delimiter", "columns", "findings", "preset", "confidence", "for", "against");
            if (mapped) {
                answer.columns("samples");
            }
        }
        answer.rows(report.files().stream()
                        .map(file -> row(file, whole, mapped))
                        .toList())
                .fact("persons", report.persons())
                .fact("groups", report.groups());
        if (!whole) {
            recognised(report).forEach(answer::note);
            if (mapped) {
                mapping(report).forEach(answer::note);
            }
        }
        report.remarks().forEach(answer::note);
        alike(report).ifPresent(answer::note);
        report.files().forEach(file -> file.remarks().forEach(remark -> answer.note(name(file) + ": " + remark)));
        if (!whole) {
            findings(report).forEach(answer::note);
        }
        return answer;
    }

    private static List<@Nullable Object> row(FileReport file, boolean whole, boolean mapped) {
        List<@Nullable Object> cells = new ArrayList<>(List.of(
                file.file().toString(),
                file.kind().word(),
                file.accepted(),
                file.rejected(),
                file.merged(),
                file.leftOut(),
                file.codes()));
        if (whole) {
            cells.addAll(List.of(
                    file.encoding(),
                    String.valueOf(file.delimiter()),
                    file.columns(),
                    file.notes().stream().map(IntakeAnswer::finding).toList()));
            Recognition how = file.recognition();
            cells.add(how == null ? null : how.preset());
            cells.add(how == null ? null : how.confidence());
            cells.add(how == null ? List.of() : how.speaksFor());
            cells.add(how == null ? List.of() : how.speaksAgainst());
            if (mapped) {
                cells.add(file.preview().stream()
                        .collect(Collectors.toMap(
                                FileReport.Column::theirs,
                                FileReport.Column::samples,
                                (first, second) -> first,
                                LinkedHashMap::new)));
            }
        }
        return cells;
    }

    /** A sentence for each file of a CRM: what it was taken for, and why. */
    private static Set<String> recognised(IntakeReport report) {
        Set<String> sentences = new LinkedHashSet<>();
        for (FileReport file : report.files()) {
            Recognition how = file.recognition();
            if (how != null) {
                sentences.add(name(file) + ": read as " + how.title() + " ("
                        + (how.forced() ? "as you said; " : "") + how.percent() + " sure); for it "
                        + String.join(", ", how.speaksFor())
                        + (how.speaksAgainst().isEmpty()
                                ? ""
                                : "; against it " + String.join("; ", how.speaksAgainst())));
            }
        }
        return sentences;
    }

    private static List<String> mapping(IntakeReport report) {
        return report.files().stream()
                .map(file -> name(file) + " -> " + file.kind().word() + ": "
                        + file.preview().stream().map(IntakeAnswer::shown).collect(Collectors.joining("; ")))
                .toList();
    }

    private static String shown(FileReport.Column column) {
        String samples =
                column.samples().stream().map(value -> "'" + value + "'").collect(Collectors.joining(", "));
        return (column.ours().isEmpty() ? "unknown" : column.ours()) + " = " + column.theirs()
                + (samples.isEmpty() ? "" : " (" + samples + ")");
    }

    /** How many persons to review there are; nothing where there are none. */
    private static Optional<String> alike(IntakeReport report) {
        if (report.alike().isEmpty()) {
            return Optional.of(
                    "too many persons to look here for who is there twice; once they are loaded, 'grapevine duplicates' does");
        }
        int alike = report.alike().getAsInt();
        return Optional.of(alike)
                .filter(some -> some > 0)
                .map(
                        "%,d persons look like others: once they are loaded, 'grapevine duplicates' lists them"
                                ::formatted);
    }

    private static Map<String, Object> finding(Note note) {
        Map<String, Object> finding = new LinkedHashMap<>();
        finding.put("line", note.line());
        finding.put("code", note.reason().name());
        finding.put("rejected", note.reason().effect() == Reason.Effect.REJECTED);
        finding.put("text", note.text());
        return finding;
    }

    private static List<String> findings(IntakeReport report) {
        List<String> said = new ArrayList<>();
        for (FileReport file : report.files()) {
            for (Note note : worstFirst(file.notes())) {
                if (said.size() == FINDINGS_SAID) {
                    said.add("more findings: --format json lists them");
                    return said;
                }
                said.add(name(file) + (note.line() > 0 ? ":" + note.line() : "") + ": " + note.text() + " ("
                        + note.reason() + ")");
            }
        }
        return said;
    }

    private static List<Note> worstFirst(List<Note> notes) {
        return notes.stream()
                .sorted(Comparator.comparing(note -> note.reason().effect() != Reason.Effect.REJECTED))
                .toList();
    }

    private static String name(FileReport file) {
        return file.file().getFileName().toString();
    }
}
