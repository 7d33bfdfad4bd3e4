package org.grapevine.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Confidence;
import org.grapevine.analysis.Evidence;
import org.grapevine.analysis.GroupLeaders.Leader;
import org.grapevine.analysis.Ranking;
import org.grapevine.analysis.ToldPaths;
import org.grapevine.analysis.Why;
import org.grapevine.analysis.WordPaths;
import org.grapevine.network.Persons;
import org.grapevine.network.Referral;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;
import org.grapevine.report.EgoMap;
import org.grapevine.store.QueryAnswer;
import org.jspecify.annotations.Nullable;

/** One person: why it ranks as it does, on what evidence, whom it brought, how its score went, and what would change it. */
final class PersonPage implements Page {
    private static final int FOUND = 20;
    private static final int SHARES = 40;
    private static final int EVIDENCE = 12;
    private static final int PATHS = 6;
    private static final int CHAINS = 12;
    private static final int NEIGHBOURS = 2;
    private static final int GROUPS = 3;
    private static final String HISTORY = """
            MATCH (a:Analysis)-[s:SCORED]->(p:Person {id: $id})
            RETURN a.id AS analysis, a.at AS at, a.measure AS measure, s.rank AS rank, s.score AS score
            ORDER BY a.number DESC LIMIT 50
            """;

    /**
     * The person.
     *
     * @param state client, prospect or lost
     * @param contact whether it may be asked
     * @param columns every other column that is known of it
     * @param ranked whether it is in the ranking, and if not why, in words; empty where it is
     * @param why what its score is made of; null where it is not ranked
     * @param given whom it referred
     * @param received who referred it
     * @param told the recorded chains of referrals from it on
     * @param cameBy the recorded chain of referrals that ends at it; empty where nobody referred it
     */
    record About(
            String id,
            String name,
            String state,
            String contact,
            Map<String, String> columns,
            String ranked,
            @Nullable Explained why,
            List<Spoken> given,
            List<Spoken> received,
            List<WordPaths.Path> told,
            List<WordPaths.Path> cameBy) {}

    /**
     * Why the score is what it is.
     *
     * @param of how many are ranked
     * @param low the rank that 5 % of the resamples reach or better; null where not known yet
     * @param high the rank that 5 % of the resamples do not reach; null where not known yet
     * @param exact whether the shares are those of the score itself rather than of the direct referrals to expect
     * @param shares of ties and groups, largest first
     * @param rest share of those left out
     * @param map a drawing of them
     * @param words the same in a sentence
     * @param notes what the reader must know of the ranking
     * @param evidence the rows behind the largest shares
     * @param paths how word would most likely get from here to prospects
     * @param beside who ranks next to it
     */
    record Explained(
            String measure,
            String meaning,
            int rank,
            int of,
            @Nullable Double low,
            @Nullable Double high,
            double score,
            double clv,
            boolean exact,
            List<Why.Share> shares,
            double rest,
            String map,
            List<Evidence.Row> evidence,
            List<WordPaths.Path> paths,
            List<Leader> beside,
            String words,
            List<String> notes) {}

    /**
     * A referral, seen from one end.
     *
     * @param id of the other person
     * @param name of the other person
     * @param value money won; null where unknown
     */
    record Spoken(
            String id, String name, String state, @Nullable LocalDate date, String outcome, double value) {}

    /**
     * What would change the rank.
     *
     * @param rank today
     * @param without what it would be without one of the groups that contribute most
     * @param words the same as sentences
     */
    record Change(int rank, List<Why.Counterfactual> without, List<String> words) {}

    /**
     * Somebody who is called like that.
     *
     * @param rank by the usual measure; null where not ranked
     */
    record Called(
            String id, String name, String state, @Nullable Integer rank) {}

    private final Desk desk;

    PersonPage(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/person", this::about);
        routes.get("/api/person/change", this::change);
        routes.get("/api/person/history", this::history);
        routes.get("/api/person/find", this::find);
    }

    private static int person(Snapshot snapshot, Context request) {
        String id = Listing.words(request, "id");
        int person = snapshot.network().persons().indexOf(id);
        if (person < 0) {
            throw GrapevineException.input("nobody has the id '" + id + "'", "look for the name on this page");
        }
        return person;
    }

    private void about(Context request) {
        Snapshot snapshot = desk.snapshot();
        String measure = InfluencersPage.measure(request);
        int p = person(snapshot, request);
        Ranking ranking = desk.ranking(snapshot, measure);
        Clients clients = desk.clients(snapshot);
        Persons persons = snapshot.network().persons();
        int position = ranking.position(snapshot.view().vertex(p));
        ToldPaths told =
                desk.found(snapshot, "told", "looking who told whom", workers -> ToldPaths.of(snapshot.network()));
        String key = "why " + measure + " " + persons.id(p);
        Confidence sure = desk.knownConfidence(snapshot, measure);
        Grounds grounds = position < 0
                ? null
                : desk.found(snapshot, key, "explaining", workers -> Grounds.of(Why.of(ranking, position, workers)));
        request.json(new About(
                persons.id(p),
                persons.name(p),
                state(persons, p),
                InfluencersPage.contact(persons, p),
                columns(persons, p),
                position >= 0 ? "" : unranked(snapshot.view(), p),
                grounds == null ? null : explained(grounds, clients, sure),
                spoken(persons, told.given(p), true),
                spoken(persons, told.received(p), false),
                told.from(p, CHAINS),
                told.to(p)));
    }

