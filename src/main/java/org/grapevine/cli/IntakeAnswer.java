package org.grapevine.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grapevine.io.FileReport;
import org.grapevine.io.IntakeReport;
import org.grapevine.io.Note;
import org.grapevine.io.Reason;
import org.jspecify.annotations.Nullable;

/** What was found in files, as an answer: a row a file; what each finding was beside it. */
final class IntakeAnswer {
    private static final int FINDINGS_SAID = 20;

    private IntakeAnswer() {}

    static Answer of(IntakeReport report, Format format) {
        boolean whole = format == Format.JSON;
        Answer answer =
                Answer.about("files").key("file").columns("kind", "accepted", "rejected", "merged", "leftOut", "codes");
        if (whole) {
            answer.columns("encoding", "delimiter", "columns", "findings");
        }
        answer.rows(report.files().stream().map(file -> row(file, whole)).toList())
                .fact("persons", report.persons())
                .fact("groups", report.groups());
        report.remarks().forEach(answer::note);
        report.files().forEach(file -> file.remarks().forEach(remark -> answer.note(name(file) + ": " + remark)));
        if (!whole) {
            findings(report).forEach(answer::note);
        }
        return answer;
    }

    private static List<@Nullable Object> row(FileReport file, boolean whole) {
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
        }
        return cells;
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
            for (Note note : file.notes()) {
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

    private static String name(FileReport file) {
        return file.file().getFileName().toString();
    }
}
