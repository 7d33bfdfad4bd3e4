package org.grapevine.procedure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Conditions;
import org.grapevine.analysis.Measure;
import org.grapevine.analysis.Ranking;
import org.grapevine.analysis.Request;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.Workers;
import org.grapevine.store.TransactionCampaigns;
import org.grapevine.store.TransactionNetwork;
import org.neo4j.internal.kernel.api.exceptions.ProcedureException;
import org.neo4j.kernel.api.KernelTransaction;
import org.neo4j.kernel.api.procedure.Context;

/** What a call is to do and on what: the network that its transaction sees, and workers that end when the transaction does. */
final class Call implements AutoCloseable {
    /* Nobody tells a procedure that its transaction was ended: it has to look. A daemon thread looks ten times a second, and kernels answer
     * to a cancel within a fraction of one. */

    private static final long LOOK_MILLIS = 100;
    private static final String FALLBACK = "diffusion";

    private final KernelTransaction transaction;
    private final TransactionNetwork source;
    private final Configuration configuration;
    private final ViewOptions options;
    private final Part part;
    private final boolean clientsOnly;
    private final Conditions conditions;
    private final Workers workers;
    private final ScheduledExecutorService watch;

    /** A call in the transaction of {@code context}. */
    Call(Context context, Configuration configuration) throws ProcedureException {
        this.transaction = context.kernelTransaction();
        this.source = new TransactionNetwork(transaction);
        this.configuration = configuration;
        this.options = configuration.view();
        this.clientsOnly = !configuration.flag("includeProspects")
                && !configuration.given().containsKey("nodeLabels");
        this.part = new Part(
                configuration.some("nodeLabels", Part.LABELS), configuration.some("relationshipTypes", Part.TYPES));
        this.conditions = configuration.conditions();
        this.workers = Workers.of(configuration.threads());
        this.watch = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "grapevine-watch");
            thread.setDaemon(true);
            return thread;
        });
        var unused = watch.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (transaction.isTerminated()) {
            workers.cancel();
        }
    }

    /** What was asked of {@code measure}: all that is left of the configuration are its parameters. */
    Request request(Measure measure) {
        try {
            return Request.of(measure, configuration.parameters(), conditions);
        } catch (GrapevineException fault) {
            throw configuration.explained(fault);
        }
    }

    /** The measures that the configuration names, as on the command line. */
    List<Request> requests() {
        return Request.parse(configuration.text("measure", FALLBACK), conditions);
    }

    /** Everybody whom the configuration selects, as the transaction sees them. */
    View view() {
        return View.of(ReferralNetwork.of(part.of(source)), options);
    }

    /** The ranking by {@code requests} of those whom the configuration lists. */
    Ranking rank(View view, List<Request> requests) {
        return Ranking.of(view, requests, clientsOnly, workers);
    }

    /** What the view shows, in words. */
    String seen() {
        return options.toString();
    }

    /** The seed of draws. */
    long seed() {
        return conditions.seed();
    }

    /** What was given, by name. */
    Map<String, Object> given() {
        return configuration.given();
    }

    /** Refuses what nobody has read of the configuration. */
    void requireAllRead(String procedure) {
        configuration.requireAllRead(procedure);
    }

    /** Those who work for this call. */
    Workers workers() {
        return workers;
    }

    /** Where the rows come from. */
    TransactionNetwork source() {
        return source;
    }

    /** The campaigns that were approved; to be asked after {@link #view}. */
    TransactionCampaigns campaigns() {
        return new TransactionCampaigns(transaction, source);
    }

    @Override
    public void close() {
        watch.shutdownNow();
        workers.close();
    }
}
