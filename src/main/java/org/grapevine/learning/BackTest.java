package org.grapevine.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Percent;
import org.grapevine.analysis.Request;
import org.grapevine.centrality.PageRank;
import org.grapevine.centrality.Strength;
import org.grapevine.graph.Graph;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.State;
import org.grapevine.network.Types;
import org.grapevine.network.View;
import org.grapevine.parallel.RandomStream;
import org.grapevine.parallel.Workers;

/**
 * What would have been foreseen: everything is learned and scored from what was known at a time, and judged by who came after it. Where
 * products spread apart, the first ones teach and the last ones judge, one period ahead.
 */
final class BackTest {
    private static final double TRAINING = .75;
    private static final double TOP = .1;
    private static final int DEALS = 200;
    private static final String EARLY = "pagerank from early adopters";

    private final History history;
    private final Kinds kinds;
    private final Exposure exposure;
    private final Contagion.Community community;
    private final long[] ties;
    private final List<Spread> training;
    private final List<Spread> judging;
    private final double split;
    private final int taught;
    private final List<int[]> rows = new ArrayList<>();
    private final List<double[]> bounds = new ArrayList<>();
    private final boolean[] came;
    private final List<Judged> judged = new ArrayList<>();
    private final List<double[]> losses = new ArrayList<>();
    private final boolean[] clients;

    BackTest(History history, Kinds kinds, Exposure exposure, Contagion.Community community, String splitAt) {
        this.history = history;
        this.kinds = kinds;
        this.exposure = exposure;
        this.community = community;
        this.ties = Contagion.ties(history.view());
        if (history.apart()) {
            int first =
                    Math.max(1, (int) Math.floor(TRAINING * history.spreads().size()));
            training = history.spreads().subList(0, first);
            judging = history.spreads().subList(first, history.spreads().size());
            split = history.end();
        } else {
            training = history.spreads();
            judging = history.spreads();
            split = split(splitAt);
        }
        taught = count(training, split);
        rows();
        came = new boolean[rows.size()];
        for (int i = 0; i < came.length; i++) {
            int[] row = rows.get(i);
            double[] ends = bounds.get(row[0]);
            came[i] = judging.get(row[0]).cameIn(row[1], ends[row[2]], ends[row[2] + 1]);
        }
        clients = new boolean[history.view().graph().vertices()];
        for (int v = 0; v < clients.length; v++) {
            clients[v] = history.apart() || judging.get(0).talks(v, split, Double.POSITIVE_INFINITY);
        }
    }

