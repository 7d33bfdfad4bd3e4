package org.grapevine.report;

import j2html.tags.ContainerTag;
import java.util.List;
import java.util.stream.DoubleStream;

/** What a {@link Chart} shows on its axes. */
abstract sealed class Mark {
    private static final double[] NONE = {};

    /** As it stands in the legend; empty for what needs none. */
    final String name;

    final double[] xs;
    final double[] ys;
    final double[] low;
    final double[] high;

    private Mark(String name, double[] xs, double[] ys, double[] low, double[] high) {
        this.name = name;
        this.xs = xs.clone();
        this.ys = ys.clone();
        this.low = low.clone();
        this.high = high.clone();
    }

    /** All numbers across, which the axis must hold. */
    DoubleStream widest() {
        return DoubleStream.of(xs);
    }

    /** All numbers upward, which the axis must hold. */
    DoubleStream highest() {
        return DoubleStream.concat(
                DoubleStream.of(ys), DoubleStream.concat(DoubleStream.of(low), DoubleStream.of(high)));
    }

    /** Across and upward and, where there are ranges, from and to; for the table. */
    List<double[]> columns() {
        return List.of(xs, ys, low, high);
    }

    /** Draws it in the look of series number {@code series}. */
    abstract void draw(ContainerTag<?> into, Frame frame, int series);

    /** Points, with a range above and below where there is one. */
    static final class Points extends Mark {
        private final List<String> texts;

        /** {@code texts} are what is said of each point when it is pointed at; empty for its numbers. */
        Points(String name, double[] xs, double[] ys, double[] low, double[] high, List<String> texts) {
            super(name, xs, ys, low, high);
            this.texts = List.copyOf(texts);
        }

        Points(String name, double[] xs, double[] ys, List<String> texts) {
            this(name, xs, ys, NONE, NONE, texts);
        }

        @Override
        void draw(ContainerTag<?> into, Frame frame, int series) {
            for (int i = 0; i < xs.length; i++) {
                if (!frame.holds(xs[i], ys[i])) {
                    continue;
                }
                double x = frame.x(xs[i]);
                if (i < low.length
                        && frame.upward().knows(low[i])
                        && frame.upward().knows(high[i])) {
                    into.with(
                            Frame.line(x, frame.y(low[i]), x, frame.y(high[i])).attr("class", "range c" + series));
                }
                String text = i < texts.size() ? texts.get(i) : frame.written(xs[i], ys[i]);
                into.with(Symbols.at(series, x, frame.y(ys[i])).with(Frame.titled(text)));
            }
        }
    }

    /** A line through points in their order; broken where a number is missing. */
    static final class Line extends Mark {
        Line(String name, double[] xs, double[] ys) {
            super(name, xs, ys, NONE, NONE);
        }

        @Override
        void draw(ContainerTag<?> into, Frame frame, int series) {
            StringBuilder path = new StringBuilder();
            boolean down = false;
            for (int i = 0; i < xs.length; i++) {
                boolean drawn = frame.holds(xs[i], ys[i]);
                if (drawn) {
                    path.append(down ? 'L' : 'M').append(Frame.point(frame.x(xs[i]), frame.y(ys[i])));
                }
                down = drawn;
            }
            into.with(Frame.element("path").attr("class", "line c" + series).attr("d", path.toString()));
        }
    }

    /** The area between two lines. */
    static final class Band extends Mark {
        Band(String name, double[] xs, double[] low, double[] high) {
            super(name, xs, NONE, low, high);
        }

        @Override
        void draw(ContainerTag<?> into, Frame frame, int series) {
            StringBuilder there = new StringBuilder();
            StringBuilder back = new StringBuilder();
            for (int i = 0; i < xs.length; i++) {
                if (frame.across().holds(xs[i])
                        && frame.upward().knows(low[i])
                        && frame.upward().knows(high[i])) {
                    there.append(there.isEmpty() ? 'M' : 'L').append(Frame.point(frame.x(xs[i]), frame.y(high[i])));
                    back.insert(0, "L" + Frame.point(frame.x(xs[i]), frame.y(low[i])));
                }
            }
            if (!there.isEmpty()) {
                into.with(Frame.element("path")
                        .attr("class", "band f" + series)
                        .attr("d", there.append(back).append('Z').toString()));
            }
        }
    }

    /** Bars from 0 to the right, one for each name of the upward axis. */
    static final class Bars extends Mark {
        private final int position;
        private final int among;

        /**
         * Bars.
         *
         * @param position of this set among those that share the names, the uppermost first
         * @param among how many sets share them
         */
        Bars(String name, double[] lengths, int position, int among) {
            super(name, lengths, NONE, NONE, NONE);
            this.position = position;
            this.among = among;
        }

        Bars placed(int at, int of) {
            return new Bars(name, xs, at, of);
        }

        @Override
        DoubleStream widest() {
            return DoubleStream.concat(super.widest(), DoubleStream.of(0));
        }

        @Override
        void draw(ContainerTag<?> into, Frame frame, int series) {
            double thick = .8 * frame.height() / frame.upward().categories().size() / among;
            for (int i = 0; i < xs.length; i++) {
                if (frame.across().knows(xs[i])) {
                    double from = Math.min(frame.x(0), frame.x(xs[i]));
                    double top = frame.y(i) + thick * (position - among / 2.0);
                    into.with(Frame.element("rect")
                            .attr("class", "bar f" + series)
                            .attr("x", Frame.number(from))
                            .attr("y", Frame.number(top))
                            .attr("width", Frame.number(Math.abs(frame.x(xs[i]) - frame.x(0))))
                            .attr("height", Frame.number(thick * .92))
                            .with(Frame.titled(frame.written(xs[i], i))));
                }
            }
        }
    }
}
