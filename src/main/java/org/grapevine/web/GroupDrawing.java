package org.grapevine.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.grapevine.analysis.Communities;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.ForceLayout;
import org.grapevine.graph.Memberships;
import org.grapevine.network.Group;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;

/** The whole network in one picture: its groups or communities, however large, with what ties them. */
final class GroupDrawing {
    private final View view;
    private final long seed;

    /** Drawings of {@code view} with places from {@code seed}. */
    GroupDrawing(View view, long seed) {
        this.view = view;
        this.seed = seed;
    }

    /** Groups of most members, tied by members that they share. */
    Picture sharing(Predicate<String> types, int count, Workers workers) {
        Memberships memberships = view.graph().memberships();
        int[] order = IntStream.range(0, memberships.groups())
                .filter(g -> memberships.members(g) > 0
                        && types.test(Picture.group(view, g).type()))
                .boxed()
                .sorted(Comparator.comparingInt((Integer g) -> -memberships.members(g))
                        .thenComparingInt(g -> g))
                .mapToInt(g -> g)
                .toArray();
        int[] shown = Arrays.copyOf(order, Math.min(count, order.length));
        int[] place = Picture.places(memberships.groups(), shown);
        Map<Long, Integer> shared = new HashMap<>();
        Arcs ofVertex = memberships.ofVertex;
        int[] its = new int[shown.length];
        for (int v = 0; v < ofVertex.rows(); v++) {
            int many = 0;
            for (int a = ofVertex.offset[v]; a < ofVertex.offset[v + 1]; a++) {
                if (place[ofVertex.target[a]] >= 0) {
                    its[many++] = place[ofVertex.target[a]];
                }
            }
            for (int i = 0; i < many; i++) {
                for (int j = 0; j < i; j++) {
                    shared.merge(pair(its[i], its[j]), 1, Integer::sum);
                }
            }
        }
        int largest = shown.length == 0 ? 1 : memberships.members(shown[0]);
        return grouped(
                shown.length,
                i -> {
                    Group group = Picture.group(view, shown[i]);
                    int members = memberships.members(shown[i]);
                    return new Picture.Node(
                            "g:" + group.id(),
                            group.name(),
                            group.type(),
                            "",
                            0,
                            0,
                            null,
                            0,
                            Math.sqrt((double) members / largest),
                            0,
                            members);
                },
                i -> view.group(shown[i]),
                shared,
                order.length,
                "groups",
                workers);
    }

    /** The largest communities, tied by the ties that run between them. */
    Picture communities(Communities communities, int count, Workers workers) {
        Arcs out = view.graph().out();
        List<Communities.Community> largest = communities.largest(count, 1);
        Map<Long, Integer> crossing = new HashMap<>();
        for (int v = 0; v < out.rows(); v++) {
            int from = communities.number(v) - 1;
            for (int a = out.offset[v]; a < out.offset[v + 1]; a++) {
                int to = communities.number(out.target[a]) - 1;
                if (from != to && from < largest.size() && to < largest.size()) {
                    crossing.merge(pair(from, to), 1, Integer::sum);
                }
            }
        }
        int most = largest.isEmpty() ? 1 : largest.get(0).people();
        return grouped(
                largest.size(),
                i -> {
                    Communities.Community one = largest.get(i);
                    return new Picture.Node(
                            "c:" + one.number(),
                            Picture.title(one),
                            "community",
                            "",
                            0,
                            0,
                            null,
                            0,
                            Math.sqrt((double) one.people() / most),
                            one.number(),
                            one.people());
                },
                i -> i,
                crossing,
                communities.count(1),
                "communities",
                workers);
    }

    private Picture grouped(
            int size,
            IntFunction<Picture.Node> node,
            IntFunction<Integer> key,
            Map<Long, Integer> between,
            int total,
            String what,
            Workers workers) {
        List<Map.Entry<Long, Integer>> strongest = between.entrySet().stream()
                .sorted(Map.Entry.<Long, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(Math.max(size * 3L, 40))
                .toList();
        int[] from = strongest.stream().mapToInt(e -> (int) (e.getKey() >> 32)).toArray();
        int[] to = strongest.stream().mapToInt(e -> (int) (long) e.getKey()).toArray();
        double most = strongest.isEmpty() ? 1 : strongest.get(0).getValue();
        double[] pull = strongest.stream()
                .mapToDouble(e -> .01 + .1 * e.getValue() / most)
                .toArray();
        double[] place = ForceLayout.places(
                IntStream.range(0, size).mapToLong(i -> key.apply(i)).toArray(), from, to, pull, seed, workers);
        List<Picture.Node> nodes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            nodes.add(node.apply(i).at(place[2 * i], place[2 * i + 1]));
        }
        List<Picture.Edge> edges = new ArrayList<>();
        for (int e = 0; e < from.length; e++) {
            edges.add(new Picture.Edge(
                    nodes.get(from[e]).key(),
                    nodes.get(to[e]).key(),
                    "shared",
                    strongest.get(e).getValue()));
        }
        List<String> notes = new ArrayList<>();
        if (size < total) {
            notes.add("The %,d largest of %,d %s are shown.".formatted(size, total, what));
        }
        if (strongest.size() < between.size()) {
            notes.add("Only the %,d strongest of %,d links between them are drawn."
                    .formatted(strongest.size(), between.size()));
        }
        return new Picture(nodes, edges, Map.of(), total, notes);
    }

    private static long pair(int i, int j) {
        return ((long) Math.min(i, j) << 32) | Math.max(i, j);
    }
}
