package org.grapevine.web;

import java.util.Arrays;
import java.util.Objects;
import org.grapevine.GrapevineException;
import org.grapevine.campaign.ClientAccounts;
import org.grapevine.campaign.LifetimeValue;
import org.grapevine.campaign.Valuation;
import org.grapevine.graph.Memberships;
import org.grapevine.network.View;
import org.jspecify.annotations.Nullable;

/** What pages show of clients beside their scores, by vertex. */
final class Clients {
    private final @Nullable ClientAccounts accounts;
    private final @Nullable GrapevineException unknown;
    private final Memberships groups;
    private final int[] account;

    private Clients(View view, @Nullable ClientAccounts accounts, @Nullable GrapevineException unknown) {
        this.accounts = accounts;
        this.unknown = unknown;
        this.groups = view.graph().memberships();
        this.account = new int[view.graph().vertices()];
        Arrays.fill(account, -1);
        for (int c = 0; accounts != null && c < accounts.count(); c++) {
            account[accounts.vertex(c)] = c;
        }
    }

    /** The clients in {@code view}; where nobody can know what they are worth, what else is known of them. */
    static Clients of(View view) {
        try {
            return new Clients(view, ClientAccounts.of(view, LifetimeValue.DEFAULT), null);
        } catch (GrapevineException unknown) {
            return new Clients(view, null, unknown);
        }
    }

    /**
     * The accounts, by their number.
     *
     * @throws GrapevineException if nobody can know what they are worth
     */
    ClientAccounts accounts() {
        if (unknown != null) {
            throw unknown;
        }
        return Objects.requireNonNull(accounts);
    }

    /** Why nobody can know what they are worth; empty where it is known. */
    String unknown() {
        return unknown == null ? "" : String.valueOf(unknown.getMessage());
    }

    /** The lifetime value of vertex {@code v}; NaN where it is no client, or nobody can know. */
    double clv(int v) {
        return accounts == null || account[v] < 0 ? Double.NaN : accounts.clv(account[v]);
    }

    /** What the word of vertex {@code v} brings; NaN where it is no client. */
    double crv(Valuation valuation, int v) {
        return account[v] < 0 ? Double.NaN : valuation.crv(account[v]);
    }

    /** How many groups vertex {@code v} is in. */
    int groups(int v) {
        return groups.ofVertex.degree(v);
    }
}
