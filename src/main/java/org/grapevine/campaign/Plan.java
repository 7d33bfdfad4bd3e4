package org.grapevine.campaign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom to ask, what comes back, and how sure that is. Worth is money, or a number of new clients where no value is known.
 *
 * @param invitations in the order of choice
 * @param value expected, beyond what comes anyway
 * @param lower at least so much it is worth, by the certificate
 * @param upper at most so much any choice at this cost is worth, by the certificate
 * @param certificate the plan is proven to be worth at least this share of the best possible
 * @param anyway worth of those who come without any campaign; 0 if only those who are asked talk
 * @param newClients expected
 * @param reserve money to set aside
 * @param expectedCost money expected to be spent
 * @param forecast what varies
 * @param curve of the first 1, 2, ... clients, up to twice what was allowed
 * @param targeting against chance
 * @param prices of the rules that bound, and of leaving clients out
 * @param losses what would change without the types of ties and groups that carry most
 * @param comparisons with lists that the user brought
 * @param choice by what the list came about: {@code greedy}, or a simple measure that did better
 * @param money whether worth is money
 * @param sets reverse reachable sets drawn for each of the two collections
 * @param notes what the reader must know
 */
public record Plan(
        List<Invitation> invitations,
        double value,
        double lower,
        double upper,
        double certificate,
        double anyway,
        double newClients,
        double reserve,
        double expectedCost,
        Forecast forecast,
        List<Point> curve,
        Targeting targeting,
        List<RulePrice> prices,
        List<Loss> losses,
        List<Comparison> comparisons,
        String choice,
        boolean money,
        int sets,
        List<String> notes) {
    /**
     * What is left when costs are paid: expected.
     */
    public double profit() {
        return value - expectedCost;
    }

    /**
     * What is kept of a plan, under names that programs read.
     *
     * @param budget that was allowed; infinite for no limit
     */
    public Map<String, Object> kept(double budget) {
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("budget", Double.isFinite(budget) ? budget : reserve);
        kept.put("cost", reserve);
        kept.put("expectedCost", expectedCost);
        kept.put("value", value);
        kept.put("lower", lower);
        kept.put("upper", upper);
        kept.put("certificate", certificate);
        kept.put("profit", profit());
        kept.put("newClients", newClients);
        kept.put("money", money);
        return kept;
    }

    /**
     * A point of the profit curve.
     *
     * @param clients asked
     * @param reserve set aside for them
     * @param value expected
     * @param profit expected
     */
    public record Point(int clients, double reserve, double value, double profit) {}

    /**
     * What targeting is worth.
     *
     * @param randomClients so many clients drawn by lot bring as much; 0 where even all of them do not
     * @param sameCost what clients drawn by lot under the same rules bring
     */
    public record Targeting(int randomClients, double sameCost) {}

    /**
     * What keeping a rule costs.
     *
     * @param rule as it was asked for
     * @param price worth that the best list without this rule brings beyond the plan
     */
    public record RulePrice(String rule, double price) {}

    /**
     * What would change if one type of ties or groups did not exist.
     *
     * @param type in words
     * @param change of worth, mostly negative
     */
    public record Loss(String type, double change) {}

    /**
     * A list that the user brought, judged as the plan is.
     *
     * @param clients on it
     * @param inPlan how many of them the plan asks too
     * @param refused how many of them may not be asked; they bring nothing here
     * @param reserve to set aside for it
     * @param value expected
     * @param profit expected
     * @param ours what as many clients (under a budget: clients for as much money) chosen here would bring
     */
    public record Comparison(
            int clients, int inPlan, int refused, double reserve, double value, double profit, double ours) {}

    /**
     * How what comes back varies, from simulated worlds.
     *
     * @param worlds played
     * @param low 5 % of worlds bring less
     * @param high 5 % of worlds bring more
     * @param profitLow 5 % of worlds leave less
     * @param profitHigh 5 % of worlds leave more
     * @param gain share of worlds that leave something
     * @param parameters whether the strength of ties was varied too
     * @param varied how it was varied, and on what ground
     */
    public record Forecast(
            int worlds,
            double low,
            double high,
            double profitLow,
            double profitHigh,
            double gain,
            boolean parameters,
            String varied) {}
}
