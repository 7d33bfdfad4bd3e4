package org.grapevine.sample;

import java.util.Arrays;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.RandomStream;
import org.grapevine.parallel.Workers;

/**
 * A client network of two modes as numbers only, of any size within seconds, for benchmarks. Households of one to six neighbours on a line;
 * churches and clubs of heavy-tailed sizes, nine members in ten from around; industry bodies of hundreds, from everywhere; referrals, two a
 * newcomer, by a fellow member or by whoever brought and was brought often. For people with names and a past see {@link Town}.
 */
public final class ClientGraph {
    /* Clubs have at least 15 members, more than s with probability 15 / s, and places for 1.2 memberships a client; sizes of industry bodies
     * are lognormal around 800, with places for 0.4. Numbers are shuffled, so that neighbours do not stand side by side in memory. */

    private static final int LEAST = 50;
    private static final int MOST = 100_000_000;
    private static final int[] HOUSEHOLD = {1, 2, 2, 3, 3, 3, 4, 4, 5, 6};
    private static final int MOST_TIMES = 100;
    private static final int TRIES = 4;

    private final int clients;
    private final int times;
    private final RandomStream random = new RandomStream();
    private final int[] onLine;
    private int[] member;
    private int members;
    private int[] first = new int[1024];
    private int groups;

    private ClientGraph(int clients, int times, long seed) {
        this.clients = clients;
        this.times = times;
        this.member = new int[3 * clients];
        random.seek(seed, 0);
        onLine = permutation();
        households();
        clubs();
        industryBodies();
    }

    /** {@link #graph(int, int, long, boolean, boolean, boolean, Weighting, Workers)} with everything once. */
    public static Graph graph(
            int clients,
            long seed,
            boolean directed,
            boolean ties,
            boolean grouped,
            Weighting weighting,
            Workers workers) {
        return graph(clients, 1, seed, directed, ties, grouped, weighting, workers);
    }

    /**
     * The network of {@code clients} clients.
     *
     * @param times how many times as many clubs and industry bodies as people usually join, from 1 to 100
     * @param directed whether a referral runs from who brought to who was brought only
     * @param ties whether there are referrals
     * @param grouped whether there are groups
     * @throws IllegalArgumentException if {@code clients} is not from 50 to a hundred million, or {@code times} out of range
     */
    public static Graph graph(
            int clients,
            int times,
            long seed,
            boolean directed,
            boolean ties,
            boolean grouped,
            Weighting weighting,
            Workers workers) {
        if (clients < LEAST || clients > MOST) {
            throw new IllegalArgumentException("clients " + clients + " is not in [" + LEAST + ", " + MOST + "]");
        }
        if (times < 1 || times > MOST_TIMES) {
            throw new IllegalArgumentException("times " + times + " is not in [1, " + MOST_TIMES + "]");
        }
        ClientGraph network = new ClientGraph(clients, times, seed);
        GraphBuilder builder = new GraphBuilder(clients, directed, weighting);
        if (ties) {
            network.refer(builder);
        }
        if (grouped) {
            network.join(builder);
        }
        return builder.build(workers);
    }

    private void households() {
        for (int i = 0; i < clients; ) {
            int size = Math.min(HOUSEHOLD[random.below(HOUSEHOLD.length)], clients - i);
            for (int end = i + size; i < end; i++) {
                add(onLine[i]);
            }
            close();
        }
    }

    private void clubs() {
        double most = Math.min(5000, clients / 10.0);
        for (long placed = 0; placed < 1.2 * times * clients; ) {
            int size = (int) Math.min(most, 15 / (1 - random.unit()));
            int centre = random.below(clients);
            for (int i = 0; i < size; i++) {
                boolean near = random.unit() < .9;
                long place = near ? centre + Math.round(2 * size * normal()) : random.below(clients);
                add(onLine[(int) Math.floorMod(place, (long) clients)]);
            }
            close();
            placed += size;
        }
    }

    private void industryBodies() {
        double most = Math.min(8000, clients / 4.0);
        for (long placed = 0; placed < .4 * times * clients; ) {
            int size = (int) Math.max(10, Math.min(most, 800 * StrictMath.exp(.6 * normal())));
            for (int i = 0; i < size; i++) {
                add(random.below(clients));
            }
            close();
            placed += size;
        }
    }

    private void add(int client) {
        if (members == member.length) {
            member = Arrays.copyOf(member, members + members / 2);
        }
        member[members++] = client;
    }

    private void close() {
        if (++groups == first.length) {
            first = Arrays.copyOf(first, 2 * groups);
        }
        first[groups] = members;
    }

    private void join(GraphBuilder builder) {
        for (int g = 0; g < groups; g++) {
            int group = builder.group(1);
            for (int m = first[g]; m < first[g + 1]; m++) {
                builder.member(group, member[m]);
            }
        }
    }

    private void refer(GraphBuilder builder) {
        int[] membershipsFrom = new int[clients + 1];
        int[] groupOf = groupsByClient(membershipsFrom);
        int[] arrival = permutation();
        int[] arrived = new int[clients];
        for (int i = 0; i < clients; i++) {
            arrived[arrival[i]] = i;
        }
        int[] ends = new int[6 * clients];
        int count = 0;
        for (int i = 1; i < clients; i++) {
            int newcomer = arrival[i];
            int referrals = 1 + random.below(2) + random.below(2);
            for (int k = 0; k < referrals; k++) {
                int by = random.unit() < .5 ? fellow(newcomer, membershipsFrom, groupOf, arrived) : -1;
                if (by < 0) {
                    by = count == 0 || random.unit() < .2 ? arrival[random.below(i)] : ends[random.below(count)];
                }
                if (by != newcomer) {
                    builder.arc(by, newcomer);
                    ends[count++] = by;
                    ends[count++] = newcomer;
                }
            }
        }
    }

    /** Somebody of a group of {@code newcomer}'s who was there before; -1 where a few tries find nobody. */
    private int fellow(int newcomer, int[] membershipsFrom, int[] groupOf, int[] arrived) {
        int begin = membershipsFrom[newcomer];
        int end = membershipsFrom[newcomer + 1];
        for (int t = 0; t < TRIES; t++) {
            int group = groupOf[begin + random.below(end - begin)];
            int other = member[first[group] + random.below(first[group + 1] - first[group])];
            if (arrived[other] < arrived[newcomer]) {
                return other;
            }
        }
        return -1;
    }

    private int[] groupsByClient(int[] from) {
        for (int m = 0; m < members; m++) {
            from[member[m] + 1]++;
        }
        for (int c = 0; c < clients; c++) {
            from[c + 1] += from[c];
        }
        int[] at = from.clone();
        int[] groupOf = new int[members];
        for (int g = 0; g < groups; g++) {
            for (int m = first[g]; m < first[g + 1]; m++) {
                groupOf[at[member[m]]++] = g;
            }
        }
        return groupOf;
    }

    private int[] permutation() {
        int[] permutation = new int[clients];
        for (int i = 0; i < clients; i++) {
            int j = random.below(i + 1);
            permutation[i] = permutation[j];
            permutation[j] = i;
        }
        return permutation;
    }

    /** Mean 0, variance 1, by Box and Muller. */
    private double normal() {
        return Math.sqrt(-2 * StrictMath.log(1 - random.unit())) * StrictMath.cos(2 * Math.PI * random.unit());
    }
}
