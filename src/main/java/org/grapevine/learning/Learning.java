package org.grapevine.learning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Request;
import org.grapevine.network.GroupType;
import org.grapevine.network.Learned;
import org.grapevine.network.Persons;
import org.grapevine.network.State;
import org.grapevine.network.TieType;
import org.grapevine.network.Types;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;

/** Tie strengths learned from the whole past, with the test of what the first part of it would have told about the last. */
public final class Learning {
    /** What every table of learned strengths must carry. */
    public static final String NOT_CAUSAL =
            "Strengths foretell, they do not prove causes: people who know each other may come for other reasons alike, which only a"
                    + " campaign with a holdout tells apart.";

    private static final String LEARNED = "learned strengths";
    private static final String PRIORS = "priors";
    private static final String IN_FORCE = "strengths in force";
    private static final int IN_FORCE_ROW = 3;
    private static final int FIRST = 6;
    private static final int LESSON = 3;
    private static final int STAGES = FIRST + LESSON + 8;

    /** The measures that are judged beside what is learned where nobody names others. */
    public static final String USUAL_MEASURES = "degree,pagerank,betweenness,diffusion";

    private final History history;
    private final List<Strength> strengths;
    private final Lesson lesson;
    private final Parts parts;
    private final BackTest test;
    private final Contagion contagion;
    private final Optional<Contagion> named;
    private final boolean learnedBefore;
    private final boolean fair;
    private final List<String> notes = new ArrayList<>();

    private Learning(View view, History.Scope scope, String split, List<Request> measures, long seed, Workers workers) {
        learnedBefore = view.learned();
        Stages stages = new Stages(workers, STAGES + (learnedBefore ? 1 : 0) + measures.size());
        Workers first = stages.next(FIRST);
        history = History.of(view, scope);
        Kinds kinds = Kinds.of(view, history.clock().days());
        Exposure exposure = new Exposure(history, kinds);
        Neighbourhoods neighbourhoods = new Neighbourhoods(view);
        parts = Parts.of(history, neighbourhoods, first);
        Contagion.Community community = Contagion.Community.of(view, neighbourhoods, first);
        test = new BackTest(history, kinds, exposure, community, split);
        Types before = before(view.network().types(), kinds);
        Lesson known = test.lesson(parts, stages.next(2));
        test.judge(LEARNED, known.beta(), learned(before, known, LocalDate.EPOCH), stages.next(1));
        double[] priors = kinds.priors();
        double scale = learnedBefore ? scale(view, before) : view.scale();
        for (int k = 1; k < priors.length; k++) {
            priors[k] *= scale;
        }
        test.judge(PRIORS, priors, before, stages.next(1));
        test.judgeConstant(stages.next(1));
        if (learnedBefore) {
            test.judge(IN_FORCE, kinds.inForce(view), view.network().types(), stages.next(1));
        }
        for (Request request : measures) {
            test.judge(request, before, stages.next(1));
        }
        test.judgeEarly(before, stages.next(1));
        contagion = Contagion.of(history, community, seed, stages.next(1));
        named = Contagion.named(history, community, seed, stages.next(1));
        Workers last = stages.next(LESSON);
        Training all = Training.of(history, kinds, exposure, parts, history.spreads(), history.end());
        last.checkCancelled();
        lesson = Lesson.of(kinds, all, Lesson.SAMPLES, seed, last);
        strengths = lesson.strengths().stream()
                .map(strength -> Strength.of(strength, lesson, Kinds.Force.of(view, strength.kind())))
                .toList();
        fair = !history.apart() && history.clock().days() && latest(view, kinds) <= test.split();
        note(view);
    }

    /** By what the priors would be multiplied if nothing had been learned: else they would do better or worse once something is in force. */
    private static double scale(View view, Types before) {
        Persons persons = view.network().persons();
        List<State> states =
                IntStream.range(0, persons.size()).mapToObj(persons::state).toList();
        return View.of(view.network().asOf(Integer.MAX_VALUE, states, before), view.options())
                .scale();
    }

