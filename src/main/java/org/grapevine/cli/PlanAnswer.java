package org.grapevine.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.campaign.Eligibility;
import org.grapevine.campaign.Invitation;
import org.grapevine.campaign.Plan;
import org.grapevine.campaign.PlanWords;
import org.grapevine.campaign.Proposal;
import org.grapevine.campaign.Trial;

/** A plan as it is told: in words for people, in full for programs. */
final class PlanAnswer {
    private static final int EXPLAINED = 5;
    private static final int CURVE_POINTS = 20;

    private final Proposal proposal;
    private final Plan plan;
    private final Optional<Trial> trial;
    private final WordOfMouth word;
    private final Eligibility eligibility;
    private final boolean timed;
    private final LocalDate today;
    private final PlanWords words;
    private final List<String> more = new ArrayList<>();

    PlanAnswer(Proposal proposal, WordOfMouth word, Eligibility eligibility, boolean timed, LocalDate today) {
        this.proposal = proposal;
        this.plan = proposal.plan();
        this.trial = proposal.trial();
        this.word = word;
        this.eligibility = eligibility;
        this.timed = timed;
        this.today = today;
        this.words = new PlanWords(plan, word, eligibility);
    }

    /** Adds a sentence. */
    void note(String sentence) {
        more.add(sentence);
    }

    /** Everything, under names that programs read. */
    Answer inFull() {
        Plan.Forecast forecast = plan.forecast();
        Answer answer = Answer.about("clients")
                .columns("position")
                .key("id")
                .columns(
                        "name",
                        "manager",
                        "segment",
                        "cost",
                        "cumulativeCost",
                        "expectedCost",
                        "marginalReferrals",
                        "marginal",
                        "cumulativeNet",
                        "standalone",
                        "shapley",
                        "overlap",
                        "overlapWith",
                        "acceptance",
                        "hours",
                        "firstRank",
                        "lastRank",
                        "prospects",
                        "through",
                        "without",
                        "why")
                .columns(trial.isPresent() ? new String[] {"cluster"} : new String[0])
                .rows(rows())
                .fact("value", plan.value())
                .fact("lower", plan.lower())
                .fact("upper", plan.upper())
                .fact("certificate", plan.certificate())
                .fact("money", plan.money())
                .fact("newClients", plan.newClients())
                .fact("anyway", plan.anyway())
                .fact("budgeted", plan.reserve())
                .fact("expectedCost", plan.expectedCost())
                .fact("profit", plan.profit())
                .fact("low", forecast.low())
                .fact("high", forecast.high())
                .fact("profitLow", forecast.profitLow())
                .fact("profitHigh", forecast.profitHigh())
                .fact("probabilityOfProfit", forecast.gain())
                .fact("worlds", forecast.worlds())
                .fact("strengthVaried", forecast.parameters())
                .fact("randomClients", plan.targeting().randomClients())
                .fact("randomValue", plan.targeting().sameCost())
                .fact("reproduction", word.view().reproduction())
                .fact("choice", plan.choice())
                .fact("sets", plan.sets())
                .fact("today", today.toString())
                .fact("eligible", eligibility.count())
                .fact("excluded", eligibility.excluded())
                .fact("rules", plan.prices().stream().map(PlanAnswer::map).toList())
                .fact("without", plan.losses().stream().map(PlanAnswer::map).toList())
                .fact(
                        "comparison",
                        plan.comparisons().stream().map(PlanAnswer::map).toList())
                .fact("curve", curve().stream().map(PlanAnswer::map).toList());
        trial.ifPresent(withheld -> answer.fact("holdout", map(withheld)));
        notes(answer);
        return answer;
    }

