package org.grapevine.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.grapevine.GrapevineException;
import org.grapevine.store.Store;

/** The dashboard as a web server on this machine alone. */
public final class Dashboard implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final long LARGEST_REQUEST = 1L << 30;

    /**
     * How to serve.
     *
     * @param port 0 for one that is free
     * @param threads that compute
     * @param seed of all draws
     * @param key the file with the key of pseudonyms, made when it is needed first
     */
    public record Options(int port, int threads, long seed, Path key) {}

    private final Desk desk;
    private final Path key;
    private final Gate gate = new Gate();
    private final Consumer<Throwable> faults;
    private final Javalin server;
    /* Ctrl-C ends the process where it stands: what pages keep in files must go all the same. */
    private final Thread atExit;

    private Dashboard(Desk desk, Path key, Consumer<Throwable> faults) {
        this.desk = desk;
        this.key = key;
        this.faults = faults;
        this.server = Javalin.create(this::configure);
        this.atExit = new Thread(desk::close, "grapevine-dashboard-exit");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts to serve what is in {@code store}.
     *
     * @param faults hears of faults of ours
     * @throws GrapevineException if another program has the port
     */
    public static Dashboard open(Store store, Options options, Consumer<Throwable> faults) {
        Dashboard dashboard =
                new Dashboard(new Desk(store, options.threads, options.seed, faults), options.key, faults);
        try {
            dashboard.server.start(HOST, options.port);
        } catch (RuntimeException taken) {
            dashboard.close();
            throw GrapevineException.input(
                    "port " + options.port + " cannot be had: another program may use it",
                    "name another with --port, or leave it out for one that is free");
        }
        return dashboard;
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = LARGEST_REQUEST;
        config.jsonMapper(new Json());
        config.jetty.threadPool = new QueuedThreadPool(16, 2);
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        JavalinDefaultRoutingApi routes = config.routes;
        routes.before(gate::check);
        routes.get("/", this::start);
        routes.get("/{file}", request -> Files.send(request, request.pathParam("file")));
        routes.get("/api/jobs", request -> request.json(desk.jobs().open()));
        routes.get(
                "/api/jobs/{id}",
                request ->
                        request.json(desk.jobs().called(request.pathParam("id")).report()));
        routes.post("/api/jobs/{id}/cancel", this::cancel);
        Pages.of(desk, key).forEach(page -> page.addTo(routes));
        addFaults(routes);
    }

    private void start(Context request) throws java.io.IOException {
        if (!gate.admit(request)) {
            Files.send(request, "index.html");
        }
    }

    private void cancel(Context request) {
        Job job = desk.jobs().called(request.pathParam("id"));
        job.cancel();
        request.json(job.report());
    }

    private void addFaults(JavalinDefaultRoutingApi routes) {
        routes.exception(
                Gate.Refused.class,
                (refused, request) -> request.status(refused.status())
                        .contentType("text/plain; charset=utf-8")
                        .result(String.valueOf(refused.getMessage()) + "\n"));
        routes.exception(
                Pending.class, (pending, request) -> request.status(202).json(pending.report()));
        routes.exception(
                GrapevineException.class,
                (known, request) -> request.status(known.kind() == GrapevineException.Kind.STORE ? 503 : 400)
                        .json(Problem.of(known)));
        routes.exception(
                CancellationException.class,
                (cancelled, request) -> request.status(409).json(Problem.of(cancelled)));
        routes.exception(Exception.class, (fault, request) -> {
            faults.accept(fault);
            request.status(500).json(Problem.of(fault));
        });
    }

    /** The address to open; whoever has it is let in. */
    public String address() {
        return gate.address(server.port());
    }

    /** Ends all work and stops serving. The store stays open. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            return;
        }
        desk.close();
        server.stop();
    }
}
