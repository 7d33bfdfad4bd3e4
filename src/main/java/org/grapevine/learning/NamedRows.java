package org.grapevine.learning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of a table for programs that read values by name. */
final class NamedRows {
    private NamedRows() {}

    /** Each row by the names of {@code columns}, in their order; whoever asks may add to it. */
    static List<Map<String, @Nullable Object>> of(List<String> columns, List<List<@Nullable Object>> rows) {
        List<Map<String, @Nullable Object>> maps = new ArrayList<>(rows.size());
        for (List<@Nullable Object> row : rows) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (int k = 0; k < columns.size(); k++) {
                map.put(columns.get(k), row.get(k));
            }
            maps.add(map);
        }
        return maps;
    }
}
