package org.grapevine.store;

import java.util.ArrayList;
import java.util.List;
import org.grapevine.network.NetworkSink;
import org.grapevine.network.NetworkSource;

/** Rows in a list: to be sent, or as they came. */
final class RowList extends RowByRow implements NetworkSource {
    private final List<Record> rows = new ArrayList<>();

    RowList(Record... rows) {
        this.rows.addAll(List.of(rows));
    }

    /** Everything that {@code source} sends. */
    static RowList of(NetworkSource source) {
        RowList list = new RowList();
        source.sendTo(list);
        return list;
    }

    @Override
    void accept(Record row) {
        rows.add(row);
    }

    @Override
    public void sendTo(NetworkSink sink) {
        rows.forEach(row -> send(row, sink));
    }

    List<Record> rows() {
        return rows;
    }
}
