package org.grapevine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.grapevine.GrapevineException;
import org.grapevine.io.KeyFile;
import org.grapevine.store.Store;
import org.grapevine.web.Dashboard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves the dashboard until somebody ends it. */
@Command(
        name = ServeCommand.NAME,
        header = "Open the dashboard in the browser: everything on pages, for this machine alone.",
        footer = {
            "",
            "Examples:",
            "  grapevine serve                       opens the browser; Ctrl-C ends it",
            "  grapevine serve --no-open --port 8800",
            "  grapevine serve --store my-town"
        })
final class ServeCommand implements Runnable {
    static final String NAME = "serve";

    private static final int LAST_PORT = 65_535;

    private final Grapevine grapevine;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Where to listen on 127.0.0.1 (default: a port that is free).")
    private int port;

    @Option(names = "--no-open", description = "Print the address, and open no browser.")
    private boolean closed;

    ServeCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        if (port < 0 || port > LAST_PORT) {
            throw GrapevineException.input(
                    "--port " + port + " is no port", "give one from 1 to 65535, or leave it out for one that is free");
        }
        try (Store store = Stores.open(grapevine);
                Dashboard dashboard = Dashboard.open(
                        store,
                        new Dashboard.Options(port, grapevine.threads(), grapevine.seed(), Path.of(KeyFile.USUAL)),
                        fault -> Faults.trace(fault, grapevine))) {
            grapevine.print(
                    "Dashboard: " + dashboard.address() + "\nNeo4j:     " + store.bolt() + credentials() + "\n");
            grapevine.terminal().flush();
            grapevine.note("The address lets in whoever has it. Ctrl-C ends.");
            if (!closed) {
                browse(dashboard.address());
            }
            new CountDownLatch(1).await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private String credentials() {
        return grapevine.server() == null
                ? " (user neo4j, password in " + grapevine.folder().resolve("credentials") + ")"
                : "";
    }

    private void browse(String address) {
        try {
            new ProcessBuilder(opener(address))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException none) {
            grapevine.note("No browser was found to open it in: copy the address into one.");
        }
    }

    private static List<String> opener(String address) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", address);
        }
        return List.of(system.contains("mac") ? "open" : "xdg-open", address);
    }
}