    private double split(String text) {
        double[] times = history.times();
        double wanted = TRAINING;
        if (!text.isEmpty()) {
            String share = text.strip();
            if (!share.endsWith("%") && !share.startsWith("0.") && !share.startsWith(".")) {
                return inside(history.clock().time("--split", share), times, text);
            }
            wanted = 1 - Percent.share(share);
            if (Double.isNaN(wanted)) {
                throw GrapevineException.input("--split '" + text + "' is no share", "write for example 25%");
            }
        }
        double best = Double.NaN;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i + 1 < times.length; i++) {
            double off = Math.abs((i + 1.0) / times.length - wanted);
            if (times[i] < times[i + 1] && off < least) {
                least = off;
                best = times[i];
            }
        }
        return inside(best, times, text.isEmpty() ? "25%" : text);
    }

    private double inside(double time, double[] times, String text) {
        if (!(time >= times[0] && time < times[times.length - 1])) {
            throw GrapevineException.input(
                    "--split %s leaves nobody on one side: people came from %s to %s"
                            .formatted(
                                    text,
                                    history.clock().words(times[0]),
                                    history.clock().words(times[times.length - 1])),
                    "choose a time in between, or a share such as 25%");
        }
        return time;
    }

    private int count(List<Spread> spreads, double until) {
        int count = 0;
        for (Spread spread : spreads) {
            for (int v = 0; v < spread.came().length; v++) {
                count += spread.cameIn(v, spread.begin(), until) ? 1 : 0;
            }
        }
        return count;
    }

    private void rows() {
        for (int s = 0; s < judging.size(); s++) {
            Spread spread = judging.get(s);
            bounds.add(
                    history.apart()
                            ? history.bounds(spread.begin(), history.end())
                            : new double[] {split, history.end()});
            double[] ends = bounds.get(s);
            for (int v = 0; v < spread.came().length; v++) {
                for (int t = 0; t + 1 < ends.length && spread.open(v, ends[t]); t++) {
                    rows.add(new int[] {s, v, t});
                }
            }
        }
    }

    /** Learns from what was known at the split, without intervals. */
    Lesson lesson(Parts parts, Workers workers) {
        if (taught < 2) {
            throw GrapevineException.input(
                    "only %d of %d conversions lie before the split".formatted(taught, history.conversions()),
                    "split later, for example --split 10%");
        }
        Training known = Training.of(history, kinds, exposure, parts, training, split);
        return Lesson.of(kinds, known, 0, 1, workers);
    }

    /** Judges the forecasts of hazards by column. */
    void judge(String name, double[] beta, Types types, Workers workers) {
        double[] forecast = forecast(beta);
        View view = then(types);
        judge(name, forecast, true, new Strength().scores(view.graph(), workers).values(), workers);
    }

    /** Judges the forecast that everybody comes at the rate of those who had come. */
    void judgeConstant(Workers workers) {
        double years = 0;
        for (Spread spread : training) {
            for (int v = 0; v < spread.came().length; v++) {
                double end = spread.cameIn(v, spread.begin(), split) ? spread.came()[v] : split;
                years += spread.open(v, spread.begin())
                        ? (end - spread.begin()) / history.clock().year()
                        : 0;
            }
        }
        double[] beta = new double[kinds.columns()];
        beta[0] = taught / years;
        double[] nothing = new double[history.view().graph().vertices()];
        judge("one rate for all", forecast(beta), true, nothing, workers);
    }

    /** Judges a measure, on the network as it was known at the split. */
    void judge(Request request, Types types, Workers workers) {
        View view = then(types);
        double[] scores = request.run(view, workers).values();
        judge(request.text(), byRow(scores), false, scores, workers);
    }

    /**
     * Judges personalised PageRank from those who had come by the split: a walk along the ties that begins again at one of them. Only where
     * there is one spread.
     */
    void judgeEarly(Types types, Workers workers) {
        int[] early = IntStream.range(0, clients.length)
                .filter(v -> judging.get(0).came()[v] <= split)
                .toArray();
        if (history.apart() || early.length == 0) {
            return;
        }
        Graph graph = then(types).graph().reversed();
        double[] scores = new PageRank(.85, 1e-10, 1000)
                .towards(early)
                .scores(graph, workers)
                .values();
        judge(EARLY, byRow(scores), false, scores, workers);
    }

    private double[] byRow(double[] scores) {
        return rows.stream().mapToDouble(row -> scores[row[1]]).toArray();
    }

    private View then(Types types) {
        ReferralNetwork network = history.view().network();
        boolean days = history.clock().days();
        int day = days ? (int) split : network.referrals().isEmpty() ? Integer.MAX_VALUE : Integer.MIN_VALUE + 1;
        List<State> states = new ArrayList<>();
        for (int p = 0; p < network.persons().size(); p++) {
            int v = history.view().vertex(p);
            State now = network.persons().state(p);
            boolean client = v >= 0 && !history.apart() && clients[v];
            states.add(
                    history.apart() || v < 0
                            ? now
                            : client ? State.CLIENT : now == State.LOST ? State.LOST : State.PROSPECT);
        }
        return View.of(network.asOf(day, states, types), history.view().options());
    }

    /** Probability of each row that it comes, at hazards by column. */
    private double[] forecast(double[] beta) {
        double[] probability = new double[rows.size()];
        int at = 0;
        for (int s = 0; s < judging.size(); s++) {
            Spread spread = judging.get(s);
            double[] ends = bounds.get(s);
            int n = spread.came().length;
            int[] last = new int[n];
            int[] first = new int[n];
            Arrays.fill(last, -1);
            int begin = at;
            for (; at < rows.size() && rows.get(at)[0] == s; at++) {
                int[] row = rows.get(at);
                last[row[1]] = row[2];
                first[row[1]] = row[2] == 0 ? at : first[row[1]];
            }
            exposure.send(
                    spread,
                    ends,
                    last,
                    (v, t, column, amount) -> probability[first[v] + t] += beta[column]
                            * amount
                            * (ends[t + 1] - ends[t])
                            / history.clock().year());
            for (int i = begin; i < at; i++) {
                probability[i] = -Math.expm1(-probability[i]);
            }
        }
        return probability;
    }

    private void judge(String name, double[] score, boolean forecast, double[] ofClients, Workers workers) {
        if (forecast) {
            losses.add(Calibration.losses(score, came));
        }
        boolean[] top = top(ofClients);
        int[] brought = brought(top);
        judged.add(new Judged(
                name,
                Accuracy.of(score, came),
                forecast ? Calibration.of(score, came) : null,
                brought[0] == 0 ? Double.NaN : brought[1] / (double) brought[0],
                brought[0] == 0 ? Double.NaN : chance(top) * brought[2] / brought[0],
                captured(top, judging.stream().map(Spread::came).toList()),
                capturedShuffled(top, workers)));
    }

    private boolean[] top(double[] scores) {
        Integer[] order = IntStream.range(0, scores.length)
                .filter(v -> clients[v])
                .boxed()
                .sorted(Comparator.comparingDouble(v -> Double.isNaN(scores[v]) ? Double.MAX_VALUE : -scores[v]))
                .toArray(Integer[]::new);
        boolean[] top = new boolean[scores.length];
        for (int i = 0; i < Math.ceil(TOP * order.length); i++) {
            top[order[i]] = true;
        }
        return top;
    }

    private double chance(boolean[] top) {
        int chosen = 0;
        int all = 0;
        for (int v = 0; v < top.length; v++) {
            chosen += top[v] ? 1 : 0;
            all += clients[v] ? 1 : 0;
        }
        return all == 0 ? 0 : chosen / (double) all;
    }

    /** Of those who came later: how many with a known bringer, how many of these a bringer in {@code top}, how many a bringer who was a client. */
    private int[] brought(boolean[] top) {
        int[] counts = new int[3];
        for (int i = 0; i < came.length; i++) {
            int bringer = came[i] ? judging.get(rows.get(i)[0]).bringer()[rows.get(i)[1]] : Spread.UNKNOWN;
            if (bringer != Spread.UNKNOWN) {
                counts[0]++;
                counts[1] += top[bringer] ? 1 : 0;
                counts[2] += clients[bringer] ? 1 : 0;
            }
        }
        return counts;
    }

    private double captured(boolean[] top, List<double[]> times) {
        int later = 0;
        int captured = 0;
        for (int s = 0; s < times.size(); s++) {
            double[] time = times.get(s);
            double begin = bounds.get(s)[0];
            boolean[] reached = new boolean[time.length];
            for (long tie : ties) {
                int from = (int) (tie >>> 32);
                int to = (int) tie;
                reached[to] |= top[from] && time[from] < time[to];
            }
            for (int v = 0; v < time.length; v++) {
                boolean came = time[v] > begin;
                later += came ? 1 : 0;
                captured += came && reached[v] ? 1 : 0;
            }
        }
        return later == 0 ? Double.NaN : captured / (double) later;
    }

    private double capturedShuffled(boolean[] top, Workers workers) {
        double sum = workers.sum(DEALS, (deal, worker) -> {
            RandomStream random = new RandomStream();
            random.seek(2, deal);
            List<double[]> times = new ArrayList<>();
            for (Spread spread : judging) {
                times.add(community.dealt(spread, false, random));
            }
            return captured(top, times);
        });
        return sum / DEALS;
    }

    /** How much less forecast number {@code better} was off than number {@code worse}, forecasts being counted from 0 in the order of judging. */
    Gain gain(int better, int worse) {
        return Gain.of(losses.get(better), losses.get(worse));
    }

    /** When the past ends from which everything was foreseen. */
    double split() {
        return split;
    }

    /** How many came before that. */
    int taught() {
        return taught;
    }

    /** How well each way to foresee did, in the order of judging. */
    List<Judged> judged() {
        return Collections.unmodifiableList(judged);
    }
}
