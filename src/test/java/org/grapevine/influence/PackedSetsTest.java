package org.grapevine.influence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.RandomStream;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Packed sets say what the same sets say when each is an array of its own. */
class PackedSetsTest {
    private static final Workers WORKERS = Workers.of(2);

    @AfterAll
    static void close() {
        WORKERS.close();
    }

    @Test
    void what_is_packed_is_read_as_it_was_written() {
        for (int n : new int[] {2, 7, 64, 65, 4_096, 4_097, 300_000}) {
            SplittableRandom random = new SplittableRandom(n);
            int[] rank = RandomGraphs.permutation(n, n);
            SetCoder coder = new SetCoder(n);
            PackedSets packed = new PackedSets();
            List<int[]> expected = new ArrayList<>();
            for (int piece = 0; piece < 6; piece++) {
                for (int i = 0; i < 40; i++) {
                    int[] members = members(n, random);
                    coder.add(members, members.length, rank);
                    expected.add(
                            Arrays.stream(members).map(v -> rank[v]).sorted().toArray());
                }
                packed.add(coder.take());
                packed.add(coder.take());
            }
            PackedSets.Reader reader = packed.new Reader().over(0, packed.pieces());
            int[] position = new int[expected.size()];
            for (int i = 0; i < position.length; i++) {
                assertThat(reader.next()).isTrue();
                assertThat(read(reader)).as("n = %d, set %d", n, i).isEqualTo(expected.get(i));
                position[i] = reader.position();
            }
            assertThat(reader.next()).isFalse();
            assertThat(position).isSorted();
            long[] marks = packed.marks();
            for (int i = position.length - 1; i >= 0; i--) {
                reader.read(position[i]);
                assertThat(read(reader)).isEqualTo(expected.get(i));
                assertThat(PackedSets.mark(marks, position[i])).isTrue();
                assertThat(PackedSets.mark(marks, position[i])).isFalse();
            }
        }
    }

    @Test
    void a_collection_tells_what_its_sets_drawn_one_by_one_tell() {
        InfluenceModel town = InfluenceModel.ignite(MeetingTest.town(4));
        for (InfluenceModel model : List.of(
                town, RefinementTest.boosted(town), town.withSpread(InfluenceModel.Spread.THRESHOLD), dense())) {
            int n = model.graph().vertices();
            RRSets packed = new RRSets(Sampler.of(model), n, 5, WORKERS);
            packed.growTo(700);
            packed.growTo(2500);
            List<int[]> plain = plain(model, 5, 2500);
            assertThat(packed.entries())
                    .isEqualTo(plain.stream().mapToLong(set -> set.length).sum());
            for (int v = 0; v < n; v++) {
                int one = v;
                assertThat(packed.count(v)).isEqualTo(holding(plain, v).size());
                assertThat(packed.counts()[v]).isEqualTo(packed.count(v));
                assertThat(packed.alone(v)).isEqualTo((int) plain.stream()
                        .filter(set -> set.length == 1 && set[0] == one)
                        .count());
                assertThat(packed.endOf(v) - packed.firstOf(v)).isEqualTo(packed.count(v) - packed.alone(v));
            }
            int[] seeds = {7, 3, 90, 7, 41};
            int[] coveredBy = packed.coveredBy(seeds);
            for (int i = 0; i < seeds.length; i++) {
                int[] first = Arrays.copyOf(seeds, i + 1);
                assertThat(coveredBy[i]).isEqualTo((int) plain.stream()
                        .filter(set -> Arrays.stream(first).anyMatch(v -> contains(set, v)))
                        .count());
            }
            List<int[]> both = holding(holding(plain, 3), 90);
            assertThat(packed.shared(seeds, 1, 2)).isEqualTo(both.size());
        }
    }

