package org.grapevine.graph;

import java.util.Arrays;
import org.grapevine.parallel.Chunks;
import org.grapevine.parallel.Workers;

/**
 * One batch of breadth-first searches in step, a bit for each of up to 512 sources. Scratch space, kept between batches:
 * {@value #VERTEX_BYTES} bytes a vertex, {@value #GROUP_BYTES} a group. A batch costs O(m) a level where its front is wide, else what the
 * front touches.
 */
final class LaneSearch {
    /* A vertex has a row of eight longs, one cache line. There are two ways to go a level further. Pull, while the front is wide: a vertex
     * takes the rows of all who lead to it, and stops as soon as it has every lane that it can still get, those that somebody has just
     * reached and it has not seen. With hubs first in every row that is soon. Push: who is in the front gives its row to whom it leads; so
     * the first step of every batch and long thin graphs cost only what they touch. A group takes the lanes of its members in the front,
     * each lane once in a batch, and hands them to all members: half a hop in, half a hop out, whatever its size.
     *
     * Rows outside the front are zero. The eight accumulators have names because only then are they kept in registers. A pull is cut into
     * chunks for the workers: a vertex has one writer, and what is summed are whole numbers, so neither order nor threads matter. */

    static final long VERTEX_BYTES = 204;
    static final long GROUP_BYTES = 136;
    private static final int WORDS = MultiSourceSearch.LANES / Long.SIZE;
    private static final int BETWEEN_LOOKS = 12;
    private static final int WORK = 1 << 15;
    private static final int DENSE = 10;

    private final Relabelling names;
    private final Arcs out;
    private final Arcs in;
    private final Arcs groups;
    private final Arcs members;
    private final Workers workers;
    private final boolean alone;
    private final Chunks chunks;
    private final Chunks groupChunks;
    private final long ties;

    private final long[] seen;
    private long[] front;
    private long[] next;
    private int[] frontList;
    private int[] nextList;
    private int frontSize;
    private int nextSize;

    private final long[] entered;
    private final long[] groupFront;
    private final int[] groupList;
    private int groupListSize;

    /** Whose rows a batch of pushes alone has written to; after a pull all rows are swept. */
    private final int[] met;

    private final int[] groupsMet;
    private int metSize;
    private int groupsMetSize;
    private boolean swept;

    private final long[] alive = new long[WORDS];
    private final long[] aliveNext;
    private final int[] found;

    /** Searches along the arcs of the relabelled graph, on the thread of whoever asks where {@code alone}, else on all of {@code workers}. */
    LaneSearch(Relabelling names, Workers workers, boolean alone) {
        Graph graph = names.graph();
        int n = graph.vertices();
        int g = graph.memberships().groups();
        this.names = names;
        this.out = graph.out();
        this.in = graph.in();
        this.groups = graph.memberships().ofVertex;
        this.members = graph.memberships().ofGroup;
        this.workers = workers;
        this.alone = alone;
        this.chunks = Chunks.byWork(WORK, in.offset, groups.offset);
        this.groupChunks = Chunks.byWork(WORK, members.offset);
        this.ties = out.size() + 2L * groups.size() + n;
        this.seen = new long[n * WORDS];
        this.front = new long[n * WORDS];
        this.next = new long[n * WORDS];
        this.frontList = new int[n];
        this.nextList = new int[n];
        this.entered = new long[g * WORDS];
        this.groupFront = new long[g * WORDS];
        this.groupList = new int[g];
        this.met = new int[n];
        this.groupsMet = new int[g];
        this.aliveNext = new long[Math.max(1, chunks.count()) * WORDS];
        this.found = new int[chunks.count()];
    }

    /** Searches from {@code sources[from]} to {@code sources[to - 1]}, new names, at most 512, and adds up what it finds. */
    void search(int[] sources, int from, int to, HopSums sums) {
        begin(sources, from, to);
        for (int hops = 1; frontSize > 0; hops++) {
            workers.checkCancelled();
            sums.at(hops);
            if (reach() * DENSE < ties) {
                push(sums);
            } else {
                pull(sums);
            }
            advance();
        }
        forget();
    }

    private void advance() {
        for (int i = 0; i < frontSize; i++) {
            clear(front, frontList[i]);
        }
        long[] rows = front;
        front = next;
        next = rows;
        int[] list = frontList;
        frontList = nextList;
        nextList = list;
        frontSize = nextSize;
        nextSize = 0;
    }

    private void forget() {
        if (swept) {
            Arrays.fill(seen, 0);
            Arrays.fill(entered, 0);
        } else {
            for (int i = 0; i < metSize; i++) {
                clear(seen, met[i]);
            }
            for (int i = 0; i < groupsMetSize; i++) {
                clear(entered, groupsMet[i]);
            }
        }
        metSize = 0;
        groupsMetSize = 0;
        swept = false;
    }

