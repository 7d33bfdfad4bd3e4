package org.grapevine.report;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.TagCreator;
import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A chart as SVG: points, lines, bands, bars and bounds on two axes, with a legend and a table of its numbers. No script, no font is
 * asked, every text is text and escaped; shapes and dashes differ as well as colours, which are those of Okabe and Ito and follow the
 * reader's light or dark.
 *
 * <p>The same calls give the same bytes on every machine.
 */
public final class Chart {
    /* Why not a library: those for Java draw on a Graphics2D. What comes out has the colours of one theme, no titles for screen readers, and
     * places that depend on the fonts of the machine; XChart writes letters as outlines, JFreeSVG is under the GPL and names its clips by the
     * clock. */

    /** A corner of the chart. */
    public enum Corner {
        /** High on both axes. */
        TOP_RIGHT,
        /** High on the upward axis. */
        TOP_LEFT,
        /** High on the axis across. */
        BOTTOM_RIGHT,
        /** Low on both axes. */
        BOTTOM_LEFT
    }

    private record Rule(boolean upright, double at, String label) {}

    private record Named(String name, double x, double y) {}

    private record Cornered(Corner corner, String text) {}

    private static final int WIDTH = 720;
    private static final double LINE = 16;
    private static final int LONGEST_NAME = 30;
    private static final int MOST_ROWS = 1000;

    private final String title;
    private final String meaning;
    private final Axis across;
    private final Axis upward;
    private final List<Mark> marks = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<Cornered> corners = new ArrayList<>();
    private final List<Named> names = new ArrayList<>();

    /**
     * An empty chart.
     *
     * @param title what it shows
     * @param meaning what is to be seen in it, in a sentence or two; read out by screen readers
     */
    public Chart(String title, String meaning, Axis across, Axis upward) {
        this.title = title;
        this.meaning = meaning;
        this.across = across;
        this.upward = upward;
    }

    /** A chart of horizontal bars, see {@link #bars}. */
    public static Chart ofBars(String title, String meaning, List<String> names, Axis across) {
        return new Chart(title, meaning, across, Axis.names(names));
    }

    /** Adds points. */
    public Chart points(String name, double[] x, double[] y) {
        return points(name, x, y, List.of());
    }

    /** Adds points, each with a text for whoever points at it. */
    public Chart points(String name, double[] x, double[] y, List<String> texts) {
        return add(new Mark.Points(name, x, y, texts), x, y, y);
    }

    /** Adds points with a range each. */
    public Chart points(String name, double[] x, double[] y, double[] low, double[] high) {
        add(new Mark.Points(name, x, y, low, high, List.of()), x, y, low);
        return this;
    }

    /** Adds a line. */
    public Chart line(String name, double[] x, double[] y) {
        return add(new Mark.Line(name, x, y), x, y, y);
    }

    /** Adds an area between two lines, in the colour of the line or points that come next. */
    public Chart band(String name, double[] x, double[] low, double[] high) {
        return add(new Mark.Band(name, x, low, high), x, low, high);
    }

    /** Adds a bar for each name of the chart; several sets stand beside each other. */
    public Chart bars(String name, double[] lengths) {
        if (lengths.length != upward.categories().size()) {
            throw new IllegalArgumentException(
                    lengths.length + " bars for " + upward.categories().size() + " names");
        }
        marks.add(new Mark.Bars(name, lengths, 0, 1));
        return this;
    }

    private Chart add(Mark mark, double[]... columns) {
        for (double[] column : columns) {
            if (column.length != columns[0].length) {
                throw new IllegalArgumentException(
                        "'" + mark.name + "' has " + columns[0].length + " and " + column.length + " numbers");
            }
        }
        marks.add(mark);
        return this;
    }

    /** Writes a name beside a place, where there is room; the first come first. */
    public Chart label(String name, double x, double y) {
        names.add(new Named(name, x, y));
        return this;
    }

    /** Draws an upright bound. */
    public Chart upright(double at, String label) {
        rules.add(new Rule(true, at, label));
        return this;
    }

    /** Draws a level bound. */
    public Chart level(double at, String label) {
        rules.add(new Rule(false, at, label));
        return this;
    }

    /** Names a quarter. */
    public Chart corner(Corner corner, String text) {
        corners.add(new Cornered(corner, text));
        return this;
    }

    /** The chart with its table, which is folded away until it is wanted. */
    public DomContent figure() {
        return figure(table());
    }

    /** The chart with a table of the caller's, which is folded away until it is wanted. */
    public DomContent figure(DomContent numbers) {
        return TagCreator.figure(
                figcaption(title),
                svg(),
                details(summary("The numbers of this chart"), div(numbers).withClass("scroll")));
    }

    /** The chart alone, for pages whose own table says the same. */
    public DomContent picture() {
        return TagCreator.figure(figcaption(title), svg());
    }

    /** The chart as SVG for a page that has the style. */
    public String drawing() {
        return svg().attr("xmlns", "http://www.w3.org/2000/svg").render();
    }

