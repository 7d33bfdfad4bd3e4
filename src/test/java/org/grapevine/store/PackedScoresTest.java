package org.grapevine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class PackedScoresTest {
    @Test
    void a_row_is_node_score_and_rank_and_is_gone_once_taken() {
        PackedScores scores = PackedScores.room(2);
        scores.add(1L << 40, -0.0, 7);
        ByteBuffer bytes = ByteBuffer.wrap(scores.take());
        assertThat(bytes.remaining()).isEqualTo(24);
        assertThat(bytes.getLong()).isEqualTo(1L << 40);
        assertThat(bytes.getDouble()).isEqualTo(-0.0);
        assertThat(bytes.getLong()).isEqualTo(7);
        assertThat(scores.take()).isEmpty();
    }

    @Test
    void bytes_that_are_no_rows_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PackedScores.of(new byte[25]))
                .withMessageContaining("25 bytes is no whole number of rows of 24");
    }
}
