package org.grapevine.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.grapevine.analysis.Communities;
import org.grapevine.analysis.Conditions;
import org.grapevine.analysis.Ranking;
import org.grapevine.analysis.Request;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.store.Store;

/** What all pages work on: the store, the network read from it, and what was computed of that. Whatever is not there yet is {@link Pending}. */
final class Desk implements AutoCloseable {
    /* Each question asks the store for the fingerprint of its data, which takes a millisecond: so pages show a load at once, whoever made it. */

    /** What persons are ranked by where nobody says otherwise. */
    static final String MEASURE = "diffusion";

    private final Store store;
    private final Jobs jobs;
    private final long seed;
    private String latest = "";

    Desk(Store store, int threads, long seed, Consumer<Throwable> faults) {
        this.store = store;
        this.jobs = new Jobs(threads, faults);
        this.seed = seed;
    }

    Store store() {
        return store;
    }

    Jobs jobs() {
        return jobs;
    }

    /** Seed of all draws. */
    long seed() {
        return seed;
    }

    /** The network in the store. */
    Snapshot snapshot() {
        String hash = store.dataHash();
        synchronized (this) {
            if (!hash.equals(latest)) {
                jobs.forget(key -> !key.startsWith(hash + " "));
                latest = hash;
            }
        }
        return jobs.result(hash + " network", "reading the network", workers -> {
            List<String> remarks = new ArrayList<>();
            ReferralNetwork network = ReferralNetwork.of(store.network(workers.progress(), remarks::add));
            return new Snapshot(hash, network, View.of(network, ViewOptions.DEFAULT), List.copyOf(remarks));
        });
    }

    /**
     * What {@code work} yields on the network in the store, found once for each network and key.
     *
     * @param key all parameters of it
     * @param what is done, in words
     */
    <T> T found(Snapshot snapshot, String key, String what, Job.Work<T> work) {
        return jobs.result(snapshot.dataHash() + " " + key, what, work);
    }

    /** The clients in the order of a measure, written as {@code rank --measure} takes it. */
    Ranking ranking(Snapshot snapshot, String measure) {
        List<Request> requests = Request.parse(measure, Conditions.exact(seed));
        return found(
                snapshot,
                "ranking " + measure,
                "ranking by " + measure,
                workers -> Ranking.of(snapshot.view(), requests, true, workers));
    }

    /** The communities into which the network falls by itself. */
    Communities communities(Snapshot snapshot) {
        Ranking ranking = ranking(snapshot, MEASURE);
        return found(
                snapshot, "communities", "seeking communities", workers -> Communities.of(ranking, 1, seed, workers));
    }

    @Override
    public void close() {
        jobs.close();
    }
}