    private static void clear(long[] rows, int v) {
        Arrays.fill(rows, v * WORDS, v * WORDS + WORDS, 0);
    }

    private void begin(int[] sources, int from, int to) {
        Arrays.fill(alive, 0);
        for (int i = from; i < to; i++) {
            int lane = i - from;
            int row = sources[i] * WORDS;
            if (blank(front, row)) {
                frontList[frontSize++] = sources[i];
                met[metSize++] = sources[i];
            }
            long bit = 1L << (lane & 63);
            front[row + (lane >> 6)] |= bit;
            seen[row + (lane >> 6)] |= bit;
            alive[lane >> 6] |= bit;
        }
    }

    private static boolean blank(long[] rows, int row) {
        return (rows[row]
                        | rows[row + 1]
                        | rows[row + 2]
                        | rows[row + 3]
                        | rows[row + 4]
                        | rows[row + 5]
                        | rows[row + 6]
                        | rows[row + 7])
                == 0;
    }

    /** How many arcs and memberships lead out of the front, groups not yet opened. */
    private long reach() {
        long reach = 0;
        for (int i = 0; i < frontSize; i++) {
            int v = frontList[i];
            reach += out.degree(v) + groups.degree(v);
        }
        return reach;
    }

    private void push(HopSums sums) {
        for (int i = 0; i < frontSize; i++) {
            int v = frontList[i];
            for (int a = out.offset[v]; a < out.offset[v + 1]; a++) {
                give(front, v * WORDS, out.target[a]);
            }
            for (int m = groups.offset[v]; m < groups.offset[v + 1]; m++) {
                enter(v * WORDS, groups.target[m]);
            }
        }
        for (int i = 0; i < groupListSize; i++) {
            int g = groupList[i];
            for (int m = members.offset[g]; m < members.offset[g + 1]; m++) {
                give(groupFront, g * WORDS, members.target[m]);
            }
            clear(groupFront, g);
        }
        groupListSize = 0;
        int touched = nextSize;
        nextSize = 0;
        Arrays.fill(alive, 0);
        for (int i = 0; i < touched; i++) {
            settle(nextList[i], sums);
        }
    }

    private void give(long[] rows, int row, int v) {
        int to = v * WORDS;
        if (blank(next, to)) {
            nextList[nextSize++] = v;
        }
        for (int w = 0; w < WORDS; w++) {
            next[to + w] |= rows[row + w];
        }
    }

    private void enter(int from, int g) {
        int to = g * WORDS;
        if (!swept && blank(entered, to)) {
            groupsMet[groupsMetSize++] = g;
        }
        boolean first = blank(groupFront, to);
        long any = 0;
        for (int w = 0; w < WORDS; w++) {
            long fresh = front[from + w] & ~entered[to + w];
            groupFront[to + w] |= fresh;
            entered[to + w] |= fresh;
            any |= fresh;
        }
        if (first && any != 0) {
            groupList[groupListSize++] = g;
        }
    }

    private void settle(int v, HopSums sums) {
        int row = v * WORDS;
        if (!swept && blank(seen, row)) {
            met[metSize++] = v;
        }
        int count = 0;
        for (int w = 0; w < WORDS; w++) {
            long fresh = next[row + w] & ~seen[row + w];
            next[row + w] = fresh;
            seen[row + w] |= fresh;
            alive[w] |= fresh;
            count += Long.bitCount(fresh);
        }
        if (count > 0) {
            nextList[nextSize++] = v;
            sums.add(names.old(v), count);
        }
    }

    private void pull(HopSums sums) {
        swept = true;
        run(groupChunks.count(), (chunk, worker) -> {
            for (int g = groupChunks.from(chunk); g < groupChunks.to(chunk); g++) {
                gather(g);
            }
        });
        run(chunks.count(), (chunk, worker) -> pullChunk(chunk, sums));
        Arrays.fill(alive, 0);
        for (int chunk = 0; chunk < chunks.count(); chunk++) {
            System.arraycopy(nextList, chunks.from(chunk), nextList, nextSize, found[chunk]);
            nextSize += found[chunk];
            for (int w = 0; w < WORDS; w++) {
                alive[w] |= aliveNext[chunk * WORDS + w];
            }
        }
        Arrays.fill(groupFront, 0);
    }

    private void run(int tasks, Workers.Task task) {
        if (!alone) {
            workers.run(tasks, task);
            return;
        }
        for (int i = 0; i < tasks; i++) {
            workers.checkCancelled();
            task.run(i, 0);
        }
    }

    private void pullChunk(int chunk, HopSums sums) {
        Arrays.fill(aliveNext, chunk * WORDS, chunk * WORDS + WORDS, 0);
        int size = chunks.from(chunk);
        for (int v = chunks.from(chunk); v < chunks.to(chunk); v++) {
            int count = pull(v, chunk * WORDS);
            if (count > 0) {
                nextList[size++] = v;
                sums.add(names.old(v), count);
            }
        }
        found[chunk] = size - chunks.from(chunk);
    }