    @Test
    void whoever_is_looked_up_is_in_the_sets_that_the_index_names() {
        RRSets sets = new RRSets(Sampler.of(hubs()), 3000, 1, WORKERS);
        sets.growTo(40_000);
        PackedSets.Reader reader = sets.reader();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 40; i++) {
            int v = random.nextInt(3000);
            int begin = sets.firstOf(v);
            assertThat(sets.endOf(v) - begin).isEqualTo(sets.count(v) - sets.alone(v));
            for (int place = begin; place < sets.endOf(v); place += 1 + random.nextInt(20)) {
                reader.read(sets.setAt(place));
                assertThat(Arrays.stream(read(reader)).map(sets::vertex)).contains(v);
            }
        }
    }

    @Test
    void an_entry_takes_less_than_three_bytes_where_there_are_hubs_its_part_of_the_index_included() {
        RRSets sets = new RRSets(Sampler.of(hubs()), 3000, 1, WORKERS);
        sets.growTo(40_000);
        MaxCover.greedy(sets, 3000, () -> Rules.atMost(20));
        assertThat(sets.bytes()).isLessThan(3 * sets.entries()).isGreaterThan(sets.entries());
    }

    @Test
    void sets_are_the_same_bytes_on_any_number_of_threads() {
        try (Workers alone = Workers.of(1)) {
            RRSets one = new RRSets(Sampler.of(hubs()), 3000, 1, alone);
            RRSets two = new RRSets(Sampler.of(hubs()), 3000, 1, WORKERS);
            one.growTo(5000);
            two.growTo(5000);
            assertThat(two.bytes()).isEqualTo(one.bytes());
            PackedSets.Reader mine = one.reader();
            PackedSets.Reader theirs = two.reader();
            while (mine.next()) {
                assertThat(theirs.next()).isTrue();
                assertThat(read(theirs)).isEqualTo(read(mine));
                assertThat(theirs.position()).isEqualTo(mine.position());
            }
            assertThat(theirs.next()).isFalse();
        }
    }

    private static int[] read(PackedSets.Reader reader) {
        return Arrays.copyOf(reader.ranks(), reader.length());
    }

    /** Two members, a few, or nearly all. */
    private static int[] members(int n, SplittableRandom random) {
        int most = switch (random.nextInt(4)) {
            case 0 -> 2;
            case 1 -> 40;
            case 2 -> 5000;
            default -> n;
        };
        int size = Math.max(2, Math.min(n, random.nextInt(most) + 2));
        return Arrays.copyOf(RandomGraphs.permutation(n, random.nextLong()), size);
    }

    private static List<int[]> plain(InfluenceModel model, long seed, int sets) {
        Sampler sampler = Sampler.of(model).sampler();
        RandomStream random = new RandomStream();
        List<int[]> plain = new ArrayList<>();
        for (int i = 0; i < sets; i++) {
            random.seek(seed, i);
            int length = Math.max(0, sampler.sample(random));
            plain.add(Arrays.copyOf(sampler.set(), length));
        }
        return plain;
    }

    private static List<int[]> holding(List<int[]> sets, int v) {
        return sets.stream().filter(set -> contains(set, v)).toList();
    }

    private static boolean contains(int[] set, int v) {
        return Arrays.stream(set).anyMatch(u -> u == v);
    }

    /** 300 persons of whom most are in every set: sets are bitmaps. */
    private static InfluenceModel dense() {
        SplittableRandom random = new SplittableRandom(2);
        GraphBuilder builder = new GraphBuilder(300, true, Weighting.PROBABILITY);
        for (int v = 0; v < 300; v++) {
            for (int i = 0; i < 8; i++) {
                int u = random.nextInt(299);
                builder.arc(u < v ? u : u + 1, v, .25);
            }
        }
        return InfluenceModel.ignite(builder.build());
    }

    /** 3,000 persons who came one after the other, each told by four of those before, rather by those who tell many. */
    private static InfluenceModel hubs() {
        SplittableRandom random = new SplittableRandom(3);
        int[] teller = new int[8 * 3000];
        int tellers = 0;
        GraphBuilder builder = new GraphBuilder(3000, true, Weighting.PROBABILITY);
        for (int v = 1; v < 3000; v++) {
            for (int i = 0; i < 4; i++) {
                int u = tellers == 0 || random.nextInt(4) == 0 ? random.nextInt(v) : teller[random.nextInt(tellers)];
                if (u != v) {
                    builder.arc(u, v, .25);
                    builder.arc(v, u, .05);
                    teller[tellers++] = u;
                    teller[tellers++] = v;
                }
            }
        }
        return InfluenceModel.ignite(builder.build());
    }
}
