package org.grapevine.io;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToLongFunction;
import org.grapevine.GrapevineException;

/**
 * What was found in the files of an intake.
 *
 * @param files a report each, in the order in which they were read
 * @param remarks on the whole: files that were passed over
 * @param persons how many persons there are
 * @param groups how many groups there are, those without a membership left to them excepted
 * @param alike how many persons look like another one of the files; empty where there were too many to compare them
 * @param badRowsAllowed whether rejected rows are to be left out instead of stopping the load
 */
public record IntakeReport(
        List<FileReport> files,
        List<String> remarks,
        int persons,
        int groups,
        OptionalInt alike,
        boolean badRowsAllowed) {
    private static final int EXAMPLES = 3;

    /** Rows that are in order. */
    public long accepted() {
        return sum(FileReport::accepted);
    }

    /** Rows that are not. */
    public long rejected() {
        return sum(FileReport::rejected);
    }

    /** Rows of special categories left out. */
    public long leftOut() {
        return sum(FileReport::leftOut);
    }

    private long sum(ToLongFunction<FileReport> part) {
        return files.stream().mapToLong(part).sum();
    }

    /** Whether the network may be taken. */
    public boolean passed() {
        return badRowsAllowed || rejected() == 0;
    }

    /**
     * Does nothing where the network may be taken.
     *
     * @throws GrapevineException that names the first bad rows and what to do, where it may not
     */
    public void orThrow() {
        if (passed()) {
            return;
        }
        List<String> examples = new ArrayList<>();
        List<String> mend = new ArrayList<>();
        for (FileReport file : files) {
            file.notes().stream()
                    .filter(note -> note.reason().effect() == Reason.Effect.REJECTED)
                    .limit(Math.max(0, EXAMPLES - examples.size()))
                    .forEach(note -> examples.add(file.file().getFileName() + ":" + note.line() + ": " + note.text()
                            + " (" + note.reason() + ")"));
            if (file.rejects() != null) {
                mend.add(file.rejects().toString());
            }
        }
        long rejected = rejected();
        throw GrapevineException.input(
                (rejected == 1 ? "1 row cannot be taken" : rejected + " rows cannot be taken")
                        + ", so nothing was loaded: " + String.join("; ", examples)
                        + (rejected > examples.size() ? "; ..." : ""),
                (mend.isEmpty() ? "mend the rows" : "mend the rows (they stand in " + String.join(", ", mend) + ")")
                        + " or pass --skip-bad-rows to load the rest");
    }
}
