package org.grapevine.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Communities;
import org.grapevine.analysis.Conditions;
import org.grapevine.analysis.Confidence;
import org.grapevine.analysis.Ranking;
import org.grapevine.analysis.Reasons;
import org.grapevine.analysis.Request;
import org.grapevine.analysis.Resampling;
import org.grapevine.analysis.Terms;
import org.grapevine.campaign.Valuation;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;

/** What all pages work on: the store, the network read from it, and what was computed of that. Whatever is not there yet is {@link Pending}. */
final class Desk implements AutoCloseable {
    /* Each question asks the store for the fingerprint of its data, which takes a millisecond: so pages show a load at once, whoever made it. */

    /** What persons are ranked by where nobody says otherwise. */
    static final String MEASURE = "diffusion";

    private static final int RANGED = 1000;
    private static final String SURE = "sure ";
    private static final String VALUATION = "valuation";

    private final Store store;
    private final Jobs jobs;
    private final long seed;
    private final List<Runnable> changes = new ArrayList<>();
    private final List<Runnable> endings = new ArrayList<>();
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

    /** Starts work that changes something, and answers {@code request} with the job that does it. */
    void start(Context request, String what, Job.Work<?> work) {
        request.status(202).json(jobs.submit(what, work));
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
                changes.forEach(Runnable::run);
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

    /** What was {@link #found} already under that key; null where nothing was. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // as the jobs have it
    <T> @Nullable T known(Snapshot snapshot, String key) {
        return jobs.known(snapshot.dataHash() + " " + key);
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

    /** The main reason of everybody's score. */
    Reasons reasons(Snapshot snapshot, String measure) {
        Ranking ranking = ranking(snapshot, measure);
        return found(snapshot, "reasons " + measure, "looking for reasons", workers -> Reasons.of(ranking, workers));
    }

    /** For how many of the first ranks it is found how sure they are. */
    static int ranged(Ranking ranking) {
        return Math.min(RANGED, ranking.size());
    }

    /** How sure the first ranks are. */
    Confidence confidence(Snapshot snapshot, String measure) {
        Ranking ranking = ranking(snapshot, measure);
        if (ranking.size() == 0) {
            throw GrapevineException.input("there are no clients to rank", "load some");
        }
        Confidence.requireAll(ranking.requests().get(0));
        Resampling how = Resampling.usual(Resampling.affordable(ranking), ranking, seed);
        return found(
                snapshot,
                SURE + measure,
                "trying how sure the ranks are",
                workers -> Confidence.of(ranking, 0, ranged(ranking), how, workers));
    }

    /** How sure the first ranks are, where that was found already; else null. */
    @Nullable
    Confidence knownConfidence(Snapshot snapshot, String measure) {
        return jobs.known(snapshot.dataHash() + " " + SURE + measure);
    }

    /** The clients with their lifetime values. */
    Clients clients(Snapshot snapshot) {
        return found(snapshot, "clients", "valuing the clients", workers -> Clients.of(snapshot.view()));
    }

    /** The clients in money: what each is worth itself, and what its word brings. */
    Valuation valuation(Snapshot snapshot) {
        Clients clients = clients(snapshot);
        return found(
                snapshot,
                VALUATION,
                "valuing word of mouth",
                workers -> Valuation.of(clients.accounts(), Terms.DEFAULT, Valuation.Cuts.MEDIANS, seed, workers));
    }

    /** The clients in money, where they were valued already; else null. */
    @Nullable
    Valuation knownValuation(Snapshot snapshot) {
        return jobs.known(snapshot.dataHash() + " " + VALUATION);
    }

    /** The communities into which the network falls by itself. */
    Communities communities(Snapshot snapshot) {
        Ranking ranking = ranking(snapshot, MEASURE);
        return found(
                snapshot, "communities", "seeking communities", workers -> Communities.of(ranking, 1, seed, workers));
    }

    /** Has {@code work} done when a page finds that the data is not what it was. */
    void atChange(Runnable work) {
        changes.add(work);
    }

    /** Has {@code work} done when the dashboard ends. */
    void atEnd(Runnable work) {
        endings.add(work);
    }

    @Override
    public void close() {
        jobs.close();
        endings.forEach(Runnable::run);
    }
}
