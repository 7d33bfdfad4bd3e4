package org.grapevine.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.grapevine.GrapevineException;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;

/** Opens the store that the options of a command name. */
final class Stores {
    private Stores() {}

    /** The store, made where it is not there yet. */
    static Store open(Grapevine grapevine) {
        String server = grapevine.server();
        return server == null
                ? Store.embedded(grapevine.folder())
                : Store.server(server, grapevine.user(), grapevine.password(), grapevine.database());
    }

    /**
     * The store, which must be there.
     *
     * @throws GrapevineException if nothing was ever loaded into the folder
     */
    static Store existing(Grapevine grapevine) {
        @Nullable String server = grapevine.server();
        Path folder = grapevine.folder();
        if (server == null && !Files.isDirectory(folder)) {
            throw GrapevineException.store(
                    "there is no store in " + folder,
                    "load files first (grapevine load FOLDER), name another with --store, or read files with --from",
                    null);
        }
        return open(grapevine);
    }
}
