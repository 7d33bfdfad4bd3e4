package org.grapevine.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Confidence;
import org.grapevine.analysis.Measure;
import org.grapevine.analysis.Measures;
import org.grapevine.analysis.Ranking;
import org.grapevine.analysis.Reasons;
import org.grapevine.analysis.Resampling;
import org.grapevine.campaign.Valuation;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Memberships;
import org.grapevine.network.Group;
import org.grapevine.network.Persons;
import org.grapevine.network.View;
import org.jspecify.annotations.Nullable;

/** The clients in the order of their influence, with how sure each rank is and why. */
final class InfluencersPage implements Page {
    private static final int NAMED = 4;
    private static final int MOST_CHOICES = 400;
    private static final List<String> FILTERS = List.of("segment", "region", "manager");

    /**
     * One client.
     *
     * @param rank overall, from 1
     * @param low the rank that 5 % of the resamples reach or better; null where not known yet
     * @param high the rank that 5 % of the resamples do not reach; null where not known yet
     * @param score of the measure
     * @param clv lifetime value, as given or computed
     * @param crv what its word brings, where valued already; else null
     * @param groups the names of some of its groups, the largest first
     * @param memberships how many groups it is in
     * @param reason what contributes most
     * @param contact whether it may be asked
     */
    record Influencer(
            int rank,
            @Nullable Double low,
            @Nullable Double high,
            String id,
            String name,
            double score,
            double clv,
            @Nullable Double crv,
            List<String> groups,
            int memberships,
            String reason,
            String segment,
            String region,
            String manager,
            String contact) {}

    /**
     * What can be chosen from.
     *
     * @param measures name and meaning of each
     * @param groups of three known members or more, the largest first
     * @param segments that occur
     * @param regions that occur
     * @param managers that occur
     */
    record Choices(
            List<Choice> measures,
            List<Choice> groups,
            List<String> segments,
            List<String> regions,
            List<String> managers) {}

    /**
     * One thing to choose.
     *
     * @param key to ask with
     * @param text to show
     * @param meaning in plain words
     */
    record Choice(String key, String text, String meaning) {}

    /**
     * What a measure is, and how sure its ranks can be.
     *
     * @param measure as it was asked for
     * @param meaning in plain words
     * @param notes what the reader must know
     * @param exact whether reasons are shares of the score itself
     * @param seconds about how long it takes to find how sure the ranks are
     * @param resamples how many networks are tried for that
     * @param ranged for how many of the first ranks
     * @param unvalued why nobody can know what clients are worth; empty where it is known
     */
    record About(
            String measure,
            String meaning,
            List<String> notes,
            boolean exact,
            double seconds,
            int resamples,
            int ranged,
            String unvalued) {}

    private final Desk desk;

    InfluencersPage(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/influencers", this::list);
        routes.get("/api/influencers/choices", this::choices);
        routes.get("/api/influencers/about", this::about);
        routes.get("/api/influencers/sure", this::sure);
        routes.get("/api/influencers/valued", this::valued);
    }

    /** The measure that a request names. */
    static String measure(Context request) {
        String measure = Listing.words(request, "measure");
        return measure.isEmpty() ? Desk.MEASURE : measure;
    }

    private void list(Context request) {
        Snapshot snapshot = desk.snapshot();
        Ranking ranking = desk.ranking(snapshot, measure(request));
        Reasons reasons = desk.reasons(snapshot, measure(request));
        Clients clients = desk.clients(snapshot);
        Confidence sure = desk.knownConfidence(snapshot, measure(request));
        Valuation valued = desk.knownValuation(snapshot);
        View view = snapshot.view();
        Persons persons = snapshot.network().persons();
        int ranged = sure == null ? 0 : Desk.ranged(ranking);
        Listing listing = new Listing(ranking.size())
                .number("rank", i -> i)
                .number("score", i -> ranking.scores(0).values()[ranking.vertex(i)])
                .number("low", i -> sure == null || i >= ranged ? Double.NaN : sure.low(i))
                .number("clv", i -> clients.clv(ranking.vertex(i)))
                .number("crv", i -> valued == null ? Double.NaN : clients.crv(valued, ranking.vertex(i)))
                .number("memberships", i -> clients.groups(ranking.vertex(i)))
                .text("name", i -> persons.name(view.person(ranking.vertex(i))))
                .text("id", i -> persons.id(view.person(ranking.vertex(i))));
        for (String column : FILTERS) {
            listing.text(column, i -> persons.text(view.person(ranking.vertex(i)), column));
            String wanted = Listing.words(request, column);
            if (!wanted.isEmpty()) {
                listing.where(i ->
                        persons.text(view.person(ranking.vertex(i)), column).equals(wanted));
            }
        }
        String group = Listing.words(request, "group");
        if (!group.isEmpty()) {
            BitSet members = members(view, group);
            listing.where(i -> members.get(ranking.vertex(i)));
        }
        request.json(listing.part(request, i -> {
            int v = ranking.vertex(i);
            int p = view.person(v);
            return new Influencer(
                    i + 1,
                    sure == null || i >= ranged ? null : sure.low(i),
                    sure == null || i >= ranged ? null : sure.high(i),
                    persons.id(p),
                    persons.name(p),
                    ranking.scores(0).values()[v],
                    clients.clv(v),
                    valued == null ? null : clients.crv(valued, v),
                    groups(view, v),
                    clients.groups(v),
                    reasons.words(v),
                    persons.text(p, "segment"),
                    persons.text(p, "region"),
                    persons.text(p, "manager"),
                    contact(persons, p));
        }));
    }

