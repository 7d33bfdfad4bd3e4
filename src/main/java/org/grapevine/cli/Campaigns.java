package org.grapevine.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.grapevine.campaign.Invitation;
import org.grapevine.campaign.Plan;
import org.grapevine.store.CampaignRecord;
import org.grapevine.store.Store;
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

    /** Keeps {@code plan} as a proposal and says so. */
    String propose(String name, Plan plan, double budget, String words, long seed) {
        if (store == null) {
            throw new IllegalStateException("there is no store");
        }
        Map<String, Object> facts = plan.kept(budget);
        facts.put("parameters", words);
        facts.put("seed", seed);
        List<CampaignRecord.Invite> invites = new ArrayList<>();
        for (Invitation one : plan.invitations()) {
            invites.add(new CampaignRecord.Invite(one.id(), one.name(), one.kept(invites.size() + 1, plan.money())));
        }
        store.propose(new CampaignRecord(name, facts, invites));
        return "Kept as the proposed campaign %s; 'grapevine campaign approve \"%s\" --by NAME' approves it."
                .formatted(name, name);
    }
}
