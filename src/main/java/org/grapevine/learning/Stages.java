package org.grapevine.learning;

import org.grapevine.parallel.Workers;

/** A long run in stages, each of which reports its share of the whole. */
final class Stages {
    private static final long FINE = 1000;

    private final Workers workers;
    private final int total;
    private int begun;

    /** A run of so many stages, those that count double counted twice. */
    Stages(Workers workers, int total) {
        this.workers = workers;
        this.total = total;
    }

    /** Who does the next stage, which takes about as long as {@code weight} others. */
    Workers next(int weight) {
        long from = begun;
        begun += weight;
        workers.checkCancelled();
        workers.progress().at(FINE * from, FINE * total);
        return workers.reporting((done, of) -> {
            if (of > 0) {
                workers.progress().at(FINE * from + FINE * weight * Math.min(done, of) / of, FINE * total);
            }
        });
    }
}