    /** The chart as a file of its own, with its style. */
    public String file() {
        return svg().attr("xmlns", "http://www.w3.org/2000/svg")
                        .with(Frame.element("style").with(rawHtml(Page.sheet("chart.css"))))
                        .render()
                + "\n";
    }

    private ContainerTag<?> svg() {
        List<String> legend = marks.stream()
                .map(mark -> mark.name)
                .filter(name -> !name.isEmpty())
                .toList();
        double left = left();
        double top = 14 + (marks.size() > 1 || !legend.isEmpty() ? LINE * legendLines(left) : 0);
        double high = upward.categories().isEmpty()
                ? 350
                : Math.max(60, 22.0 * upward.categories().size() * (1 + .4 * (barSets() - 1)));
        Frame frame = new Frame(left, top, WIDTH - left - 28, high, fitted(across, true), fitted(upward, false));
        String id = "chart" + Integer.toHexString(title.hashCode());
        double whole = top + high + (across.label().isEmpty() ? 30 : 48);
        ContainerTag<?> svg = Frame.element("svg")
                .attr("viewBox", "0 0 " + WIDTH + " " + Frame.number(whole))
                .attr("width", WIDTH)
                .attr("height", Frame.number(whole))
                .attr("class", "chart")
                .attr("role", "img")
                .attr("aria-labelledby", id + "t " + id + "d")
                .with(Frame.titled(title).attr("id", id + "t"))
                .with(Frame.element("desc").attr("id", id + "d").withText(Frame.printable(meaning)));
        axes(svg, frame);
        boundLines(svg, frame);
        int series = 0;
        int sets = 0;
        for (Mark mark : marks) {
            Mark drawn = mark instanceof Mark.Bars bars ? bars.placed(sets++, barSets()) : mark;
            drawn.draw(svg, frame, series % Symbols.LOOKS);
            series += mark instanceof Mark.Band ? 0 : 1;
        }
        Labels labels = new Labels(frame);
        boundNames(svg, frame, labels);
        cornerNames(svg, frame, labels);
        for (Named named : names) {
            if (frame.holds(named.x, named.y)) {
                labels.place(svg, named.name, frame.x(named.x), frame.y(named.y));
            }
        }
        legend(svg, left);
        return svg;
    }

    private int barSets() {
        return (int)
                Math.max(1, marks.stream().filter(Mark.Bars.class::isInstance).count());
    }

    private Axis fitted(Axis axis, boolean horizontal) {
        DoubleStream bounds =
                rules.stream().filter(rule -> rule.upright == horizontal).mapToDouble(Rule::at);
        double[] data = DoubleStream.concat(
                        bounds, marks.stream().flatMapToDouble(mark -> horizontal ? mark.widest() : mark.highest()))
                .filter(axis::knows)
                .toArray();
        return axis.fitted(
                Arrays.stream(data).min().orElse(Double.NaN),
                Arrays.stream(data).max().orElse(Double.NaN));
    }

    private double left() {
        Axis axis = fitted(upward, false);
        double widest = axis.ticks().stream()
                .mapToDouble(tick -> Labels.width(Labels.shortened(axis.written(tick), LONGEST_NAME)))
                .max()
                .orElse(0);
        return 14 + widest + (upward.label().isEmpty() ? 0 : 20);
    }

    private void axes(ContainerTag<?> svg, Frame frame) {
        double bottom = frame.top() + frame.height();
        double right = frame.left() + frame.width();
        for (double tick : frame.across().ticks()) {
            double x = frame.x(tick);
            svg.with(Frame.line(x, frame.top(), x, bottom).attr("class", "grid"))
                    .with(Frame.text(frame.across().written(tick), x, bottom + 17, "middle")
                            .attr("class", "tick"));
        }
        for (double tick : frame.upward().ticks()) {
            double y = frame.y(tick);
            String written = Labels.shortened(frame.upward().written(tick), LONGEST_NAME);
            if (upward.categories().isEmpty()) {
                svg.with(Frame.line(frame.left(), y, right, y).attr("class", "grid"));
            }
            svg.with(Frame.text(written, frame.left() - 7, y + 4, "end").attr("class", "tick"));
        }
        svg.with(Frame.line(frame.left(), bottom, right, bottom).attr("class", "axis"))
                .with(Frame.line(frame.left(), frame.top(), frame.left(), bottom)
                        .attr("class", "axis"))
                .with(Frame.text(across.label(), frame.left() + frame.width() / 2, bottom + 38, "middle"));
        if (!upward.label().isEmpty()) {
            double middle = frame.top() + frame.height() / 2;
            svg.with(Frame.text(upward.label(), 14, middle, "middle")
                    .attr("transform", "rotate(-90 14 " + Frame.number(middle) + ")"));
        }
        if (marks.stream().allMatch(mark -> mark.xs.length == 0)) {
            svg.with(Frame.text(
                    "Nothing to show", frame.left() + frame.width() / 2, frame.top() + frame.height() / 2, "middle"));
        }
    }

