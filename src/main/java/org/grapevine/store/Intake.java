package org.grapevine.store;

import java.util.ArrayList;
import java.util.List;
import org.grapevine.network.NetworkDigest;
import org.grapevine.parallel.Progress;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Session;

/** Takes the rows of a load and sends them the way that fits their number. */
final class Intake extends RowByRow {
    private final Database database;
    private final long total;
    private final Progress progress;
    private final NetworkDigest digest = new NetworkDigest();
    private final List<Record> first = new ArrayList<>();
    private @Nullable LoadTarget large;
    private long rows;

    /** @param total how many rows will come, about; 0 where nobody knows */
    Intake(Database database, long total, Progress progress) {
        this.database = database;
        this.total = total;
        this.progress = progress;
        this.large = database.firstLoad();
    }

    /** Whether these are the very first rows, before which nothing can have been remembered. */
    boolean first() {
        return large != null;
    }

    @Override
    void accept(Record row) {
        send(row, digest);
        rows++;
        progress.at(rows, total == 0 ? 0 : Math.max(rows, total));
        LoadTarget target = large;
        if (target != null) {
            send(row, target);
            return;
        }
        first.add(row);
        if (first.size() > database.rowsAtOnce()) {
            target = database.largeLoad();
            large = target;
            replay(target);
        }
    }

    private void replay(LoadTarget target) {
        for (Record row : first) {
            send(row, target);
        }
        first.clear();
    }

    /** Puts all rows in force. */
    LoadReport finish() {
        LoadTarget target = large;
        return target != null ? target.finish(digest.value()) : database.bolt().write(this::inOneTransaction);
    }

    private LoadReport inOneTransaction(Session session) {
        Schema.ensure(session);
        CypherLoad load = CypherLoad.inOneTransaction(session, LoadState.latest(session));
        try {
            replay(load);
            return load.finish(digest.value());
        } catch (RuntimeException | Error e) {
            load.abandon();
            throw e;
        }
    }

    /** Leaves the store as it was. */
    void abandon() {
        if (large != null) {
            large.abandon();
        }
    }
}
