package org.grapevine.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.grapevine.GrapevineException;
import org.junit.jupiter.api.Test;

/** Three accounts that could win 8,000, 4,000 and 1,000, a tenth of what is left in each hour, and 40 hours. */
class HoursSharedTest {
    private static final double[] VALUES = {8000, 4000, 1000};
    private static final int[] SMALL = {-1, -1, 0};

    private static HoursProblem problem(double hours, double[] floor, int[] classes, double... classFloor) {
        return problem(hours, VALUES, .1, floor, caps(3), classes, classFloor);
    }

    private static double[] caps(int n) {
        double[] caps = new double[n];
        Arrays.fill(caps, Double.POSITIVE_INFINITY);
        return caps;
    }

    private static HoursProblem problem(
            double hours,
            double[] value,
            double rate,
            double[] floor,
            double[] cap,
            int[] classes,
            double... classFloor) {
        Response[] responses = new Response[value.length];
        Arrays.fill(responses, new Response.Saturating(rate));
        return new HoursProblem(
                hours,
                value,
                responses,
                floor,
                cap,
                classes,
                classFloor,
                IntStream.range(0, value.length).mapToObj(i -> "account " + i).toList(),
                IntStream.range(0, classFloor.length)
                        .mapToObj(g -> "--min-share class" + g)
                        .toList());
    }

    private static int[] none(int n) {
        int[] none = new int[n];
        Arrays.fill(none, HoursProblem.NO_CLASS);
        return none;
    }

    @Test
    void without_floors_the_next_hour_wins_the_same_everywhere() {
        HoursShared shared = ConcaveHours.of(problem(40, new double[3], none(3)));
        assertThat(shared.hours).containsExactly(new double[] {22.5753, 15.6438, 1.7809}, within(1e-4));
        assertThat(Arrays.stream(shared.hours).sum()).isCloseTo(40, within(1e-9));
        assertThat(shared.nextHour).isCloseTo(83.6869, within(1e-4));
        assertThat(Math.pow(shared.nextHour, 3)).isCloseTo(800.0 * 400 * 100 / Math.exp(4), within(1e-6));
        assertThat(shared.worth).isCloseTo(10489.394, within(1e-3));
    }

    @Test
    void a_floor_for_the_small_account_costs_thirty_cents() {
        HoursProblem problem = problem(40, new double[] {0, 0, 2}, none(3));
        HoursShared shared = ConcaveHours.of(problem);
        assertThat(shared.hours).containsExactly(new double[] {22.4657, 15.5343, 2}, within(1e-4));
        assertThat(shared.nextHour).isCloseTo(84.6088, within(1e-4));
        assertThat(shared.worth).isCloseTo(10489.093, within(1e-3));
        assertThat(shared.nextHour - 100 * Math.exp(-.2)).isCloseTo(2.736, within(1e-3));
        assertThat(ConcaveHours.of(problem.withoutFloors()).worth - shared.worth)
                .isCloseTo(.30, within(.005));
    }

    @Test
    void a_higher_floor_costs_more_and_its_last_hour_most() {
        HoursShared shared = ConcaveHours.of(problem(40, new double[] {0, 0, 4}, none(3)));
        assertThat(shared.hours).containsExactly(new double[] {21.4657, 14.5343, 4}, within(1e-4));
        assertThat(shared.worth).isCloseTo(10459.537, within(1e-3));
        assertThat(shared.nextHour - 100 * Math.exp(-.4)).isCloseTo(26.475, within(1e-3));
    }

    @Test
    void a_floor_for_a_class_is_a_floor_for_its_only_member_and_has_its_price() {
        HoursShared shared = ConcaveHours.of(problem(40, new double[3], SMALL, 4));
        assertThat(shared.hours).containsExactly(new double[] {21.4657, 14.5343, 4}, within(1e-4));
        assertThat(shared.classPrice[0]).isCloseTo(26.475, within(1e-3));
        assertThat(ConcaveHours.of(problem(40, new double[3], SMALL, 1)).classPrice[0])
                .isZero();
    }