    /** Whether person {@code p} may be asked, in words. */
    static String contact(Persons persons, int p) {
        return persons.flag(p, "doNotContact") ? "do not contact" : persons.flag(p, "minor") ? "minor" : "yes";
    }

    private static BitSet members(View view, String id) {
        int g = Picture.groupOf(view, id);
        if (g < 0) {
            throw GrapevineException.input("there is no group " + id, "choose another");
        }
        Arcs ofGroup = view.graph().memberships().ofGroup;
        BitSet members = new BitSet();
        for (int a = ofGroup.offset[g]; a < ofGroup.offset[g + 1]; a++) {
            members.set(ofGroup.target[a]);
        }
        return members;
    }

    private static List<String> groups(View view, int v) {
        Memberships groups = view.graph().memberships();
        List<Integer> own = new ArrayList<>();
        for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
            own.add(groups.ofVertex.target[m]);
        }
        own.sort(Comparator.comparingInt(g -> -groups.members(g)));
        return own.stream().limit(NAMED).map(g -> Picture.group(view, g).name()).toList();
    }

    private void choices(Context request) {
        Snapshot snapshot = desk.snapshot();
        request.json(desk.<Choices>found(
                snapshot, "influencers choices", "listing what to choose from", workers -> choices(snapshot)));
    }

    private static Choices choices(Snapshot snapshot) {
        View view = snapshot.view();
        Memberships groups = view.graph().memberships();
        List<Integer> large = new ArrayList<>();
        for (int g = 0; g < groups.groups(); g++) {
            if (groups.members(g) >= GroupsPage.FEWEST) {
                large.add(g);
            }
        }
        large.sort(Comparator.comparingInt(g -> -groups.members(g)));
        List<Choice> named = large.stream()
                .limit(MOST_CHOICES)
                .map(g -> {
                    Group group = Picture.group(view, g);
                    return new Choice(
                            group.id(), "%s (%s, %,d)".formatted(group.name(), group.type(), groups.members(g)), "");
                })
                .toList();
        List<Choice> measures = Measures.all().stream()
                .map(measure -> new Choice(measure.name(), measure.name(), measure.meaning()))
                .toList();
        Persons persons = snapshot.network().persons();
        return new Choices(
                measures, named, values(persons, "segment"), values(persons, "region"), values(persons, "manager"));
    }

    private static List<String> values(Persons persons, String column) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int p = 0; p < persons.size(); p++) {
            String value = persons.text(p, column);
            if (!value.isEmpty()) {
                counts.merge(value, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_CHOICES)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private void about(Context request) {
        Snapshot snapshot = desk.snapshot();
        Ranking ranking = desk.ranking(snapshot, measure(request));
        Reasons reasons = desk.reasons(snapshot, measure(request));
        Measure measure = ranking.requests().get(0).measure();
        int resamples = ranking.size() == 0 ? 0 : Resampling.affordable(ranking);
        request.json(new About(
                ranking.requests().get(0).text(),
                measure.meaning(),
                PageWords.of(ranking.notes()),
                reasons.exact(),
                ranking.size() == 0 ? 0 : resamples * Resampling.seconds(ranking),
                resamples,
                Desk.ranged(ranking),
                desk.clients(snapshot).unknown()));
    }

    private void sure(Context request) {
        Snapshot snapshot = desk.snapshot();
        Confidence sure = desk.confidence(snapshot, measure(request));
        request.json(Map.of("resamples", sure.resampling().resamples()));
    }

    private void valued(Context request) {
        Snapshot snapshot = desk.snapshot();
        request.json(Map.of("money", desk.valuation(snapshot).money()));
    }
}
