package org.grapevine.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Memberships;
import org.grapevine.graph.Weighting;
import org.grapevine.network.Affiliations;
import org.grapevine.network.Group;
import org.grapevine.network.Persons;
import org.grapevine.network.Referral;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.State;
import org.grapevine.network.Ties;
import org.grapevine.network.View;
import org.jspecify.annotations.Nullable;

/**
 * Ways that word takes from one person to others, step by step with the dates that the data give: those it would most likely take to
 * prospects, one for each of the ties and groups that contribute most. Those that it took are {@link ToldPaths}.
 */
public final class WordPaths {
    /* The likeliest path is the one whose steps have the largest product of probabilities: Dijkstra's search, begun at whom the tie or the
     * group leads to and ended at the first prospect. Members of a group are tried when the first of them is settled, and again only from a member
     * who is likelier to pass word on there, so a large group is gone through about once. Where weights of the view are no
     * probabilities every step counts the same, so the shortest path is found. */

    private static final double STEP = .5;

    /**
     * One step.
     *
     * @param kind types of the tie, {@code past referral}, or type of the group
     * @param group name of the group that both are in; empty where it is a tie
     * @param id of the person that it leads to
     * @param name of that person
     * @param state client, prospect or lost; empty where nobody knows the person
     * @param since when the tie began, when both were in the group, or the day of the referral; null where unknown
     * @param last day of the last contact; null where unknown
     * @param outcome of the referral; empty where unknown, and of other steps
     */
    public record Step(
            String kind,
            String group,
            String id,
            String name,
            String state,
            @Nullable LocalDate since,
            @Nullable LocalDate last,
            String outcome) {
        private String words() {
            StringBuilder words = new StringBuilder(group.isEmpty() ? kind : "both in " + group + " (" + kind + ")");
            if (since != null) {
                words.append(kind.equals(REFERRAL) ? " on " : " since ").append(since);
            }
            if (last != null) {
                words.append(", last contact ").append(last);
            }
            if (!outcome.isEmpty()) {
                words.append(", ").append(outcome);
            }
            return words.toString();
        }
    }

    /**
     * A path.
     *
     * @param id of the person it begins at
     * @param name of that person
     * @param chance that word takes all of it within the horizon of the view, if nothing else passed it on; NaN where weights are no
     *     probabilities, or the path is what happened
     * @param steps in order
     */
    public record Path(String id, String name, double chance, List<Step> steps) {
        /** The path in one line. */
        public String inWords() {
            StringBuilder words = new StringBuilder(name);
            for (Step step : steps) {
                words.append(" \u2013 ").append(step.words()).append(" \u2013 ").append(step.name);
            }
            Step end = steps.get(steps.size() - 1);
            if (!Double.isNaN(chance)) {
                words.append(String.format(Locale.ROOT, ", %s (%.2g %%)", end.state, 100 * chance));
            }
            return words.toString();
        }
    }

    static final String REFERRAL = "past referral";

    private record Reached(
            double chance,
            int steps,
            int vertex,
            int group,
            @Nullable Reached before) {}

    private static final Comparator<Reached> LIKELIEST = Comparator.comparingDouble((Reached one) -> -one.chance)
            .thenComparingInt(Reached::steps)
            .thenComparingInt(Reached::vertex);

    private final View view;
    private final boolean probable;
    private final int start;

    private WordPaths(View view, int start) {
        this.view = view;
        this.start = start;
        this.probable = view.options().weighting() == Weighting.PROBABILITY;
    }

    /**
     * The likeliest path to a prospect through each of the first {@code most} ties and groups of {@code why} that lead to one. O((n + rows) log n)
     * a path at worst; the search mostly ends after a few steps.
     */
    public static List<Path> toProspects(Why why, int most) {
        View view = why.ranking().view();
        int start = view.vertex(why.person());
        WordPaths search = new WordPaths(view, start);
        List<Reached> ends = new ArrayList<>();
        for (Why.Share share : why.shares()) {
            if (ends.size() >= most) {
                break;
            }
            Reached end = search.through(share);
            if (end != null) {
                ends.add(end);
            }
        }
        return search.described(ends);
    }

