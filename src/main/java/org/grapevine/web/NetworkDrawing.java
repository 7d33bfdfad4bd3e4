package org.grapevine.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Communities;
import org.grapevine.analysis.Ranking;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.ForceLayout;
import org.grapevine.graph.Memberships;
import org.grapevine.network.Group;
import org.grapevine.network.Persons;
import org.grapevine.network.Ties;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;

/** Persons with their ties and the groups that two or more of them are in. */
final class NetworkDrawing {
    private static final int MOST_GROUPS = 80;
    private static final int MOST_AROUND = 25;
    private static final int MOST_TIES = 6_000;

    /**
     * What of the network is wanted.
     *
     * @param measure that says who is large
     * @param states of persons
     * @param ties types of ties
     * @param groups types of groups
     */
    record Wanted(String measure, Set<String> states, Predicate<String> ties, Predicate<String> groups) {}

    private final Snapshot snapshot;
    private final Wanted wanted;
    private final long seed;
    private final View view;
    private final Persons persons;
    private final Communities communities;
    private final Map<Integer, String> titles;
    private final double[] score;
    private final double largest;

    /**
     * Drawings of the network in {@code snapshot}.
     *
     * @param ranking by the measure that says who is large
     * @param titles of communities, by number
     * @param seed of the places
     */
    NetworkDrawing(
            Snapshot snapshot,
            Ranking ranking,
            Communities communities,
            Map<Integer, String> titles,
            Wanted wanted,
            long seed) {
        this.snapshot = snapshot;
        this.seed = seed;
        this.wanted = wanted;
        this.view = snapshot.view();
        this.persons = snapshot.network().persons();
        this.communities = communities;
        this.titles = titles;
        this.score = ranking.scores(0).values();
        this.largest =
                Arrays.stream(score).filter(one -> !Double.isNaN(one)).max().orElse(0);
    }

