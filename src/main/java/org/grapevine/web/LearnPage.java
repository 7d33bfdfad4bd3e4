package org.grapevine.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Conditions;
import org.grapevine.analysis.Request;
import org.grapevine.learning.History;
import org.grapevine.learning.JudgedWords;
import org.grapevine.learning.Learning;
import org.grapevine.learning.LearningWords;
import org.grapevine.network.GroupType;
import org.grapevine.network.Learned;
import org.grapevine.network.TieType;
import org.grapevine.network.Types;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;
import org.grapevine.report.LearningPage;
import org.jspecify.annotations.Nullable;

/** How strong past referrals say each kind of tie is, tested on later ones; put in force, or put back. */
final class LearnPage implements Page {
    /* What is put in force is what was shown: it is named by the terms it was learned on and by the fingerprint of the data, and learned anew,
     * which gives the same bits, only where it was forgotten meanwhile. */

    private static final String WHAT = "learning from the past";
    private static final String NONE = "none";
    private static final int MANY = 10_000;
    private static final String QUICK = "degree,pagerank,diffusion";

    /**
     * What is there to learn from, and what is in force.
     *
     * @param persons how many there are
     * @param referrals how many are written down
     * @param adoptions how many are written down
     * @param learned how many types have strengths that were learned here; 0 where nothing is to be put back
     * @param strengths in force, a type each
     * @param notes where they come from
     * @param refused why nothing can be put in force here; null where it can
     * @param remedy what to do about that; null where it can
     * @param measures that are judged beside unless somebody chooses others
     * @param choices what can be judged beside
     * @param dataHash of the data that all this is about
     */
    record Form(
            int persons,
            int referrals,
            int adoptions,
            int learned,
            List<InForce> strengths,
            List<String> notes,
            @Nullable String refused,
            @Nullable String remedy,
            String measures,
            List<String> choices,
            String dataHash) {}

    /**
     * A strength in force.
     *
     * @param name of the type
     * @param group whether it is one of groups
     * @param now hazard a year
     * @param gamma of groups; null of ties
     * @param learned whether it was learned
     * @param low lower end of its 90 % interval; NaN where nobody knows
     * @param high upper end of it
     * @param on the day of learning; null where it was not
     * @param conversions how many new clients it was learned from
     * @param before hazard a year before
     */
    record InForce(
            String name,
            boolean group,
            double now,
            @Nullable Double gamma,
            boolean learned,
            double low,
            double high,
            @Nullable LocalDate on,
            int conversions,
            double before) {}

    /**
     * What was learned.
     *
     * @param from whom it was learned
     * @param on whom it was tested
     * @param beatsPriors whether it may be put in force without insisting
     * @param learned the same as {@code learn --format json} has it
     * @param chart of forecasts and what came of them
     * @param strengthsMean what the numbers of strengths mean
     * @param testsMean what those of the test mean
     * @param notes what to know
     */
    record Told(
            String from,
            String on,
            boolean beatsPriors,
            Map<String, @Nullable Object> learned,
            String chart,
            Map<String, String> strengthsMean,
            Map<String, String> testsMean,
            List<String> notes) {
        static Told of(Learning learning) {
            LearningWords words = new LearningWords(learning);
            Map<String, @Nullable Object> learned = new LinkedHashMap<>(words.facts());
            learned.put("types", words.maps());
            Map<String, String> meanings = new LinkedHashMap<>(words.meanings());
            meanings.putAll(LearningWords.furtherMeanings());
            return new Told(
                    words.from(),
                    words.tested(),
                    learning.beatsPriors(),
                    learned,
                    LearningPage.calibration(learning.judged()).drawing(),
                    meanings,
                    JudgedWords.MEANINGS,
                    PageWords.of(words.notes()));
        }
    }

    /**
     * What is in force from now on.
     *
     * @param types how many types it was learned of
     */
    record Changed(int types) {}

    /**
     * What is learned from.
     *
     * @param words the same in words
     */
    private record Ground(History.Scope scope, String split, List<Request> measures, String words) {}

    private final Desk desk;

    LearnPage(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/learn/form", request -> request.json(form(desk.snapshot())));
        routes.get("/api/learn", this::learned);
        routes.post("/api/learn/keep", this::keep);
        routes.post("/api/learn/forget", this::forget);
    }

