package org.grapevine.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.grapevine.GrapevineException;
import org.grapevine.community.Leiden;
import org.grapevine.community.Partition;
import org.grapevine.graph.Memberships;
import org.grapevine.network.Group;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;

/**
 * Persons cut into clusters that are asked or left alone as a whole, since word of mouth spills over from person to person within them:
 * communities ({@code community}, or {@code community:resolution=2} for smaller ones; see {@link Leiden}), or the groups of one type. Graph
 * cluster randomisation: Ugander, Karrer, Backstrom and Kleinberg, KDD 2013.
 */
public final class Clusters {
    /* Whoever is in several groups of the type counts in the smallest: there most of the talk is with each other. Whoever is in none has no
     * cluster. */

    /** By what persons are cut where nobody says otherwise. */
    public static final String USUAL = "community";

    private static final String RESOLUTION = USUAL + ":resolution=";

    private final int[] of;
    private final List<String> names;
    private final String many;

    private Clusters(int[] of, List<String> names, String many) {
        this.of = of;
        this.names = names;
        this.many = many;
    }

    /**
     * The persons of {@code view}, cut by {@code by}.
     *
     * @param by {@code community}, {@code community:resolution=NUMBER}, or a type of groups
     * @throws GrapevineException of kind INPUT if it is none of these, or a type that reveals what the law protects
     */
    public static Clusters by(String by, View view, long seed, Workers workers) {
        return by.equals(USUAL) || by.startsWith(USUAL + ":")
                ? byCommunity(resolution(by), view, seed, workers)
                : byGroup(by, view);
    }

    /** The resolution at which {@code by} cuts communities; NaN where it cuts by groups. */
    static double resolution(String by) {
        if (by.equals(USUAL)) {
            return 1;
        }
        if (!by.startsWith(USUAL + ":")) {
            return Double.NaN;
        }
        try {
            double resolution =
                    by.startsWith(RESOLUTION) ? Double.parseDouble(by.substring(RESOLUTION.length())) : Double.NaN;
            if (resolution > 0 && Double.isFinite(resolution)) {
                return resolution;
            }
        } catch (NumberFormatException noNumber) {
            throw unreadable(by);
        }
        throw unreadable(by);
    }

    private static GrapevineException unreadable(String by) {
        return GrapevineException.input(
                "communities cannot be cut by '" + by + "'", "write for example " + RESOLUTION + "2 for smaller ones");
    }

    /** As {@link #by} takes it. */
    static String byCommunity(double resolution) {
        return resolution == 1
                ? USUAL
                : RESOLUTION
                        + (resolution == Math.rint(resolution)
                                ? String.valueOf((long) resolution)
                                : String.valueOf(resolution));
    }

    private static Clusters byCommunity(double resolution, View view, long seed, Workers workers) {
        Leiden leiden = new Leiden(resolution, seed);
        leiden.estimate(view.graph(), workers.threads()).require("seeking communities");
        Partition partition = leiden.partition(view.graph(), workers);
        List<String> names = new ArrayList<>();
        for (int c = 0; c < partition.count(); c++) {
            names.add(USUAL + " " + (c + 1));
        }
        return new Clusters(partition.of, List.copyOf(names), "communities");
    }

    private static Clusters byGroup(String type, View view) {
        List<String> types = types(view);
        if (!types.contains(type)) {
            boolean kept = view.network().groups().types().contains(type);
            throw GrapevineException.input(
                    kept
                            ? "groups of the type " + type + " reveal what the law protects, or nobody is seen in them"
                            : "there are no groups of the type '" + type + "'",
                    "cut by " + USUAL + (types.isEmpty() ? "" : " or by one of " + String.join(", ", types)));
        }
        Memberships groups = view.graph().memberships();
        int[] of = new int[view.graph().vertices()];
        Arrays.fill(of, -1);
        int[] size = new int[of.length];
        List<String> names = new ArrayList<>();
        for (int g = 0; g < groups.groups(); g++) {
            if (!seen(view, g).equals(type)) {
                continue;
            }
            int members = groups.members(g);
            for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
                int v = groups.ofGroup.target[a];
                if (of[v] < 0 || members < size[v]) {
                    of[v] = names.size();
                    size[v] = members;
                }
            }
            names.add(view.network().groups().get(view.group(g)).name());
        }
        return new Clusters(of, List.copyOf(names), "groups of the type " + type);
    }

    /** The types of groups by which persons of {@code view} can be cut, sorted. */
    public static List<String> types(View view) {
        TreeSet<String> types = new TreeSet<>();
        for (int g = 0; g < view.graph().memberships().groups(); g++) {
            types.add(seen(view, g));
        }
        types.remove("");
        return List.copyOf(types);
    }

    /** The type of group {@code g} of the graph; empty where the group reveals what the law protects. */
    private static String seen(View view, int g) {
        Group group = view.network().groups().get(view.group(g));
        return view.network().types().sensitivity(group) == Sensitivity.SPECIAL ? "" : group.type();
    }

    /** How many there are. */
    public int count() {
        return names.size();
    }

    /** The number of the cluster of vertex {@code v}, from 0; -1 where it is in none. */
    public int of(int v) {
        return of[v];
    }

    /** What cluster {@code c} is called. */
    public String name(int c) {
        return names.get(c);
    }

    /** What they are, in words. */
    public String many() {
        return many;
    }
}
