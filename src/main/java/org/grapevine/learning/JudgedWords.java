package org.grapevine.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How forecasts and rankings did on what came later, in full and in words. */
public final class JudgedWords {
    /** What the numbers mean, a sentence each under its name. */
    public static final Map<String, String> MEANINGS = meanings();

    private static final List<String> COLUMNS = List.of(
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
            "tiedToTop10Shuffled");

    private final List<Judged> judged;

    /** Words about {@code judged}. */
    public JudgedWords(List<Judged> judged) {
        this.judged = judged;
    }

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put(
                "AUC",
                "how often one who came later stood above one who did not (0.5 is a coin), +/- its standard error.");
        meanings.put("Lift", "how many times as many came among the highest 1, 5, 10 % as among all.");
        meanings.put("Log-loss", "how far probabilities were off, the less the better.");
        meanings.put("Slope", "1 where they were neither too bold nor too timid.");
        meanings.put(
                "Bringers",
                "of those brought later by somebody known, the share whose bringer stood in the highest tenth of clients;"
                        + " by lot: what a tenth drawn by lot would have had.");
        meanings.put(
                "Tied",
                "of all who came later, the share with a tie to somebody in the highest tenth who had come before them;"
                        + " dealt: the same with times dealt anew within each community. Only what is above that is word of mouth.");
        return meanings;
    }

    /** The names of the numbers of {@link #rows}. */
    public static List<String> columns() {
        return COLUMNS;
    }

    /** All numbers, a row each. */
    public List<List<@Nullable Object>> rows() {
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

    /** The same, each row by name and with its calibration curve. */
    public List<Map<String, @Nullable Object>> maps() {
        List<Map<String, @Nullable Object>> maps = NamedRows.of(COLUMNS, rows());
        for (int i = 0; i < maps.size(); i++) {
            Calibration calibration = judged.get(i).calibration();
            if (calibration != null) {
                maps.get(i).put("calibration", curve(calibration));
            }
        }
        return maps;
    }

    private static List<Map<String, Object>> curve(Calibration calibration) {
        List<Map<String, Object>> curve = new ArrayList<>();
        for (Calibration.Bin bin : calibration.curve()) {
            Map<String, Object> point = new LinkedHashMap<>();
            point.put("rows", bin.rows());
            point.put("forecast", bin.forecast());
            point.put("came", bin.came());
            point.put("lo", bin.low());
            point.put("hi", bin.high());
            curve.add(point);
        }
        return curve;
    }

    /** How often people came soon after those tied to them, and after those alone whom their own rows name. */
    public static Map<String, Object> contagion(Contagion contagion, Optional<Contagion> named) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("contagion", contagion.pairs());
        facts.put("contagionShuffled", contagion.shuffled());
        facts.put("contagionZ", contagion.z());
        facts.put("contagionTimingZ", contagion.timingZ());
        named.ifPresent(one -> {
            facts.put("contagionNamed", one.pairs());
            facts.put("contagionNamedShuffled", one.shuffled());
            facts.put("contagionNamedZ", one.z());
        });
        return facts;
    }
}
