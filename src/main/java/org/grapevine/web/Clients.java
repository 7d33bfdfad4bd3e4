package org.grapevine.web;

import java.util.Arrays;
import org.grapevine.campaign.ClientAccounts;
import org.grapevine.campaign.Valuation;
import org.grapevine.graph.Memberships;

/** What pages show of clients beside their scores, by vertex. */
final class Clients {
    private final ClientAccounts accounts;
    private final Memberships groups;
    private final int[] account;

    Clients(ClientAccounts accounts) {
        this.accounts = accounts;
        this.groups = accounts.view().graph().memberships();
        this.account = new int[accounts.view().graph().vertices()];
        Arrays.fill(account, -1);
        for (int c = 0; c < accounts.count(); c++) {
            account[accounts.vertex(c)] = c;
        }
    }

    /** The accounts, by their number. */
    ClientAccounts accounts() {
        return accounts;
    }

    /** The lifetime value of vertex {@code v}; NaN where it is no client. */
    double clv(int v) {
        return account[v] < 0 ? Double.NaN : accounts.clv(account[v]);
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
