package org.grapevine.report;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.join;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;
import static org.grapevine.report.Page.isolated;
import static org.grapevine.report.Page.number;
import static org.grapevine.report.Page.scrolled;

import j2html.tags.DomContent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.grapevine.learning.Calibration;
import org.grapevine.learning.Judged;
import org.grapevine.learning.JudgedWords;
import org.grapevine.learning.Learning;
import org.grapevine.learning.LearningWords;
import org.grapevine.learning.Strength;

/** One self-contained page about what the past teaches: the strength of each kind of tie, and how well it foretold what came later. */
public final class LearningPage {
    private final String title;
    private final Learning learning;
    private final LearningWords words;

    /** A page about what was learned. */
    public LearningPage(String title, Learning learning) {
        this.title = title;
        this.learning = learning;
        this.words = new LearningWords(learning);
    }

    /** The page as HTML. */
    public String render() {
        return Page.of(
                title,
                p("Learned from " + words.from() + ".").withClass("soft"),
                p(learning.advice()),
                ul(each(learning.verdict(), sentence -> li(sentence))),
                h2("How strong each kind of tie is"),
                strengths(),
                h2("Whether forecasts came true"),
                calibration(learning.judged()).figure(),
                h2("What would have foretold who comes"),
                tests(),
                h2("What to know before you act on it"),
                ul(each(words.notes(), note -> li(note))),
                h2("What the numbers mean"),
                definitions());
    }

    private DomContent strengths() {
        return scrolled(table(
                caption("Intervals hold 90 %% of 200 bootstrap samples of %s".formatted(learning.drawn())),
                thead(tr(
                        th("Through"),
                        th("New clients").withClass("number"),
                        th("Strength before").withClass("number"),
                        th("Strength learned").withClass("number"),
                        th("90 % interval").withClass("number"),
                        th("gamma").withClass("number"))),
                tbody(each(learning.strengths(), LearningPage::row))));
    }

    private static DomContent row(Strength strength) {
        return tr(
                td(
                        strength.organic()
                                ? LearningWords.name(strength)
                                : isolated(strength.name()) + (strength.group() ? " (groups)" : " (ties)")),
                number(told(strength.credit(), "%,.1f")),
                number(told(strength.prior(), "%.3f")),
                number(told(strength.beta(), "%.3f")),
                number(told(strength.low(), "%.3f") + " to " + told(strength.high(), "%.3f")),
                number(told(strength.gamma(), "%.2f")));
    }

    /** Forecasts and what came of them, of what was learned, with exact 95 % intervals, and of the priors. */
    public static Chart calibration(List<Judged> judged) {
        Chart chart = new Chart(
                "Forecast and what came of it",
                "Each point is a tenth of the people who were no clients at the split, the least likely first. On the dotted line as many"
                        + " came as were forecast; below it the forecast was too high.",
                Axis.linear("forecast, %"),
                Axis.linear("came, %"));
        double most = 0;
        List<Judged> forecasts = judged.stream()
                .filter(one -> one.calibration() != null)
                .limit(2)
                .toList();
        for (Judged one : forecasts) {
            List<Calibration.Bin> curve =
                    Objects.requireNonNull(one.calibration()).curve();
            double[] forecast = percents(curve, Calibration.Bin::forecast);
            double[] came = percents(curve, Calibration.Bin::came);
            if (most == 0) {
                chart.points(
                        one.name() + ", 95 % interval",
                        forecast,
                        came,
                        percents(curve, Calibration.Bin::low),
                        percents(curve, Calibration.Bin::high));
            } else {
                chart.points(one.name(), forecast, came);
            }
            most = Math.max(
                    most,
                    DoubleStream.concat(DoubleStream.of(forecast), DoubleStream.of(came))
                            .max()
                            .orElse(0));
        }
        return chart.line("as forecast", new double[] {0, most}, new double[] {0, most});
    }

    private static double[] percents(List<Calibration.Bin> curve, ToDoubleFunction<Calibration.Bin> share) {
        return curve.stream().mapToDouble(bin -> 100 * share.applyAsDouble(bin)).toArray();
    }

    private DomContent tests() {
        return scrolled(table(
                caption("What was known%s, judged by who came later"
                        .formatted(learning.split().isEmpty() ? "" : " on " + learning.split())),
                thead(tr(
                        th("Foreseen by"),
                        th("AUC").withClass("number"),
                        th("Standard error").withClass("number"),
                        th("Lift, highest 10 %").withClass("number"),
                        th("Log-loss").withClass("number"),
                        th("Slope").withClass("number"),
                        th("Bringers in top 10 %").withClass("number"),
                        th("By lot").withClass("number"),
                        th("Tied to top 10 %").withClass("number"),
                        th("Dealt anew").withClass("number"))),
                tbody(each(learning.judged(), LearningPage::row))));
    }

    private static DomContent row(Judged judged) {
        Calibration calibration = judged.calibration();
        return tr(
                td(judged.name()),
                number(told(judged.accuracy().auc(), "%.3f")),
                number(told(judged.accuracy().error(), "%.3f")),
                number(told(judged.accuracy().lift()[2], "%.2f")),
                number(calibration == null ? "" : told(calibration.logLoss(), "%.4f")),
                number(calibration == null ? "" : told(calibration.slope(), "%.2f")),
                number(told(100 * judged.inTop(), "%.0f %%")),
                number(told(100 * judged.inTopByChance(), "%.0f %%")),
                number(told(100 * judged.captured(), "%.0f %%")),
                number(told(100 * judged.capturedShuffled(), "%.0f %%")));
    }

    private static String told(double number, String format) {
        return Double.isNaN(number) ? "" : String.format(Locale.ROOT, format, number);
    }

    private DomContent definitions() {
        Map<String, String> meanings = new LinkedHashMap<>(words.meanings());
        meanings.putAll(JudgedWords.MEANINGS);
        return dl(each(meanings.entrySet(), one -> join(dt(one.getKey()), dd(ReportPage.capital(one.getValue())))));
    }
}
