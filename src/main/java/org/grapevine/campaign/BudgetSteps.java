package org.grapevine.campaign;

import java.util.List;

/**
 * Whom plans of smaller and larger budgets would ask, all judged on the same samples, so that they can be compared: the profit curve with
 * names. Without costs the steps are numbers of clients.
 *
 * @param steps from the smallest that can be to the largest
 * @param stops from this step on the next client costs more than it brings, and a larger budget changes nothing; -1 where that is beyond
 * @param money whether worth is money
 * @param notes what the reader must know
 */
public record BudgetSteps(List<Step> steps, int stops, boolean money, List<String> notes) {
    /**
     * A budget.
     *
     * @param limit money, or clients where nobody's cost is known
     * @param clients asked, in the order of choice
     * @param reserve money to set aside
     * @param expectedCost money expected to be spent
     * @param value expected, beyond what comes anyway
     */
    public record Step(double limit, List<String> clients, double reserve, double expectedCost, double value) {
        /** What is left when costs are paid: expected. */
        public double profit() {
            return value - expectedCost;
        }
    }
}
