package org.grapevine.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Communities;
import org.grapevine.analysis.Measures;
import org.grapevine.analysis.Ranking;
import org.grapevine.network.Persons;
import org.grapevine.network.ReferralNetwork;
import org.jspecify.annotations.Nullable;

/** A picture of the network: the persons of highest score with their ties and groups, or all of it as groups that share members. */
final class MapPage implements Page {
    /* Nobody sees anything in a picture of a hundred thousand persons, and no browser moves it. So the top is shown first, and whoever is looked
     * for is added with neighbours. Persons are p:ID, groups g:ID, communities c:NUMBER. Places come from the numbers of persons and groups
     * and the seed alone, so that the same choice is always the same picture. */

    private static final int MOST_NODES = 1_000;
    private static final int MOST_FOUND = 12;
    private static final List<String> MEASURES =
            List.of("diffusion", "degree", "pagerank", "betweenness", "harmonic", "eigenvector");

    /**
     * What can be chosen.
     *
     * @param measures by which persons can be large, with the meaning of each
     * @param tieTypes types of ties, with the number of each
     * @param groupTypes types of groups, with the number of each
     * @param persons how many are in the network
     */
    record Form(
            Map<String, String> measures,
            Map<String, Integer> tieTypes,
            Map<String, Integer> groupTypes,
            int persons) {}

    /** What is asked of the neighbourhood of a node: whose, and which nodes are in the picture already. */
    private record Around(
            @Nullable String key,
            @Nullable List<String> shown,
            @Nullable String measure) {}

    private final Desk desk;

    MapPage(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/map/form", this::form);
        routes.get("/api/map", this::persons);
        routes.get("/api/map/groups", this::groups);
        routes.get("/api/map/find", this::find);
        routes.post("/api/map/around", this::around);
    }

    private void form(Context request) {
        Snapshot snapshot = desk.snapshot();
        request.json(desk.<Form>found(
                snapshot, "map form", "listing what to choose from", workers -> form(snapshot.network())));
    }

    private static Form form(ReferralNetwork network) {
        Map<String, Integer> ties = new TreeMap<>();
        IntStream.range(0, network.ties().size())
                .forEach(t -> ties.merge(network.ties().type(t), 1, Integer::sum));
        Map<String, Integer> groups = new TreeMap<>();
        IntStream.range(0, network.groups().size())
                .forEach(g -> groups.merge(network.groups().get(g).type(), 1, Integer::sum));
        Map<String, String> measures = new LinkedHashMap<>();
        MEASURES.forEach(name -> measures.put(name, Measures.named(name).meaning()));
        return new Form(measures, ties, groups, network.persons().size());
    }

    private static NetworkDrawing.Wanted wanted(Asking asking) {
        Set<String> states = Set.of(asking.word("states", "client,prospect").split(",", -1));
        return new NetworkDrawing.Wanted(
                asking.word("measure", Desk.MEASURE),
                states,
                chosen(asking.word("ties", "all")),
                chosen(asking.word("groups", "all")));
    }

    private static Predicate<String> chosen(String types) {
        Set<String> wanted = Set.of(types.split("\n", -1));
        return type -> types.equals("all") || wanted.contains(type);
    }

    private void persons(Context request) {
        Snapshot snapshot = desk.snapshot();
        Asking asking = Asking.of(request);
        NetworkDrawing.Wanted wanted = wanted(asking);
        int count = Math.max(1, Math.min(MOST_NODES, asking.count("count", 150)));
        NetworkDrawing drawing = drawing(snapshot, wanted);
        request.json(desk.<Picture>found(
                snapshot, "map " + asking.words(), "drawing the map", workers -> drawing.top(count, workers)));
    }

    private NetworkDrawing drawing(Snapshot snapshot, NetworkDrawing.Wanted wanted) {
        Ranking ranking = desk.ranking(snapshot, wanted.measure());
        Communities communities = desk.communities(snapshot);
        Map<Integer, String> titles = desk.found(
                snapshot, "titles of communities", "describing communities", workers -> Picture.titles(communities));
        return new NetworkDrawing(snapshot, ranking, communities, titles, wanted, desk.seed());
    }

    private void around(Context request) {
        Around asked = Asking.posted(request, Around.class);
        if (asked.key() == null || asked.shown() == null) {
            throw GrapevineException.input("what was sent names no node", "reload the page and try again");
        }
        Snapshot snapshot = desk.snapshot();
        NetworkDrawing.Wanted wanted = new NetworkDrawing.Wanted(
                asked.measure() == null || asked.measure().isEmpty() ? Desk.MEASURE : asked.measure(),
                Set.of(),
                type -> true,
                type -> true);
        request.json(drawing(snapshot, wanted).around(asked.key(), asked.shown()));
    }

    private void find(Context request) {
        ReferralNetwork network = desk.snapshot().network();
        String text = Asking.of(request).word("text", "").strip().toLowerCase(Locale.ROOT);
        List<Map<String, String>> found = new ArrayList<>();
        if (!text.isEmpty()) {
            Persons persons = network.persons();
            collect(found, text, persons.size(), persons::name, p -> "p:" + persons.id(p), persons::id);
            collect(
                    found,
                    text,
                    network.groups().size(),
                    g -> network.groups().get(g).name(),
                    g -> "g:" + network.groups().get(g).id(),
                    g -> network.groups().get(g).type());
        }
        request.json(found);
    }

    private static void collect(
            List<Map<String, String>> found,
            String text,
            int size,
            IntFunction<String> name,
            IntFunction<String> key,
            IntFunction<String> beside) {
        int most = found.size() + MOST_FOUND / 2;
        for (int i = 0; i < size && found.size() < most; i++) {
            if (name.apply(i).toLowerCase(Locale.ROOT).contains(text)
                    || key.apply(i).substring(2).toLowerCase(Locale.ROOT).equals(text)) {
                found.add(Map.of("key", key.apply(i), "name", name.apply(i), "beside", beside.apply(i)));
            }
        }
    }

    private void groups(Context request) {
        Snapshot snapshot = desk.snapshot();
        Asking asking = Asking.of(request);
        boolean ofGroups = asking.word("of", "groups").equals("groups");
        int count = Math.max(1, Math.min(MOST_NODES / 2, asking.count("count", 60)));
        Predicate<String> types = chosen(asking.word("groups", "all"));
        Communities communities = desk.communities(snapshot);
        request.json(desk.<Picture>found(
                snapshot,
                "groups " + asking.words(),
                "drawing the groups",
                workers -> ofGroups
                        ? new GroupDrawing(snapshot.view(), desk.seed()).sharing(types, count, workers)
                        : new GroupDrawing(snapshot.view(), desk.seed()).communities(communities, count, workers)));
    }
}
