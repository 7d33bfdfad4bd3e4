package org.grapevine.web;

import java.util.Optional;
import org.grapevine.analysis.Terms;
import org.grapevine.campaign.Clusters;
import org.grapevine.campaign.HoldoutTerms;

/** The terms of a plan as pages ask for them; what is left empty is usual. */
final class PlanTerms {
    private PlanTerms() {}

    /** On what word of mouth is counted. */
    static Terms of(Asking asking) {
        Terms usual = Terms.DEFAULT;
        return new Terms(
                Terms.Campaign.called(asking.word("model", "boost"), "model"),
                asking.number("boost", usual.boost()),
                usual.uplift(),
                asking.number("perWin", usual.costOfWin()),
                asking.number("acceptance", usual.acceptance()),
                usual.outsiders(),
                usual.hops(),
                usual.discount(),
                usual.everybody());
    }

    /** Which part is withheld, {@code holdout} being a percentage; none where none is asked for. */
    static Optional<HoldoutTerms> holdout(Asking asking, long seed) {
        double share = asking.number("holdout", 0) / 100;
        return share > 0
                ? Optional.of(HoldoutTerms.usual(share, asking.word("by", Clusters.USUAL), seed))
                : Optional.empty();
    }
}
