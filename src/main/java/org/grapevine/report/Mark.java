package org.grapevine.report;

import j2html.tags.ContainerTag;
import java.util.List;

/** What a {@link Chart} shows on its axes. */
sealed interface Mark {
    /** As it stands in the legend; empty for what needs none. */
    String name();

    /** All numbers across, which the axis must hold. */
    double[] widest();

    /** All numbers upward, which the axis must hold. */
    double[] highest();

    /** Across and upward and, where there are ranges, from and to; for the table. */
    double[][] columns();

    /** Draws it in the look of series number {@code series}. */
    void draw(ContainerTag<?> into, Frame frame, int series);

    /**
     * Points, with a range above and below where there is one.
     *
     * @param texts what is said of each point when it is pointed at; empty for its numbers
     */
    record Points(String name, double[] xs, double[] ys, double[] low, double[] high, List<String> texts)
            implements Mark {
        @Override
        public double[] widest() {
            return xs;
        }

        @Override
        public double[] highest() {
            return joined(ys, low, high);
        }

        @Override
        public double[][] columns() {
            return new double[][] {xs, ys, low, high};
        }

        @Override
        public void draw(ContainerTag<?> into, Frame frame, int series) {
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
    record Line(String name, double[] xs, double[] ys) implements Mark {
        @Override
        public double[] widest() {
            return xs;
        }

        @Override
        public double[] highest() {
            return ys;
        }

        @Override
        public double[][] columns() {
            return new double[][] {xs, ys, {}, {}};
        }

        @Override
        public void draw(ContainerTag<?> into, Frame frame, int series) {
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
    record Band(String name, double[] xs, double[] low, double[] high) implements Mark {
        @Override
        public double[] widest() {
            return xs;
        }

        @Override
        public double[] highest() {
            return joined(low, high, new double[0]);
        }

        @Override
        public double[][] columns() {
            return new double[][] {xs, {}, low, high};
        }

        @Override
        public void draw(ContainerTag<?> into, Frame frame, int series) {
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

    /**
     * Bars from 0 to the right, one for each name of the upward axis.
     *
     * @param among how many sets of bars share a name
     * @param position of this set among them, the uppermost first
     */
    record Bars(String name, double[] xs, int position, int among) implements Mark {
        @Override
        public double[] widest() {
            return joined(xs, new double[] {0}, new double[0]);
        }

        @Override
        public double[] highest() {
            return new double[0];
        }

        @Override
        public double[][] columns() {
            return new double[][] {xs, {}, {}, {}};
        }

        @Override
        public void draw(ContainerTag<?> into, Frame frame, int series) {
            double thick = .8 * Math.abs(frame.y(1) - frame.y(0)) / among;
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

    private static double[] joined(double[] first, double[] second, double[] third) {
        double[] all = new double[first.length + second.length + third.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        System.arraycopy(third, 0, all, first.length + second.length, third.length);
        return all;
    }
}
