package org.grapevine.campaign;

import java.util.Arrays;
import org.grapevine.graph.Product;
import org.grapevine.parallel.Workers;

/**
 * Customer influence value (CIV): what of the lifetime value of other clients rests on a client's influence. Every client's value is shared
 * out among those who can tell it something, in proportion to their probabilities; half of a share passes on to whoever influences them
 * in turn (Hubbell's index with weights whose columns sum to 1, attenuation 1/2). Kumar, Bhaskaran, Mirchandani and Shah, <i>Marketing
 * Science</i> 32 (2013) 194-212; Hubbell, <i>Sociometry</i> 28 (1965) 377-399.
 *
 * <p>Shares add up: where every client has somebody who influences it, all CIV together are all CLV together. A client without ties has 0.
 * O((ties + memberships) times 50) time, 32 bytes a person.
 */
final class CustomerInfluence {
    private static final double PASSED_ON = .5;
    private static final int ROUNDS = 50;

    private CustomerInfluence() {}

    /** By client. */
    static double[] of(ClientAccounts accounts, Workers workers) {
        int n = accounts.view().graph().vertices();
        boolean[] client = new boolean[n];
        double[] worth = new double[n];
        for (int c = 0; c < accounts.count(); c++) {
            client[accounts.vertex(c)] = true;
            worth[accounts.vertex(c)] = accounts.clv(c);
        }
        Product product = new Product(accounts.view().graph(), workers);
        double[] influencers = new double[n];
        double[] told = new double[n];
        Arrays.setAll(told, v -> client[v] ? 1 : 0);
        product.transposedTimes(told, influencers);
        double[] passing = worth.clone();
        double[] share = new double[n];
        double[] influence = new double[n];
        for (int round = 0; round < ROUNDS; round++) {
            Arrays.setAll(share, v -> client[v] && influencers[v] > 0 ? PASSED_ON * passing[v] / influencers[v] : 0);
            product.times(share, passing);
            Arrays.setAll(passing, v -> client[v] ? passing[v] : 0);
            for (int v = 0; v < n; v++) {
                influence[v] += passing[v];
            }
        }
        double[] byClient = new double[accounts.count()];
        Arrays.setAll(byClient, c -> influence[accounts.vertex(c)]);
        return byClient;
    }
}