    private List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        for (Proposal.Step step : proposal.steps()) {
            Invitation one = step.chosen().invitation();
            List<Object> row = new ArrayList<>();
            row.add(step.chosen().position());
            row.add(one.id());
            row.add(one.name());
            row.add(one.manager());
            row.add(one.segment());
            row.add(one.reserve());
            row.add(step.reserve());
            row.add(one.expectedCost());
            row.add(one.newClients());
            row.add(one.marginal());
            row.add(step.net());
            row.add(one.standalone());
            row.add(one.shapley());
            row.add(one.overlap());
            row.add(one.sharedWith());
            row.add(one.acceptance());
            row.add(one.hours());
            row.add(one.firstRank());
            row.add(one.lastRank());
            row.add(one.prospects());
            row.add(one.through(3));
            row.add(one.without(plan.money()));
            row.add(one.why(plan.money()));
            if (trial.isPresent()) {
                row.add(step.chosen().cluster());
            }
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, Object> map(Trial trial) {
        Trial.Part part = trial.part();
        Trial.Sight sight = trial.sight();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("share", trial.terms().share());
        map.put("by", trial.terms().by());
        map.put("seed", trial.terms().seed());
        map.put("clusters", trial.clusters().size());
        map.put("clustersHeldOut", trial.held());
        map.put("value", part.value());
        map.put("newClients", part.newClients());
        map.put("budgeted", part.reserve());
        map.put("expectedCost", part.expectedCost());
        map.put("profit", part.profit());
        map.put("prospectsTreated", sight.treated());
        map.put("prospectsControl", sight.control());
        map.put("usualShare", sight.usual());
        map.put("usualShareGuessed", sight.guessed());
        map.put("correlation", trial.terms().size().correlation());
        map.put("detectableLift", sight.detectable());
        map.put("expectedLift", sight.expected());
        map.put("chance", sight.chance());
        map.put("clustersThatWouldDo", sight.clusters());
        map.put("withheld", trial.withheld().stream().map(PlanAnswer::map).toList());
        return map;
    }

    private static Map<String, Object> map(Trial.Chosen chosen) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("position", chosen.position());
        map.put("id", chosen.invitation().id());
        map.put("name", chosen.invitation().name());
        map.put("cluster", chosen.cluster());
        map.put("marginal", chosen.invitation().marginal());
        return map;
    }

    private static Map<String, Object> map(Plan.RulePrice price) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rule", price.rule());
        map.put("price", price.price());
        return map;
    }

    private static Map<String, Object> map(Plan.Loss loss) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", loss.type());
        map.put("change", loss.change());
        return map;
    }

    private static Map<String, Object> map(Plan.Point point) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("clients", point.clients());
        map.put("cost", point.reserve());
        map.put("value", point.value());
        map.put("profit", point.profit());
        return map;
    }

    private static Map<String, Object> map(Plan.Comparison list) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("clients", list.clients());
        map.put("inPlan", list.inPlan());
        map.put("refused", list.refused());
        map.put("cost", list.reserve());
        map.put("value", list.value());
        map.put("profit", list.profit());
        map.put("ours", list.ours());
        return map;
    }

    /** Some points of the curve, evenly spread, the last among them. */
    private List<Plan.Point> curve() {
        List<Plan.Point> all = plan.curve();
        int count = Math.min(CURVE_POINTS, all.size());
        List<Plan.Point> some = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            some.add(all.get((int) ((long) i * all.size() / count) - 1));
        }
        return some;
    }

    /** What a manager acts on. */
    Answer forPeople() {
        Answer answer = Answer.about("clients").columns("#").key("id").columns("client");
        boolean managed =
                plan.invitations().stream().anyMatch(one -> !one.manager().isEmpty());
        boolean priced = plan.reserve() > 0;
        if (managed) {
            answer.columns("manager");
        }
        if (priced) {
            answer.columns("cost", "cost so far");
        }
        if (timed) {
            answer.columns("hours");
        }
        answer.columns("agrees %", words.people(), plan.money() ? "brings" : "adds");
        if (priced && plan.money()) {
            answer.columns("net so far");
        }
        answer.columns("reaches through");
        List<List<Object>> rows = new ArrayList<>();
        for (Proposal.Step step : proposal.steps()) {
            Invitation one = step.chosen().invitation();
            List<Object> row = new ArrayList<>();
            row.add(step.chosen().position());
            row.add(one.id());
            row.add(one.name());
            if (managed) {
                row.add(one.manager());
            }
            if (priced) {
                row.add(one.reserve());
                row.add(step.reserve());
            }
            if (timed) {
                row.add(one.hours());
            }
            row.add((double) Math.round(100 * one.acceptance()));
            row.add(one.newClients());
            row.add(one.marginal());
            if (priced && plan.money()) {
                row.add(step.net());
            }
            row.add(one.through(2));
            rows.add(row);
        }
        answer.rows(rows);
        proposal.facts(words).forEach(answer::fact);
        proposal.asked().stream()
                .map(Trial.Chosen::invitation)
                .limit(EXPLAINED)
                .forEach(one -> answer.note("Why " + one.name() + ": " + one.why(plan.money())));
        notes(answer);
        return answer;
    }

    private void notes(Answer answer) {
        proposal.notes(words).forEach(answer::note);
        more.forEach(answer::note);
    }
}
