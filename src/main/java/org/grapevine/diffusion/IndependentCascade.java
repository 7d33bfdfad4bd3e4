package org.grapevine.diffusion;

import java.util.Arrays;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Memberships;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.RandomStream;

/**
 * One world of the Independent Cascade: whoever has heard tells each neighbour once, with the probability of the arc. Kempe, Kleinberg and
 * Tardos, KDD 2003, section 2.2. A pair that is tied directly and shares groups has a coin for each.
 *
 * <p>Scratch of one worker, 8 bytes a vertex; a world costs what it reaches: O(arcs of those who heard), and for a group only as many
 * steps as it has listeners who hear.
 */
public final class IndependentCascade {
    /* Members of a group all hear a talker with one probability, so the next one who hears is found by a geometric jump over those who do
     * not, in the list of members; the talker's own place is jumped over as if it were not there. */

    private static final byte UNHEARD = 0;
    private static final byte HEARD = 1;

    private final Graph graph;
    private final byte[] state;
    private final int[] heard;
    private int count;
    private int told;
    private int[] hopEnd = new int[8];
    private int hop;

    /**
     * Worlds on {@code graph}.
     *
     * @throws IllegalArgumentException if its weights are no probabilities
     */
    public IndependentCascade(Graph graph) {
        if (graph.weighting() != Weighting.PROBABILITY) {
            throw new IllegalArgumentException("weights are " + graph.weighting() + ", not probabilities");
        }
        this.graph = graph;
        this.state = new byte[graph.vertices()];
        this.heard = new int[graph.vertices()];
    }

    /** Begins a world in which nobody has heard. */
    public void begin() {
        for (int i = 0; i < count; i++) {
            state[heard[i]] = UNHEARD;
        }
        count = 0;
        told = 0;
        hop = 0;
    }

    /** Lets {@code v} hear now, unless it has. */
    public void hear(int v) {
        if (state[v] == UNHEARD) {
            state[v] = HEARD;
            heard[count++] = v;
        }
    }

    /** Lets all who have heard and not yet told tell, hop after hop, for at most {@code hops} hops. */
    public void spread(int hops, RandomStream random) {
        hop = 0;
        for (; hop < hops && told < count; hop++) {
            int end = count;
            if (hop == hopEnd.length) {
                hopEnd = Arrays.copyOf(hopEnd, 2 * hop);
            }
            hopEnd[hop] = end;
            while (told < end) {
                tell(heard[told++], 1, random);
            }
        }
    }

    /** From now on nobody tells who has heard by now, whatever hops were left. */
    public void settle() {
        told = count;
    }

    /**
     * Lets {@code u} tell again on all its ties, each with {@code factor} times its hazard: with probability
     * {@code 1 - (1 - p)^factor}.
     */
    public void tell(int u, double factor, RandomStream random) {
        Arcs out = graph.out();
        for (int a = out.offset[u]; a < out.offset[u + 1]; a++) {
            if (state[out.target[a]] == UNHEARD && random.unit() < boosted(out.weight(a), factor)) {
                hear(out.target[a]);
            }
        }
        Memberships groups = graph.memberships();
        for (int m = groups.ofVertex.offset[u]; m < groups.ofVertex.offset[u + 1]; m++) {
            int g = groups.ofVertex.target[m];
            tellGroup(u, groups.ofGroup, g, boosted(groups.weight[g] * groups.ofVertex.weight(m), factor), random);
        }
    }

    private void tellGroup(int u, Arcs members, int g, double p, RandomStream random) {
        if (p <= 0) {
            return;
        }
        int from = members.offset[g];
        int others = members.degree(g) - 1;
        int own = Arrays.binarySearch(members.target, from, members.offset[g + 1], u) - from;
        double logFailure = Math.log1p(-p);
        for (double i = random.failures(logFailure); i < others; i += 1 + random.failures(logFailure)) {
            hear(members.target[from + (int) i + (i >= own ? 1 : 0)]);
        }
    }

    private static double boosted(double p, double factor) {
        return factor == 1 ? p : -Math.expm1(factor * Math.log1p(-p));
    }

    /** How many have heard. */
    public int heard() {
        return count;
    }

    /** The one who heard as number {@code i}, counted from 0 in the order of hearing. */
    public int heard(int i) {
        return heard[i];
    }

    /** Whether {@code v} has heard. */
    public boolean hasHeard(int v) {
        return state[v] == HEARD;
    }

    /** How many hops the last {@link #spread} took. */
    public int hops() {
        return hop;
    }

    /** One past the number of the last one who had heard before hop {@code hop} of the last {@link #spread}, hops counted from 0. */
    public int before(int hop) {
        return hopEnd[hop];
    }
}
