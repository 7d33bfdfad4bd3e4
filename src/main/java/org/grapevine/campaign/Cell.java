package org.grapevine.campaign;

/**
 * Where a client stands on the map of what it is worth itself (CLV) against what its word brings (CRV), and what to do about it. Kumar,
 * Petersen and Leone, <i>Harvard Business Review</i> 85/10 (2007) 139-146.
 */
public enum Cell {
    /** High CLV, high CRV. */
    CHAMPION("Champion", "protect, recognise, ask to refer; no discount"),
    /** High CLV, low CRV. */
    AFFLUENT("Affluent", "offer a referral incentive, introduce to a group, write up as a reference"),
    /** Low CLV, high CRV. */
    ADVOCATE("Advocate", "go the extra mile, offer a purchase incentive, give news first"),
    /** Low CLV, low CRV. */
    MISER("Miser", "serve at low cost, keep the minimum hours; both incentives where cheap");

    private final String word;
    private final String action;

    Cell(String word, String action) {
        this.word = word;
        this.action = action;
    }

    /** The cell of a client; whoever stands on a cut belongs to the lower side. */
    public static Cell of(double clv, double crv, double clvCut, double crvCut) {
        return clv > clvCut ? (crv > crvCut ? CHAMPION : AFFLUENT) : crv > crvCut ? ADVOCATE : MISER;
    }

    /** As it is said. */
    public String word() {
        return word;
    }

    /** What to do with clients in it. */
    public String action() {
        return action;
    }
}
