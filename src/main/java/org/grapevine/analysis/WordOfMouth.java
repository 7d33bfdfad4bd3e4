package org.grapevine.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grapevine.centrality.SpectralRadius;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Weighting;
import org.grapevine.influence.InfluenceModel;
import org.grapevine.network.Affiliations;
import org.grapevine.network.Persons;
import org.grapevine.network.State;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;

/**
 * What clients are worth who talk: the model of word of mouth over a view, with each prospect's net value, each client's acceptance and
 * boost, and who may be asked at all. Clients who must not be contacted and minors are never asked, but may still talk.
 */
public final class WordOfMouth {
    /* A prospect without a value gets the mean of its segment, else of all prospects that have one; where none has, every new client counts
     * 1 and amounts are numbers of clients. Whoever would cost more to win than it brings has no weight: otherwise more word of mouth
     * could be worth less, and nothing could be promised of a choice. */

    private final View view;
    private final Terms terms;
    private final double[] value;
    private final boolean[] askable;
    private final boolean[] client;
    private final double[] acceptance;
    private final double[] boost;
    private final double[] latentPeople;
    private final double[] latentValue;
    private final boolean money;
    private final int prospects;
    private final int unprofitable;
    private final int guessed;
    private final int unknownMembers;

    private WordOfMouth(View view, Terms terms) {
        this.view = view;
        this.terms = terms;
        Persons persons = view.network().persons();
        int n = view.graph().vertices();
        value = new double[n];
        askable = new boolean[n];
        client = new boolean[n];
        acceptance = new double[n];
        boost = new double[n];
        Typical typical = new Typical(view);
        money = typical.known() && !terms.everybody();
        int found = 0;
        int loss = 0;
        int filled = 0;
        for (int v = 0; v < n; v++) {
            int p = view.person(v);
            client[v] = persons.state(p) == State.CLIENT;
            askable[v] = client[v] && !persons.flag(p, "doNotContact") && !persons.flag(p, "minor");
            acceptance[v] = orElse(persons.number(p, "acceptance"), terms.acceptance());
            boost[v] = Math.max(1, orElse(persons.number(p, "boost"), terms.boost()));
            if (terms.everybody()) {
                value[v] = 1;
            } else if (persons.state(p) == State.PROSPECT) {
                found++;
                boolean own = !money || !Double.isNaN(persons.number(p, "clv"));
                filled += own ? 0 : 1;
                value[v] = net(money ? typical.of(p) : 1);
                loss += value[v] > 0 ? 0 : 1;
            }
        }
        prospects = found;
        unprofitable = loss;
        guessed = filled;
        int[] unknown = unknownMembers(view);
        unknownMembers = Arrays.stream(unknown).sum();
        latentPeople = new double[unknown.length];
        latentValue = new double[unknown.length];
        for (int g = 0; g < unknown.length; g++) {
            latentPeople[g] = terms.outsiders() * unknown[g];
            latentValue[g] = latentPeople[g] * (terms.everybody() ? 1 : net(money ? typical.ofAll() : 1));
        }
    }

    /**
     * The word of mouth in {@code view} on {@code terms}.
     *
     * @throws IllegalArgumentException if the weights of the view are no probabilities
     */
    public static WordOfMouth of(View view, Terms terms) {
        if (view.graph().weighting() != Weighting.PROBABILITY) {
            throw new IllegalArgumentException("weights are " + view.graph().weighting() + ", not probabilities");
        }
        return new WordOfMouth(view, terms);
    }

    private static double orElse(double number, double fallback) {
        return Double.isNaN(number) ? fallback : number;
    }

    private double net(double worth) {
        return Math.max(0, money ? terms.uplift() * worth - terms.costOfWin() : worth);
    }

    /** For each group of the graph, how many members its true size has beyond those in the data. */
    private static int[] unknownMembers(View view) {
        int[] known = new int[view.network().groups().size()];
        Affiliations rows = view.network().affiliations();
        for (int m = 0; m < rows.size(); m++) {
            known[rows.group(m)]++;
        }
        int[] unknown = new int[view.graph().memberships().groups()];
        for (int g = 0; g < unknown.length; g++) {
            int group = view.group(g);
            unknown[g] = Math.max(0, view.network().groups().get(group).size() - known[group]);
        }
        return unknown;
    }

    /** What a prospect is worth whose own value nobody knows. */
    private static final class Typical {
        private final Persons persons;
        private final Map<String, double[]> bySegment = new LinkedHashMap<>();
        private final double[] all = new double[2];