    Picture top(int count, Workers workers) {
        int[] order = IntStream.range(0, score.length)
                .filter(v -> wanted.states().contains(type(v)))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer v) -> Double.isNaN(score[v]) ? 0 : -score[v])
                        .thenComparingInt(v -> v))
                .mapToInt(v -> v)
                .toArray();
        int[] shown = Arrays.copyOf(order, Math.min(count, order.length));
        int[] groups = groupsOf(shown);
        List<Picture.Edge> edges = edges(shown, groups);
        Map<String, Integer> number = new HashMap<>();
        for (int v : shown) {
            number.put(key(v), number.size());
        }
        for (int g : groups) {
            number.put("g:" + Picture.group(view, g).id(), number.size());
        }
        long[] keys = new long[shown.length + groups.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = i < shown.length ? shown[i] : -1L - groups[i - shown.length];
        }
        double[] place = ForceLayout.places(
                keys,
                edges.stream()
                        .mapToInt(edge -> number.getOrDefault(edge.from(), 0))
                        .toArray(),
                edges.stream()
                        .mapToInt(edge -> number.getOrDefault(edge.to(), 0))
                        .toArray(),
                edges.stream()
                        .mapToDouble(edge -> edge.type().equals("member") ? .1 : .4)
                        .toArray(),
                seed,
                workers);
        List<Picture.Node> nodes = new ArrayList<>();
        for (int i = 0; i < keys.length; i++) {
            Picture.Node node = i < shown.length ? person(shown[i], i + 1) : group(groups[i - shown.length]);
            nodes.add(node.at(place[2 * i], place[2 * i + 1]));
        }
        List<String> notes = new ArrayList<>();
        if (shown.length < order.length) {
            notes.add(
                    "The first %,d of %,d persons by this measure are shown, with the groups that two or more of them are in."
                            .formatted(shown.length, order.length));
        }
        if (edges.size() >= MOST_TIES) {
            notes.add("Only the first %,d ties are drawn.".formatted(MOST_TIES));
        }
        return new Picture(nodes, edges, named(shown), order.length, notes);
    }

    private Map<Integer, String> named(int[] shown) {
        Set<Integer> met = Arrays.stream(shown).map(communities::number).boxed().collect(Collectors.toSet());
        Map<Integer, String> names = new LinkedHashMap<>();
        titles.forEach((number, title) -> {
            if (met.contains(number)) {
                names.put(number, title);
            }
        });
        return names;
    }

    /** Those who are tied to the node, or its members, of highest score first, around the place of the node; those shown already left out. */
    Picture around(String key, List<String> shown) {
        Set<String> there = new LinkedHashSet<>(shown);
        List<Integer> found = new ArrayList<>();
        List<Integer> groups = new ArrayList<>();
        Memberships memberships = view.graph().memberships();
        if (key.startsWith("g:")) {
            int g = groupOf(key);
            Arcs members = memberships.ofGroup;
            for (int a = members.offset[g]; a < members.offset[g + 1]; a++) {
                found.add(members.target[a]);
            }
            if (!there.contains(key)) {
                groups.add(g);
            }
        } else {
            int v = vertexOf(key);
            for (Arcs arcs : List.of(view.graph().out(), view.graph().in())) {
                for (int a = arcs.offset[v]; a < arcs.offset[v + 1]; a++) {
                    found.add(arcs.target[a]);
                }
            }
            Arcs its = memberships.ofVertex;
            for (int a = its.offset[v]; a < its.offset[v + 1]; a++) {
                if (!there.contains("g:" + Picture.group(view, its.target[a]).id())) {
                    groups.add(its.target[a]);
                }
            }
            if (!there.contains(key)) {
                found.add(0, v);
            }
        }
        int total = (int) found.stream().distinct().count();
        int[] fresh = found.stream()
                .distinct()
                .filter(v -> !there.contains(key(v)))
                .sorted(Comparator.comparing((Integer v) -> !key(v).equals(key))
                        .thenComparingDouble(v -> Double.isNaN(score[v]) ? 0 : -score[v]))
                .limit(MOST_AROUND)
                .mapToInt(v -> v)
                .toArray();
        List<Picture.Node> nodes = new ArrayList<>();
        int all = fresh.length + groups.size();
        for (int i = 0; i < all; i++) {
            Picture.Node node = i < fresh.length ? person(fresh[i], 0) : group(groups.get(i - fresh.length));
            boolean middle = node.key().equals(key);
            double angle = 2 * Math.PI * i / all;
            double radius = middle ? 0 : .9 + .5 * (i % 3);
            nodes.add(node.at(radius * Math.cos(angle), radius * Math.sin(angle)));
        }
        return new Picture(nodes, joining(nodes, there), named(fresh), total, List.of());
    }

    /** Edges of which at least one end is among {@code nodes}, the other there or among them. */
    private List<Picture.Edge> joining(List<Picture.Node> nodes, Set<String> there) {
        Set<String> fresh = nodes.stream().map(Picture.Node::key).collect(Collectors.toSet());
        Set<String> all = new LinkedHashSet<>(there);
        all.addAll(fresh);
        int[] shown = all.stream()
                .filter(one -> one.startsWith("p:"))
                .mapToInt(this::vertexOf)
                .toArray();
        int[] groups = all.stream()
                .filter(one -> one.startsWith("g:"))
                .mapToInt(this::groupOf)
                .toArray();
        return edges(shown, groups).stream()
                .filter(edge -> fresh.contains(edge.from()) || fresh.contains(edge.to()))
                .toList();
    }

    private int[] groupsOf(int[] shown) {
        Memberships memberships = view.graph().memberships();
        Map<Integer, Integer> met = new HashMap<>();
        for (int v : shown) {
            Arcs its = memberships.ofVertex;
            for (int a = its.offset[v]; a < its.offset[v + 1]; a++) {
                met.merge(its.target[a], 1, Integer::sum);
            }
        }
        return met.entrySet().stream()
                .filter(entry -> entry.getValue() > 1
                        && wanted.groups()
                                .test(Picture.group(view, entry.getKey()).type()))
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_GROUPS)
                .mapToInt(Map.Entry::getKey)
                .toArray();
    }

    private List<Picture.Edge> edges(int[] shown, int[] groups) {
        Ties ties = snapshot.network().ties();
        boolean[] here = new boolean[persons.size()];
        for (int v : shown) {
            here[view.person(v)] = true;
        }
        Map<List<String>, Double> weights = new LinkedHashMap<>();
        for (int t = 0; t < ties.size() && weights.size() < MOST_TIES; t++) {
            if (here[ties.from(t)] && here[ties.to(t)] && wanted.ties().test(ties.type(t))) {
                weights.merge(
                        List.of("p:" + persons.id(ties.from(t)), "p:" + persons.id(ties.to(t)), ties.type(t)),
                        ties.weight(t),
                        Double::sum);
            }
        }
        List<Picture.Edge> edges = new ArrayList<>();
        weights.forEach((ends, weight) -> edges.add(new Picture.Edge(ends.get(0), ends.get(1), ends.get(2), weight)));
        Memberships memberships = view.graph().memberships();
        int[] place = Picture.places(memberships.groups(), groups);
        Arcs its = memberships.ofVertex;
        for (int v : shown) {
            for (int a = its.offset[v]; a < its.offset[v + 1]; a++) {
                if (place[its.target[a]] >= 0) {
                    edges.add(new Picture.Edge(
                            key(v), "g:" + Picture.group(view, its.target[a]).id(), "member", 1));
                }
            }
        }
        return edges;
    }

    private String key(int v) {
        return "p:" + persons.id(view.person(v));
    }

    private String type(int v) {
        return persons.state(view.person(v)).name().toLowerCase(Locale.ROOT);
    }

    private Picture.Node person(int v, int rank) {
        int p = view.person(v);
        double share = Double.isNaN(score[v]) || largest <= 0 ? 0 : Math.max(0, score[v] / largest);
        return new Picture.Node(
                key(v),
                persons.name(p),
                type(v),
                persons.text(p, "segment"),
                0,
                0,
                score[v],
                rank,
                Math.sqrt(share),
                communities.number(v),
                0);
    }

    private Picture.Node group(int g) {
        Group group = Picture.group(view, g);
        int members = view.graph().memberships().members(g);
        return new Picture.Node("g:" + group.id(), group.name(), group.type(), "", 0, 0, null, 0, .3, 0, members);
    }

    private int vertexOf(String key) {
        int p = persons.indexOf(key.substring(2));
        int v = p < 0 ? -1 : view.vertex(p);
        if (v < 0) {
            throw GrapevineException.input(
                    key.substring(2) + " is not in the analyses", "look at the page Overview for what was left out");
        }
        return v;
    }

    private int groupOf(String key) {
        int g = Picture.groupOf(view, key.substring(2));
        if (g < 0) {
            throw GrapevineException.input(
                    "the group " + key.substring(2) + " has no members in the analyses", "choose another one");
        }
        return g;
    }
}
