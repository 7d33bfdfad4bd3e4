package org.grapevine.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.grapevine.analysis.Request;
import org.grapevine.network.Types;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;

/** What measures would have foretold: each is computed on what was known at a time and judged by who came later. */
public final class Hindsight {
    private static final double CLEAR = 1.64;

    private final History history;
    private final BackTest test;
    private final Contagion contagion;
    private final Optional<Contagion> named;

    private Hindsight(
            View view, History.Scope scope, String split, List<Request> measures, long seed, Workers workers) {
        history = History.of(view, scope);
        Kinds kinds = Kinds.of(view, history.clock().days());
        Contagion.Community community = Contagion.Community.of(view, new Neighbourhoods(view), workers);
        test = new BackTest(history, kinds, new Exposure(history, kinds), community, split);
        Types types = view.network().types();
        for (Request request : measures) {
            test.judge(request, types, workers);
        }
        test.judgeEarly(types, workers);
        contagion = Contagion.of(history, community, seed, workers);
        named = Contagion.named(history, community, seed, workers);
    }

    /**
     * Judges {@code measures} and personalised PageRank from those who had come by the split.
     *
     * @param split when judging begins, as it stands in the data, or the share of conversions after it, such as 25%; empty for that
     * @throws org.grapevine.GrapevineException if too few came
     */
    public static Hindsight of(
            View view, History.Scope scope, String split, List<Request> measures, long seed, Workers workers) {
        return new Hindsight(view, scope, split, measures, seed, workers);
    }

    /** How each did, in the order in which they were asked for, personalised PageRank from early adopters last. */
    public List<Judged> judged() {
        return test.judged();
    }

    /** Whether people come soon after those tied to them. */
    public Contagion contagion() {
        return contagion;
    }

    /** The same after those alone whom their own rows name; empty where ties are read so already. */
    public Optional<Contagion> contagionNamed() {
        return named;
    }

    /** What was looked at. */
    public History history() {
        return history;
    }

    /** When judging begins, in words; empty where products spread apart. */
    public String split() {
        return history.apart() ? "" : history.clock().words(test.split());
    }

    /** What it comes down to, a sentence each. */
    public List<String> verdict() {
        List<String> verdict = new ArrayList<>();
        for (Judged judged : test.judged()) {
            Accuracy accuracy = judged.accuracy();
            boolean tells = accuracy.auc() - CLEAR * accuracy.error() > .5;
            boolean warns = accuracy.auc() + CLEAR * accuracy.error() < .5;
            verdict.add(String.format(
                    Locale.ROOT,
                    "%s %s (AUC %.3f, standard error %.3f; a coin has 0.5).",
                    judged.name(),
                    tells
                            ? "tells who comes next"
                            : warns ? "puts those who come next behind the others" : "does not tell who comes next",
                    accuracy.auc(),
                    accuracy.error()));
        }
        verdict.add(Learning.words(contagion, history));
        named.ifPresent(one -> verdict.add(Learning.namedWords(one)));
        return verdict;
    }
}