    private void boundLines(ContainerTag<?> svg, Frame frame) {
        double bottom = frame.top() + frame.height();
        double right = frame.left() + frame.width();
        for (Rule rule : rules) {
            if (rule.upright && frame.across().holds(rule.at)) {
                double x = frame.x(rule.at);
                svg.with(Frame.line(x, frame.top(), x, bottom).attr("class", "bound"));
            } else if (!rule.upright && frame.upward().holds(rule.at)) {
                double y = frame.y(rule.at);
                svg.with(Frame.line(frame.left(), y, right, y).attr("class", "bound"));
            }
        }
    }

    private void boundNames(ContainerTag<?> svg, Frame frame, Labels labels) {
        double right = frame.left() + frame.width();
        for (Rule rule : rules) {
            if (!(rule.upright ? frame.across() : frame.upward()).holds(rule.at)) {
                continue;
            }
            boolean late = !rule.upright || frame.x(rule.at) + 5 + Labels.width(rule.label) > right;
            double x = rule.upright ? frame.x(rule.at) + (late ? -5 : 5) : right - 5;
            double y = rule.upright ? frame.top() + 34 : frame.y(rule.at) - 5;
            String anchor = late ? "end" : "start";
            svg.with(Frame.text(rule.label, x, y, anchor).attr("class", "tick"));
            labels.keep(rule.label, x, y, anchor);
        }
    }

    private void cornerNames(ContainerTag<?> svg, Frame frame, Labels labels) {
        for (Cornered cornered : corners) {
            boolean low = cornered.corner == Corner.BOTTOM_LEFT || cornered.corner == Corner.BOTTOM_RIGHT;
            boolean near = cornered.corner == Corner.TOP_LEFT || cornered.corner == Corner.BOTTOM_LEFT;
            double x = near ? frame.left() + 8 : frame.left() + frame.width() - 8;
            double y = low ? frame.top() + frame.height() - 7 : frame.top() + 16;
            String anchor = near ? "start" : "end";
            svg.with(Frame.text(cornered.text, x, y, anchor).attr("class", "corner"));
            labels.keep(cornered.text, x, y, anchor);
        }
    }

    private int legendLines(double left) {
        return (int) legend(Frame.element("g"), left) + 1;
    }

    /** Draws the legend and returns the number of its last line, from 0. */
    private double legend(ContainerTag<?> svg, double left) {
        double x = left;
        int line = 0;
        int series = 0;
        for (Mark mark : marks) {
            int look = series % Symbols.LOOKS;
            series += mark instanceof Mark.Band ? 0 : 1;
            if (mark.name.isEmpty()) {
                continue;
            }
            String text = Labels.shortened(mark.name, 60);
            double wide = 26 + Labels.width(text) + 16;
            if (x > left && x + wide > WIDTH - 10) {
                x = left;
                line++;
            }
            double y = 10 + LINE * line;
            svg.with(swatch(mark, look, x, y)).with(Frame.text(text, x + 24, y + 4, "start"));
            x += wide;
        }
        return line;
    }

    private static ContainerTag<?> swatch(Mark mark, int look, double x, double y) {
        if (mark instanceof Mark.Line) {
            return Frame.line(x, y, x + 20, y).attr("class", "line c" + look);
        }
        if (mark instanceof Mark.Points) {
            return Symbols.at(look, x + 12, y);
        }
        return Frame.element("rect")
                .attr("class", (mark instanceof Mark.Band ? "band f" : "bar f") + look)
                .attr("x", Frame.number(x))
                .attr("y", Frame.number(y - 5))
                .attr("width", 20)
                .attr("height", 10);
    }

    private DomContent table() {
        List<List<String>> rows = new ArrayList<>();
        for (Mark mark : marks) {
            for (int i = 0; i < mark.xs.length; i++) {
                List<String> row = new ArrayList<>(List.of(mark.name));
                if (mark instanceof Mark.Bars) {
                    row.add(upward.categories().get(i));
                }
                for (double[] column : mark.columns()) {
                    row.add(i < column.length ? Frame.rounded(column[i]) : "");
                }
                rows.add(row);
            }
        }
        boolean names = !upward.categories().isEmpty();
        int shown = marks.stream().anyMatch(mark -> mark.low.length > 0) ? 5 : 3;
        List<String> head =
                List.of("Series", names ? "" : across.label(), names ? across.label() : upward.label(), "From", "To");
        return TagCreator.table(
                caption(rows.size() <= MOST_ROWS ? title : title + ": the first " + MOST_ROWS + " rows"),
                thead(tr(each(head.subList(0, shown), name -> th(name)))),
                tbody(each(
                        rows.subList(0, Math.min(MOST_ROWS, rows.size())),
                        row -> tr(each(row.subList(0, shown), cell -> td(cell))))));
    }
}