    @Test
    void equal_and_proportional_shares_win_less() {
        HoursProblem problem = problem(40, new double[3], none(3));
        assertThat(problem.worth(new double[] {40 / 3., 40 / 3., 40 / 3.})).isCloseTo(9573.237, within(1e-3));
        assertThat(problem.worth(new double[] {40 * 8 / 13., 40 * 4 / 13., 40 / 13.}))
                .isCloseTo(10414.158, within(1e-3));
    }

    @Test
    void a_cap_leaves_hours_to_others_and_caps_for_all_leave_hours_unused() {
        double[] caps = {10, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        HoursShared shared = ConcaveHours.of(problem(40, VALUES, .1, new double[3], caps, none(3)));
        assertThat(shared.hours[0]).isEqualTo(10);
        assertThat(Arrays.stream(shared.hours).sum()).isCloseTo(40, within(1e-9));
        HoursShared capped =
                ConcaveHours.of(problem(40, VALUES, .1, new double[3], new double[] {10, 10, 10}, none(3)));
        assertThat(capped.hours).containsExactly(10, 10, 10);
        assertThat(capped.unused).isCloseTo(10, within(1e-9));
        assertThat(capped.nextHour).isZero();
    }

    @Test
    void on_random_problems_no_exchange_of_time_between_two_accounts_wins_anything_and_all_hours_are_given() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int n = 2 + random.nextInt(8);
            double[] value = random.doubles(n, -200, 5000).toArray();
            double[] floor = random.doubles(n, 0, 2).toArray();
            double[] cap = random.doubles(n, 3, 30).toArray();
            int[] classes = random.ints(n, -1, 2).toArray();
            double hours = Arrays.stream(floor).sum() + random.nextDouble() * 40;
            double[] classFloor = new double[2];
            double spare = hours - Arrays.stream(floor).sum();
            for (int g = 0; g < 2; g++) {
                int of = g;
                double floors = IntStream.range(0, n)
                        .filter(i -> classes[i] == of)
                        .mapToDouble(i -> floor[i])
                        .sum();
                double caps = IntStream.range(0, n)
                        .filter(i -> classes[i] == of)
                        .mapToDouble(i -> cap[i])
                        .sum();
                classFloor[g] = Math.min(floors + random.nextDouble() * spare / 2, caps);
            }
            HoursProblem problem =
                    problem(hours, value, .05 + random.nextDouble() / 5, floor, cap, classes, classFloor);
            HoursShared shared = ConcaveHours.of(problem);
            assertThat(Arrays.stream(shared.hours).sum() + shared.unused)
                    .as("seed %d", seed)
                    .isCloseTo(hours, within(1e-9));
            double worth = shared.worth;
            double small = 1e-4;
            for (int i = 0; i < n; i++) {
                assertThat(shared.hours[i]).as("seed %d", seed).isBetween(floor[i] - 1e-9, cap[i] + 1e-9);
                for (int j = 0; j < n; j++) {
                    double[] other = shared.hours.clone();
                    other[i] -= small;
                    other[j] += small;
                    boolean allowed =
                            i != j && other[i] >= floor[i] && other[j] <= cap[j] && keepsFloors(problem, other);
                    assertThat(allowed && problem.worth(other) > worth + 1e-7)
                            .as("seed %d, from %d to %d", seed, i, j)
                            .isFalse();
                }
            }
        }
    }

    private static boolean keepsFloors(HoursProblem problem, double[] hours) {
        for (int g = 0; g < problem.classFloor.length; g++) {
            double sum =
                    Arrays.stream(problem.members(g)).mapToDouble(i -> hours[i]).sum();
            if (sum < problem.classFloor[g]) {
                return false;
            }
        }
        return true;
    }

    @Test
    void adbudg_goes_through_what_was_judged() {
        Response.Adbudg curve = Response.Adbudg.judged(.4, 1.5, 1.2);
        assertThat(curve.c()).isCloseTo(1.9694, within(5e-5));
        assertThat(curve.d()).isCloseTo(.8333, within(5e-5));
        assertThat(curve.at(.5)).isCloseTo(.6580, within(5e-5));
        assertThat(curve.at(0)).isEqualTo(.4);
        assertThat(curve.at(1)).isCloseTo(1, within(1e-12));
        assertThat(curve.at(1.5)).isCloseTo(1.2, within(1e-12));
        assertThat(curve.at(1e9)).isCloseTo(1.5, within(1e-9));
        assertThat(Response.Adbudg.halfAfter(7, 2).at(7)).isCloseTo(.5, within(1e-12));
    }

    @Test
    void on_the_grid_s_shaped_answers_get_the_best_share_of_all() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            int n = 3;
            Response[] responses = new Response[n];
            for (int i = 0; i < n; i++) {
                responses[i] = Response.Adbudg.halfAfter(.5 + 3 * random.nextDouble(), 1 + 3 * random.nextDouble());
            }
            double[] value = random.doubles(n, -100, 1000).toArray();
            double[] floor = {0, random.nextInt(3) / 2.0, 0};
            double[] cap = {random.nextInt(8) / 2.0 + 1, 9, 9};
            int[] classes = {-1, 0, 0};
            double[] classFloor = {random.nextInt(4) / 2.0};
            HoursProblem problem = new HoursProblem(
                    6, value, responses, floor, cap, classes, classFloor, List.of("", "", ""), List.of(""));
            HoursShared shared = GridHours.of(problem);
            assertThat(keepsFloors(problem, shared.hours)).isTrue();
            assertThat(shared.worth).as("seed %d", seed).isCloseTo(byTryingAll(problem), within(1e-9));
        }
    }

    private static double byTryingAll(HoursProblem problem) {
        double best = Double.NEGATIVE_INFINITY;
        for (double a = 0; a <= 6; a += .5) {
            for (double b = 0; a + b <= 6; b += .5) {
                for (double c = 0; a + b + c <= 6; c += .5) {
                    double[] x = {a, b, c};
                    boolean within = keepsFloors(problem, x);
                    for (int i = 0; i < 3; i++) {
                        within &= x[i] >= problem.floor[i] && x[i] <= problem.cap[i];
                    }
                    best = within ? Math.max(best, problem.worth(x)) : best;
                }
            }
        }
        return best;
    }

    @Test
    void on_the_grid_concave_answers_come_close_to_the_exact_share_from_below() {
        HoursProblem problem = problem(40, new double[] {0, 0, 2}, SMALL, 3);
        double exact = ConcaveHours.of(problem).worth;
        HoursShared grid = GridHours.of(problem);
        assertThat(grid.worth).isLessThanOrEqualTo(exact + 1e-9).isGreaterThan(exact - 5);
        assertThat(Arrays.stream(grid.hours).sum()).isEqualTo(40);
        assertThat(grid.classPrice[0]).isPositive();
    }

    @Test
    void floors_beyond_the_hours_there_are_cannot_be_and_the_one_that_binds_is_named() {
        infeasible(
                problem(40, new double[] {0, 0, 2}, SMALL, 50),
                "the floors need 50.0 hours, there are 40.0; most of them for --min-share class0, 50.0");
        infeasible(
                problem(40, new double[] {20, 20, 2}, none(3)),
                "the floors need 42.0 hours, there are 40.0; the floors of single accounts alone need 42.0");
        infeasible(
                problem(40, VALUES, .1, new double[] {5, 0, 0}, new double[] {4, 9, 9}, none(3)),
                "account 0 has a floor of 5.0 hours and a cap of 4.0");
        infeasible(
                problem(40, VALUES, .1, new double[3], new double[] {9, 9, 9}, SMALL, 12),
                "--min-share class0 needs 12.0 hours, the caps of its accounts allow 9.0");
    }

    private static void infeasible(HoursProblem problem, String what) {
        assertThatThrownBy(() -> ConcaveHours.of(problem)).isInstanceOfSatisfying(GrapevineException.class, fault -> {
            assertThat(fault.kind()).isEqualTo(GrapevineException.Kind.INFEASIBLE);
            assertThat(fault).hasMessage(what);
        });
    }

    @Test
    void whoever_has_nothing_to_win_gets_the_floor_and_no_more() {
        HoursShared shared =
                ConcaveHours.of(problem(40, new double[] {8000, 0, -50}, .1, new double[] {0, 1, 2}, caps(3), none(3)));
        assertThat(shared.hours).containsExactly(new double[] {37, 1, 2}, within(1e-9));
        HoursShared nobody = ConcaveHours.of(problem(40, new double[3], .1, new double[3], caps(3), none(3)));
        assertThat(nobody.hours).containsOnly(0);
        assertThat(nobody.unused).isEqualTo(40);
    }
}
