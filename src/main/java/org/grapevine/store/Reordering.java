package org.grapevine.store;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Passes rows on in the order of their ordinals, whatever order they come in. */
final class Reordering<T> {
    /* Rows come nearly in order, so a row is passed on as soon as all before it have been, and few wait: those of the next NEAR ordinals in
     * a ring, each at the place of its ordinal; whoever is further away or finds its place taken in a queue, which costs more. Where rows
     * were deleted the ordinal that is missing never comes: those after it wait for the end. */

    private static final int NEAR = 1 << 15;

    private record Waiting<T>(long ordinal, long arrival, T row) {}

    private final Consumer<T> onward;
    private final PriorityQueue<Waiting<T>> far = new PriorityQueue<>(
            Comparator.<Waiting<T>>comparingLong(Waiting::ordinal).thenComparingLong(Waiting::arrival));
    private @Nullable Waiting<T>[] near = ring(0);
    private long next;
    private long arrivals;

    Reordering(Consumer<T> onward) {
        this.onward = onward;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java makes no arrays of a type that has parameters
    private static <T> @Nullable Waiting<T>[] ring(int size) {
        return new Waiting[size];
    }

    /** Takes a row; one without an ordinal goes last. */
    void accept(long ordinal, T row) {
        if (ordinal == next) {
            onward.accept(row);
            next++;
            passOn();
        } else {
            keep(new Waiting<>(ordinal, arrivals++, row));
        }
    }

    private void keep(Waiting<T> row) {
        boolean ahead = row.ordinal() > next && row.ordinal() - next < NEAR;
        if (ahead && near.length == 0) {
            near = ring(NEAR);
        }
        if (ahead && near[place(row.ordinal())] == null) {
            near[place(row.ordinal())] = row;
        } else {
            far.add(row);
        }
    }

    private static int place(long ordinal) {
        return (int) ordinal & NEAR - 1;
    }

    private void passOn() {
        while (true) {
            Waiting<T> inRing = near.length == 0 ? null : near[place(next)];
            Waiting<T> first = far.peek();
            if (first != null && (first.ordinal() < next || (first.ordinal() == next && earlier(first, inRing)))) {
                far.remove();
                onward.accept(first.row());
                next = inRing == null ? Math.max(next, first.ordinal() + 1) : next;
            } else if (inRing != null) {
                near[place(next)] = null;
                onward.accept(inRing.row());
                next++;
            } else {
                return;
            }
        }
    }

    private static boolean earlier(Waiting<?> one, @Nullable Waiting<?> other) {
        return other == null || one.arrival() < other.arrival();
    }

    /** Passes on what still waits. */
    void finish() {
        for (Waiting<T> row : near) {
            if (row != null) {
                far.add(row);
            }
        }
        near = ring(0);
        while (!far.isEmpty()) {
            onward.accept(far.remove().row());
        }
    }
}
