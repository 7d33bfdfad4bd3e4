package org.grapevine.cli;

import org.grapevine.GrapevineException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how much of a list is shown. */
final class ListChoice {
    @Option(names = "--top", paramLabel = "N", description = "How many to list (default: 25).")
    private @Nullable Integer top;

    @Option(names = "--all", description = "List all of them.")
    private boolean all;

    /**
     * How many to list at most.
     *
     * @throws GrapevineException if that is less than one
     */
    int most() {
        if (top != null && top < 1) {
            throw GrapevineException.input("--top " + top + " is not at least 1", "leave it out for 25, or pass --all");
        }
        return all ? Integer.MAX_VALUE : top == null ? 25 : top;
    }
}
