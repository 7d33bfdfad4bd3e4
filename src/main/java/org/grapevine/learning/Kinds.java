package org.grapevine.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.grapevine.network.GroupType;
import org.grapevine.network.Learned;
import org.grapevine.network.TieType;
import org.grapevine.network.Types;
import org.grapevine.network.View;

/** The ways in which somebody may come: by themselves, along each type of tie, through each type of group; a column of rows each. */
final class Kinds {
    /* What groups of a type do depends on gamma as on beta, and not linearly, so a group type has a column for each gamma that is tried. */

    /** The values of gamma that are tried. */
    static final double[] GAMMAS = {0, .25, .5, .75, 1};

    static final String REFERRAL = "referral";
    private static final double ORGANIC = .01;

    /**
     * One way to come.
     *
     * @param name of the type
     * @param group whether it is a type of groups
     * @param column its first column
     * @param beta hazard a year before anything is learned
     * @param gamma before anything is learned; NaN for a tie
     * @param halfLife in days
     */
    record Kind(String name, boolean group, int column, double beta, double gamma, double halfLife) {
        /** The column of that number among {@link #GAMMAS}; for a tie its only one. */
        int column(int gammaIndex) {
            return group ? column + gammaIndex : column;
        }

        /** The number among {@link #GAMMAS} that is nearest to what was held before. */
        int usualGamma() {
            return group ? nearest(gamma) : 0;
        }
    }

    /** The number among {@link #GAMMAS} that is nearest to {@code gamma}. */
    static int nearest(double gamma) {
        int best = 0;
        for (int i = 1; i < GAMMAS.length; i++) {
            best = Math.abs(GAMMAS[i] - gamma) < Math.abs(GAMMAS[best] - gamma) ? i : best;
        }
        return best;
    }

    private final List<Kind> all = new ArrayList<>();
    private final int[] ofTieType;
    private final int[] ofGroup;
    private int referral = -1;
    private int columns = 1;

    private Kinds(View view, boolean dated) {
        all.add(new Kind("", false, 0, ORGANIC, Double.NaN, Double.POSITIVE_INFINITY));
        Types types = view.network().types();
        List<String> ties = view.network().ties().types();
        ofTieType = new int[ties.size()];
        Arrays.fill(ofTieType, -1);
        for (int k = 0; k < ofTieType.length; k++) {
            if (view.options().ties().includes(ties.get(k))) {
                ofTieType[k] = tie(types, ties.get(k));
            }
        }
        if (dated
                && !view.network().referrals().isEmpty()
                && view.options().ties().includes(REFERRAL)) {
            int known = ties.indexOf(REFERRAL);
            referral = known >= 0 ? ofTieType[known] : tie(types, REFERRAL);
        }
        ofGroup = new int[view.graph().memberships().groups()];
        for (int g = 0; g < ofGroup.length; g++) {
            ofGroup[g] = group(types, view.network().groups().get(view.group(g)).type());
        }
    }

    /**
     * The kinds of a view.
     *
     * @param dated whether times are days, so that past referrals can be told from later ones and count as ties
     */
    static Kinds of(View view, boolean dated) {
        return new Kinds(view, dated);
    }

    private int tie(Types types, String name) {
        TieType type = types.tie(name);
        double beta = types.learned(name, false).map(Learned::priorBeta).orElse(type.beta());
        all.add(new Kind(name, false, columns, positive(beta), Double.NaN, type.halfLife()));
        columns++;
        return all.size() - 1;
    }

    private int group(Types types, String name) {
        for (int k = 0; k < all.size(); k++) {
            if (all.get(k).group() && all.get(k).name().equals(name)) {
                return k;
            }
        }
        GroupType type = types.group(name);
        double beta = types.learned(name, true).map(Learned::priorBeta).orElse(type.beta());
        double gamma = types.learned(name, true).map(Learned::priorGamma).orElse(type.gamma());
        all.add(new Kind(name, true, columns, positive(beta), gamma, type.halfLife()));
        columns += GAMMAS.length;
        return all.size() - 1;
    }

    /** A prior of nothing cannot be multiplied into anything; a thousandth a year is as good as nothing. */
    private static double positive(double beta) {
        return Math.max(1e-3, beta);
    }

    /** All kinds; the first one is to come by oneself. */
    List<Kind> all() {
        return all;
    }

    /** How many columns they take. */
    int columns() {
        return columns;
    }

    /** The kind of a tie type by its number in the network; null where it is not seen. */
    @org.jspecify.annotations.Nullable
    Kind ofTieType(int number) {
        return ofTieType[number] < 0 ? null : all.get(ofTieType[number]);
    }

    /** The kind of past referrals; null where they do not count. */
    @org.jspecify.annotations.Nullable
    Kind ofReferrals() {
        return referral < 0 ? null : all.get(referral);
    }

    /** The kind of a group of the graph. */
    Kind ofGroup(int g) {
        return all.get(ofGroup[g]);
    }

    /** What is in force, by column, groups at the gamma nearest to theirs; nothing else than before anything was learned for coming by oneself. */
    double[] inForce(View view) {
        double[] beta = new double[columns];
        for (Kind kind : all) {
            Force force = Force.of(view, kind);
            beta[kind.column(force.column())] = kind.name().isEmpty() ? kind.beta() : force.beta();
        }
        return beta;
    }

    /**
     * What is in force of a kind.
     *
     * @param beta hazard a year; NaN for coming by oneself, of which nothing is in force
     * @param gamma of a type of groups; else NaN
     */
    record Force(double beta, double gamma) {
        static Force of(View view, Kind kind) {
            if (kind.name().isEmpty()) {
                return new Force(Double.NaN, Double.NaN);
            }
            Types types = view.network().types();
            return kind.group()
                    ? new Force(
                            view.scale() * types.group(kind.name()).beta(),
                            types.group(kind.name()).gamma())
                    : new Force(view.scale() * types.tie(kind.name()).beta(), Double.NaN);
        }

        /** The number of its gamma among {@link #GAMMAS}. */
        int column() {
            return Double.isNaN(gamma) ? 0 : nearest(gamma);
        }
    }

    /** What is held before anything is learned, by column, groups at their usual gamma. */
    double[] priors() {
        double[] beta = new double[columns];
        for (Kind kind : all) {
            beta[kind.column(kind.usualGamma())] = kind.beta();
        }
        return beta;
    }
}
