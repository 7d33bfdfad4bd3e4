package org.grapevine.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.State;
import org.grapevine.store.StoreStatus;
import org.jspecify.annotations.Nullable;

/** What is loaded, what was left out and why, whether word of mouth sustains itself, and what to do next. */
final class OverviewPage implements Page {
    /**
     * The page.
     *
     * @param where the store is
     * @param loadedAt when the data last changed; null where nothing was loaded
     * @param clients how many persons buy
     * @param prospects how many do not yet
     * @param lost how many do no longer
     * @param ties rows of each type
     * @param groups groups of each type
     * @param memberships rows
     * @param referrals rows
     * @param leftOut what is not in the analyses, and why
     */
    record Overview(
            String where,
            @Nullable ZonedDateTime loadedAt,
            int clients,
            int prospects,
            int lost,
            Map<String, Integer> ties,
            Map<String, Integer> groups,
            int memberships,
            int referrals,
            List<String> leftOut) {}

    private final Desk desk;

    OverviewPage(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/overview", this::overview);
    }

    private void overview(Context request) {
        Snapshot snapshot = desk.snapshot();
        ReferralNetwork network = snapshot.network();
        StoreStatus status = desk.store().status();
        Map<State, Integer> states = new EnumMap<>(State.class);
        for (int p = 0; p < network.persons().size(); p++) {
            states.merge(network.persons().state(p), 1, Integer::sum);
        }
        Map<String, Integer> ties = new LinkedHashMap<>();
        for (int t = 0; t < network.ties().size(); t++) {
            ties.merge(network.ties().type(t), 1, Integer::sum);
        }
        Map<String, Integer> groups = new LinkedHashMap<>();
        for (int g = 0; g < network.groups().size(); g++) {
            groups.merge(network.groups().get(g).type(), 1, Integer::sum);
        }
        List<String> leftOut = new ArrayList<>(snapshot.remarks());
        leftOut.addAll(snapshot.view().notes());
        request.json(new Overview(
                status.where(),
                status.loadedAt(),
                states.getOrDefault(State.CLIENT, 0),
                states.getOrDefault(State.PROSPECT, 0),
                states.getOrDefault(State.LOST, 0),
                ties,
                groups,
                network.affiliations().size(),
                network.referrals().size(),
                leftOut));
    }
}
