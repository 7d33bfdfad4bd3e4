package org.grapevine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NodeKeysTest {
    @Test
    void keys_are_found_by_nodes_near_far_and_before_the_first() {
        NodeKeys keys = new NodeKeys();
        TreeMap<Long, String> expected = new TreeMap<>();
        long[] nodes = {1_000_000, 1_000_001, 1_002_000, 3, Long.MAX_VALUE - 1, 1_000_002, 1_070_000, 1L << 40};
        for (long node : nodes) {
            keys.put(node, "k" + node);
            expected.put(node, "k" + node);
        }
        TreeMap<Long, String> found = new TreeMap<>();
        keys.forEach(found::put);
        assertThat(found).isEqualTo(expected);
        for (long node : nodes) {
            assertThat(keys.get(node)).isEqualTo("k" + node);
        }
        assertThat(keys.get(0)).isNull();
        assertThat(keys.get(1_000_003)).isNull();
        assertThat(keys.get(-1)).isNull();
        keys.clear();
        assertThat(keys.get(1_000_000)).isNull();
        keys.put(5, "five");
        assertThat(keys.get(5)).isEqualTo("five");
    }
}
