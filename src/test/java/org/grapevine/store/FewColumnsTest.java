package org.grapevine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FewColumnsTest {
    private final Map<String, Object> columns =
            new FewColumns(new String[] {"lastContact", "since"}, new Object[] {2.0, 1L});

    @Test
    void it_is_the_same_as_any_other_map() {
        assertThat(columns).isEqualTo(Map.of("since", 1L, "lastContact", 2.0)).hasSize(2);
        assertThat(columns.hashCode())
                .isEqualTo(Map.of("since", 1L, "lastContact", 2.0).hashCode());
        assertThat(columns.keySet()).containsExactly("lastContact", "since");
        assertThat(columns.get("since")).isEqualTo(1L);
        assertThat(columns.get("role")).isNull();
        assertThat(columns.containsKey("role")).isFalse();
    }

    @Test
    void nobody_changes_it() {
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> columns.put("role", "x"));
    }
}
