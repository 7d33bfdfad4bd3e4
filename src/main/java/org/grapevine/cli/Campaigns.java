package org.grapevine.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("budget", Double.isFinite(budget) ? budget : plan.reserve());
        facts.put("cost", plan.reserve());
        facts.put("expectedCost", plan.expectedCost());
        facts.put("value", plan.value());
        facts.put("lower", plan.lower());
        facts.put("upper", plan.upper());
        facts.put("certificate", plan.certificate());
        facts.put("profit", plan.profit());
        facts.put("newClients", plan.newClients());
        facts.put("money", plan.money());
        facts.put("parameters", words);
        facts.put("seed", seed);
        List<CampaignRecord.Invite> invites = new ArrayList<>();
        for (Invitation one : plan.invitations()) {
            Map<String, Object> invite = new LinkedHashMap<>();
            invite.put("position", (long) invites.size() + 1);
            invite.put("marginal", one.marginal());
            invite.put("standalone", one.standalone());
            invite.put("shapley", one.shapley());
            invite.put("newClients", one.newClients());
            invite.put("cost", one.reserve());
            invite.put("acceptance", one.acceptance());
            invite.put("why", one.why(plan.money()));
            invites.add(new CampaignRecord.Invite(one.id(), one.name(), invite));
        }
        store.propose(new CampaignRecord(name, facts, invites));
        return "Kept as the proposed campaign %s; 'grapevine campaign approve \"%s\" --by NAME' approves it."
                .formatted(name, name);
    }
}
