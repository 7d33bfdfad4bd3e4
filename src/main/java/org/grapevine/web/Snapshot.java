package org.grapevine.web;

import java.util.List;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.View;

/**
 * The network as it was read at one time.
 *
 * @param dataHash fingerprint of the data; empty where nothing was loaded
 * @param network all that is known
 * @param view of all of it with the probabilities of a year, which pages rank on
 * @param remarks what was left out when it was read
 */
record Snapshot(String dataHash, ReferralNetwork network, View view, List<String> remarks) {
    /** Whether there is nobody in it. */
    boolean empty() {
        return network.persons().size() == 0;
    }
}