    /** The day on which something in force was learned last; infinite where some of it does not say when. */
    private static double latest(View view, Kinds kinds) {
        Types types = view.network().types();
        double latest = Double.NEGATIVE_INFINITY;
        for (Kinds.Kind kind : kinds.all()) {
            boolean learned = !kind.name().isEmpty()
                    && (kind.group()
                            ? types.group(kind.name()).learned()
                            : types.tie(kind.name()).learned());
            if (learned) {
                latest = Math.max(
                        latest,
                        types.learned(kind.name(), kind.group())
                                .map(known -> (double) known.on().toEpochDay())
                                .orElse(Double.POSITIVE_INFINITY));
            }
        }
        return latest;
    }

    /**
     * Learns and tests.
     *
     * @param split when the test begins, as it stands in the data, or the share of conversions after it, such as 25%; empty for that
     * @param measures to be judged beside the learned strengths
     * @throws GrapevineException if there is too little to learn from
     */
    public static Learning of(
            View view, History.Scope scope, String split, List<Request> measures, long seed, Workers workers) {
        return new Learning(view, scope, split, measures, seed, workers);
    }

    private void note(View view) {
        notes.addAll(history.notes());
        if (lesson.commonScale()) {
            notes.add(
                    "Fewer than 30 conversions tell no types apart: all priors were multiplied by one common factor, %s."
                            .formatted(number(
                                    strengths.get(0).beta() / strengths.get(0).prior())));
        }
        if (lesson.outside() > 0) {
            notes.add("Brought by somebody to whom no tie in the data leads: %,d; they count as come by themselves."
                    .formatted(lesson.outside()));
        }
        if (!lesson.converged()) {
            notes.add("Learning stopped before it reached its tolerance; strengths may still move in the third digit.");
        }
        if (parts.unit().equals("persons")) {
            notes.add(
                    "The network does not fall into eight parts in which people came, so intervals are drawn from persons; they are too"
                            + " narrow where neighbours came for reasons in common.");
        }
        int given = 0;
        for (int t = 0; t < view.network().ties().size(); t++) {
            given += Double.isNaN(view.network().ties().number(t, "probability")) ? 0 : 1;
        }
        if (given > 0) {
            notes.add(
                    "Ties with a given probability stay as they are and were not learned from: %,d.".formatted(given));
        }
    }

    /** The types as they were before anything was learned. */
    private static Types before(Types inForce, Kinds kinds) {
        Types before = inForce.copy();
        for (Kinds.Kind kind : kinds.all()) {
            if (kind.name().isEmpty()) {
                continue;
            }
            if (kind.group()) {
                GroupType type = inForce.group(kind.name());
                before.declare(new GroupType(
                        type.name(), kind.beta(), kind.gamma(), type.halfLife(), type.sensitivity(), false));
            } else {
                TieType type = inForce.tie(kind.name());
                before.declare(new TieType(
                        type.name(), kind.beta(), type.halfLife(), type.nomination(), type.sensitivity(), false));
            }
        }
        return before;
    }

    private static Types learned(Types before, Lesson lesson, LocalDate on) {
        Types types = before.copy();
        for (Lesson.Strength strength : lesson.strengths()) {
            Kinds.Kind kind = strength.kind();
            if (kind.name().isEmpty() || strength.weight() == 0) {
                continue;
            }
            if (kind.group()) {
                GroupType type = before.group(kind.name());
                types.declare(new GroupType(
                        type.name(), strength.beta(), strength.gamma(), type.halfLife(), type.sensitivity(), true));
            } else {
                TieType type = before.tie(kind.name());
                types.declare(new TieType(
                        type.name(), strength.beta(), type.halfLife(), type.nomination(), type.sensitivity(), true));
            }
            types.declareLearned(
                    kind.name(),
                    kind.group(),
                    new Learned(
                            on,
                            lesson.conversions(),
                            strength.low(),
                            strength.high(),
                            kind.beta(),
                            kind.gamma(),
                            strength.draws()));
        }
        return types;
    }

    /** The types with what was learned in the place of the priors. */
    public Types types(LocalDate on) {
        Types inForce = history.view().network().types();
        return learned(inForce, lesson, on);
    }

    /** What was learned of each way to come, coming by oneself first. */
    public List<Strength> strengths() {
        return strengths;
    }

