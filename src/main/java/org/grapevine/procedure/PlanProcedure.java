package org.grapevine.procedure;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Terms;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.campaign.Aim;
import org.grapevine.campaign.Eligibility;
import org.grapevine.campaign.HoldoutTerms;
import org.grapevine.campaign.Invitation;
import org.grapevine.campaign.Limits;
import org.grapevine.campaign.Plan;
import org.grapevine.campaign.Planner;
import org.grapevine.campaign.Prices;
import org.grapevine.campaign.Proposal;
import org.grapevine.campaign.Rule;
import org.grapevine.campaign.SampleSize;
import org.grapevine.campaign.Trial;
import org.grapevine.store.TransactionCampaigns;
import org.jspecify.annotations.Nullable;
import org.neo4j.internal.kernel.api.exceptions.ProcedureException;
import org.neo4j.internal.kernel.api.procs.Neo4jTypes;
import org.neo4j.kernel.api.procedure.Context;

/**
 * {@code CALL grapevine.plan.stream({budget: 3000})}: whom to invite, in order, with what each is expected to bring and why. The words are
 * those of the command {@code plan}: budget, size, maxPerManager, quotas, minShares, model, boost, acceptance, contactCost, giftCost,
 * certificate, spendAll, minTenure, excludeContacted, coolingOff (days). The certificate that was reached stands in every row.
 *
 * <p>With {@code {holdout: '50%', by: 'community', icc: 0.05, usualShare: '5%'}} a part of the plan is withheld. Then the rows of those who are
 * invited come first and those who are held out after them, each in the order of the plan: {@code arm} tells which. The smallest lift that
 * would be seen four times in five, the lift that is expected and the chance that it is seen stand in every row. Without a holdout everybody
 * is invited, and the columns behind {@code arm} are null.
 */
final class PlanProcedure extends Procedure {
    private static final double CERTIFICATE = .9;

    PlanProcedure() {
        super(configured(signature("plan.stream", "Whom to invite under a budget, and whom to hold out, and why."))
                .out("position", Neo4jTypes.NTInteger)
                .out("nodeId", Neo4jTypes.NTInteger)
                .out("id", Neo4jTypes.NTString)
                .out("name", Neo4jTypes.NTString)
                .out("manager", Neo4jTypes.NTString)
                .out("cost", Neo4jTypes.NTFloat)
                .out("acceptance", Neo4jTypes.NTFloat)
                .out("newClients", Neo4jTypes.NTFloat)
                .out("marginal", Neo4jTypes.NTFloat)
                .out("standalone", Neo4jTypes.NTFloat)
                .out("shapley", Neo4jTypes.NTFloat)
                .out("why", Neo4jTypes.NTString)
                .out("certificate", Neo4jTypes.NTFloat)
                .out("arm", Neo4jTypes.NTString)
                .out("cluster", Neo4jTypes.NTInteger)
                .out("stratum", Neo4jTypes.NTInteger)
                .out("detectableLift", Neo4jTypes.NTFloat)
                .out("expectedLift", Neo4jTypes.NTFloat)
                .out("chance", Neo4jTypes.NTFloat)
                .build());
    }

    /**
     * Days by which clients are left out.
     *
     * @param tenure of fewer days as clients
     * @param contacted in the last so many days
     * @param rest asked or left alone by a campaign in the last so many days
     */
    private record Days(int tenure, int contacted, int rest) {
        static Days of(Configuration configuration) {
            return new Days(
                    days(configuration, "minTenure", Eligibility.Criteria.USUAL_DAYS),
                    days(configuration, "excludeContacted", 0),
                    days(configuration, "coolingOff", Eligibility.Criteria.USUAL_DAYS));
        }

        private static int days(Configuration configuration, String key, int usual) {
            return (int) Math.min(Integer.MAX_VALUE, configuration.whole(key, usual, 0));
        }
    }

    @Override
    Iterator<@Nullable Object[]> rows(Context context, List<@Nullable Object> arguments) throws ProcedureException {
        Configuration configuration = new Configuration(arguments.get(0));
        Limits limits = limits(configuration);
        Terms terms = terms(configuration);
        Days days = Days.of(configuration);
        double contact = configuration.amount("contactCost");
        double gift = configuration.amount("giftCost");
        double certificate = configuration.number("certificate", CERTIFICATE);
        boolean spendAll = configuration.flag("spendAll");
        try {
            Withholding withholding = Withholding.of(configuration);
            try (Call call = new Call(context, configuration)) {
                call.requireAllRead("grapevine.plan.stream");
                Optional<HoldoutTerms> withheld = withholding.terms(call.seed());
                Aim aim = new Aim(certificate, spendAll, call.seed());
                WordOfMouth word = WordOfMouth.of(call.view(), terms);
                Prices prices = Prices.of(word, Map.of(), contact, gift);
                Eligibility eligibility = eligibility(word, days, call.campaigns());
                Plan plan = Planner.plan(word, prices, eligibility, limits, aim, List.of(), call.workers());
                Optional<Trial> trial =
                        withheld.map(how -> Trial.of(plan, word, prices, eligibility, how, call.workers()));
                Proposal proposal = new Proposal(plan, trial);
                return Stream.concat(proposal.asked().stream(), proposal.withheld().stream())
                        .map(chosen -> row(call, proposal, chosen))
                        .iterator();
            }
        } catch (IllegalArgumentException outOfRange) {
            throw GrapevineException.input(
                    String.valueOf(outOfRange.getMessage()), "correct the configuration of the call");
        }
    }

