package org.grapevine.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects what is found in a file. Takes no more memory for many findings than for few. */
final class Findings {
    private static final int EXAMPLES = 5;

    private final Map<Reason, Long> times = new EnumMap<>(Reason.class);
    private final List<Note> notes = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private long accepted;
    private long rejected;
    private long merged;
    private long leftOut;

    void accept() {
        accepted++;
    }

    void reject(Row row) {
        rejected++;
        Reason fault = row.fault();
        if (fault != null) {
            note(fault, row.line(), row.explanation());
        }
    }

    void merge(Reason reason, long line, String text) {
        merged++;
        note(reason, line, text);
    }

    /** Counts a row of a special category that is left out; what it says stays unsaid. */
    void leaveOut(Reason reason, String type) {
        leftOut++;
        String text = reason == Reason.NO_CONSENT
                ? "rows of type " + Cell.shown(type) + " without consentRef and consentDate are left out"
                : "rows of type " + Cell.shown(type)
                        + " reveal what the law protects: left out unless --include-special names the type and consent is on record";
        boolean said = notes.stream().anyMatch(note -> note.text().equals(text));
        count(reason, 1);
        if (!said && examples(reason) < EXAMPLES) {
            notes.add(new Note(reason, 0, text));
        }
    }

    /** Counts a finding, and keeps it if it is one of the first. */
    void note(Reason reason, long line, String text) {
        if (count(reason, 1) <= EXAMPLES) {
            notes.add(new Note(reason, line, text));
        }
    }

    /** Counts {@code count} findings told in one note. */
    void note(Reason reason, String text, long count) {
        count(reason, count);
        notes.add(new Note(reason, 0, text));
    }

    private long count(Reason reason, long more) {
        return times.merge(reason, more, Long::sum);
    }

    private long examples(Reason reason) {
        return notes.stream().filter(note -> note.reason() == reason).count();
    }

    /** Adds a sentence that belongs to no code. */
    void remark(String text) {
        remarks.add(text);
    }

    long rows() {
        return accepted + rejected;
    }

    /** How many rows were left out so far. */
    long leftOut() {
        return leftOut;
    }

    FileReport report(IntakeFile file, @Nullable Path rejects, Samples samples) {
        SortedMap<String, Long> codes = new TreeMap<>();
        times.forEach((reason, count) -> codes.put(reason.name(), count));
        return new FileReport(
                file.path(),
                file.kind(),
                file.rows().encoding(),
                file.delimiter(),
                file.mapping(),
                file.plain(),
                accepted,
                rejected,
                merged,
                leftOut,
                codes,
                List.copyOf(notes),
                List.copyOf(remarks),
                rejects,
                file.part() == null ? null : file.part().file().recognition(),
                samples.seen());
    }
}
