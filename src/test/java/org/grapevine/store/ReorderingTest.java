package org.grapevine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReorderingTest {
    private static List<String> inOrder(List<Long> ordinals) {
        List<String> passed = new ArrayList<>();
        Reordering<String> order = new Reordering<>(passed::add);
        for (int i = 0; i < ordinals.size(); i++) {
            order.accept(ordinals.get(i), ordinals.get(i) + " at " + i);
        }
        order.finish();
        return passed;
    }

    private static List<Long> ordinals(List<String> passed) {
        return passed.stream()
                .map(row -> Long.valueOf(row.substring(0, row.indexOf(' '))))
                .toList();
    }

    @Test
    void any_order_becomes_the_order_of_the_ordinals() {
        for (int reach : new int[] {1, 100, 40_000, 100_000}) {
            List<Long> ordinals =
                    new ArrayList<>(LongStream.range(0, 100_000).boxed().toList());
            Random random = new Random(reach);
            for (int from = 0; from < ordinals.size(); from += reach) {
                Collections.shuffle(ordinals.subList(from, Math.min(ordinals.size(), from + reach)), random);
            }
            assertThat(ordinals(inOrder(ordinals)))
                    .as("reach %d", reach)
                    .isSorted()
                    .hasSize(100_000);
        }
    }

    @Test
    void rows_after_a_gap_and_without_ordinals_wait_for_the_end() {
        assertThat(ordinals(inOrder(List.of(Long.MAX_VALUE, 5L, 0L, 70_000L, 3L, 1L))))
                .containsExactly(0L, 1L, 3L, 5L, 70_000L, Long.MAX_VALUE);
    }

    @Test
    void rows_with_the_same_ordinal_come_in_the_order_of_their_arrival() {
        assertThat(inOrder(List.of(1L, 2L, 1L, 2L, 0L, 40_000L, 40_000L, 3L)))
                .containsExactly(
                        "0 at 4", "1 at 0", "1 at 2", "2 at 1", "2 at 3", "3 at 7", "40000 at 5", "40000 at 6");
    }
}
