package org.grapevine.procedure;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Terms;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.campaign.Aim;
import org.grapevine.campaign.Eligibility;
import org.grapevine.campaign.Invitation;
import org.grapevine.campaign.Limits;
import org.grapevine.campaign.Plan;
import org.grapevine.campaign.Planner;
import org.grapevine.campaign.Prices;
import org.grapevine.campaign.Rule;
import org.jspecify.annotations.Nullable;
import org.neo4j.internal.kernel.api.exceptions.ProcedureException;
import org.neo4j.internal.kernel.api.procs.Neo4jTypes;
import org.neo4j.kernel.api.procedure.Context;

/**
 * {@code CALL grapevine.plan.stream({budget: 3000})}: whom to invite, in order, with what each is expected to bring and why. The words are
 * those of the command {@code plan}: budget, size, maxPerManager, quotas, minShares, model, boost, acceptance, contactCost, giftCost,
 * certificate, spendAll. The certificate that was reached stands in every row.
 */
final class PlanProcedure extends Procedure {
    private static final double CERTIFICATE = .9;

    PlanProcedure() {
        super(configured(signature("plan.stream", "Whom to invite under a budget, and why."))
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
                .build());
    }

    @Override
    Iterator<@Nullable Object[]> rows(Context context, List<@Nullable Object> arguments) throws ProcedureException {
        Configuration configuration = new Configuration(arguments.get(0));
        Limits limits = limits(configuration);
        Terms terms = terms(configuration);
        double contact = configuration.amount("contactCost");
        double gift = configuration.amount("giftCost");
        double certificate = configuration.number("certificate", CERTIFICATE);
        boolean spendAll = configuration.flag("spendAll");
        try (Call call = new Call(context, configuration)) {
            call.requireAllRead("grapevine.plan.stream");
            Aim aim = new Aim(certificate, spendAll, call.seed());
            WordOfMouth word = WordOfMouth.of(call.view(), terms);
            Prices prices = Prices.of(word, Map.of(), contact, gift);
            int today = Eligibility.today(word, ZoneOffset.UTC);
            Eligibility eligibility = Eligibility.of(word, Eligibility.Criteria.usual(today));
            Plan plan = Planner.plan(word, prices, eligibility, limits, aim, List.of(), call.workers());
            List<Invitation> invited = plan.invitations();
            return IntStream.range(0, invited.size())
                    .mapToObj(i -> row(call, plan, invited.get(i), i + 1L))
                    .iterator();
        } catch (IllegalArgumentException outOfRange) {
            throw GrapevineException.input(
                    String.valueOf(outOfRange.getMessage()), "correct the configuration of the call");
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

    private static @Nullable Object[] row(Call call, Plan plan, Invitation invitation, long position) {
        return new @Nullable Object[] {
            position,
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
            plan.certificate()
        };
    }
}
