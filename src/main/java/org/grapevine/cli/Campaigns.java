package org.grapevine.cli;

import java.time.LocalDate;
import java.util.Set;
import org.grapevine.campaign.Proposal;
import org.grapevine.store.CampaignRecord;
import org.grapevine.store.Store;
import org.grapevine.web.KeptProposal;
import org.jspecify.annotations.Nullable;

/** The campaigns in a store; none where there is no store. */
final class Campaigns {
    private final @Nullable Store store;

    Campaigns(@Nullable Store store) {
        this.store = store;
    }

    /** Refuses a name under which a plan cannot be kept; empty where it is not to be kept. */
    void requireFree(String name) {
        if (!name.isEmpty() && store != null) {
            CampaignRecord.requireName(name);
            store.requireFreeCampaign(name);
        }
    }

    /** The ids of all clients whom a campaign asks that was approved on {@code day} or later, in days since 1970-01-01. */
    Set<String> askedSince(int day) {
        return store == null ? Set.of() : store.askedSince(LocalDate.ofEpochDay(day));
    }

    /** The ids of all clients whom the holdout of a campaign leaves alone that was approved on {@code day} or later. */
    Set<String> heldOutSince(int day) {
        return store == null ? Set.of() : store.heldOutSince(LocalDate.ofEpochDay(day));
    }

    /** Keeps {@code proposal} and says so. */
    String propose(String name, Proposal proposal, double budget, String words, long seed) {
        if (store == null) {
            throw new IllegalStateException("there is no store");
        }
        store.propose(KeptProposal.of(name, proposal, budget, words, seed));
        return "Kept as the proposed campaign %s; '%s' approves it.".formatted(name, CampaignRecord.approval(name));
    }
}
