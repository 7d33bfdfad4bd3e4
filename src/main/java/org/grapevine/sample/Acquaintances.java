package org.grapevine.sample;

import java.util.Arrays;
import org.grapevine.sample.Circles.Kind;

/** The direct ties of the town, as flat arrays, and what is known of each. */
final class Acquaintances {
    enum Type {
        FAMILY("family", .3),
        SOCIAL("social", .95),
        BUSINESS("business", .3),
        COLLEAGUE("colleague", .22),
        REFERRAL("referral", .2),
        GYM("gymBuddy", .03);

        final String name;
        /** Ties a person. */
        final double share;

        Type(String name, double share) {
            this.name = name;
            this.share = share;
        }
    }

    private static final Type[] TYPES = Type.values();
    /** Share of the introductions that are made by somebody who has made some before. */
    private static final double PREFERENTIAL = .4;
    /** Groups that somebody belongs to who introduces others, at least. */
    private static final int CIRCLES = 3;

    private static final int NOBODY = -1;

    private final Residents residents;
    private final Circles circles;
    private final Dice dice;
    private final Chance odd;
    private final Chance old;
    private final Chance recent;
    private final Chance often;
    private final Chance strong;

    private final int[] begin = new int[TYPES.length + 1];
    private int[] from = new int[0];
    private int[] to = new int[0];
    private final int[] firstArc;
    private final int[] arc;

    /** @param times how many times as many ties as in the usual town */
    Acquaintances(Residents residents, Circles circles, double times, long seed) {
        this.residents = residents;
        this.circles = circles;
        dice = new Dice(seed, "acquaintances");
        odd = new Chance(seed, "odd spelling");
        old = new Chance(seed, "known since");
        recent = new Chance(seed, "last contact");
        often = new Chance(seed, "contacts a year");
        strong = new Chance(seed, "strength");
        for (int i = 0; i < TYPES.length; i++) {
            begin[i + 1] = meet(TYPES[i], times);
        }
        firstArc = new int[residents.people + 1];
        arc = new int[2 * from.length];
        indexByPerson();
    }

    private int meet(Type type, double times) {
        int wanted = (int) Math.max(2, times * type.share * residents.people);
        long[] pairs = new long[wanted];
        int met = 0;
        for (int tries = 0; tries < 2 * wanted && met < wanted; tries++) {
            int a = starter(type, pairs, met);
            int b = partner(type, a, pairs, met);
            if (b != NOBODY && a != b && !(type == Type.SOCIAL && residents.isFirm(b))) {
                boolean ordered = type == Type.REFERRAL || a < b;
                pairs[met++] = ordered ? pair(a, b) : pair(b, a);
            }
        }
        Arrays.sort(pairs, 0, met);
        int known = from.length;
        from = Arrays.copyOf(from, known + met);
        to = Arrays.copyOf(to, known + met);
        for (int i = 0; i < met; i++) {
            if (i == 0 || pairs[i] != pairs[i - 1]) {
                from[known] = (int) (pairs[i] >>> 32);
                to[known++] = (int) pairs[i];
            }
        }
        from = Arrays.copyOf(from, known);
        to = Arrays.copyOf(to, known);
        return known;
    }

    private static long pair(int a, int b) {
        return (long) a << 32 | b;
    }

    private int starter(Type type, long[] pairs, int met) {
        if (type == Type.REFERRAL && met > 0 && dice.happens(PREFERENTIAL)) {
            return (int) (pairs[dice.below(met)] >>> 32);
        }
        while (true) {
            int v = dice.below(residents.people);
            boolean suits = type == Type.BUSINESS
                    ? residents.isFirm(v) || dice.happens(.05)
                    : type == Type.REFERRAL ? circles.memberships(v) >= CIRCLES : !residents.isFirm(v);
            if (suits && (type == Type.FAMILY || residents.isFirm(v) || residents.joins(v, dice))) {
                return v;
            }
        }
    }