        Typical(View view) {
            persons = view.network().persons();
            for (int v = 0; v < view.graph().vertices(); v++) {
                int p = view.person(v);
                double worth = persons.number(p, "clv");
                if (persons.state(p) == State.PROSPECT && !Double.isNaN(worth)) {
                    add(bySegment.computeIfAbsent(persons.text(p, "segment"), name -> new double[2]), worth);
                    add(all, worth);
                }
            }
        }

        private static void add(double[] sumAndCount, double worth) {
            sumAndCount[0] += worth;
            sumAndCount[1]++;
        }

        boolean known() {
            return all[1] > 0;
        }

        double ofAll() {
            return all[0] / all[1];
        }

        double of(int p) {
            double[] segment = bySegment.getOrDefault(persons.text(p, "segment"), all);
            return orElse(persons.number(p, "clv"), segment[0] / segment[1]);
        }
    }

    /** The factor by which word grows from hop to hop in the long run: 1 and more means that it feeds on itself. */
    public double growth(Workers workers) {
        return SpectralRadius.of(view.graph(), workers);
    }

    /** The model of influence; every client who may be contacted may be a seed. */
    public InfluenceModel model() {
        return on(view.graph());
    }

    /** The same model on another graph over the same persons and groups. */
    public InfluenceModel on(Graph graph) {
        InfluenceModel model = InfluenceModel.ignite(graph)
                .withValue(value)
                .withEligible(askable)
                .withAcceptance(acceptance);
        if (terms.campaign() == Terms.Campaign.BOOST) {
            model = model.withBoost(client, boost);
        }
        if (terms.outsiders() > 0) {
            model = model.withLatentValue(latentValue);
        }
        return terms.hops() == Integer.MAX_VALUE && terms.discount() == 1
                ? model
                : model.withHorizon(terms.hops(), terms.discount());
    }

    /** The same model as {@link #model}, but every new client who is worth anything counts 1. */
    public InfluenceModel counting() {
        double[] ones = new double[value.length];
        Arrays.setAll(ones, v -> value[v] > 0 ? 1 : 0);
        double[] people = new double[latentValue.length];
        Arrays.setAll(people, g -> latentValue[g] > 0 ? latentPeople[g] : 0);
        InfluenceModel model = model().withValue(ones);
        return terms.outsiders() > 0 ? model.withLatentValue(people) : model;
    }

    /** What is seen of the network. */
    public View view() {
        return view;
    }

    /** The terms. */
    public Terms terms() {
        return terms;
    }

    /** What it is worth when word reaches vertex {@code v}. */
    public double value(int v) {
        return value[v];
    }

    /** What the members of group {@code g} of the graph are worth together whom nobody knows by name. */
    public double latentValue(int g) {
        return latentValue[g];
    }

    /** How many members of group {@code g} of the graph count as prospects whom nobody knows by name. */
    public double latentPeople(int g) {
        return latentPeople[g];
    }

    /** Whether vertex {@code v} is a client. */
    public boolean isClient(int v) {
        return client[v];
    }

    /** Whether vertex {@code v} is a client who may be contacted and is of age. */
    public boolean askable(int v) {
        return askable[v];
    }

    /** The probability that vertex {@code v} agrees when asked. */
    public double acceptance(int v) {
        return acceptance[v];
    }

    /** Whether values are money; else each new client counts 1. */
    public boolean money() {
        return money;
    }

    /** How many prospects there are. */
    public int prospects() {
        return prospects;
    }

    /** Whether anybody can be won. */
    public boolean hasTargets() {
        return Arrays.stream(value).anyMatch(worth -> worth > 0)
                || Arrays.stream(latentValue).anyMatch(worth -> worth > 0);
    }

    /** What the reader of anything that stands on this must know, a sentence each. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (terms.everybody()) {
            notes.add("Everyone who hears counts 1.");
        } else if (!money) {
            notes.add(
                    "No prospect has a value (column clv): each new client counts 1, amounts are numbers of clients.");
        }
        if (guessed > 0) {
            notes.add("%,d of %,d prospects have no value of their own and count with the mean of their segment."
                    .formatted(guessed, prospects));
        }
        if (unprofitable > 0) {
            notes.add(
                    "%,d prospects would cost at least as much to win as they bring: nobody is invited for their sake."
                            .formatted(unprofitable));
        }
        if (unknownMembers > 0 && !terms.everybody()) {
            notes.add(
                    terms.outsiders() > 0
                            ? "Groups have %,d members whom nobody knows by name; %.0f %% of them count as prospects of mean value."
                                    .formatted(unknownMembers, 100 * terms.outsiders())
                            : "Groups have %,d members whom nobody knows by name; they count nothing (--outsiders 0.5 would count half of them)."
                                    .formatted(unknownMembers));
        }
        return Collections.unmodifiableList(notes);
    }
}
