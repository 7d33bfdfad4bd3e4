package org.grapevine.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuotaBoundTest {
    private static final int[] ALL = IntStream.range(0, 9).toArray();

    @Test
    void who_must_be_there_lowers_the_bound_to_what_is_left_for_the_others() {
        // gains 10 9 8 for 1 each, and a quota of one of the fourth, who adds 1 for 2: of a budget of 3 one place is
        // left
        Rule quota = Rule.quota("kind=dear:1");
        int[][] kind = {{-1, -1, -1, 0}};
        QuotaBound bound = new QuotaBound(List.of(quota), kind, new int[] {0, 1, 2, 3});
        assertThat(bound.most(new int[] {10, 9, 8, 1}, new double[] {1, 1, 1, 2}, 3, 4))
                .isCloseTo(11, within(.05));
        QuotaBound none = new QuotaBound(List.of(), new int[0][], new int[] {0, 1, 2, 3});
        assertThat(none.most(new int[] {10, 9, 8, 1}, new double[] {1, 1, 1, 2}, 3, 4))
                .isCloseTo(27, within(.05));
    }

    @Test
    void no_list_that_keeps_the_rules_is_above_the_bound() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int[] gain = random.ints(ALL.length, 0, 20).toArray();
            double[] cost = random.doubles(ALL.length, 1, 9).toArray();
            int[][] kind = {new int[ALL.length], new int[ALL.length]};
            for (int v : ALL) {
                int part = random.nextInt(4);
                kind[0][v] = part < 2 ? part : -1;
                kind[1][v] = part == 2 ? 0 : -1;
            }
            List<Rule> rules = List.of(Rule.each("manager", 1 + random.nextInt(2), ""), Rule.quota("segment=smb:1-2"));
            double budget = 5 + 20 * random.nextDouble();
            int size = 1 + random.nextInt(5);
            double bound = new QuotaBound(rules, kind, ALL).most(gain, cost, budget, size);
            assertThat(best(gain, cost, kind, rules, budget, size))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(bound + 1e-9);
        }
    }

    @Test
    void a_rule_that_shares_clients_with_another_and_a_minimum_share_leave_the_bound_as_it_is() {
        int[][] twice = {{0, 0, -1}, {0, -1, -1}};
        QuotaBound bound =
                new QuotaBound(List.of(Rule.quota("a=b:-1"), Rule.quota("c=d:1")), twice, new int[] {0, 1, 2});
        assertThat(bound.rules()).isOne();
        QuotaBound share =
                new QuotaBound(List.of(Rule.minShare("smb=50%").of(2)), new int[][] {{0, -1, -1}}, new int[] {0, 1, 2});
        assertThat(share.most(new int[] {0, 5, 4}, new double[] {1, 1, 1}, 2, 2))
                .isCloseTo(9, within(.01));
    }

    private static double best(int[] gain, double[] cost, int[][] kind, List<Rule> rules, double budget, int size) {
        double best = Double.NEGATIVE_INFINITY;
        for (int set = 0; set < 1 << ALL.length; set++) {
            int chosen = set;
            int[] list = Arrays.stream(ALL).filter(v -> (chosen >> v & 1) == 1).toArray();
            boolean kept = list.length <= size
                    && Arrays.stream(list).mapToDouble(v -> cost[v]).sum() <= budget;
            for (int r = 0; r < kind.length; r++) {
                for (int k = 0; k < 2; k++) {
                    int[] ofRule = kind[r];
                    int counted = k;
                    long count = Arrays.stream(list)
                            .filter(v -> ofRule[v] == counted)
                            .count();
                    boolean occurs = Arrays.stream(ofRule).anyMatch(its -> its == counted);
                    kept &= count <= rules.get(r).most()
                            && (!occurs || count >= rules.get(r).least());
                }
            }
            best = kept ? Math.max(best, Arrays.stream(list).map(v -> gain[v]).sum()) : best;
        }
        return best;
    }
}