    private Form form(Snapshot snapshot) {
        View view = snapshot.view();
        int persons = snapshot.network().persons().size();
        Types types = snapshot.network().types();
        List<InForce> strengths = new ArrayList<>();
        for (String name : names(
                snapshot.network().ties().types(),
                types.ties().stream().filter(TieType::learned).map(TieType::name))) {
            TieType type = types.tie(name);
            strengths.add(inForce(name, false, view.scale() * type.beta(), null, type.learned(), types));
        }
        for (String name : names(
                snapshot.network().groups().types(),
                types.groups().stream().filter(GroupType::learned).map(GroupType::name))) {
            GroupType type = types.group(name);
            strengths.add(inForce(name, true, view.scale() * type.beta(), type.gamma(), type.learned(), types));
        }
        Optional<GrapevineException> refused = desk.store().whyNotLearned();
        return new Form(
                persons,
                snapshot.network().referrals().size(),
                snapshot.network().adoptions().size(),
                (int) strengths.stream().filter(one -> one.on() != null).count(),
                strengths,
                PageWords.of(view.notes()),
                refused.map(Throwable::getMessage).orElse(null),
                refused.map(GrapevineException::remedy).map(PageWords::of).orElse(null),
                persons > MANY ? QUICK : Learning.USUAL_MEASURES,
                List.of(Learning.USUAL_MEASURES, QUICK, NONE),
                snapshot.dataHash());
    }

    /** Types that are in the data, then those alone of which something was learned, such as of past referrals. */
    private static Set<String> names(List<String> seen, Stream<String> learned) {
        Set<String> names = new LinkedHashSet<>(seen);
        learned.forEach(names::add);
        return names;
    }

    private static InForce inForce(
            String name, boolean group, double now, @Nullable Double gamma, boolean learned, Types types) {
        Optional<Learned> source = types.learned(name, group);
        return new InForce(
                name,
                group,
                now,
                gamma,
                learned,
                source.map(Learned::low).orElse(Double.NaN),
                source.map(Learned::high).orElse(Double.NaN),
                source.map(Learned::on).orElse(null),
                source.map(Learned::conversions).orElse(0),
                source.map(Learned::priorBeta).orElse(Double.NaN));
    }

    private Ground ground(Asking asking) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String measures = asking.word("measure", Learning.USUAL_MEASURES);
        return new Ground(
                History.Scope.of(
                        asking.word("period", ""),
                        asking.word("since", ""),
                        asking.word("talks", History.ALWAYS),
                        today),
                asking.word("split", ""),
                measures.equals(NONE) ? List.of() : Request.parse(measures, Conditions.exact(desk.seed())),
                "learning " + asking.without("dataHash", "force").words() + " " + today);
    }

    private Learning learn(View view, Ground ground, Workers workers) {
        return Learning.of(view, ground.scope(), ground.split(), ground.measures(), desk.seed(), workers);
    }

    private void learned(Context request) {
        Ground ground = ground(Asking.of(request));
        Snapshot snapshot = desk.snapshot();
        request.json(Told.of(
                desk.found(snapshot, ground.words(), WHAT, workers -> learn(snapshot.view(), ground, workers))));
    }

    private void keep(Context request) {
        Asking asking = Asking.posted(request);
        Ground ground = ground(asking);
        boolean force = asking.flag("force");
        Snapshot snapshot = desk.snapshot();
        requireSame(asking.word("dataHash", ""), snapshot.dataHash());
        desk.store().whyNotLearned().ifPresent(refused -> {
            throw refused;
        });
        @Nullable Learning known = desk.known(snapshot, ground.words());
        desk.start(request, "putting what was learned in force", workers -> {
            Learning learning = known == null ? learn(snapshot.view(), ground, workers) : known;
            if (!force) {
                learning.requireBetter();
            }
            workers.checkCancelled();
            requireSame(desk.store().dataHash(), snapshot.dataHash());
            desk.store().keepLearned(learning.types(LocalDate.now(ZoneOffset.UTC)));
            return new Changed((int) learning.strengths().stream()
                    .filter(strength -> !strength.organic() && strength.weight() > 0)
                    .count());
        });
    }

    private static void requireSame(String shown, String there) {
        if (!shown.equals(there)) {
            throw GrapevineException.input(
                    "the data is not any more what this was learned from, so nothing was put in force",
                    "reload the page, learn again and look at what comes of it");
        }
    }

    private void forget(Context request) {
        desk.start(
                request,
                "putting back what stood before",
                workers -> new Changed(desk.store().forgetLearned()));
    }
}
