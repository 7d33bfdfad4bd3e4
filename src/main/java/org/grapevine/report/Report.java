package org.grapevine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Communities;
import org.grapevine.analysis.Confidence;
import org.grapevine.analysis.DataQuality;
import org.grapevine.analysis.GroupLeaders;
import org.grapevine.analysis.Ranking;
import org.grapevine.analysis.Request;
import org.grapevine.analysis.Resampling;
import org.grapevine.analysis.Terms;
import org.grapevine.analysis.Why;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.campaign.Aim;
import org.grapevine.campaign.ClientAccounts;
import org.grapevine.campaign.Eligibility;
import org.grapevine.campaign.HoldoutTerms;
import org.grapevine.campaign.LifetimeValue;
import org.grapevine.campaign.Limits;
import org.grapevine.campaign.Plan;
import org.grapevine.campaign.PlanWords;
import org.grapevine.campaign.Planner;
import org.grapevine.campaign.Prices;
import org.grapevine.campaign.Proposal;
import org.grapevine.campaign.Trial;
import org.grapevine.campaign.Valuation;
import org.grapevine.network.Discreet;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * What is handed over, found and written down: who the centres of influence are and why, groups and communities, a plan, what clients are
 * worth, on what data and by what method. One HTML file that needs no network and no script. What cannot be found, such as a plan where there
 * are no prospects, is said in its place.
 */
public final class Report {
    /* The view is that of a Discreet network: what must not leave the house is gone before this begins. Beyond that nobody is listed who must
     * not be contacted, though word passes through them; and no group of fewer than FEW known members, since its figures would be those of
     * persons. */

    private static final int INFLUENCERS = 15;
    static final int FEW = 5;
    private static final int GROUPS = 12;
    private static final int LEADERS = 5;
    private static final int COMMUNITIES = 8;
    private static final double PATIENCE = 10;

    /**
     * What a report is to be about.
     *
     * @param title of the report
     * @param requests the measures; the first ranks
     * @param terms of word of mouth
     * @param prices what asking costs
     * @param eligibility who may be asked
     * @param limits of the plan
     * @param certificate share of the best possible plan that is to be proven
     * @param holdout how a part of the plan is to be withheld; none where none is
     * @param seed of random draws
     * @param remarks what was left out before the data came here
     * @param basis what the report stands on, to be printed: data, fingerprint, options
     * @param pseudonymous whether nobody is named
     */
    public record Wishes(
            String title,
            List<Request> requests,
            Terms terms,
            Function<WordOfMouth, Prices> prices,
            Function<WordOfMouth, Eligibility> eligibility,
            Limits limits,
            double certificate,
            Optional<HoldoutTerms> holdout,
            long seed,
            List<String> remarks,
            Map<String, String> basis,
            boolean pseudonymous) {}

    /**
     * Somebody who is listed.
     *
     * @param why the reason
     * @param low the rank that 5 % of the resamples reach or better; NaN where it was not asked
     * @param high the rank that 5 % of the resamples do not reach
     */
    record Influencer(Why why, double low, double high) {}

    /** A plan, with what is withheld of it, and what it was made of. */
    record Planned(Proposal proposal, WordOfMouth word, Prices prices, Eligibility eligibility) {
        /** What is to be said of it, by heading. */
        Map<String, String> facts() {
            return proposal.facts(words());
        }

        /** What a reader must know before acting on it. */
        List<String> notes() {
            return proposal.notes(words());
        }

        private PlanWords words() {
            return new PlanWords(proposal.plan(), word, eligibility);
        }

        /** The same plan, a part of it withheld. */
        Planned withholding(HoldoutTerms terms, Workers workers) {
            Plan plan = proposal.plan();
            Trial trial = Trial.of(plan, word, prices, eligibility, terms, workers);
            return new Planned(new Proposal(plan, Optional.of(trial)), word, prices, eligibility);
        }
    }

    final Wishes wishes;
    final Ranking ranking;
    final DataQuality quality;
    final List<Influencer> influencers = new ArrayList<>();
    final @Nullable Confidence confidence;
    final List<GroupLeaders.Circle> circles;
    final int groups;
    final int mavens;
    final Communities found;
    final List<Communities.Community> communities;
    final @Nullable Planned planned;
    final @Nullable Valuation valuation;

    /** Why there is no plan; empty where there is one. */
    String noPlan = "";