    private @Nullable Reached through(Why.Share share) {
        PriorityQueue<Reached> queue = new PriorityQueue<>(LIKELIEST);
        if (share.group()) {
            int number = view.network().groups().indexOf(share.id());
            Arcs its = view.graph().memberships().ofVertex;
            for (int m = its.offset[start]; m < its.offset[start + 1]; m++) {
                if (view.group(its.target[m]) == number) {
                    members(its.target[m], m, new Reached(1, 0, start, -1, null), queue);
                }
            }
        } else {
            int other = view.vertex(share.id());
            Arcs out = view.graph().out();
            for (int a = out.offset[start]; a < out.offset[start + 1]; a++) {
                if (out.target[a] == other) {
                    queue.add(new Reached(chance(out.weight(a)), 1, other, -1, null));
                }
            }
        }
        return search(queue);
    }

    private @Nullable Reached search(PriorityQueue<Reached> queue) {
        Set<Integer> settled = new HashSet<>(Set.of(start));
        Map<Integer, Double> tried = new HashMap<>();
        for (Reached one = queue.poll(); one != null; one = queue.poll()) {
            if (one.chance == 0 || !settled.add(one.vertex)) {
                continue;
            }
            if (view.network().persons().state(view.person(one.vertex)) == State.PROSPECT) {
                return one;
            }
            Arcs out = view.graph().out();
            for (int a = out.offset[one.vertex]; a < out.offset[one.vertex + 1]; a++) {
                if (!settled.contains(out.target[a])) {
                    queue.add(new Reached(one.chance * chance(out.weight(a)), one.steps + 1, out.target[a], -1, one));
                }
            }
            Arcs its = view.graph().memberships().ofVertex;
            for (int m = its.offset[one.vertex]; m < its.offset[one.vertex + 1]; m++) {
                double talks = one.chance * its.weight(m);
                if (talks > tried.getOrDefault(its.target[m], 0.0)) {
                    tried.put(its.target[m], talks);
                    members(its.target[m], m, one, queue);
                }
            }
        }
        return null;
    }

