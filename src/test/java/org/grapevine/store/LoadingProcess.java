package org.grapevine.store;

import java.nio.file.Path;
import org.grapevine.network.NetworkSource;

/** Loads a town into a store and prints a line at moments at which it may be killed. */
final class LoadingProcess {
    private LoadingProcess() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        int rowsAtOnce = Integer.parseInt(arguments[1]);
        NetworkSource town = Towns.random(Integer.parseInt(arguments[2]), 11);
        int rows = RowList.of(town).rows().size();
        try (Store store = new Store(new EmbeddedDatabase(folder, rowsAtOnce))) {
            System.out.println("open");
            store.load(
                    sink -> {
                        town.sendTo(sink);
                        System.out.println("sent");
                    },
                    (done, total) -> {
                        if (done == 1) {
                            System.out.println("first");
                        } else if (done == rows / 2) {
                            System.out.println("half");
                        } else if (done == rows) {
                            System.out.println("last");
                        }
                    });
            System.out.println("loaded");
        }
        System.exit(0);
    }
}