    private void gather(int g) {
        int row = g * WORDS;
        long[] f = front;
        long s0 = 0;
        long s1 = 0;
        long s2 = 0;
        long s3 = 0;
        long s4 = 0;
        long s5 = 0;
        long s6 = 0;
        long s7 = 0;
        int[] member = members.target;
        for (int m = members.offset[g]; m < members.offset[g + 1]; m++) {
            int r = member[m] * WORDS;
            s0 |= f[r];
            s1 |= f[r + 1];
            s2 |= f[r + 2];
            s3 |= f[r + 3];
            s4 |= f[r + 4];
            s5 |= f[r + 5];
            s6 |= f[r + 6];
            s7 |= f[r + 7];
        }
        long[] e = entered;
        long[] to = groupFront;
        to[row] = s0 & ~e[row];
        to[row + 1] = s1 & ~e[row + 1];
        to[row + 2] = s2 & ~e[row + 2];
        to[row + 3] = s3 & ~e[row + 3];
        to[row + 4] = s4 & ~e[row + 4];
        to[row + 5] = s5 & ~e[row + 5];
        to[row + 6] = s6 & ~e[row + 6];
        to[row + 7] = s7 & ~e[row + 7];
        for (int w = 0; w < WORDS; w++) {
            e[row + w] |= to[row + w];
        }
    }

    private int pull(int v, int part) {
        int row = v * WORDS;
        long[] s = seen;
        long w0 = alive[0] & ~s[row];
        long w1 = alive[1] & ~s[row + 1];
        long w2 = alive[2] & ~s[row + 2];
        long w3 = alive[3] & ~s[row + 3];
        long w4 = alive[4] & ~s[row + 4];
        long w5 = alive[5] & ~s[row + 5];
        long w6 = alive[6] & ~s[row + 6];
        long w7 = alive[7] & ~s[row + 7];
        if ((w0 | w1 | w2 | w3 | w4 | w5 | w6 | w7) == 0) {
            return 0;
        }
        long s0 = 0;
        long s1 = 0;
        long s2 = 0;
        long s3 = 0;
        long s4 = 0;
        long s5 = 0;
        long s6 = 0;
        long s7 = 0;
        long[] f = groupFront;
        int[] target = groups.target;
        int end = groups.offset[v + 1];
        for (int m = groups.offset[v]; m < end; m++) {
            int r = target[m] * WORDS;
            s0 |= f[r];
            s1 |= f[r + 1];
            s2 |= f[r + 2];
            s3 |= f[r + 3];
            s4 |= f[r + 4];
            s5 |= f[r + 5];
            s6 |= f[r + 6];
            s7 |= f[r + 7];
        }
        f = front;
        target = in.target;
        end = in.offset[v + 1];
        for (int a = in.offset[v]; a < end; ) {
            int look = Math.min(end, a + BETWEEN_LOOKS);
            for (; a < look; a++) {
                int r = target[a] * WORDS;
                s0 |= f[r];
                s1 |= f[r + 1];
                s2 |= f[r + 2];
                s3 |= f[r + 3];
                s4 |= f[r + 4];
                s5 |= f[r + 5];
                s6 |= f[r + 6];
                s7 |= f[r + 7];
            }
            long missing = (w0 & ~s0) | (w1 & ~s1) | (w2 & ~s2) | (w3 & ~s3);
            if ((missing | (w4 & ~s4) | (w5 & ~s5) | (w6 & ~s6) | (w7 & ~s7)) == 0) {
                break;
            }
        }
        s0 &= w0;
        s1 &= w1;
        s2 &= w2;
        s3 &= w3;
        s4 &= w4;
        s5 &= w5;
        s6 &= w6;
        s7 &= w7;
        if ((s0 | s1 | s2 | s3 | s4 | s5 | s6 | s7) == 0) {
            return 0;
        }
        return keep(row, part, 0, s0, s1, s2, s3) + keep(row, part, 4, s4, s5, s6, s7);
    }

    private int keep(int row, int part, int word, long a, long b, long c, long d) {
        int at = row + word;
        next[at] = a;
        next[at + 1] = b;
        next[at + 2] = c;
        next[at + 3] = d;
        seen[at] |= a;
        seen[at + 1] |= b;
        seen[at + 2] |= c;
        seen[at + 3] |= d;
        int to = part + word;
        aliveNext[to] |= a;
        aliveNext[to + 1] |= b;
        aliveNext[to + 2] |= c;
        aliveNext[to + 3] |= d;
        return Long.bitCount(a) + Long.bitCount(b) + Long.bitCount(c) + Long.bitCount(d);
    }
}
