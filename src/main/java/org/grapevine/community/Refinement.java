package org.grapevine.community;

import org.grapevine.parallel.Chunks;
import org.grapevine.parallel.Workers;

/**
 * Cuts communities into parts that hold together: nodes begin alone and join, within their community, the part where modularity
 * gains most. Traag, Waltman and van Eck, <i>Scientific Reports</i> 9 (2019) 5233, algorithm A.2; the best part instead of a random one.
 */
final class Refinement {
    /* Communities do not touch each other here, so each is one sequential piece of work. Groups are cut along communities first. A node joins only a
     * part that it is tied to, and no node leaves one, so that parts are connected. */

    private static final int WORK = 1 << 14;

    private final Level level;
    private final double resolution;
    private final int[] community;
    private final double[] communityStrength;
    private final int[] part;
    private final double[] strength;
    private final int[] size;
    private final double[] cut;
    private final GroupRows groups;
    private final GroupCounts counts;

    private Refinement(Level level, double resolution, int[] community, Members members, Workers workers) {
        int n = level.nodes();
        this.level = level;
        this.resolution = level.total > 0 ? resolution / level.total : 0;
        this.community = community;
        communityStrength = new double[members.sets()];
        part = new int[n];
        size = new int[n];
        for (int v = 0; v < n; v++) {
            communityStrength[community[v]] += level.strength[v];
            part[v] = v;
            size[v] = 1;
        }
        strength = level.strength.clone();
        cut = new double[n];
        groups = level.groups.within(community);
        groups.addTies(cut, workers);
        counts = new GroupCounts(groups, part);
    }

    /** The part of each node, numbered by one of its nodes. */
    static int[] of(
            Level level,
            double resolution,
            int[] community,
            Members members,
            Reach[] reaches,
            long seed,
            Workers workers) {
        Refinement refinement = new Refinement(level, resolution, community, members, workers);
        Chunks chunks = members.chunks(level, WORK);
        workers.run(chunks.count(), (chunk, worker) -> {
            for (int c = chunks.from(chunk); c < chunks.to(chunk); c++) {
                refinement.refine(members, c, reaches[worker], seed);
            }
        });
        return refinement.part;
    }

    private void refine(Members members, int c, Reach reach, long seed) {
        int first = members.begin[c];
        int count = members.size(c);
        if (count == 1) {
            return;
        }
        for (int i = first; i < first + count; i++) {
            int v = members.node[i];
            double inside = 0;
            for (int a = level.offset[v]; a < level.end[v]; a++) {
                inside += community[level.target[a]] == c ? level.weight(a) : 0;
            }
            cut[v] += inside;
        }
        Stride order = new Stride(count, seed, c);
        for (int i = 0, at = order.first(); i < count; i++, at = order.after(at)) {
            int v = members.node[first + at];
            if (size[v] == 1 && part[v] == v && wellTied(v, c)) {
                join(v, c, reach);
            }
        }
    }

    private boolean wellTied(int p, int c) {
        return cut[p] >= resolution * strength[p] * (communityStrength[c] - strength[p]);
    }

    private void join(int v, int c, Reach reach) {
        reach.begin(v);
        for (int a = level.offset[v]; a < level.end[v]; a++) {
            if (community[level.target[a]] == c) {
                reach.add(part[level.target[a]], level.weight(a));
            }
        }
        counts.gather(v, reach);
        double pull = resolution * level.strength[v];
        int best = v;
        double most = 0;
        double tie = 0;
        for (int k = 1; k < reach.size(); k++) {
            int p = reach.community(k);
            double value = reach.weight(k) - pull * strength[p];
            boolean better = value > most || (value == most && best != v && p < best);
            if (better && reach.weight(k) > 0 && wellTied(p, c)) {
                best = p;
                most = value;
                tie = reach.weight(k);
            }
        }
        if (best != v) {
            part[v] = best;
            size[v] = 0;
            size[best]++;
            strength[best] += strength[v];
            cut[best] += cut[v] - 2 * tie;
            counts.move(v, v, best);
        }
    }
}
