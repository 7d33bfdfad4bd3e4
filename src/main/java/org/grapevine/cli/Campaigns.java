package org.grapevine.cli;

import java.util.Set;
import org.grapevine.campaign.Plan;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;

/** The campaigns in a store; none where there is no store. */
final class Campaigns {
    private final @Nullable Store store;

    Campaigns(@Nullable Store store) {
        this.store = store;
    }

    void requireFree(String name) {}

    Set<String> askedSince(int day) {
        return Set.of();
    }

    String propose(String name, Plan plan, double budget, String words, long seed) {
        return "";
    }
}
