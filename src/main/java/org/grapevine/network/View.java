package org.grapevine.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.Weighting;

/**
 * What a measure sees of a network: a graph of the persons, ties and groups that the options select, and which person each vertex is.
 * Persons who object to profiling are not in it, nor anything tied to them.
 */
public final class View {
    /* Priors that nobody learned can be far off. Where they would make word of mouth feed on itself (R above 0.8) all hazards are scaled to
     * R = 0.3, the order of real referral programmes, and the view says so; not where probabilities given with the data come to that alone:
     * those are facts. R is the mean number told by a person, weighted by that very
     * number: people who are reached are those who have ties. */

    private static final double IMPLAUSIBLE = .8;
    private static final double PLAUSIBLE = .3;
    /** How many of a long list of names a note names. */
    private static final int NAMED = 12;

    private final ReferralNetwork network;
    private final ViewOptions options;
    private final Hazards hazards;
    private final int[] person;
    private final int[] vertex;
    private final int[] groupNumber;
    private final int[] known;
    private final boolean directed;
    private final List<String> notes = new ArrayList<>();
    private double scale = 1;
    private double reproduction = Double.NaN;
    private final Graph graph;

    private View(View whole, Hazards hazards, int leftOut, double factor) {
        this.network = whole.network;
        this.options = whole.options;
        this.hazards = hazards;
        this.vertex = whole.vertex;
        this.person = whole.person;
        this.groupNumber =
                Arrays.stream(whole.groupNumber).filter(g -> g != leftOut).toArray();
        this.known = whole.known;
        this.directed = whole.directed;
        this.scale = factor * whole.scale;
        this.reproduction = factor == 1 && hazards == whole.hazards ? whole.reproduction : reproduction(scale);
        this.notes.addAll(whole.notes);
        this.graph = build();
    }

    private View(ReferralNetwork network, ViewOptions options) {
        this.network = network;
        this.options = options;
        this.hazards = new Hazards(network, options, network.types());
        this.vertex = new int[network.persons().size()];
        this.person = profiled();
        this.groupNumber = selectedGroups();
        this.known = new int[network.groups().size()];
        for (int m = 0; m < network.affiliations().size(); m++) {
            known[network.affiliations().group(m)]++;
        }
        this.directed = hazards.oneSided();
        if (options.weighting() == Weighting.PROBABILITY) {
            calibrate();
        }
        this.graph = build();
        noteTypes();
    }

    /**
     * The view of {@code network} that {@code options} describe. O(rows).
     *
     * @throws org.grapevine.GrapevineException if a type is asked for that does not occur
     */
    public static View of(ReferralNetwork network, ViewOptions options) {
        Set<String> tieTypes = new LinkedHashSet<>(network.ties().types());
        if (!network.referrals().isEmpty()) {
            tieTypes.add("referral");
        }
        options.ties().requireIn(tieTypes, "--ties");
        options.groups().requireIn(network.groups().types(), "--groups");
        return new View(network, options);
    }

    /** The same view as if one group of the network did not exist; vertices, probabilities and notes stay. O(rows). */
    public View withoutGroup(int group) {
        return new View(this, hazards, group, 1);
    }

    /** The same view as if the model's hazards were {@code factor} times as large; probabilities given with the data stay. O(rows). */
    public View withHazards(double factor) {
        return new View(this, hazards, -1, factor);
    }

    /**
     * The same view of a network that might have been observed instead: each tie and membership left out with probability {@code drop}, the
     * referral log drawn anew with replacement. Vertices, scale and notes stay. A function of {@code seed} and {@code number} alone, so that
     * resamples may be made in any order. O(rows).
     *
     * @param drop at least 0, below 1
     */
    public View resampled(double drop, long seed, long number) {
        if (!(drop >= 0 && drop < 1)) {
            throw new IllegalArgumentException("drop " + drop + " is not in [0, 1)");
        }
        return new View(this, hazards.over(Resample.of(network, drop, seed, number)), -1, 1);
    }

    /** The same view as if ties had the strengths of {@code other} types; vertices, probabilities given with the data and notes stay. O(rows). */
    public View withTypes(Types other) {
        return new View(this, hazards.with(other), -1, 1);
    }

    private int[] profiled() {
        Persons persons = network.persons();
        int[] kept = new int[persons.size()];
        int count = 0;
        for (int p = 0; p < persons.size(); p++) {
            boolean objects = persons.flag(p, "doNotProfile");
            vertex[p] = objects ? -1 : count;
            if (!objects) {
                kept[count++] = p;
            }
        }
        if (count < persons.size()) {
            notes.add("Left out because they object to profiling: %,d.".formatted(persons.size() - count));
        }
        return Arrays.copyOf(kept, count);
    }

