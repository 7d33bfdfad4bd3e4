package org.grapevine.web;

import java.nio.file.Path;
import java.util.List;

/** The pages of the dashboard. A new one is a class, an ES module, a line here and a line in {@code pages.js}. */
final class Pages {
    private Pages() {}

    /**
     * All of them.
     *
     * @param key the file with the key of pseudonyms
     */
    static List<Page> of(Desk desk, Path key) {
        return List.of(
                new OverviewPage(desk), //
                new InfluencersPage(desk),
                new PersonPage(desk),
                new GroupsPage(desk),
                new MapPage(desk),
                new ValuePage(desk),
                new LearnPage(desk),
                new PlanPage(desk),
                new HandoverPage(desk, key),
                new CypherPage(desk),
                new DataPage(desk),
                new UpkeepPage(desk));
    }
}
