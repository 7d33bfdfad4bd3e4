package org.grapevine.sample;

import org.grapevine.sample.Circles.Kind;

/** What the registers of the groups say: true sizes, roles, dates, consent. */
final class Registers {
    private static final double CONSENTING = .3;

    private final Residents residents;
    private final Circles circles;
    private final Chance outside;
    private final Chance joined;
    private final Chance gone;
    private final Chance consent;

    Registers(Residents residents, Circles circles, long seed) {
        this.residents = residents;
        this.circles = circles;
        outside = new Chance(seed, "outsiders");
        joined = new Chance(seed, "joined");
        gone = new Chance(seed, "gone");
        consent = new Chance(seed, "consent");
    }

    /** Outsiders included; 0 where nobody counted, and in rare registers less than the known members. */
    int statedSize(int g) {
        int known = circles.size(g);
        Kind kind = circles.kind(g);
        double care = outside.unit(~g);
        if (kind == Kind.CLUB && care < .12) {
            return care < .05 ? known - 1 : 0;
        }
        return known + (int) (known * kind.outsiders * (.25 + .75 * outside.unit(g)));
    }

    /** The size that the model goes by. */
    int size(int g) {
        return Math.max(statedSize(g), circles.size(g));
    }

    /** Day of joining, or {@link Days#UNKNOWN}: nobody notes it in a household, nor in one register in ten elsewhere. */
    int since(int m) {
        boolean noted = circles.kind(circles.group(m)) != Kind.HOUSEHOLD && joined.happens(~m, .9);
        return noted ? Days.ago(Math.min(30, 7 * joined.exponential(m) + .1)) : Days.UNKNOWN;
    }

    /** Day of leaving, or {@link Days#NEVER}. */
    int until(int m) {
        int since = since(m);
        boolean left = since != Days.UNKNOWN && gone.happens(~m, .05);
        return left ? since + (int) (gone.unit(m) * (Days.TODAY - since)) : Days.NEVER;
    }

    /** Day on which a church member agreed that the membership be known here, or {@link Days#NEVER}. */
    int consented(int m) {
        boolean asked = circles.kind(circles.group(m)) == Kind.CHURCH && consent.happens(~m, CONSENTING);
        return asked ? Days.ago(3 * consent.unit(m)) : Days.NEVER;
    }

    /** Empty for ordinary members; {@code chair} and {@code treasurer} are the memberships of those who hold office. */
    String role(int m, int chair, int treasurer) {
        return switch (circles.kind(circles.group(m))) {
            case HOUSEHOLD -> "";
            case FIRM -> residents.isFirm(circles.member(m)) ? "account" : m == chair ? "owner" : "";
            case CHURCH -> m == chair ? "pastor" : m == treasurer ? "treasurer" : "";
            case CLUB, INDUSTRY, BOARD -> m == chair ? "chair" : m == treasurer ? "treasurer" : "";
        };
    }

    /** The membership of the most sociable person, whom the others chose. */
    int chair(int g) {
        int chair = circles.first(g);
        for (int m = circles.first(g); m < circles.first(g + 1); m++) {
            boolean better = residents.sociability[circles.member(m)] > residents.sociability[circles.member(chair)];
            chair = better && !residents.isFirm(circles.member(m)) ? m : chair;
        }
        return chair;
    }

    /** The membership of somebody who can count. */
    int treasurer(int g) {
        int m = circles.first(g) + outside.below(g, circles.size(g));
        return residents.isFirm(circles.member(m)) ? circles.first(g) : m;
    }
}
