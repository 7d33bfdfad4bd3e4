package org.grapevine.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grapevine.analysis.Terms;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Memberships;
import org.grapevine.graph.Product;
import org.grapevine.network.Group;
import org.grapevine.network.Ties;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;

/**
 * Through which groups and which kinds of ties the word of a client leaves: each first step counts with its probability times the worth of
 * whom it reaches, which is that person's own and what the person would bring within two further steps.
 */
public final class Channels {
    private static final int STEPS = 2;

    /**
     * A way out.
     *
     * @param name of the group, or types of the ties
     * @param share of all that leaves, from 0 to 1
     */
    public record Channel(String name, double share) {}

    private final WordOfMouth word;
    private final double[] worth;
    private final Map<Long, String> types = new LinkedHashMap<>();

    Channels(WordOfMouth word, Workers workers) {
        this.word = word;
        View view = word.view();
        worth = worth(word, workers);
        Ties ties = view.network().ties();
        for (int t = 0; t < ties.size(); t++) {
            if (view.options().ties().includes(ties.type(t))) {
                String type = ties.type(t);
                long there = pair(ties.from(t), ties.to(t));
                long back = pair(ties.to(t), ties.from(t));
                types.merge(there, type, (known, other) -> known);
                types.merge(back, type, (known, other) -> known);
            }
        }
    }

    /** What it is worth to tell each vertex: its own value, and what it would bring within two further steps. */
    static double[] worth(WordOfMouth word, Workers workers) {
        int n = word.view().graph().vertices();
        double[] worth = new double[n];
        double[] step = new double[n];
        for (int v = 0; v < n; v++) {
            worth[v] = word.value(v);
            step[v] = worth[v];
        }
        boolean talksAnyway = word.terms().campaign() == Terms.Campaign.BOOST;
        Product product = new Product(word.view().graph(), workers);
        double[] next = new double[n];
        for (int s = 0; s < STEPS; s++) {
            product.times(step, next);
            for (int v = 0; v < n; v++) {
                step[v] = talksAnyway && word.isClient(v) ? 0 : next[v];
                worth[v] += step[v];
            }
        }
        return worth;
    }

    private static long pair(int from, int to) {
        return ((long) from << 32) | to;
    }

    /** The ways out of vertex {@code v}, largest share first; ways of no worth are left out. */
    List<Channel> of(int v) {
        View view = word.view();
        Map<String, Double> amounts = new LinkedHashMap<>();
        Arcs out = view.graph().out();
        for (int a = out.offset[v]; a < out.offset[v + 1]; a++) {
            int u = out.target[a];
            String type = types.getOrDefault(pair(view.person(v), view.person(u)), "referral");
            amounts.merge(type + " ties", out.weight(a) * worth[u], Double::sum);
        }
        Memberships groups = view.graph().memberships();
        for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
            int g = groups.ofVertex.target[m];
            double sum = word.latentValue(g);
            for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
                sum += groups.ofGroup.target[a] == v ? 0 : worth[groups.ofGroup.target[a]];
            }
            Group group = view.network().groups().get(view.group(g));
            amounts.merge(group.name(), groups.weight[g] * groups.ofVertex.weight(m) * sum, Double::sum);
        }
        double total = amounts.values().stream().mapToDouble(amount -> amount).sum();
        List<Channel> channels = new ArrayList<>();
        amounts.forEach((name, amount) -> {
            if (amount > 0) {
                channels.add(new Channel(name, amount / total));
            }
        });
        channels.sort(Comparator.comparingDouble((Channel channel) -> -channel.share())
                .thenComparing(Channel::name));
        return channels;
    }

    /** How many prospects of positive worth {@code v} can tell directly, and the largest worth among them. */
    double[] prospects(int v, long[] seen) {
        Arcs out = word.view().graph().out();
        Memberships groups = word.view().graph().memberships();
        double[] found = new double[2];
        List<Integer> met = new ArrayList<>();
        for (int a = out.offset[v]; a < out.offset[v + 1]; a++) {
            meet(out.target[a], v, seen, met, found);
        }
        for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
            int g = groups.ofVertex.target[m];
            found[0] += Math.round(word.latentPeople(g));
            for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
                meet(groups.ofGroup.target[a], v, seen, met, found);
            }
        }
        met.forEach(u -> seen[u >> 6] = 0);
        return found;
    }

    private void meet(int u, int v, long[] seen, List<Integer> met, double[] found) {
        if (u != v && word.value(u) > 0 && (seen[u >> 6] & (1L << u)) == 0) {
            seen[u >> 6] |= 1L << u;
            met.add(u);
            found[0]++;
            found[1] = Math.max(found[1], word.value(u));
        }
    }
}
