package org.grapevine.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which rows of theirs a part of a preset concerns: all of several requirements, each fulfilled by one of several tests. */
final class Condition {
    /* A test on a column that a file does not have fails, and its negation holds: an export without a column "IsDeleted" has no deleted
     * rows. */

    /** That a column holds {@code value}, or anything where that is null; or that it does not. */
    record Test(Expression of, @Nullable String value, boolean negated) {}

    private static final Expression ABSENT =
            new Expression(List.of(List.of(new Term.Literal(""))), Expression.Conversion.TEXT, "", Map.of(), "");

    private final List<List<Test>> requirements;

    Condition(List<List<Test>> requirements) {
        this.requirements = requirements;
    }

    /** The condition over the columns of a file. */
    Condition bound(Reading reading) {
        List<List<Test>> bound = new ArrayList<>();
        for (List<Test> requirement : requirements) {
            List<Test> tests = new ArrayList<>();
            for (Test test : requirement) {
                Expression of = test.of().bound(reading);
                tests.add(new Test(of == null ? ABSENT : of, test.value(), test.negated()));
            }
            bound.add(tests);
        }
        return new Condition(bound);
    }

    boolean holds(Row row, Reading reading) {
        for (List<Test> requirement : requirements) {
            if (!met(requirement, row, reading)) {
                return false;
            }
        }
        return true;
    }

    private static boolean met(List<Test> requirement, Row row, Reading reading) {
        for (Test test : requirement) {
            if (holds(test, test.of().value(row, reading)) != test.negated()) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(Test test, String text) {
        String value = test.value();
        if (value == null) {
            return !text.isEmpty();
        }
        return value.equals(Cell.comparable(text)) || value.equals(Cell.comparable(Flags.plain(text)));
    }
}
