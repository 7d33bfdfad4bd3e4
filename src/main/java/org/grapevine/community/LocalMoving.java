package org.grapevine.community;

import java.util.Arrays;
import org.grapevine.parallel.Workers;

/**
 * Moves nodes, one at a time, to the community where modularity gains most, until none gains. After the fast local moving of Traag,
 * Waltman and van Eck, <i>Scientific Reports</i> 9 (2019) 5233, algorithm A.2: only nodes whose neighbours moved are looked at again.
 */
final class LocalMoving {
    /* Nodes are decided upon in batches, each from the state before the batch, and moved in one order afterwards: the batches depend on the
     * data alone, so threads do not matter. A batch is a small share of what is to be looked at, so that few decisions are stale, and is gone through
     * in the order of memory; a move whose gain went meanwhile is not made; of two nodes alone only the one of higher number moves to the
     * other. Small batches are decided and moved node by node. Members of a group are looked at again when an eighth of it moved. */

    /** As many passes as are ever needed. */
    static final int PASSES = 100;

    private static final int SHARES = 64;
    private static final int BATCH = 1 << 13;
    private static final int TASK = 1 << 6;
    private static final int WORTH_SHARING = 1 << 13;
    private static final int ALONE = -1;
    private static final int DIRTY = 8;

    private final Level level;
    private final double resolution;
    private final int[] community;
    private final double[] strength;
    private final int[] size;
    private final int[] free;
    private int frees;
    private final GroupCounts counts;
    private final byte[] active;
    private final int[] moved;
    private final int[] dirty;
    private int dirties;
    private final Reach[] reaches;
    private final Workers workers;
    private final int[] decided = new int[BATCH];
    private final double[] tieGain = new double[BATCH];
    private double gain;

    /**
     * Over the nodes of {@code level}.
     *
     * @param community of each node to begin with, numbers below the number of nodes; changed in place
     */
    LocalMoving(Level level, double resolution, int[] community, Reach[] reaches, Workers workers) {
        int n = level.nodes();
        this.level = level;
        this.resolution = level.total > 0 ? resolution / level.total : 0;
        this.community = community;
        this.reaches = reaches;
        this.workers = workers;
        strength = new double[n];
        size = new int[n];
        for (int v = 0; v < n; v++) {
            strength[community[v]] += level.strength[v];
            size[community[v]]++;
        }
        free = new int[n];
        for (int c = n - 1; c >= 0; c--) {
            if (size[c] == 0) {
                free[frees++] = c;
            }
        }
        counts = new GroupCounts(level.groups, community);
        active = new byte[n];
        moved = new int[level.groups.groups()];
        dirty = new int[level.groups.groups()];
    }

    /** Moves until a pass gains at most {@code tolerance} of modularity; {@code most} passes at most. */
    void run(Stride order, double tolerance, int most) {
        int n = level.nodes();
        int[] queue = new int[n];
        Arrays.fill(active, (byte) 1);
        for (int pass = 0; pass < most; pass++) {
            int queued = 0;
            for (int i = 0, v = order.first(); i < n; i++, v = order.after(v)) {
                if (active[v] != 0) {
                    queue[queued++] = v;
                }
            }
            counts.promote();
            gain = 0;
            pass(queue, queued);
            if (queued == 0 || gain <= tolerance) {
                break;
            }
        }
    }

