package org.grapevine.network;

import java.util.Arrays;
import java.util.BitSet;
import org.grapevine.parallel.RandomStream;

/**
 * Another network that might have been observed: each tie and each membership is left out with the same probability, and the referral log
 * is drawn anew, as many rows as it has, with replacement. A function of seed and number alone.
 */
final class Resample {
    private final BitSet lostTies;
    private final BitSet lostMemberships;
    private final int[] copies;

    private Resample(BitSet lostTies, BitSet lostMemberships, int[] copies) {
        this.lostTies = lostTies;
        this.lostMemberships = lostMemberships;
        this.copies = copies;
    }

    /** The network as it was observed. */
    static Resample none(ReferralNetwork network) {
        int[] once = new int[network.referrals().size()];
        Arrays.fill(once, 1);
        return new Resample(new BitSet(), new BitSet(), once);
    }

    /** Resample {@code number} of {@code network}. O(rows lost + referrals). */
    static Resample of(ReferralNetwork network, double drop, long seed, long number) {
        RandomStream random = new RandomStream();
        random.seek(seed, number);
        BitSet ties = drawn(network.ties().size(), drop, random);
        BitSet memberships = drawn(network.affiliations().size(), drop, random);
        int[] copies = new int[network.referrals().size()];
        for (int row = 0; row < copies.length; row++) {
            copies[random.below(copies.length)]++;
        }
        return new Resample(ties, memberships, copies);
    }

    private static BitSet drawn(int rows, double rate, RandomStream random) {
        BitSet drawn = new BitSet();
        double logKept = Math.log1p(-rate);
        for (double row = random.failures(logKept); row < rows; row += 1 + random.failures(logKept)) {
            drawn.set((int) row);
        }
        return drawn;
    }

    /** Whether tie row {@code t} is there. */
    boolean hasTie(int t) {
        return !lostTies.get(t);
    }

    /** Whether membership row {@code m} is there. */
    boolean hasMembership(int m) {
        return !lostMemberships.get(m);
    }

    /** How many times referral row {@code r} is there. */
    int copies(int r) {
        return copies[r];
    }
}
