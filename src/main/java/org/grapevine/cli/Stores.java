package org.grapevine.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.grapevine.GrapevineException;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;

/** Opens the store that the options of a command name. */
final class Stores {
    private Stores() {}

    /** The store, made where it is not there yet. Whatever asks it for anything says beside its answer that a load was broken off. */
    static Store open(Grapevine grapevine) {
        String server = grapevine.server();
        Store store = server == null
                ? Store.embedded(grapevine.folder())
                : Store.server(server, grapevine.user(), grapevine.password(), grapevine.database());
        return store.telling(grapevine::note);
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

    /** Notes in {@code store} a file that was written from it, so that it is named when somebody in it is erased; says so where that fails. */
    static void noteFile(@Nullable Store store, Path file, String what, Grapevine grapevine) {
        if (store == null) {
            return;
        }
        try {
            store.noteFile(file, what);
        } catch (GrapevineException readOnly) {
            grapevine.note("%s is not noted in the store, and will not be named when somebody in it is erased: %s."
                    .formatted(file, readOnly.getMessage()));
        }
    }
}
