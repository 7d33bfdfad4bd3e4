package org.grapevine.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the graph is: a Neo4j of our own or a server. */
interface Database extends AutoCloseable {
    /** The way in. */
    Bolt bolt();

    /** A target for the very first rows, however many; null where there may be some already. */
    @Nullable
    LoadTarget firstLoad();

    /** How many rows go into one transaction without trouble. */
    int rowsAtOnce();

    /** A target for more rows than that. */
    LoadTarget largeLoad();

    /** Writes the files of the database anew, so that nothing is left in them of what was deleted; false where that is not ours to do. */
    boolean rewrite();

    /** The folder of the store; null for a server. */
    @Nullable
    Path folder();

    /** Ends the use. */
    @Override
    void close();
}
