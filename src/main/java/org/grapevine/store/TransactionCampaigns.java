package org.grapevine.store;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.collections.api.set.primitive.MutableLongSet;
import org.eclipse.collections.impl.set.mutable.primitive.LongHashSet;
import org.neo4j.kernel.api.KernelTransaction;

/**
 * Whom approved campaigns ask or leave alone, as a transaction inside Neo4j sees it: the same as {@link Store#askedSince} and
 * {@link Store#heldOutSince} tell over Bolt. O(relationships) where there is such a campaign, else O(campaigns).
 */
public final class TransactionCampaigns {
    private final KernelTransaction transaction;
    private final TransactionNetwork network;

    /** The campaigns that {@code transaction} sees; of persons it knows those whom {@code network} has sent. */
    public TransactionCampaigns(KernelTransaction transaction, TransactionNetwork network) {
        this.transaction = transaction;
        this.network = network;
    }

    /** The ids of all whom a campaign asks that was approved on {@code since} or later. */
    public Set<String> askedSince(LocalDate since) {
        return reached("INVITES", since);
    }

    /** The ids of all in clusters that a campaign leaves alone, for its holdout, which was approved on {@code since} or later. */
    public Set<String> heldOutSince(LocalDate since) {
        return reached("HOLDS_OUT", since);
    }

    private Set<String> reached(String type, LocalDate since) {
        MutableLongSet campaigns = new LongHashSet();
        new KernelScan(transaction).labelled("Campaign", (node, properties) -> {
            if (approvedSince(since, properties)) {
                campaigns.add(node);
            }
        });
        if (campaigns.isEmpty()) {
            return Set.of();
        }
        MutableLongSet reached = new LongHashSet();
        try (RelationshipScan scan = new RelationshipScan(transaction, type, List.of())) {
            while (scan.next()) {
                if (campaigns.contains(scan.start())) {
                    reached.add(scan.end());
                }
            }
        }
        return network.ids(reached);
    }

    private static boolean approvedSince(LocalDate since, Map<String, Object> campaign) {
        return CampaignTable.APPROVED.equals(campaign.get("status"))
                && campaign.get("approvedAt") instanceof ZonedDateTime at
                && !at.toLocalDate().isBefore(since);
    }
}
