package org.grapevine.campaign;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.grapevine.network.Learned;
import org.grapevine.network.Types;
import org.grapevine.network.View;

/**
 * How strong ties may be instead ("parameter noise"): a plan is judged anew under each of these views. All have the persons and groups of the
 * view that was planned on.
 *
 * @param likely equally likely views, the one that was planned on alone where nothing is uncertain; each is made when it is asked for
 * @param far views at both ends of what is likely: whom they would choose tells how firm each place in the plan is
 * @param text how the strength was varied, and on what ground
 */
record TieDoubt(List<Supplier<View>> likely, List<Supplier<View>> far, String text) {
    /* Where tie strengths were learned, the bootstrap samples that were kept say how strong they may be instead: all of them where building a
     * view for each is cheap, else the first ten. What was not learned stays as it is in them. The prior: the logarithm of one common factor
     * is normal, and with 90 % the factor lies between a half and 2; its 10, 30, 50, 70 and 90 % points. That is stated, not fitted.
     * Probabilities given with the data are not varied. */

    private static final double[] FACTORS = {.5827, .8017, 1, 1.2473, 1.7161};
    private static final long CHEAP = 1_000_000;
    private static final int FEW = 10;

    /** What is known of the strength of ties in {@code view}. */
    static TieDoubt of(View view) {
        Types types = view.network().types();
        long rows =
                view.graph().out().size() + (long) view.graph().memberships().size();
        int draws = rows > CHEAP ? Math.min(FEW, types.draws()) : types.draws();
        if (draws > 1) {
            return new TieDoubt(
                    IntStream.range(0, draws)
                            .mapToObj(i -> (Supplier<View>) () -> view.withTypes(
                                    types.with(from -> from.draws().get(i))))
                            .toList(),
                    List.of(
                            () -> view.withTypes(types.with(Learned::low)),
                            () -> view.withTypes(types.with(Learned::high))),
                    "as in %d bootstrap samples of the past that it was learned from".formatted(draws));
        }
        if (view.withHazards(2).reproduction() == view.reproduction()) {
            return new TieDoubt(List.of(() -> view), List.of(), "");
        }
        return new TieDoubt(
                Arrays.stream(FACTORS)
                        .mapToObj(factor -> (Supplier<View>) () -> factor == 1 ? view : view.withHazards(factor))
                        .toList(),
                List.of(() -> view.withHazards(.5), () -> view.withHazards(2)),
                "by a factor of 2 either way (a stated prior: "
                        + (view.learned()
                                ? "what was learned came without its bootstrap samples)"
                                : "nothing was learned)"));
    }

    /** Whether ties may be of another strength at all. */
    boolean any() {
        return likely.size() > 1;
    }
}
