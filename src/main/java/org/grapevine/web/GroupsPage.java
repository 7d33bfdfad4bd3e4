package org.grapevine.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.grapevine.analysis.Communities;
import org.grapevine.analysis.GroupLeaders;
import org.grapevine.analysis.GroupLeaders.Leader;
import org.grapevine.analysis.GroupLeaders.Standing;
import org.grapevine.analysis.Ranking;
import org.grapevine.graph.Memberships;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.State;
import org.grapevine.network.View;

/** Who leads each group, which groups no client of ours is in, and into what communities the network falls by itself. */
final class GroupsPage implements Page {
    /** Groups of fewer known members are not worth a page. */
    static final int FEWEST = 3;

    private static final int LEADERS = 3;
    private static final int COMMUNITIES = 60;
    private static final int STANDINGS = 200;

    /**
     * One group.
     *
     * @param members known members
     * @param size true size, outsiders included; the known members where nobody states it
     * @param clients how many of the known members are clients
     * @param prospects how many are prospects
     * @param coverage the share of the known members who are clients
     * @param sensitive whether to belong to it reveals what the law protects
     * @param leaders its clients of highest overall score
     * @param insiders its clients with most direct ties to other members
     */
    record Row(
            String id,
            String name,
            String type,
            int members,
            int size,
            int clients,
            int prospects,
            double coverage,
            boolean sensitive,
            List<Leader> leaders,
            List<Leader> insiders) {}

    /**
     * All groups in short.
     *
     * @param groups of three known members or more
     * @param unreached how many of these have no client
     * @param reachable prospects in those that have one
     * @param types how many groups of each
     */
    record Summary(int groups, int unreached, int reachable, Map<String, Integer> types) {}

    /**
     * The communities.
     *
     * @param modularity how much more of all ties stay inside than by chance
     * @param meaning of that, in words
     * @param count of three people or more
     * @param outside how many people are in smaller ones
     * @param largest the largest
     */
    record Found(double modularity, String meaning, int count, int outside, List<Described> largest) {}

    /**
     * One community.
     *
     * @param words that describe it
     * @param leaders its persons of highest score
     */
    record Described(int number, int people, int clients, int prospects, String words, List<Leader> leaders) {}

    private final Desk desk;

    GroupsPage(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/groups", this::list);
        routes.get("/api/groups/summary", this::summary);
        routes.get("/api/groups/mavens", this::mavens);
        routes.get("/api/communities", this::communities);
    }

    private List<Row> rows(Context request) {
        Snapshot snapshot = desk.snapshot();
        String measure = InfluencersPage.measure(request);
        Ranking ranking = desk.ranking(snapshot, measure);
        return desk.found(
                snapshot, "groups " + measure, "looking at the groups", workers -> rows(snapshot.view(), ranking));
    }

    private static List<Row> rows(View view, Ranking ranking) {
        int[] prospects = new int[view.network().groups().size()];
        int[] size = new int[prospects.length];
        Memberships groups = view.graph().memberships();
        for (int g = 0; g < groups.groups(); g++) {
            size[view.group(g)] = view.size(g);
            for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
                State state = view.network().persons().state(view.person(groups.ofGroup.target[a]));
                prospects[view.group(g)] += state == State.PROSPECT ? 1 : 0;
            }
        }
        return GroupLeaders.of(ranking, "", FEWEST, LEADERS).stream()
                .map(circle -> {
                    int g = view.network().groups().indexOf(circle.group().id());
                    return new Row(
                            circle.group().id(),
                            circle.group().name(),
                            circle.group().type(),
                            circle.members(),
                            size[g],
                            circle.clients(),
                            prospects[g],
                            (double) circle.clients() / circle.members(),
                            circle.group().sensitivity() == Sensitivity.SPECIAL,
                            circle.leaders().stream().limit(LEADERS).toList(),
                            circle.insiders().stream().limit(LEADERS).toList());
                })
                .toList();
    }

    private void list(Context request) {
        List<Row> rows = rows(request);
        Listing listing = new Listing(rows.size())
                .text("name", i -> rows.get(i).name)
                .text("type", i -> rows.get(i).type)
                .text("leaders", i -> first(rows.get(i).leaders))
                .text("insiders", i -> first(rows.get(i).insiders))
                .number("members", i -> rows.get(i).members)
                .number("size", i -> rows.get(i).size)
                .number("clients", i -> rows.get(i).clients)
                .number("prospects", i -> rows.get(i).prospects)
                .number("coverage", i -> rows.get(i).coverage);
        String type = Listing.words(request, "type");
        if (!type.isEmpty()) {
            listing.where(i -> rows.get(i).type.equals(type));
        }
        if (Listing.words(request, "unreached").equals("true")) {
            listing.where(i -> rows.get(i).clients == 0);
        }
        request.json(listing.part(request, rows::get));
    }

    private static String first(List<Leader> leaders) {
        return leaders.isEmpty() ? "" : leaders.get(0).name();
    }

    private void summary(Context request) {
        List<Row> rows = rows(request);
        Map<String, Integer> types = new TreeMap<>();
        rows.forEach(row -> types.merge(row.type, 1, Integer::sum));
        int unreached = (int) rows.stream().filter(row -> row.clients == 0).count();
        int reachable = rows.stream()
                .filter(row -> row.clients > 0)
                .mapToInt(Row::prospects)
                .sum();
        request.json(new Summary(rows.size(), unreached, reachable, types));
    }

    private void mavens(Context request) {
        Snapshot snapshot = desk.snapshot();
        String measure = InfluencersPage.measure(request);
        Ranking ranking = desk.ranking(snapshot, measure);
        List<Standing> standings = desk.found(
                snapshot,
                "standings " + measure,
                "looking who stands out",
                workers -> GroupLeaders.standings(ranking, FEWEST));
        request.json(standings.stream()
                .filter(Standing::maven)
                .sorted(Comparator.comparingInt(standing -> standing.client().rank()))
                .limit(STANDINGS)
                .toList());
    }

    private void communities(Context request) {
        Snapshot snapshot = desk.snapshot();
        Communities found = desk.communities(snapshot);
        request.json(desk.<Found>found(
                snapshot, "communities in words", "describing communities", workers -> described(found)));
    }

    private static Found described(Communities found) {
        int count = found.count(FEWEST);
        return new Found(
                found.modularity(),
                meaning(found.modularity()),
                count,
                found.peopleInSmaller(FEWEST),
                found.largest(Math.min(COMMUNITIES, count), LEADERS).stream()
                        .map(one -> new Described(
                                one.number(), one.people(), one.clients(), one.prospects(), one.words(), one.leaders()))
                        .toList());
    }

    private static String meaning(double modularity) {
        String clear = modularity < .3
                ? "hardly falls into communities: take these for a hint"
                : modularity < .6 ? "falls into communities" : "falls into clear communities";
        return String.format(Locale.ROOT, "The network %s (modularity %.2f).", clear, modularity);
    }
}
