package org.grapevine.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.grapevine.GrapevineException;
import org.grapevine.graph.Scores;
import org.grapevine.network.Persons;
import org.grapevine.network.State;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;

/** Persons in the order of a measure, with the scores of all the measures asked for. */
public final class Ranking {
    private final View view;
    private final List<Request> requests;
    private final boolean clientsOnly;
    private final List<Scores> scores;
    private final int[] order;

    private Ranking(View view, List<Request> requests, boolean clientsOnly, List<Scores> scores, int[] order) {
        this.view = view;
        this.requests = requests;
        this.clientsOnly = clientsOnly;
        this.scores = scores;
        this.order = order;
    }

    /**
     * Runs every request and ranks by the first: highest score first, equal scores by id, undefined scores last.
     *
     * @param clientsOnly whether prospects and lost clients, who always take part in the graph, are left out of the list
     */
    public static Ranking of(View view, List<Request> requests, boolean clientsOnly, Workers workers) {
        List<Scores> scores = new ArrayList<>();
        for (Request request : requests) {
            scores.add(request.run(view, workers));
        }
        return new Ranking(
                view,
                List.copyOf(requests),
                clientsOnly,
                scores,
                order(view, scores.get(0).values(), clientsOnly));
    }

    /** The ranking of the same people by the first of the same measures on another view. */
    Ranking on(View other, Workers workers) {
        return of(other, requests.subList(0, 1), clientsOnly, workers);
    }

    private static int[] order(View view, double[] score, boolean clientsOnly) {
        Persons persons = view.network().persons();
        List<Integer> listed = new ArrayList<>();
        for (int v = 0; v < score.length; v++) {
            if (!clientsOnly || persons.state(view.person(v)) == State.CLIENT) {
                listed.add(v);
            }
        }
        listed.sort(
                Comparator.<Integer>comparingDouble(v -> Double.isNaN(score[v]) ? Double.POSITIVE_INFINITY : -score[v])
                        .thenComparing(v -> persons.id(view.person(v))));
        return listed.stream().mapToInt(v -> v).toArray();
    }

    /** What was ranked. */
    public View view() {
        return view;
    }

    /** What was asked for, in order. */
    public List<Request> requests() {
        return requests;
    }

    /** What request number {@code k} found, by vertex. */
    public Scores scores(int k) {
        return scores.get(k);
    }

    /** How many persons are listed. */
    public int size() {
        return order.length;
    }

    /** The vertex at position {@code i}, counted from 0; its rank is {@code i + 1}. */
    public int vertex(int i) {
        return order[i];
    }

    /** The numbers of those listed among the persons of the network, in order. */
    public IntStream persons() {
        return Arrays.stream(order).map(view::person);
    }

    /** What was asked for in words, in order. */
    public List<String> names() {
        return requests.stream().map(Request::text).toList();
    }

    /** What each request found, by vertex; NaN where undefined. */
    public List<double[]> values() {
        return scores.stream().map(Scores::values).toList();
    }

    /** The ids of those listed, in order. */
    public String[] ids() {
        return Arrays.stream(order)
                .mapToObj(v -> view.network().persons().id(view.person(v)))
                .toArray(String[]::new);
    }

    /** What request number {@code k} found of those listed, in the same order; NaN where undefined. */
    public double[] listed(int k) {
        return Arrays.stream(order).mapToDouble(v -> scores(k).values()[v]).toArray();
    }

    /** The position of vertex {@code v}, counted from 0; -1 where it is not listed. */
    public int position(int v) {
        for (int i = 0; i < order.length; i++) {
            if (order[i] == v) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The position of a person, counted from 0.
     *
     * @param who id or name
     * @throws GrapevineException if nobody is called so, or whoever is not listed
     */
    public int position(String who) {
        Persons persons = view.network().persons();
        int person = persons.called(who);
        int position = position(view.vertex(person));
        if (position >= 0) {
            return position;
        }
        if (view.vertex(person) < 0) {
            throw GrapevineException.input(
                    "'" + who + "' objects to profiling and is in no ranking", "there is nothing to explain");
        }
        throw GrapevineException.input(
                "'%s' is a %s, only clients are ranked"
                        .formatted(who, persons.state(person).name().toLowerCase(Locale.ROOT)),
                "include prospects to rank everybody (--include-prospects)");
    }

    /** What the reader must know: the notes of the view, of every measure, and of every measure that did not converge. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(view.notes());
        for (int k = 0; k < requests.size(); k++) {
            String name = requests.get(k).text();
            Scores found = scores.get(k);
            if (!found.note().isEmpty()) {
                notes.add(name + ": " + found.note());
            }
            if (!found.converged()) {
                notes.add("%s stopped after %d rounds before it reached its tolerance; its error is at most %.2g."
                        .formatted(name, found.rounds(), found.bound()));
            }
        }
        return notes;
    }
}
