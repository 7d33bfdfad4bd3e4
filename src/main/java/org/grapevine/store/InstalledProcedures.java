package org.grapevine.store;

import java.util.List;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Values;

/** The procedures that are there to be called: embedded those of ours, and those that a server has as plugins. */
final class InstalledProcedures {
    private static final String INSTALLED = """
            SHOW PROCEDURES YIELD name
            WHERE name IN $names
            RETURN count(*) = size($names) AS installed
            """;

    private InstalledProcedures() {}

    /** Whether all of {@code names} are there. */
    static boolean have(QueryRunner runner, String... names) {
        return runner.run(INSTALLED, Values.parameters("names", List.of(names)))
                .single()
                .get("installed")
                .asBoolean();
    }
}
