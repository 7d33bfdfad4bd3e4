package org.grapevine.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.grapevine.GrapevineException;

/**
 * A small file about clients: ids, and numbers beside them. CSV with a header, the ids in a column of a usual name ({@code client_id},
 * {@code client}, {@code id}), else in the first; or bare ids, one a line.
 */
public final class ClientList {
    private static final Set<String> IDS =
            Set.of("clientid", "client", "id", "person", "personid", "contact", "contactid", "customer", "customerid");

    /**
     * A row.
     *
     * @param id of the client
     * @param numbers by the comparable name of their column: lower case, without blanks, hyphens and underscores; only where given
     */
    public record Entry(String id, Map<String, Double> numbers) {}

    /**
     * What asking a client costs.
     *
     * @param amount of money
     * @param hours of work; 0 where none are given
     */
    public record Cost(double amount, double hours) {}

    private ClientList() {}

    /**
     * Reads what asking each client costs, from the columns {@code cost} and {@code hours}, by id.
     *
     * @throws GrapevineException if a number is none or is negative, or a row has no cost
     */
    public static Map<String, Cost> costs(Path file) {
        Map<String, Cost> costs = new LinkedHashMap<>();
        for (Entry entry : read(file, Set.of("cost", "hours"))) {
            Double cost = entry.numbers().get("cost");
            if (cost == null) {
                throw GrapevineException.input(
                        file + ": client " + entry.id() + " has no cost",
                        "give each row a cost, in a column named cost");
            }
            costs.put(entry.id(), new Cost(cost, entry.numbers().getOrDefault("hours", 0.0)));
        }
        return costs;
    }

    /**
     * Reads {@code file}; rows without an id are left out.
     *
     * @param numeric the columns that hold numbers, in their comparable names; others are not read
     * @throws GrapevineException if a number is none or is negative
     */
    public static List<Entry> read(Path file, Set<String> numeric) {
        return TextFile.reading(file, () -> {
            try (CsvTable table = CsvTable.open(TextFile.of(file, null), read -> {}, (reason, line) -> {})) {
                List<String> columns =
                        table.columns().stream().map(Cell::comparable).toList();
                int id = idColumn(columns);
                List<Entry> entries = new ArrayList<>();
                if (id < 0) {
                    entries.add(new Entry(Cell.trimmed(table.columns().get(0)), Map.of()));
                }
                Numbers numbers = new Numbers(null, table.delimiter());
                for (Row row = table.next(); row != null; row = table.next()) {
                    String name = Cell.trimmed(row.cell(Math.max(0, id)));
                    if (!name.isEmpty()) {
                        entries.add(new Entry(name, numbers(file, row, columns, numeric, numbers)));
                    }
                }
                return entries;
            }
        });
    }

    /** Where the ids stand; -1 where the first line is no header but an id. */
    private static int idColumn(List<String> columns) {
        for (int c = 0; c < columns.size(); c++) {
            if (IDS.contains(columns.get(c))) {
                return c;
            }
        }
        return columns.size() == 1 ? -1 : 0;
    }

    private static Map<String, Double> numbers(
            Path file, Row row, List<String> columns, Set<String> numeric, Numbers numbers) {
        Map<String, Double> found = new LinkedHashMap<>();
        for (int c = 0; c < columns.size(); c++) {
            String text = Cell.trimmed(row.cell(c));
            if (numeric.contains(columns.get(c)) && !text.isEmpty()) {
                double number = numbers.parse(text);
                if (!(number >= 0 && number < Double.POSITIVE_INFINITY)) {
                    throw GrapevineException.input(
                            "%s:%d: %s '%s' is not a number of at least 0"
                                    .formatted(file, row.line(), columns.get(c), text),
                            "write amounts as 120 or 120.50, or leave the cell empty");
                }
                found.put(columns.get(c), number);
            }
        }
        return found;
    }
}
