package org.grapevine.web;

import java.util.List;
import java.util.Map;
import org.grapevine.campaign.Proposal;
import org.grapevine.campaign.Trial;
import org.grapevine.store.CampaignRecord;
import org.grapevine.store.Store;

/** What becomes of a proposal in the store, and what comes back of it. */
public final class KeptProposal {
    private KeptProposal() {}

    /**
     * The campaign {@code name} that {@code proposal} makes.
     *
     * @param budget that was allowed; infinite for no limit
     * @param words on what it stands
     * @param seed of its draws
     */
    public static CampaignRecord of(String name, Proposal proposal, double budget, String words, long seed) {
        Map<String, Object> facts = proposal.kept(budget);
        facts.put("parameters", words);
        facts.put("seed", seed);
        boolean money = proposal.plan().money();
        return new CampaignRecord(
                name,
                facts,
                invites(proposal.asked(), money),
                invites(proposal.withheld(), money),
                proposal.places().stream()
                        .map(one -> new CampaignRecord.Place(one.id(), one.cluster(), one.stratum(), one.held()))
                        .toList());
    }

    private static List<CampaignRecord.Invite> invites(List<Trial.Chosen> clients, boolean money) {
        return clients.stream()
                .map(one -> new CampaignRecord.Invite(
                        one.invitation().id(), one.invitation().name(), one.kept(money)))
                .toList();
    }

    /** Everybody in a cluster of the holdout of the campaign {@code name} who is in the store by now. */
    public static List<Trial.Place> places(Store store, String name) {
        return store.places(name).stream()
                .map(one -> new Trial.Place(one.id(), one.cluster(), one.stratum(), one.held()))
                .toList();
    }
}
