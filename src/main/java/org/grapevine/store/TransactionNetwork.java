package org.grapevine.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.collections.api.map.primitive.MutableObjectLongMap;
import org.eclipse.collections.api.set.primitive.LongSet;
import org.eclipse.collections.impl.map.mutable.primitive.ObjectLongHashMap;
import org.grapevine.network.NetworkSink;
import org.grapevine.network.NetworkSource;
import org.jspecify.annotations.Nullable;
import org.neo4j.kernel.api.KernelTransaction;

/**
 * The network as a transaction inside Neo4j sees it, with what that transaction has written itself: the same rows in the same order as over
 * Bolt. O(nodes + relationships) a kind of row. Ends with {@code TransactionTerminatedException} soon after its transaction was ended.
 */
public final class TransactionNetwork implements NetworkSource {
    private final KernelTransaction transaction;
    private final MutableObjectLongMap<String> nodes = new ObjectLongHashMap<>();
    private @Nullable Map<String, Object> load;

    /** The network that {@code transaction} sees. */
    public TransactionNetwork(KernelTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public void sendTo(NetworkSink sink) {
        new NetworkReading(new KernelScan(transaction), columns(), sink)
                .all()
                .forEach((node, id) -> nodes.put(id, node));
    }

    /** The node of the person {@code id} among those sent; -1 for none. */
    public long node(String id) {
        return nodes.getIfAbsent(id, -1);
    }

    /** The ids of those among the persons sent whose nodes are in {@code some}. */
    Set<String> ids(LongSet some) {
        Set<String> ids = new HashSet<>();
        nodes.forEachKeyValue((id, node) -> {
            if (some.contains(node)) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** The nodes of all persons sent. */
    long[] nodes() {
        return nodes.values().toArray();
    }

    /** The properties of persons that came with their data, as they are named here. */
    Set<String> personColumns() {
        Set<String> stored = new LinkedHashSet<>(RowMaps.PERSON);
        columns().person().forEach(column -> stored.add(RowMaps.stored(column, RowMaps.PERSON)));
        return stored;
    }

    /** Fingerprint of the loaded data; empty where nothing was loaded. */
    String dataHash() {
        return latestLoad().get("dataHash") instanceof String hash ? hash : "";
    }

    private NetworkReading.Columns columns() {
        Map<String, Object> latest = latestLoad();
        return new NetworkReading.Columns(
                texts(latest.get("personColumns")),
                texts(latest.get("tieColumns")),
                texts(latest.get("membershipColumns")));
    }

    /** Looked for once: nobody loads within the transaction of a call. */
    private Map<String, Object> latestLoad() {
        if (load != null) {
            return load;
        }
        Map<String, Object> latest = new HashMap<>();
        new KernelScan(transaction).labelled("Load", (node, properties) -> {
            if (number(properties) >= number(latest)) {
                latest.clear();
                latest.putAll(properties);
            }
        });
        load = latest;
        return latest;
    }

    private static long number(Map<String, Object> load) {
        return load.get("number") instanceof Long number ? number : -1;
    }

    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> texts
                ? texts.stream().map(String::valueOf).sorted().toList()
                : List.of();
    }
}
