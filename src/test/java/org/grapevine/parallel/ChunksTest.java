package org.grapevine.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChunksTest {
    @Test
    void even_chunks_are_of_one_size_but_the_last() {
        assertThat(bounds(Chunks.even(10, 4))).containsExactly(0, 4, 8, 10);
        assertThat(bounds(Chunks.even(8, 4))).containsExactly(0, 4, 8);
        assertThat(bounds(Chunks.even(3, 100))).containsExactly(0, 3);
        assertThat(Chunks.even(0, 4).count()).isZero();
        assertThat(Chunks.even(Integer.MAX_VALUE, 1 << 30).to(1)).isEqualTo(Integer.MAX_VALUE);
        assertThatThrownBy(() -> Chunks.even(1, 0)).hasMessage("chunk size 0 is not at least 1");
    }

    @Test
    void a_row_costs_one_more_than_its_length() {
        // rows of 3, 0, 0, 5, 1 arcs cost 4, 1, 1, 6, 2: chunks close at 4 or more
        assertThat(bounds(Chunks.byWork(new int[] {0, 3, 3, 3, 8, 9}, 4))).containsExactly(0, 1, 4, 5);
        assertThat(Chunks.byWork(new int[] {0}, 4).count()).isZero();
        assertThat(bounds(Chunks.byWork(new int[] {0, 0, 0}, 100))).containsExactly(0, 2);
    }

    @Test
    void chunks_by_work_cover_every_row_once_and_are_never_empty() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int[] offset = new int[1 + random.nextInt(500)];
            for (int row = 1; row < offset.length; row++) {
                offset[row] = offset[row - 1] + (random.nextInt(10) == 0 ? random.nextInt(1000) : random.nextInt(3));
            }
            int[] bounds = bounds(Chunks.byWork(offset, 1 + random.nextInt(64)));
            assertThat(bounds[0]).as("seed %d", seed).isZero();
            assertThat(bounds[bounds.length - 1]).as("seed %d", seed).isEqualTo(offset.length - 1);
            for (int c = 1; c < bounds.length; c++) {
                assertThat(bounds[c]).as("seed %d", seed).isGreaterThan(bounds[c - 1]);
            }
        }
    }

    @Test
    void there_are_never_more_chunks_than_can_be_kept_in_mind() {
        int[] offset = new int[1_000_001];
        assertThat(Chunks.byWork(offset, 1).count()).isLessThanOrEqualTo(1 << 14);
    }

    private static int[] bounds(Chunks chunks) {
        int[] bounds = new int[chunks.count() + 1];
        for (int c = 0; c < chunks.count(); c++) {
            assertThat(chunks.from(c)).isEqualTo(bounds[c]);
            bounds[c + 1] = chunks.to(c);
        }
        return bounds;
    }
}
