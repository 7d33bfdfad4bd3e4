package org.grapevine.store;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Passes rows on in the order of their ordinals, whatever order they come in. */
final class Reordering<T> {
    /* Rows come nearly in order, so a row is passed on as soon as all before it have been, and few wait. Where rows were deleted the
     * ordinal that is missing never comes: those after it wait for the end. */

    private record Waiting<T>(long ordinal, long arrival, T row) {}

    private final Consumer<T> onward;
    private final PriorityQueue<Waiting<T>> waiting = new PriorityQueue<>(
            Comparator.<Waiting<T>>comparingLong(Waiting::ordinal).thenComparingLong(Waiting::arrival));
    private long next;
    private long arrivals;

    Reordering(Consumer<T> onward) {
        this.onward = onward;
    }

    /** Takes a row; one without an ordinal goes last. */
    void accept(long ordinal, T row) {
        if (ordinal == next) {
            onward.accept(row);
            next++;
            passOn();
        } else {
            waiting.add(new Waiting<>(ordinal, arrivals++, row));
        }
    }

    private void passOn() {
        while (!waiting.isEmpty() && waiting.peek().ordinal() <= next) {
            Waiting<T> first = waiting.remove();
            onward.accept(first.row());
            next = Math.max(next, first.ordinal() + 1);
        }
    }

    /** Passes on what still waits. */
    void finish() {
        while (!waiting.isEmpty()) {
            onward.accept(waiting.remove().row());
        }
    }
}
