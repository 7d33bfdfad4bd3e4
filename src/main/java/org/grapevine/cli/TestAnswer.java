package org.grapevine.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.grapevine.learning.Accuracy;
import org.grapevine.learning.Calibration;
import org.grapevine.learning.Contagion;
import org.grapevine.learning.Judged;
import org.jspecify.annotations.Nullable;

/** How forecasts and rankings did on what came later, as a table. */
final class TestAnswer {
    private static final String[] IN_FULL = {
        "foreseenBy",
        "auc",
        "aucError",
        "averagePrecision",
        "lift1",
        "lift5",
        "lift10",
        "brier",
        "logLoss",
        "calibrationError",
        "calibrationSlope",
        "calibrationIntercept",
        "bringersInTop10",
        "bringersByChance",
        "tiedToTop10",
        "tiedToTop10Shuffled"
    };

    private final List<Judged> judged;

    TestAnswer(List<Judged> judged) {
        this.judged = judged;
    }

    /** Adds how often people came soon after those tied to them, and after those alone whom their own rows name. */
    static Answer addContagion(Answer answer, Contagion contagion, Optional<Contagion> named) {
        answer.fact("contagion", contagion.pairs())
                .fact("contagionShuffled", contagion.shuffled())
                .fact("contagionZ", contagion.z())
                .fact("contagionTimingZ", contagion.timingZ());
        named.ifPresent(one -> answer.fact("contagionNamed", one.pairs())
                .fact("contagionNamedShuffled", one.shuffled())
                .fact("contagionNamedZ", one.z()));
        return answer;
    }

    /** For people. */
    Answer forPeople() {
        Answer answer = Answer.about("tests")
                .columns(
                        "foreseen by",
                        "AUC",
                        "+/-",
                        "lift 1 %",
                        "lift 5 %",
                        "lift 10 %",
                        "log-loss",
                        "slope",
                        "bringers %",
                        "by lot %",
                        "tied %",
                        "dealt %");
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Judged one : judged) {
            Accuracy accuracy = one.accuracy();
            Calibration calibration = one.calibration();
            rows.add(Arrays.asList(
                    one.name(),
                    rounded(accuracy.auc(), 3),
                    rounded(accuracy.error(), 3),
                    rounded(accuracy.lift()[0], 2),
                    rounded(accuracy.lift()[1], 2),
                    rounded(accuracy.lift()[2], 2),
                    calibration == null ? null : rounded(calibration.logLoss(), 4),
                    calibration == null ? null : rounded(calibration.slope(), 2),
                    percent(one.inTop()),
                    percent(one.inTopByChance()),
                    percent(one.captured()),
                    percent(one.capturedShuffled())));
        }
        return explained(answer.rows(rows));
    }

    /** Adds what the columns mean. */
    private static Answer explained(Answer answer) {
        return answer.note(
                        "AUC: how often one who came later stood above one who did not (0.5 is a coin), +/- its standard error."
                                + " Lift: how many times as many came among the highest 1, 5, 10 % as among all.")
                .note(
                        "Log-loss: how far probabilities were off, the less the better. Slope: 1 where they were neither too bold nor too timid.")
                .note(
                        "Bringers: of those brought later by somebody known, the share whose bringer stood in the highest tenth of clients;"
                                + " by lot: what a tenth drawn by lot would have had.")
                .note(
                        "Tied: of all who came later, the share with a tie to somebody in the highest tenth who had come before them;"
                                + " dealt: the same with times dealt anew within each community. Only what is above that is word of mouth.");
    }

    /** The names of all columns for programs. */
    static String[] columns() {
        return IN_FULL.clone();
    }

    /** Everything, a row each under {@link #columns}. */
    List<List<@Nullable Object>> rows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Judged one : judged) {
            Accuracy accuracy = one.accuracy();
            Calibration calibration = one.calibration();
            List<@Nullable Object> row = new ArrayList<>(List.of(
                    one.name(),
                    accuracy.auc(),
                    accuracy.error(),
                    accuracy.averagePrecision(),
                    accuracy.lift()[0],
                    accuracy.lift()[1],
                    accuracy.lift()[2]));
            row.addAll(
                    calibration == null
                            ? Arrays.asList(null, null, null, null, null)
                            : List.of(
                                    calibration.brier(),
                                    calibration.logLoss(),
                                    calibration.error(),
                                    calibration.slope(),
                                    calibration.intercept()));
            row.addAll(List.of(one.inTop(), one.inTopByChance(), one.captured(), one.capturedShuffled()));
            rows.add(row);
        }
        return rows;
    }

    /** The same, each row as a map with its calibration curve. */
    List<Map<String, @Nullable Object>> maps() {
        List<Map<String, @Nullable Object>> maps = new ArrayList<>();
        List<List<@Nullable Object>> rows = rows();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (int k = 0; k < IN_FULL.length; k++) {
                map.put(IN_FULL[k], rows.get(i).get(k));
            }
            Calibration calibration = judged.get(i).calibration();
            if (calibration != null) {
                List<Map<String, Object>> curve = new ArrayList<>();
                for (Calibration.Bin bin : calibration.curve()) {
                    Map<String, Object> told = new LinkedHashMap<>();
                    told.put("rows", bin.rows());
                    told.put("forecast", bin.forecast());
                    told.put("came", bin.came());
                    curve.add(told);
                }
                map.put("calibration", curve);
            }
            maps.add(map);
        }
        return maps;
    }

    static double rounded(double number, int digits) {
        double unit = Math.pow(10, digits);
        return Double.isNaN(number) ? number : Math.round(unit * number) / unit;
    }

    private static @Nullable Object percent(double share) {
        return Double.isNaN(share) ? null : (Object) Math.round(100 * share);
    }
}
