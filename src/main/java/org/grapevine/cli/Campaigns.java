package org.grapevine.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.grapevine.campaign.Invitation;
import org.grapevine.campaign.Plan;
import org.grapevine.campaign.Trial;
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

    /** The ids of all clients whom the holdout of a campaign leaves alone that was approved on {@code day} or later. */
    Set<String> heldOutSince(int day) {
        return store == null ? Set.of() : store.heldOutSince(LocalDate.ofEpochDay(day));
    }

    /** Keeps {@code plan}, with what {@code trial} withholds of it, as a proposal and says so. */
    String propose(String name, Plan plan, Optional<Trial> trial, double budget, String words, long seed) {
        if (store == null) {
            throw new IllegalStateException("there is no store");
        }
        Map<String, Object> facts = trial.map(withheld -> withheld.kept(budget)).orElseGet(() -> plan.kept(budget));
        facts.put("parameters", words);
        facts.put("seed", seed);
        List<CampaignRecord.Invite> invites = new ArrayList<>();
        List<CampaignRecord.Invite> held = new ArrayList<>();
        int position = 0;
        for (Invitation one : plan.invitations()) {
            position++;
            CampaignRecord.Invite invite =
                    new CampaignRecord.Invite(one.id(), one.name(), one.kept(position, plan.money()));
            boolean withheld =
                    trial.isPresent() && trial.get().chosen().get(position - 1).held();
            (withheld ? held : invites).add(invite);
        }
        List<CampaignRecord.Place> places = trial.map(withheld -> withheld.places().stream()
                        .map(one -> new CampaignRecord.Place(one.id(), one.cluster(), one.stratum(), one.held()))
                        .toList())
                .orElse(List.of());
        store.propose(new CampaignRecord(name, facts, invites, held, places));
        return "Kept as the proposed campaign %s; 'grapevine campaign approve \"%s\" --by NAME' approves it."
                .formatted(name, name);
    }
}
