package org.grapevine.analysis;

import java.util.Optional;
import org.grapevine.graph.Scores;
import org.grapevine.network.View;

/**
 * Which way a measure is found: as asked for where its estimate says that it ends within the time given, else approximately where that is
 * possible. Estimates know only the size of the graph, so the same graph leads to the same choice, whatever else the machine does.
 *
 * @param kernel that is run
 * @param note what was chosen and why; empty where there was nothing to choose
 */
record Choice(Measure.Kernel kernel, String note) {
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    /** The choice for {@code asked} on {@code view}. */
    static Choice of(Measure.Kernel asked, View view, Conditions conditions) {
        double needed = Double.isInfinite(conditions.seconds()) ? 0 : asked.seconds(view);
        if (needed == 0) {
            return new Choice(asked, "");
        }
        String given = "of the " + words(conditions.seconds()) + " given";
        if (needed <= conditions.seconds()) {
            return new Choice(asked, "computed as asked: estimated at %s %s.".formatted(words(needed), given));
        }
        Optional<Measure.Kernel> quicker = asked.approximation(view, conditions.seed());
        if (quicker.isEmpty()) {
            return new Choice(
                    asked,
                    "computed as asked although estimated at %s %s: no quicker way with a bound is known here."
                            .formatted(words(needed), given));
        }
        double left = quicker.get().seconds(view);
        String still = left > conditions.seconds() ? ", itself estimated at " + words(left) : "";
        return new Choice(
                quicker.get(),
                "approximated%s: in full it is estimated at %s %s.".formatted(still, words(needed), given));
    }

    /** {@code found} with what its reader must know of the choice. */
    Scores told(Scores found) {
        if (note.isEmpty()) {
            return found;
        }
        String exact = found.bound() == 0 ? "exact, " : "";
        return found.withNote((exact + note + " " + found.note()).strip());
    }

    private static String words(double seconds) {
        if (seconds < 1) {
            return "under 1 s";
        }
        return seconds < 2 * MINUTE
                ? "%.0f s".formatted(seconds)
                : seconds < 2 * HOUR ? "%.0f min".formatted(seconds / MINUTE) : "%,.0f h".formatted(seconds / HOUR);
    }
}