    private int partner(Type type, int a, long[] pairs, int met) {
        return switch (type) {
            case FAMILY -> personNear(a, 250);
            case GYM -> personNear(a, 500);
            case COLLEAGUE -> fellow(a, circles.first(Kind.FIRM, a));
            case SOCIAL, BUSINESS, REFERRAL -> {
                double how = dice.unit();
                if (how < .4 && circles.memberships(a) > 0) {
                    yield fellow(a, circles.group(circles.membership(a, dice.below(circles.memberships(a)))));
                } else if (how < .6 || met == 0) {
                    yield residents.near(a, 12, dice);
                } else if (type == Type.REFERRAL) {
                    yield residents.near(a, 300, dice);
                }
                long end = pairs[dice.below(met)];
                yield dice.happens(.5) ? (int) end : (int) (end >>> 32);
            }
        };
    }

    private int personNear(int a, double spread) {
        int b = residents.near(a, spread, dice);
        boolean atHome = circles.first(Kind.HOUSEHOLD, a) == circles.first(Kind.HOUSEHOLD, b);
        return residents.isFirm(b) || atHome ? NOBODY : b;
    }

    private int fellow(int a, int g) {
        if (g < 0 || circles.kind(g) == Kind.HOUSEHOLD) {
            return NOBODY;
        }
        int b = circles.member(circles.first(g) + dice.below(circles.size(g)));
        return a == b ? NOBODY : b;
    }

    private void indexByPerson() {
        for (int t = 0; t < from.length; t++) {
            firstArc[from[t] + 1]++;
            firstArc[to[t] + 1]++;
        }
        for (int v = 0; v < residents.people; v++) {
            firstArc[v + 1] += firstArc[v];
        }
        int[] next = Arrays.copyOf(firstArc, residents.people);
        for (int t = 0; t < from.length; t++) {
            arc[next[from[t]]++] = t;
            arc[next[to[t]]++] = t;
        }
    }

    int count() {
        return from.length;
    }

    int from(int t) {
        return from[t];
    }

    int to(int t) {
        return to[t];
    }

    /** How many ties {@code v} has, word passing either way. */
    int ties(int v) {
        return firstArc[v + 1] - firstArc[v];
    }

    /** The {@code k}-th tie of {@code v}. */
    int tie(int v, int k) {
        return arc[firstArc[v] + k];
    }

    Type type(int t) {
        int type = 0;
        while (t >= begin[type + 1]) {
            type++;
        }
        return TYPES[type];
    }

    /** The type as it stands in the data, where one in a hundred colleagues is misspelled. */
    String typeName(int t) {
        Type type = type(t);
        return type == Type.COLLEAGUE && odd.happens(t, .01) ? "collegue" : type.name;
    }

    boolean directed(int t) {
        return type(t) == Type.REFERRAL;
    }

    /** Day on which the two met. */
    int since(int t) {
        double years = type(t) == Type.FAMILY ? 15 * old.exponential(t) + 6 : 5 * old.exponential(t);
        return Days.ago(Math.min(25, years));
    }

    /** Day of the last contact, or {@link Days#UNKNOWN}. */
    int lastContact(int t) {
        double years = Math.min(recent.exponential(t) * .5, (Days.TODAY - since(t)) / Truth.YEAR);
        return recent.happens(~t, .8) ? Days.ago(years) : Days.UNKNOWN;
    }

    /** 0 where unknown. */
    int contactsPerYear(int t) {
        return often.happens(t, .6) ? 1 + (int) Math.min(103, often.lognormal(~t, 6, .9)) : 0;
    }

    double weight(int t) {
        boolean given =
                type(t) == Type.SOCIAL || type(t) == Type.GYM || (type(t) == Type.BUSINESS && strong.happens(~t, .5));
        return given ? (3 + strong.below(t, 8)) / 10.0 : 1;
    }
}