    private void pass(int[] queue, int queued) {
        int batch = Math.min(BATCH, queued / SHARES);
        long work = batch * (long) (level.target.length + level.groups.size()) / Math.max(1, level.nodes());
        if (work < WORTH_SHARING) {
            oneByOne(queue, queued);
            return;
        }
        for (int from = 0; from < queued; from += batch) {
            int count = Math.min(batch, queued - from);
            int first = from;
            Arrays.sort(queue, from, from + count);
            workers.run((count + TASK - 1) / TASK, (task, worker) -> {
                for (int i = task * TASK; i < Math.min(count, (task + 1) * TASK); i++) {
                    int v = queue[first + i];
                    active[v] = 0;
                    decide(v, i, reaches[worker], true);
                }
            });
            int moves = 0;
            for (int i = 0; i < count; i++) {
                int v = queue[from + i];
                if (decided[i] != community[v] && make(v, decided[i], tieGain[i])) {
                    queue[from + moves++] = v;
                }
            }
            int woken = moves;
            int groups = dirties;
            workers.run((moves + TASK - 1) / TASK + groups, (task, worker) -> {
                if (task < groups) {
                    wakeGroup(dirty[task]);
                    return;
                }
                int begin = (task - groups) * TASK;
                for (int i = begin; i < Math.min(woken, begin + TASK); i++) {
                    wakeNeighbours(queue[first + i]);
                }
            });
            dirties = 0;
        }
    }

    private void oneByOne(int[] queue, int queued) {
        for (int i = 0; i < queued; i++) {
            if (i % BATCH == 0) {
                workers.checkCancelled();
            }
            int v = queue[i];
            active[v] = 0;
            decide(v, 0, reaches[0], false);
            if (decided[0] != community[v] && make(v, decided[0], tieGain[0])) {
                wakeNeighbours(v);
                while (dirties > 0) {
                    wakeGroup(dirty[--dirties]);
                }
            }
        }
    }

    /** Notes where {@code v} gains most, and how much more it is tied to that community than to its own. */
    private void decide(int v, int i, Reach reach, boolean stale) {
        int own = community[v];
        reach.begin(own);
        reach.addAll(level.target, level.weight, level.offset[v], level.end[v], community);
        counts.gather(v, reach);
        double pull = resolution * level.strength[v];
        double stay = reach.weight(0) - pull * (strength[own] - level.strength[v]);
        int best = own;
        double most = stay;
        double tie = 0;
        for (int k = 1; k < reach.size(); k++) {
            double weight = reach.weight(k);
            if (weight < most || weight <= 0) {
                continue;
            }
            int c = reach.community(k);
            double value = weight - pull * strength[c];
            if (value > most || (value == most && best != own && c < best)) {
                best = c;
                most = value;
                tie = weight;
            }
        }
        if (most < 0 && size[own] > 1) {
            best = ALONE;
            tie = 0;
        } else if (stale && best > own && size[own] == 1 && size[best] == 1) {
            best = own;
        }
        decided[i] = best;
        tieGain[i] = tie - reach.weight(0);
    }

    /** Moves {@code v}, if that still gains. */
    private boolean make(int v, int to, double tieMore) {
        int own = community[v];
        double k = level.strength[v];
        double there = to == ALONE ? 0 : strength[to];
        double gained = tieMore - resolution * k * (there - (strength[own] - k));
        if (gained <= 0 || (to != ALONE && size[to] == 0) || (to == ALONE && size[own] == 1)) {
            return false;
        }
        int target = to == ALONE ? free[--frees] : to;
        community[v] = target;
        strength[target] += k;
        size[target]++;
        size[own]--;
        strength[own] = size[own] == 0 ? 0 : strength[own] - k;
        if (size[own] == 0) {
            free[frees++] = own;
        }
        counts.move(v, own, target);
        GroupRows groups = level.groups;
        for (int m = groups.nodeBegin[v]; m < groups.nodeBegin[v + 1]; m++) {
            int g = groups.group[m];
            boolean clean = moved[g] * DIRTY < groups.rows(g);
            if (++moved[g] * DIRTY >= groups.rows(g) && clean) {
                dirty[dirties++] = g;
            }
        }
        gain += 2 * gained / level.total;
        return true;
    }

    private void wakeNeighbours(int v) {
        for (int a = level.offset[v]; a < level.end[v]; a++) {
            int u = level.target[a];
            if (active[u] == 0 && community[u] != community[v]) {
                active[u] = 1;
            }
        }
    }

    private void wakeGroup(int g) {
        moved[g] = 0;
        for (int row = level.groups.begin[g]; row < level.groups.begin[g + 1]; row++) {
            active[level.groups.node[row]] = 1;
        }
    }
}
