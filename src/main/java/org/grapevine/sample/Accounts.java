package org.grapevine.sample;

import org.grapevine.sample.Circles.Kind;

/** What each person or firm is worth to the business, or would be, and how it is looked after. */
final class Accounts {
    private static final double ENTERPRISE = 40_000;
    private static final double MID = 5_000;

    private final Residents residents;
    private final Circles circles;
    private final Registers registers;
    private final Chance volume;
    private final Chance share;
    private final Chance loyalty;
    private final Chance headroom;
    private final Chance care;
    private final Chance cost;
    private final Chance habit;

    Accounts(Residents residents, Circles circles, Registers registers, long seed) {
        this.residents = residents;
        this.circles = circles;
        this.registers = registers;
        volume = new Chance(seed, "volume");
        share = new Chance(seed, "margin");
        loyalty = new Chance(seed, "loyalty");
        headroom = new Chance(seed, "headroom");
        care = new Chance(seed, "care");
        cost = new Chance(seed, "cost");
        habit = new Chance(seed, "habit");
    }

    /** Money a year as a client: lognormal, firms by the root of their staff. */
    double revenue(int v) {
        if (!residents.isFirm(v)) {
            return Math.rint(volume.lognormal(v, 900, 1));
        }
        int firm = circles.first(Kind.FIRM, v);
        int staff = firm < 0 ? 1 : registers.size(firm);
        return Math.rint(volume.lognormal(v, 6000, 1.4) * Math.sqrt(staff));
    }

    /** Money a year after what it costs to serve; one account in a hundred costs more than it brings. */
    double margin(int v) {
        return Math.rint(revenue(v) * (share.happens(~v, .01) ? -.05 : .12 + .38 * share.unit(v)));
    }

    String segment(int v) {
        double revenue = revenue(v);
        return revenue >= ENTERPRISE ? "enterprise" : revenue >= MID ? "mid" : "smb";
    }

    /** Probability a year of leaving: the large stay. */
    double churn(int v) {
        double typical = switch (segment(v)) {
            case "enterprise" -> .03;
            case "mid" -> .06;
            default -> .08;
        };
        return Math.rint(1000 * Math.min(.6, loyalty.lognormal(v, typical, .5))) / 1000;
    }

    /** Money a year that the account could bring at most. */
    double potential(int v) {
        return Math.rint(revenue(v) * (1 + 2 * headroom.unit(v) * headroom.unit(~v)));
    }

    /** What winning {@code v} would be worth: three years' margin, discounted by a tenth a year and by churn. */
    double lifetimeValue(int v) {
        double kept = (1 - churn(v)) / 1.1;
        return Math.rint(margin(v) * (1 + kept + kept * kept));
    }

    /** Index of the account manager, or -1 for small accounts that nobody looks after. */
    int manager(int v) {
        int managers = Math.max(2, residents.people / 350);
        if (segment(v).equals("smb") && care.happens(~v, .12)) {
            return -1;
        }
        double u = care.unit(v);
        return (int) (managers * u * Math.sqrt(u));
    }

    /** Hours a year that the account manager gives it today, in quarters: more to the large, but as habit has it. */
    double hours(int v) {
        double typical = switch (segment(v)) {
            case "enterprise" -> 30;
            case "mid" -> 12;
            default -> 5;
        };
        return Math.rint(4 * habit.lognormal(v, typical, .6)) / 4;
    }

    /** Day of the last visit, or {@link Days#UNKNOWN}; never before {@code joined}. */
    int lastContacted(int v, int joined) {
        double typical = switch (segment(v)) {
            case "enterprise" -> .1;
            case "mid" -> .4;
            default -> 1.2;
        };
        double years = typical * loyalty.exponential(~v);
        return manager(v) < 0 || Days.ago(years) < joined ? Days.UNKNOWN : Days.ago(years);
    }

    /** Probability of saying yes when asked to refer. */
    double acceptance(int v) {
        return Math.rint(100 * (.15 + .75 * cost.unit(v) * Math.min(1, .4 + residents.sociability[v] / 4))) / 100;
    }

    /** Money that asking costs. */
    double contactCost(int v) {
        double typical = switch (segment(v)) {
            case "enterprise" -> 220;
            case "mid" -> 90;
            default -> 35;
        };
        return Math.rint(typical * (.7 + .6 * cost.unit(~v)));
    }

    double giftCost(int v) {
        return segment(v).equals("enterprise") ? 120 : 20 + 5 * care.below(v, 5);
    }

    boolean doNotContact(int v) {
        return cost.happens(v + (1L << 40), .02);
    }

    boolean doNotProfile(int v) {
        return cost.happens(v + (2L << 40), .006);
    }
}