    /** How the test came out: the learned strengths, the priors, one rate for all, the measures. */
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

    /** What it was learned from. */
    public History history() {
        return history;
    }

    /** What the bootstrap drew, in the plural. */
    public String drawn() {
        return parts.unit();
    }

    /** When the test begins, in words; empty where products teach and judge. */
    public String split() {
        return history.apart() ? "" : history.clock().words(test.split());
    }

    /** How many conversions the test was learned from. */
    public int taught() {
        return test.taught();
    }

    /** How many rows judged, and how many of these came. */
    public Accuracy size() {
        return test.judged().get(0).accuracy();
    }

    /** Whether the strengths learned before the split told better than the priors what came after it. */
    public boolean beatsPriors() {
        return loss(0) < loss(1);
    }

    /**
     * That what was learned foretold better than the priors, which it must to be put in force unless somebody insists.
     *
     * @throws GrapevineException if it did not
     */
    public void requireBetter() {
        if (!beatsPriors()) {
            throw GrapevineException.input(
                    "what was learned does not foretell later conversions better than the priors, so it is not applied",
                    "look at 'grapevine learn', wait for more conversions, or apply it even so with --force");
        }
    }

    /** How much less the learned strengths were off than the priors on what came later. */
    public Gain gain() {
        return test.gain(0, 1);
    }

    /** Whether strengths that were learned at another time are in force. */
    public boolean learnedBefore() {
        return learnedBefore;
    }

    /** What to do, in a sentence. */
    public String advice() {
        if (!beatsPriors()) {
            return "Leave it: what came later was not foretold better than by the priors. More conversions may tell.";
        }
        return gain().clear()
                ? "Use it: what came later was foretold better than by the priors, by more than chance."
                : "Use it with care: what came later was foretold better than by the priors, by no more than chance may do.";
    }

    private double loss(int judged) {
        Calibration calibration = test.judged().get(judged).calibration();
        return calibration == null ? Double.NaN : calibration.logLoss();
    }

    /** What it comes down to, a sentence each. */
    public List<String> verdict() {
        List<String> verdict = new ArrayList<>();
        verdict.add("Learned weights %s the priors: log-loss %s against %s on what came later, %s."
                .formatted(beatsPriors() ? "beat" : "do not beat", number(loss(0)), number(loss(1)), gain().words()));
        if (learnedBefore) {
            verdict.add(
                    "Strengths learned before are in force: log-loss %s on the same%s; those learned now were off by %s."
                            .formatted(
                                    number(loss(IN_FORCE_ROW)),
                                    fair ? "" : ", though they may have been taught by it",
                                    test.gain(0, IN_FORCE_ROW).words()));
        }
        if (loss(2) <= loss(0)) {
            verdict.add("One rate for all tells as much (log-loss %s): ties say nothing here about who comes next."
                    .formatted(number(loss(2))));
        }
        verdict.add(words(contagion, history));
        named.ifPresent(one -> verdict.add(namedWords(one)));
        return verdict;
    }

    static String words(Contagion contagion, History history) {
        String soon = history.clock().days()
                ? "within half a year"
                : "within %s periods"
                        .formatted(number(contagion.span() / history.clock().period()));
        String counts =
                "%s after somebody tied to them people came %,d times, and %.0f times when times are dealt anew within each %s (z %s; %s when dealt among those who came alone)."
                        .formatted(
                                soon,
                                contagion.pairs(),
                                contagion.shuffled(),
                                contagion.communities(),
                                distance(contagion.z()),
                                distance(contagion.timingZ()));
        return (contagion.shows() ? "Contagion shows: " : "No evidence of contagion in these data: ") + counts;
    }

    static String namedWords(Contagion named) {
        return "Counted one way, after somebody whom their own rows name (from names to): %,d times, and %.0f times dealt anew (z %s)."
                .formatted(named.pairs(), named.shuffled(), distance(named.z()));
    }

    private static String distance(double z) {
        return Double.isNaN(z) ? "none, dealing changes nothing" : String.format(Locale.ROOT, "%.1f", z);
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.3g", number);
    }

    /** What a reader must know beside, a sentence each. */
    public List<String> notes() {
        return List.copyOf(notes);
    }
}
