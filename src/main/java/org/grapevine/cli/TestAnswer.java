package org.grapevine.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.grapevine.learning.Accuracy;
import org.grapevine.learning.Calibration;
import org.grapevine.learning.Judged;
import org.grapevine.learning.JudgedWords;
import org.jspecify.annotations.Nullable;

/** How forecasts and rankings did on what came later, as a table. */
final class TestAnswer {
    private final List<Judged> judged;

    TestAnswer(List<Judged> judged) {
        this.judged = judged;
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
        JudgedWords.MEANINGS.forEach((name, meaning) -> answer.note(name + ": " + meaning));
        return answer.rows(rows);
    }

    static double rounded(double number, int digits) {
        double unit = Math.pow(10, digits);
        return Double.isNaN(number) ? number : Math.round(unit * number) / unit;
    }

    private static @Nullable Object percent(double share) {
        return Double.isNaN(share) ? null : (Object) Math.round(100 * share);
    }
}
