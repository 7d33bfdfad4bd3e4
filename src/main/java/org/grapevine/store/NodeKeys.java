package org.grapevine.store;

import java.util.Arrays;
import org.eclipse.collections.api.block.procedure.primitive.LongObjectProcedure;
import org.eclipse.collections.impl.map.mutable.primitive.LongObjectHashMap;
import org.jspecify.annotations.Nullable;

/** The keys of nodes by their internal ids. */
final class NodeKeys {
    /* Internal ids of a kind mostly run on from the first without large gaps, so an array finds a key with one look into memory where a
     * map takes several. What lies before the first, or too far out for an array that is not mostly empty, goes into a map. */

    private static final int SPARSE = 8;
    private static final int SMALL = 1 << 16;

    private @Nullable String[] near = new @Nullable String[1 << 10];
    private final LongObjectHashMap<String> far = new LongObjectHashMap<>();
    private long base;
    private int size;

    /** Notes the key of a node that has none yet. */
    void put(long node, String key) {
        base = size == 0 ? node : base;
        size++;
        long at = node - base;
        long most = Math.min(Integer.MAX_VALUE - Long.BYTES, SMALL + (long) SPARSE * size);
        if (at >= 0 && at < Math.max(near.length, most)) {
            if (at >= near.length) {
                near = Arrays.copyOf(near, (int) Math.min(most, Math.max(at + 1, 2L * near.length)));
            }
            near[(int) at] = key;
        } else {
            far.put(node, key);
        }
    }

    /** The key of a node; null where it has none. */
    @Nullable
    String get(long node) {
        long at = node - base;
        String key = at >= 0 && at < near.length ? near[(int) at] : null;
        return key == null ? far.get(node) : key;
    }

    /** Passes on every node with its key. */
    void forEach(LongObjectProcedure<String> each) {
        for (int at = 0; at < near.length; at++) {
            String key = near[at];
            if (key != null) {
                each.value(base + at, key);
            }
        }
        far.forEachKeyValue(each);
    }

    /** Forgets all. */
    void clear() {
        near = new @Nullable String[1 << 10];
        far.clear();
        size = 0;
    }
}