    /** Why clients are not valued; empty where they are. */
    String noValuation = "";

    private Report(View view, Wishes wishes, Workers workers) {
        this.wishes = wishes;
        ranking = Ranking.of(view, wishes.requests, true, workers);
        quality = DataQuality.of(view);
        int[] listed = listed();
        confidence = confidence(listed, workers);
        for (int position : listed) {
            influencers.add(new Influencer(
                    Why.of(ranking, position, workers),
                    confidence == null ? Double.NaN : confidence.low(position),
                    confidence == null ? Double.NaN : confidence.high(position)));
        }
        List<GroupLeaders.Circle> all = GroupLeaders.of(ranking, "", FEW, LEADERS);
        groups = all.size();
        circles = all.stream().limit(GROUPS).map(this::named).toList();
        mavens = (int) GroupLeaders.standings(ranking, FEW).stream()
                .filter(GroupLeaders.Standing::maven)
                .count();
        found = Communities.of(ranking, 1, wishes.seed, workers);
        communities = found.largest(Math.min(COMMUNITIES, found.count(FEW)), LEADERS);
        Planned whole = planned(view, workers);
        planned = whole == null
                ? null
                : wishes.holdout.map(terms -> whole.withholding(terms, workers)).orElse(whole);
        valuation = valued(view, workers);
    }

    /**
     * Finds all that a report says.
     *
     * @param view of a {@link Discreet} network; its weights are probabilities
     * @throws GrapevineException if a holdout is wished for and the plan cannot have it: nobody is to ask whom it would have withheld
     */
    public static Report of(View view, Wishes wishes, Workers workers) {
        return new Report(view, wishes, workers);
    }

    /** The report as HTML. */
    public String render() {
        return new ReportPage(this).render();
    }

    /** The plan in a few sentences, by heading; empty where there is none. */
    public Map<String, String> planInWords() {
        Planned made = planned;
        return made == null ? Map.of() : made.facts();
    }

    /** Whether person number {@code person} may be named. */
    boolean named(int person) {
        return !Discreet.withheld(ranking.view().network().persons(), person);
    }

    private int[] listed() {
        return IntStream.range(0, ranking.size())
                .filter(i -> named(ranking.view().person(ranking.vertex(i))))
                .limit(INFLUENCERS)
                .toArray();
    }

    private @Nullable Confidence confidence(int[] listed, Workers workers) {
        boolean some = wishes.requests.get(0).asked().containsKey("top");
        if (some || listed.length == 0 || Resampling.MANY * Resampling.seconds(ranking) > PATIENCE) {
            return null;
        }
        Resampling how = Resampling.usual(Resampling.MANY, ranking, wishes.seed);
        return Confidence.of(ranking, 0, listed[listed.length - 1] + 1, how, workers);
    }

    private GroupLeaders.Circle named(GroupLeaders.Circle circle) {
        return new GroupLeaders.Circle(
                circle.group(), circle.members(), circle.clients(), named(circle.leaders()), named(circle.insiders()));
    }

    /** Those leaders who may be named. */
    List<GroupLeaders.Leader> named(List<GroupLeaders.Leader> leaders) {
        return leaders.stream()
                .filter(leader -> named(ranking.view().network().persons().indexOf(leader.id())))
                .toList();
    }

    private @Nullable Planned planned(View view, Workers workers) {
        try {
            WordOfMouth word = WordOfMouth.of(view, wishes.terms);
            Eligibility eligibility = wishes.eligibility.apply(word);
            Aim aim = new Aim(wishes.certificate, false, wishes.seed);
            Prices prices = wishes.prices.apply(word);
            Plan plan = Planner.plan(word, prices, eligibility, wishes.limits, aim, List.of(), workers);
            return new Planned(new Proposal(plan, Optional.empty()), word, prices, eligibility);
        } catch (GrapevineException fault) {
            noPlan = "There is no plan: " + fault.getMessage() + ".";
            return null;
        }
    }

    private @Nullable Valuation valued(View view, Workers workers) {
        try {
            return Valuation.of(
                    ClientAccounts.of(view, LifetimeValue.DEFAULT),
                    wishes.terms,
                    Valuation.Cuts.MEDIANS,
                    wishes.seed,
                    workers);
        } catch (GrapevineException fault) {
            noValuation = "Clients are not valued: " + fault.getMessage() + ".";
            return null;
        }
    }
}