    private static String state(Persons persons, int p) {
        return persons.state(p).name().toLowerCase(Locale.ROOT);
    }

    private static String unranked(View view, int p) {
        return view.vertex(p) < 0
                ? "This person objects to profiling and is in no ranking."
                : "Only clients are ranked. This is a " + state(view.network().persons(), p) + ".";
    }

    private static Map<String, String> columns(Persons persons, int p) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String column : persons.columns()) {
            double number = persons.number(p, column);
            int day = persons.day(p, column);
            String text = persons.text(p, column);
            if (!Double.isNaN(number)) {
                String shown = Double.toString(number);
                columns.put(column, shown.endsWith(".0") ? shown.substring(0, shown.length() - 2) : shown);
            } else if (day != Integer.MIN_VALUE) {
                columns.put(column, LocalDate.ofEpochDay(day).toString());
            } else if (!text.isEmpty()) {
                columns.put(column, text);
            } else if (persons.flag(p, column)) {
                columns.put(column, "yes");
            }
        }
        return columns;
    }

    /** What is found once for a person. */
    private record Grounds(Why why, List<Evidence.Row> evidence, List<WordPaths.Path> paths) {
        static Grounds of(Why why) {
            return new Grounds(why, Evidence.of(why, EVIDENCE), WordPaths.toProspects(why, PATHS));
        }
    }

    private static Explained explained(Grounds grounds, Clients clients, @Nullable Confidence sure) {
        Why why = grounds.why();
        Ranking ranking = why.ranking();
        Persons persons = ranking.view().network().persons();
        int position = why.rank() - 1;
        Confidence ranged = sure != null && position < Desk.ranged(ranking) ? sure : null;
        List<Why.Share> shares = why.shares();
        List<Why.Share> listed = shares.subList(0, Math.min(SHARES, shares.size()));
        return new Explained(
                ranking.requests().get(0).text(),
                ranking.requests().get(0).measure().meaning(),
                why.rank(),
                ranking.size(),
                ranged == null ? null : ranged.low(position),
                ranged == null ? null : ranged.high(position),
                why.score(),
                clients.clv(ranking.vertex(position)),
                why.exact(),
                listed,
                shares.stream().skip(SHARES).mapToDouble(Why.Share::share).sum(),
                EgoMap.drawn(persons.name(why.person()), shares),
                grounds.evidence(),
                grounds.paths(),
                why.peers(NEIGHBOURS),
                why.inWords(),
                ranking.notes());
    }

    private static List<Spoken> spoken(Persons persons, List<Referral> referrals, boolean given) {
        return referrals.stream()
                .map(referral -> {
                    String other = given ? referral.referred() : referral.referrer();
                    int p = persons.indexOf(other);
                    return new Spoken(
                            other,
                            p < 0 ? other : persons.name(p),
                            p < 0 ? "unknown" : state(persons, p),
                            referral.date(),
                            referral.outcome(),
                            referral.value());
                })
                .toList();
    }

    private void change(Context request) {
        Snapshot snapshot = desk.snapshot();
        String measure = InfluencersPage.measure(request);
        int p = person(snapshot, request);
        Ranking ranking = desk.ranking(snapshot, measure);
        int position = ranking.position(snapshot.view().vertex(p));
        if (position < 0) {
            throw GrapevineException.input(unranked(snapshot.view(), p), "choose a client");
        }
        String name = snapshot.network().persons().name(p);
        request.json(desk.<Change>found(
                snapshot,
                "change " + measure + " " + snapshot.network().persons().id(p),
                "trying what would change the rank of " + name,
                workers -> change(Why.of(ranking, position, workers), name, workers)));
    }

    private static Change change(Why why, String name, Workers workers) {
        List<Why.Counterfactual> without = why.withoutGroups(GROUPS, workers);
        List<String> words =
                without.stream().map(one -> one.inWords(name, why.rank())).toList();
        return new Change(why.rank(), without, words);
    }

    private void history(Context request) {
        Snapshot snapshot = desk.snapshot();
        String id = snapshot.network().persons().id(person(snapshot, request));
        QueryAnswer found = desk.store().query(HISTORY, Map.of("id", id), false);
        request.json(found.rows());
    }

    private void find(Context request) {
        Snapshot snapshot = desk.snapshot();
        String text = Listing.words(request, "text").strip().toLowerCase(Locale.ROOT);
        Persons persons = snapshot.network().persons();
        Ranking ranking = desk.ranking(snapshot, Desk.MEASURE);
        List<Called> found = new ArrayList<>();
        for (int p = 0; p < persons.size() && found.size() < FOUND && !text.isEmpty(); p++) {
            if (persons.name(p).toLowerCase(Locale.ROOT).contains(text)
                    || persons.id(p).toLowerCase(Locale.ROOT).equals(text)) {
                int position = ranking.position(snapshot.view().vertex(p));
                found.add(new Called(
                        persons.id(p), persons.name(p), state(persons, p), position < 0 ? null : position + 1));
            }
        }
        request.json(found);
    }
}