    private void members(int g, int membership, Reached from, PriorityQueue<Reached> queue) {
        Memberships groups = view.graph().memberships();
        double chance = from.chance * chance(groups.weight[g] * groups.ofVertex.weight(membership));
        Reached before = from.vertex == start ? null : from;
        for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
            if (groups.ofGroup.target[a] != from.vertex) {
                queue.add(new Reached(chance, from.steps + 1, groups.ofGroup.target[a], g, before));
            }
        }
    }

    private double chance(double weight) {
        return probable ? weight : weight > 0 ? STEP : 0;
    }

    private List<Path> described(List<Reached> ends) {
        Persons persons = view.network().persons();
        Map<Reached, Dated> dates = new HashMap<>();
        for (Reached end : ends) {
            for (Reached one = end; one != null; one = one.before) {
                int from = view.person(one.before == null ? start : one.before.vertex);
                dates.put(one, new Dated(from, view.person(one.vertex), one.group < 0 ? -1 : view.group(one.group)));
            }
        }
        Dated.read(view, dates.values());
        List<Path> paths = new ArrayList<>();
        for (Reached end : ends) {
            List<Step> steps = new ArrayList<>();
            for (Reached one = end; one != null; one = one.before) {
                steps.add(Objects.requireNonNull(dates.get(one)).step(view.network()));
            }
            Collections.reverse(steps);
            int p = view.person(start);
            paths.add(new Path(persons.id(p), persons.name(p), probable ? end.chance : Double.NaN, steps));
        }
        return paths;
    }

    /** What the rows say of a step. */
    private static final class Dated {
        private final int from;
        private final int to;
        private final int group;
        private final Set<String> kinds = new TreeSet<>();
        private int since = Integer.MIN_VALUE;
        private int last = Integer.MIN_VALUE;

        Dated(int from, int to, int group) {
            this.from = from;
            this.to = to;
            this.group = group;
        }

        private static long pair(int p, int q) {
            return ((long) Math.min(p, q) << 32) | Math.max(p, q);
        }

        /** Reads the rows of all steps at once. O(rows). */
        static void read(View view, Iterable<Dated> steps) {
            Map<Long, List<Dated>> tied = new HashMap<>();
            Map<Long, List<Dated>> joined = new HashMap<>();
            for (Dated one : steps) {
                if (one.group < 0) {
                    tied.computeIfAbsent(pair(one.from, one.to), key -> new ArrayList<>())
                            .add(one);
                } else {
                    for (int p : new int[] {one.from, one.to}) {
                        joined.computeIfAbsent(((long) one.group << 32) | p, key -> new ArrayList<>())
                                .add(one);
                    }
                }
            }
            BitSet met = new BitSet();
            Set<String> ids = new HashSet<>();
            Persons persons = view.network().persons();
            for (Dated one : steps) {
                met.set(one.from);
                met.set(one.to);
                ids.add(persons.id(one.from));
                ids.add(persons.id(one.to));
            }
            Ties ties = view.network().ties();
            for (int t = 0; t < ties.size() && !tied.isEmpty(); t++) {
                if (met.get(ties.from(t))
                        && met.get(ties.to(t))
                        && view.options().ties().includes(ties.type(t))) {
                    for (Dated one : tied.getOrDefault(pair(ties.from(t), ties.to(t)), List.of())) {
                        one.kinds.add(ties.type(t));
                        one.began(ties.day(t, "since"));
                        one.last = Math.max(one.last, ties.day(t, "lastContact"));
                    }
                }
            }
            for (Referral referral :
                    tied.isEmpty() ? List.<Referral>of() : view.network().referrals()) {
                if (!ids.contains(referral.referrer()) || !ids.contains(referral.referred())) {
                    continue;
                }
                long key = pair(persons.indexOf(referral.referrer()), persons.indexOf(referral.referred()));
                for (Dated one : tied.getOrDefault(key, List.of())) {
                    if (one.kinds.isEmpty()) {
                        one.kinds.add(REFERRAL);
                    }
                    LocalDate date = referral.date();
                    if (one.kinds.contains(REFERRAL) && date != null) {
                        one.began((int) date.toEpochDay());
                    }
                }
            }
            Affiliations rows = view.network().affiliations();
            for (int m = 0; m < rows.size() && !joined.isEmpty(); m++) {
                long key = ((long) rows.group(m) << 32) | rows.person(m);
                for (Dated one : met.get(rows.person(m)) ? joined.getOrDefault(key, List.of()) : List.<Dated>of()) {
                    one.since = Math.max(one.since, rows.day(m, "since"));
                }
            }
        }

        private void began(int day) {
            since = since == Integer.MIN_VALUE || day == Integer.MIN_VALUE
                    ? Math.max(since, day)
                    : Math.min(since, day);
        }

        Step step(ReferralNetwork network) {
            Persons persons = network.persons();
            Group in = group < 0 ? null : network.groups().get(group);
            return new Step(
                    in == null ? String.join(", ", kinds) : in.type(),
                    in == null ? "" : in.name(),
                    persons.id(to),
                    persons.name(to),
                    state(persons, to),
                    day(since),
                    day(last),
                    "");
        }

        private static @Nullable LocalDate day(int day) {
            return day == Integer.MIN_VALUE ? null : LocalDate.ofEpochDay(day);
        }
    }

    static String state(Persons persons, int p) {
        return persons.state(p).name().toLowerCase(Locale.ROOT);
    }
}
