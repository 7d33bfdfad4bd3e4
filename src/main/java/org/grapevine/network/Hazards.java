package org.grapevine.network;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * The hazard model: word passes along a tie at {@code beta} of its type a year, times the tie's intensity
 * {@code base * recency * frequency * direction}; hazards of parallel ties add up and become {@code p = 1 - exp(-sum)}, so that ties
 * combine as noisy-OR. A {@code probability} given on a tie is taken as it is, in place of the model.
 *
 * <ul>
 *   <li>base: the given strength where it is below 1, else 1;
 *   <li>recency: {@code 2^(-age / half-life)}, the age counted from the last contact to the latest day in the data; 1 where unknown;
 *   <li>frequency: {@code n / (n + 3)} for n contacts a year; 1 where unknown;
 *   <li>direction: 1; for the way back of a past referral, which only one side made, 0.5;
 *   <li>a group: {@code 1 / (size - 1)^gamma} for each pair, size being the true one where known.
 * </ul>
 */
final class Hazards {
    private static final double ONE_SIDED = .5;
    private static final String REFERRAL = "referral";

    /** Takes the arcs of the rows. */
    interface ArcSink {
        /** Takes an arc with its given strength and its hazard; {@code given} says that the hazard came with the data. */
        void arc(int from, int to, double strength, double hazard, boolean given);
    }

    private final ReferralNetwork network;
    private final ViewOptions options;
    private final Types inForce;
    private final int today;
    private final Resample resample;

    Hazards(ReferralNetwork network, ViewOptions options, Types inForce) {
        this(network, options, inForce, network.latestDay(), Resample.none(network));
    }

    private Hazards(ReferralNetwork network, ViewOptions options, Types inForce, int today, Resample resample) {
        this.network = network;
        this.options = options;
        this.inForce = inForce;
        this.today = today;
        this.resample = resample;
    }

    /** The same model of the same day over the rows of {@code other}. */
    Hazards over(Resample other) {
        return new Hazards(network, options, inForce, today, other);
    }

    /** The model with the strengths of {@code other} types over the same rows. */
    Hazards with(Types other) {
        return new Hazards(network, options, other, today, resample);
    }

    /** Whether some selected row has a direction of its own, so that the view needs a directed graph. */
    boolean oneSided() {
        return switch (options.direction()) {
            case BOTH -> false;
            case GIVEN, REVERSED -> true;
            case INFLUENCE ->
                anyTie(this::hasDirection)
                        || (!network.referrals().isEmpty() && options.ties().includes(REFERRAL));
        };
    }

    private boolean hasDirection(int t) {
        return network.ties().directed(t) || inForce.tie(network.ties().type(t)).nomination();
    }

    private boolean anyTie(IntPredicate property) {
        for (int t = 0; t < network.ties().size(); t++) {
            if (options.ties().includes(network.ties().type(t)) && property.test(t)) {
                return true;
            }
        }
        return false;
    }

    /** Sends the arcs of all selected ties and referrals, person numbers at their ends; an undirected view gets each tie once. */
    void sendArcs(boolean directed, ArcSink sink) {
        Ties ties = network.ties();
        TieType[] types = ties.types().stream().map(inForce::tie).toArray(TieType[]::new);
        TieType referral = inForce.tie(REFERRAL);
        sendRows(directed, (from, to, row, side) -> {
            if (row >= 0) {
                double given = ties.number(row, "probability");
                boolean known = !Double.isNaN(given);
                TieType type = types[ties.typeNumber(row)];
                double hazard = known ? -Math.log1p(-given) : options.horizon() * type.beta() * intensity(row, type);
                sink.arc(from, to, ties.weight(row), hazard, known);
            } else {
                int day = day(network.referrals().get(~row));
                double hazard = options.horizon() * referral.beta() * recency(day, referral.halfLife());
                sink.arc(from, to, 1, side * hazard, false);
            }
        });
    }

    /** Takes an arc and the row that it comes from: a tie, or for a referral the complement of its number. */
    interface RowSink {
        /** Takes an arc; {@code side} is below 1 where only the other side made the tie. */
        void arc(int from, int to, int row, double side);
    }

    /** Sends what {@link #sendArcs} sends with the rows in place of their hazards. */
    void sendRows(boolean directed, RowSink sink) {
        Ties ties = network.ties();
        List<String> names = ties.types();
        boolean[] selected = new boolean[names.size()];
        boolean[] turned = new boolean[names.size()];
        for (int k = 0; k < selected.length; k++) {
            selected[k] = options.ties().includes(names.get(k));
            turned[k] = options.direction() == Direction.INFLUENCE
                    && inForce.tie(names.get(k)).nomination();
        }
        for (int t = 0; t < ties.size(); t++) {
            int k = ties.typeNumber(t);
            if (selected[k] && resample.hasTie(t)) {
                boolean alone = ties.directed(t) || turned[k];
                int from = turned[k] ? ties.to(t) : ties.from(t);
                int to = turned[k] ? ties.from(t) : ties.to(t);
                send(from, to, t, alone, 1, directed, sink);
            }
        }
        if (options.ties().includes(REFERRAL)) {
            for (int r = 0; r < network.referrals().size(); r++) {
                Referral referral = network.referrals().get(r);
                int from = network.persons().indexOf(referral.referrer());
                int to = network.persons().indexOf(referral.referred());
                for (int copy = 0; copy < resample.copies(r); copy++) {
                    send(from, to, ~r, false, ONE_SIDED, directed, sink);
                }
            }
        }
    }

    private void send(int from, int to, int row, boolean alone, double back, boolean directed, RowSink sink) {
        switch (options.direction()) {
            case GIVEN, BOTH -> sink.arc(from, to, row, 1);
            case REVERSED -> sink.arc(to, from, row, 1);
            case INFLUENCE -> {
                sink.arc(from, to, row, 1);
                if (directed && !alone) {
                    sink.arc(to, from, row, back);
                }
            }
        }
    }

    private static int day(Referral referral) {
        return referral.date() == null
                ? Properties.UNKNOWN_DAY
                : Math.toIntExact(referral.date().toEpochDay());
    }

    private double intensity(int t, TieType type) {
        Ties ties = network.ties();
        return base(t) * recency(ties.day(t, "lastContact"), type.halfLife());
    }

    /** What the intensity of tie {@code t} is before it fades: its strength and its frequency. */
    double base(int t) {
        double contacts = network.ties().number(t, "contactsPerYear");
        double frequency = Double.isNaN(contacts) ? 1 : contacts / (contacts + 3);
        return Math.min(1, network.ties().weight(t)) * frequency;
    }

    private double recency(int day, double halfLife) {
        return day == Properties.UNKNOWN_DAY || day >= today ? 1 : Math.pow(2, -(today - day) / halfLife);
    }

    /** The hazard of a pair of members of group {@code g}, which has {@code known} members in the data; 0 for a group of one. */
    double ofPair(int g, int known) {
        Group group = network.groups().get(g);
        GroupType type = inForce.group(group.type());
        int size = Math.max(group.size(), known);
        return size < 2 ? 0 : options.horizon() * type.beta() / Math.pow(size - 1, type.gamma());
    }

    /** Whether row {@code m} of the memberships is there. */
    boolean hasMember(int m) {
        return resample.hasMembership(m);
    }

    /** How much of that hazard is left for a member of row {@code m}: 1 unless the membership has ended. */
    double ofMember(int m) {
        int until = network.affiliations().day(m, "until");
        GroupType type = inForce.group(
                network.groups().get(network.affiliations().group(m)).type());
        return recency(until, type.halfLife());
    }
}