    private int[] selectedGroups() {
        int[] selected = new int[network.groups().size()];
        int count = 0;
        for (int g = 0; g < selected.length; g++) {
            if (options.groups().includes(network.groups().get(g).type())) {
                selected[count++] = g;
            }
        }
        return Arrays.copyOf(selected, count);
    }

    private void calibrate() {
        reproduction = reproduction(1);
        if (reproduction <= IMPLAUSIBLE || learned()) {
            return;
        }
        double asGiven = reproduction;
        if (reproduction(0) >= PLAUSIBLE) {
            return;
        }
        double low = 0;
        double high = 1;
        for (int step = 0; step < 60 && Math.abs(reproduction - PLAUSIBLE) > 1e-3 * PLAUSIBLE; step++) {
            double guess = scale * PLAUSIBLE / reproduction;
            scale = guess > low && guess < high ? guess : (low + high) / 2;
            reproduction = reproduction(scale);
            if (reproduction > PLAUSIBLE) {
                high = scale;
            } else {
                low = scale;
            }
        }
        notes.add(
                ("The priors would make each person tell %.2f others, which is implausible (above %.1f): all hazards were multiplied by"
                                + " %.3g, so that it is %.2f. These are priors, not learned.")
                        .formatted(asGiven, IMPLAUSIBLE, scale, reproduction));
    }

    /** Whether the strength of any type of tie or group in the data was learned. */
    public boolean learned() {
        return network.ties().types().stream()
                        .anyMatch(name -> network.types().tie(name).learned())
                || network.groups().types().stream()
                        .anyMatch(name -> network.types().group(name).learned());
    }

    private double reproduction(double factor) {
        double[] told = new double[person.length];
        hazards.sendArcs(directed, (from, to, strength, hazard, given) -> {
            if (vertex[from] >= 0 && vertex[to] >= 0) {
                double p = -Math.expm1(given ? -hazard : -factor * hazard);
                told[vertex[from]] += p;
                if (!directed) {
                    told[vertex[to]] += p;
                }
            }
        });
        Affiliations rows = network.affiliations();
        boolean[] selected = new boolean[known.length];
        for (int g : groupNumber) {
            selected[g] = true;
        }
        for (int m = 0; m < rows.size(); m++) {
            int g = rows.group(m);
            if (selected[g] && vertex[rows.person(m)] >= 0 && hazards.hasMember(m)) {
                told[vertex[rows.person(m)]] +=
                        -Math.expm1(-factor * hazards.ofPair(g, known[g]) * hazards.ofMember(m)) * (known[g] - 1);
            }
        }
        double sum = 0;
        double squares = 0;
        for (double t : told) {
            sum += t;
            squares += t * t;
        }
        return sum == 0 ? 0 : squares / sum;
    }

    private Graph build() {
        GraphBuilder builder = new GraphBuilder(person.length, directed, options.weighting());
        boolean probabilities = options.weighting() == Weighting.PROBABILITY;
        hazards.sendArcs(directed, (from, to, strength, hazard, given) -> {
            if (vertex[from] >= 0 && vertex[to] >= 0) {
                builder.arc(vertex[from], vertex[to], probabilities ? (given ? hazard : scale * hazard) : strength);
            }
        });
        int[] inGraph = new int[known.length];
        Arrays.fill(inGraph, -1);
        for (int g : groupNumber) {
            inGraph[g] = builder.group(probabilities ? -Math.expm1(-scale * hazards.ofPair(g, known[g])) : 1);
        }
        Affiliations rows = network.affiliations();
        for (int m = 0; m < rows.size(); m++) {
            int g = rows.group(m);
            if (inGraph[g] >= 0 && vertex[rows.person(m)] >= 0 && hazards.hasMember(m)) {
                builder.member(inGraph[g], vertex[rows.person(m)], probabilities ? talk(g, m) : 1);
            }
        }
        return builder.build();
    }

    private double talk(int g, int m) {
        double left = hazards.ofMember(m);
        double pair = scale * hazards.ofPair(g, known[g]);
        return left == 1 || pair == 0 ? 1 : Math.expm1(-left * pair) / Math.expm1(-pair);
    }