    private static Eligibility eligibility(WordOfMouth word, Days days, TransactionCampaigns campaigns) {
        int today = Eligibility.today(word, ZoneOffset.UTC);
        return Eligibility.of(
                word,
                Eligibility.Criteria.of(
                        days.tenure(),
                        days.contacted(),
                        days.rest(),
                        day -> campaigns.askedSince(LocalDate.ofEpochDay(day)),
                        day -> campaigns.heldOutSince(LocalDate.ofEpochDay(day)),
                        today));
    }

    /**
     * Which part is to be withheld.
     *
     * @param share as it was written; empty for none
     * @param by what persons are cut into clusters by
     * @param correlation how alike people of one cluster are
     * @param usual share won without any campaign, as it was written; empty as the model foretells
     */
    private record Withholding(String share, String by, double correlation, String usual) {
        static Withholding of(Configuration configuration) {
            Withholding asked = new Withholding(
                    configuration.text("holdout", ""),
                    configuration.text("by", ""),
                    configuration.number("icc", SampleSize.USUAL.correlation()),
                    configuration.text("usualShare", ""));
            if (asked.share.isEmpty()) {
                for (String key : List.of("by", "icc", "usualShare")) {
                    if (configuration.given().containsKey(key)) {
                        throw GrapevineException.input(
                                key + " says how a holdout is drawn, and none is asked for",
                                "add for example {holdout: '50%'}");
                    }
                }
            }
            return asked;
        }

        Optional<HoldoutTerms> terms(long seed) {
            return share.isEmpty()
                    ? Optional.empty()
                    : Optional.of(HoldoutTerms.of(share, by, correlation, usual, seed));
        }
    }

    private static Limits limits(Configuration configuration) {
        double budget = configuration.number("budget", Double.POSITIVE_INFINITY);
        int size = configuration.count("size", Integer.MAX_VALUE);
        if (!configuration.given().containsKey("budget")
                && !configuration.given().containsKey("size")) {
            throw GrapevineException.input(
                    "neither budget nor size says how far the plan may go", "give {budget: 3000}, {size: 20} or both");
        }
        List<Rule> rules = new ArrayList<>();
        int perManager = configuration.count("maxPerManager", Integer.MAX_VALUE);
        if (perManager < Integer.MAX_VALUE) {
            rules.add(Rule.each("manager", perManager, "maxPerManager " + perManager));
        }
        configuration.texts("quotas").forEach(quota -> rules.add(Rule.quota(quota)));
        configuration.texts("minShares").forEach(share -> rules.add(Rule.minShare(share)));
        return new Limits(budget, size, rules);
    }

    private static Terms terms(Configuration configuration) {
        Terms usual = Terms.DEFAULT;
        return new Terms(
                Terms.Campaign.called(configuration.text("model", "boost"), "model"),
                configuration.number("boost", usual.boost()),
                usual.uplift(),
                usual.costOfWin(),
                configuration.number("acceptance", usual.acceptance()),
                usual.outsiders(),
                usual.hops(),
                usual.discount(),
                usual.everybody());
    }

    private static @Nullable Object[] row(Call call, Proposal proposal, Trial.Chosen chosen) {
        Plan plan = proposal.plan();
        Invitation invitation = chosen.invitation();
        Optional<Trial> trial = proposal.trial();
        Optional<Trial.Cluster> cluster = trial.filter(drawn -> chosen.cluster() > 0)
                .map(drawn -> drawn.clusters().get(chosen.cluster() - 1));
        Optional<Trial.Sight> sight = trial.map(Trial::sight).filter(Trial.Sight::known);
        return new @Nullable Object[] {
            (long) chosen.position(),
            call.source().node(invitation.id()),
            invitation.id(),
            invitation.name(),
            invitation.manager(),
            invitation.reserve(),
            invitation.acceptance(),
            invitation.newClients(),
            invitation.marginal(),
            invitation.standalone(),
            invitation.shapley(),
            invitation.why(plan.money()),
            plan.certificate(),
            chosen.held() ? "held out" : "invited",
            cluster.map(one -> (long) one.number()).orElse(null),
            cluster.map(one -> (long) one.stratum()).orElse(null),
            sight.map(Trial.Sight::detectable).orElse(null),
            sight.map(Trial.Sight::expected).orElse(null),
            sight.map(Trial.Sight::chance).orElse(null)
        };
    }
}
