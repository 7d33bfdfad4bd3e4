package org.grapevine.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.grapevine.network.GroupType;
import org.grapevine.network.Rows;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.Tie;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.RandomStream;

/** People of two kinds of ties and of groups, through whom something spreads period by period with known hazards. */
final class Epidemic {
    final int people;
    final int periods;
    double organic = .01;
    double strong = .3;
    double weak = .05;
    double grouped;
    double gamma = 1;
    boolean told;
    double recorded = 1;
    private final long seed;

    Epidemic(int people, int periods, long seed) {
        this.people = people;
        this.periods = periods;
        this.seed = seed;
    }

    /** The rows of what happened. */
    Rows rows() {
        RandomStream random = new RandomStream();
        random.seek(seed, 0);
        List<List<int[]>> ties = new ArrayList<>();
        for (int v = 0; v < people; v++) {
            ties.add(new ArrayList<>());
        }
        Rows rows = new Rows().groupType(new GroupType("ring", .1, 1, 365, Sensitivity.NORMAL, false));
        for (int v = 0; v < people; v++) {
            rows.clients(id(v));
        }
        for (int t = 0; t < 3 * people; t++) {
            int a = random.below(people);
            int b = random.below(people);
            int kind = t % 2;
            if (a != b) {
                rows.tie(new Tie(id(a), id(b), kind == 0 ? "strong" : "weak", 1, false, Map.of()));
                ties.get(a).add(new int[] {b, kind});
                ties.get(b).add(new int[] {a, kind});
            }
        }
        List<int[]> groups = new ArrayList<>();
        for (int from = 0; grouped > 0 && from < people; ) {
            int size = Math.min(people - from, 2 + (groups.size() % 3 == 0 ? 40 : random.below(5)));
            int[] members = new int[size];
            for (int i = 0; i < size; i++) {
                members[i] = from + i;
            }
            groups.add(members);
            rows.group(
                    "g" + from,
                    "ring",
                    size,
                    Arrays.stream(members).mapToObj(Epidemic::id).toArray(String[]::new));
            from += size;
        }
        int[] came = new int[people];
        Arrays.fill(came, Integer.MAX_VALUE);
        for (int v = 0; v < people / 20; v++) {
            came[v] = 0;
            rows.adoption(id(v), 0, "", "");
        }
        for (int t = 1; t <= periods; t++) {
            for (int v = 0; v < people; v++) {
                if (came[v] == Integer.MAX_VALUE) {
                    come(v, t, ties.get(v), groups, came, random, rows);
                }
            }
        }
        return rows;
    }

    private void come(int v, int t, List<int[]> ties, List<int[]> groups, int[] came, RandomStream random, Rows rows) {
        double hazard = organic;
        double[] of = new double[ties.size()];
        for (int i = 0; i < of.length; i++) {
            of[i] = came[ties.get(i)[0]] < t ? (ties.get(i)[1] == 0 ? strong : weak) : 0;
            hazard += of[i];
        }
        for (int[] group : groups) {
            if (group[0] <= v && v <= group[group.length - 1]) {
                for (int u : group) {
                    hazard += u != v && came[u] < t ? grouped * Math.pow(group.length - 1, -gamma) : 0;
                }
            }
        }
        if (random.unit() < -Math.expm1(-hazard)) {
            came[v] = t;
            double mark = hazard * random.unit();
            String bringer = "";
            boolean noted = told && random.unit() < recorded;
            for (int i = 0; i < of.length && noted && bringer.isEmpty(); i++) {
                mark -= of[i];
                bringer = mark < 0 ? id(ties.get(i)[0]) : "";
            }
            rows.adoption(id(v), t, "", bringer);
        }
    }

    static String id(int v) {
        return "p" + v;
    }

    View view() {
        return rows().view(ViewOptions.DEFAULT);
    }
}