    private void noteTypes() {
        if (options.weighting() == Weighting.PROBABILITY) {
            Types types = network.types();
            List<String> ties = network.ties().types().stream()
                    .filter(name -> options.ties().includes(name) && !types.knowsTie(name))
                    .toList();
            List<String> groups = network.groups().types().stream()
                    .filter(name -> options.groups().includes(name) && !types.knowsGroup(name))
                    .toList();
            noteLearned();
            noteUndeclared(
                    "tie", ties, Tie.DEFAULT_TYPE, types.tie(Tie.DEFAULT_TYPE).beta());
            noteUndeclared(
                    "group",
                    groups,
                    Group.DEFAULT_TYPE,
                    types.group(Group.DEFAULT_TYPE).beta());
        }
    }

    private void noteLearned() {
        Types types = network.types();
        List<Learned> learned = new ArrayList<>();
        List<String> held = new ArrayList<>();
        network.ties().types().stream()
                .filter(name -> options.ties().includes(name))
                .forEach(name -> types.learned(name, false).ifPresentOrElse(learned::add, () -> held.add(name)));
        network.groups().types().stream()
                .filter(name -> options.groups().includes(name))
                .forEach(name -> types.learned(name, true).ifPresentOrElse(learned::add, () -> held.add(name)));
        if (learned.isEmpty() && learned()) {
            notes.add("Strengths of ties were learned; the data do not say when, nor from how many conversions.");
        } else if (!learned.isEmpty()) {
            notes.add(
                    "Strengths of ties were learned on %s from %,d conversions%s; they foretell, they do not prove causes."
                            .formatted(
                                    learned.get(0).on(),
                                    learned.get(0).conversions(),
                                    held.isEmpty() ? "" : "; not learned: " + String.join(", ", held)));
        }
    }

    private void noteUndeclared(String what, List<String> names, String prior, double beta) {
        if (!names.isEmpty()) {
            notes.add("Nobody declared these %s types, they get the %s prior (%s a year): %s."
                    .formatted(what, prior, beta, firstOf(names)));
        }
    }

    private static String firstOf(List<String> names) {
        int more = names.size() - NAMED;
        return more <= 0
                ? String.join(", ", names)
                : "%s and %,d more".formatted(String.join(", ", names.subList(0, NAMED)), more);
    }

    /** Takes the arcs along which word passes, each with the row that it comes from. */
    public interface TieSink {
        /**
         * Takes an arc.
         *
         * @param from the vertex that talks
         * @param to the vertex that hears
         * @param row number of the tie, or for a past referral the complement of its number
         * @param base intensity before it fades, without the hazard of the type
         */
        void arc(int from, int to, int row, double base);
    }

    /** Sends the arcs of all ties and referrals that are seen, both ways where word passes both ways. O(rows). */
    public void sendTies(TieSink sink) {
        boolean both = options.direction() == Direction.BOTH;
        hazards.sendRows(true, (from, to, row, side) -> {
            if (vertex[from] >= 0 && vertex[to] >= 0) {
                double base = row >= 0 ? hazards.base(row) : side;
                sink.arc(vertex[from], vertex[to], row, base);
                if (both) {
                    sink.arc(vertex[to], vertex[from], row, base);
                }
            }
        });
    }

    /** The size that group {@code g} of the graph counts with: the true one where known, else that of the known members. */
    public int size(int g) {
        return Math.max(network.groups().get(groupNumber[g]).size(), known[groupNumber[g]]);
    }

    /** The network that is seen. */
    public ReferralNetwork network() {
        return network;
    }

    /** What of it is seen. */
    public ViewOptions options() {
        return options;
    }

    /** The graph; its vertices are persons in the order of the network, its groups the selected ones in the order of the network. */
    public Graph graph() {
        return graph;
    }

    /** The number of the person that vertex {@code v} is. */
    public int person(int v) {
        return person[v];
    }

    /** The vertex of person number {@code p}; -1 where the person is not seen. */
    public int vertex(int p) {
        return vertex[p];
    }

    /** The vertex of the person with that id; -1 where nobody has it or the person is not seen. */
    public int vertex(String id) {
        int p = network.persons().indexOf(id);
        return p < 0 ? -1 : vertex[p];
    }

    /** The number in the network of group {@code g} of the graph. */
    public int group(int g) {
        return groupNumber[g];
    }

    /** How many others a person tells in the horizon, weighted by that number; NaN unless weights are probabilities. */
    public double reproduction() {
        return reproduction;
    }

    /** What all hazards were multiplied with; 1 unless the priors were implausible. */
    public double scale() {
        return scale;
    }

    /** What a reader of any result on this view must know, a sentence each. */
    public List<String> notes() {
        return Collections.unmodifiableList(notes);
    }
}
