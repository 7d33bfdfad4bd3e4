package org.grapevine.sample;

import org.grapevine.sample.Circles.Kind;

/** How the groups of the town come to be: who lives together, who works where, who joins what, who is elected. */
final class Founding {
    /** Known memberships a person. */
    private static final double CHURCH_SHARE = .42;

    private static final double CLUB_SHARE = .6;
    private static final double INDUSTRY_SHARE = .3;

    /** Persons in ten typical households. */
    private static final int[] HOUSEHOLDS = {1, 2, 2, 3, 3, 3, 4, 4, 5, 6};

    private final Residents residents;
    private final Dice dice;
    private final Circles circles = new Circles();

    private Founding(Residents residents, long seed) {
        this.residents = residents;
        dice = new Dice(seed, "founding");
    }

    /** @param times how many times as many people join something as in the usual town */
    static Circles of(Residents residents, double times, long seed) {
        Founding founding = new Founding(residents, seed);
        founding.settle();
        founding.hire();
        founding.gather(Kind.CHURCH, times * CHURCH_SHARE, Names.CHURCHES);
        founding.gather(Kind.CLUB, times * CLUB_SHARE, Names.CLUBS);
        founding.organise(times * INDUSTRY_SHARE);
        founding.elect();
        founding.circles.index(residents.people);
        return founding.circles;
    }

    private void settle() {
        for (int v = 0; v < residents.people; ) {
            int start = v;
            for (int beds = HOUSEHOLDS[dice.below(HOUSEHOLDS.length)]; beds > 0 && v < residents.people; v++) {
                if (residents.kind[v] == Residents.PERSON) {
                    circles.join(v);
                    beds--;
                }
            }
            circles.close(Kind.HOUSEHOLD, start, Circles.NO_PARENT, 0);
        }
    }

    private void hire() {
        boolean[] employed = new boolean[residents.people];
        int most = Math.min(400, Math.max(4, residents.people / 12));
        for (int firm = 0; firm < residents.people; firm++) {
            if (!residents.isFirm(firm)) {
                continue;
            }
            circles.join(firm);
            int staff = (int) Math.min(most, dice.pareto(1.3, 1.5));
            for (int i = 0; i < staff; i++) {
                int v = residents.near(firm, 20 + 8 * staff, dice);
                if (residents.kind[v] == Residents.PERSON
                        && !employed[v]
                        && residents.industry[v] != Residents.NO_INDUSTRY) {
                    employed[v] = true;
                    residents.industry[v] = residents.industry[firm];
                    circles.join(v);
                }
            }
            circles.close(Kind.FIRM, firm, Circles.NO_PARENT, 0);
        }
    }

    /** Pareto sizes, nine members in ten from the neighbourhood; those who go to church take one of the family along. */
    private void gather(Kind kind, double share, int styles) {
        int most = (int) Math.max(8, Math.min(5000, residents.people / 8.0));
        for (double places = share * residents.people; places > 0; ) {
            int size = (int) Math.min(most, dice.pareto(12, 1));
            int centre = dice.below(residents.people);
            places -= size;
            for (int joined = 0; joined < size; ) {
                int v = dice.happens(.9) ? residents.near(centre, 10 + 2.0 * size, dice) : dice.below(residents.people);
                if (residents.isFirm(v) || (kind == Kind.CLUB && !residents.joins(v, dice))) {
                    continue;
                }
                circles.join(v);
                joined++;
                if (kind == Kind.CHURCH && v > 0 && residents.kind[v - 1] == Residents.PERSON) {
                    circles.join(v - 1);
                    joined++;
                }
            }
            circles.close(kind, centre, Circles.NO_PARENT, dice.below(styles));
        }
    }

    /** Industry bodies take firms and professionals of their industry from the whole town. */
    private void organise(double share) {
        int[][] ranks = new int[Residents.INDUSTRIES][];
        int[] trained = new int[Residents.INDUSTRIES];
        for (byte industry : residents.industry) {
            if (industry != Residents.NO_INDUSTRY) {
                trained[industry]++;
            }
        }
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = new int[trained[i]];
        }
        for (int v = 0; v < residents.people; v++) {
            if (residents.industry[v] != Residents.NO_INDUSTRY) {
                int[] rank = ranks[residents.industry[v]];
                rank[rank.length - trained[residents.industry[v]]--] = v;
            }
        }
        for (double places = share * residents.people; places > 0; ) {
            int industry = residents.industry[anyWorking()];
            int[] rank = ranks[industry];
            int size = (int) Math.min(Math.min(8000, rank.length / 2), Math.max(8, dice.lognormal(250, 1)));
            places -= Math.max(1, size);
            for (int joined = 0; joined < size; ) {
                int v = rank[dice.below(rank.length)];
                if (residents.isFirm(v) || residents.joins(v, dice)) {
                    circles.join(v);
                    joined++;
                }
            }
            circles.close(Kind.INDUSTRY, industry, Circles.NO_PARENT, dice.below(Names.BODIES));
        }
    }

    private int anyWorking() {
        int v = dice.below(residents.people);
        while (residents.industry[v] == Residents.NO_INDUSTRY) {
            v = (v + 1) % residents.people;
        }
        return v;
    }

    /** Larger bodies elect a board from their midst; regions have committees, on which the well-known sit. */
    private void elect() {
        int bodies = circles.count();
        for (int g = 0; g < bodies; g++) {
            Kind kind = circles.kind(g);
            boolean electing = kind == Kind.CHURCH || kind == Kind.CLUB || kind == Kind.INDUSTRY;
            if (electing && circles.size(g) >= 30 && dice.happens(.7)) {
                for (int seats = 5 + dice.below(7); seats > 0; seats--) {
                    circles.join(mostSociable(circles.first(g), circles.size(g)));
                }
                circles.close(Kind.BOARD, circles.origin(g), g, 0);
            }
        }
        for (int left = Math.max(1, residents.people / 400); left > 0; left--) {
            int centre = dice.below(residents.people);
            for (int seats = 6 + dice.below(9); seats > 0; seats--) {
                int best = residents.near(centre, residents.people / 20.0, dice);
                for (int i = 0; i < 11; i++) {
                    int v = residents.near(centre, residents.people / 20.0, dice);
                    best = residents.sociability[v] > residents.sociability[best] && !residents.isFirm(v) ? v : best;
                }
                if (!residents.isFirm(best)) {
                    circles.join(best);
                }
            }
            circles.close(Kind.BOARD, centre, Circles.NO_PARENT, dice.below(Names.COMMITTEES));
        }
    }

    private int mostSociable(int firstMembership, int size) {
        int best = circles.member(firstMembership + dice.below(size));
        for (int i = 0; i < 3; i++) {
            int v = circles.member(firstMembership + dice.below(size));
            best = residents.sociability[v] > residents.sociability[best] && !residents.isFirm(v) ? v : best;
        }
        return best;
    }
}
