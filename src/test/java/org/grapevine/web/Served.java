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
        Store store = Store.embedded(folder);
        store.load(network, Progress.SILENT);
        return new Served(store, Dashboard.open(store, 0, 2, 1, Throwable::printStackTrace));
    }

    String address() {
        return dashboard.address();
    }

    @Override
    public void close() {
        dashboard.close();
        store.close();
    }
}
