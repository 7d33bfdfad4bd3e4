package org.grapevine.web;

import java.nio.file.Path;
import org.grapevine.network.NetworkSource;
import org.grapevine.parallel.Progress;
import org.grapevine.store.Store;

/** A dashboard over a store of its own. */
final class Served implements AutoCloseable {
    final Store store;
    final Dashboard dashboard;

    private Served(Store store, Dashboard dashboard) {
        this.store = store;
        this.dashboard = dashboard;
    }

    /** Loads {@code network} into a store in {@code folder} and serves it. */
    static Served of(NetworkSource network, Path folder) {
        Served served = empty(folder);
        served.store.load(network, Progress.SILENT);
        return served;
    }

    /** Serves a new store in {@code folder}, into which nothing was loaded. */
    static Served empty(Path folder) {
        Store store = Store.embedded(folder);
        Path key = folder.resolveSibling("pseudonyms.key");
        return new Served(
                store, Dashboard.open(store, new Dashboard.Options(0, 2, 1, key), Throwable::printStackTrace));
    }

    String address() {
        return dashboard.address();
    }

    /** The address without what lets in, and without a slash at its end. */
    String root() {
        return address().substring(0, address().indexOf("/?"));
    }

    /** What lets in. */
    String token() {
        return address().substring(address().indexOf('=') + 1);
    }

    @Override
    public void close() {
        dashboard.close();
        store.close();
    }
}
