package org.grapevine.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * An axis of a {@link Chart}: what it measures, how numbers become lengths, and from where to where it goes. Where the ends are not given
 * they follow from the data.
 *
 * @param label what it measures, with the unit
 * @param scale how numbers become lengths
 * @param low lower end; NaN for what the data say
 * @param high upper end; NaN for what the data say
 * @param categories names of the positions 0, 1, ... on an axis of names; else empty
 */
public record Axis(String label, Scale scale, double low, double high, List<String> categories) {
    /** How numbers become lengths. */
    public enum Scale {
        /** In proportion. */
        LINEAR {
            @Override
            double at(double value) {
                return value;
            }
        },
        /** Each factor the same length: for what grows over decades. Only numbers above 0 have a place. */
        LOG {
            @Override
            double at(double value) {
                return Math.log10(value);
            }
        },
        /** The fourth root, with its sign: for amounts of which most are small, few very large, and some 0 or below. */
        ROOT {
            @Override
            double at(double value) {
                return Math.signum(value) * Math.sqrt(Math.sqrt(Math.abs(value)));
            }
        };

        abstract double at(double value);
    }

    private static final int TICKS = 6;
    private static final double MILLION = 1e6;

    /** Keeps a copy of the names. */
    public Axis {
        categories = List.copyOf(categories);
        if (low >= high || (scale == Scale.LOG && low <= 0)) {
            throw new IllegalArgumentException("axis '" + label + "' cannot go from " + low + " to " + high);
        }
    }

    /** An axis in proportion. */
    public static Axis linear(String label) {
        return of(label, Scale.LINEAR);
    }

    /** An axis of decades. */
    public static Axis log(String label) {
        return of(label, Scale.LOG);
    }

    /** An axis of any scale. */
    public static Axis of(String label, Scale scale) {
        return new Axis(label, scale, Double.NaN, Double.NaN, List.of());
    }

    /** An axis of names, for bars. */
    public static Axis names(List<String> names) {
        return new Axis("", Scale.LINEAR, -.5, Math.max(.5, names.size() - .5), names);
    }

    /** The same axis between given ends. */
    public Axis between(double lowest, double highest) {
        return new Axis(label, scale, lowest, highest, categories);
    }

    /** Whether a number is one that the scale knows. */
    boolean knows(double value) {
        return Double.isFinite(value) && (scale != Scale.LOG || value > 0);
    }

    /** Whether a number lies between the ends. */
    boolean holds(double value) {
        double slack = 1e-9 * (high - low);
        return knows(value) && value >= low - slack && value <= high + slack;
    }

    /** Where a number lies, 0 at the lower end and 1 at the upper; what lies beyond is put at the end. */
    double place(double value) {
        double from = scale.at(low);
        return Math.max(0, Math.min(1, (scale.at(value) - from) / (scale.at(high) - from)));
    }

    /** The same axis with ends that hold the data, rounded outwards where none were given. */
    Axis fitted(double smallest, double largest) {
        double from = Double.isNaN(low) ? smallest : low;
        double to = Double.isNaN(high) ? largest : high;
        if (!(from <= to)) {
            from = scale == Scale.LOG ? 1 : 0;
            to = scale == Scale.LOG ? 10 : 1;
        }
        if (scale == Scale.LOG) {
            double lowest = Double.isNaN(low) ? Math.pow(10, Math.floor(Math.log10(from) + 1e-9)) : low;
            double highest = Double.isNaN(high) ? Math.pow(10, Math.ceil(Math.log10(to) - 1e-9)) : high;
            return between(lowest, highest > lowest ? highest : 10 * lowest);
        }
        if (scale == Scale.ROOT && from < to) {
            return between(
                    Double.isNaN(low) ? (from < 0 ? -roundUp(-from) : 0) : low,
                    Double.isNaN(high) ? (to > 0 ? roundUp(to) : 0) : high);
        }
        if (from == to) {
            double half = from == 0 ? 1 : Math.abs(from) / 2;
            from = Double.isNaN(low) ? from - half : low;
            to = Double.isNaN(high) ? to + half : Math.max(high, from + half);
        }
        double step = step(to - from);
        return between(
                Double.isNaN(low) ? step * Math.floor(from / step + 1e-9) : low,
                Double.isNaN(high) ? step * Math.ceil(to / step - 1e-9) : high);
    }

    /** The numbers that are written at the axis, ascending. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (!categories.isEmpty()) {
            for (int i = 0; i < categories.size(); i++) {
                ticks.add((double) i);
            }
        } else if (scale == Scale.LOG) {
            decades(ticks);
        } else if (scale == Scale.ROOT) {
            roots(ticks);
        } else {
            double step = step(high - low);
            for (double i = Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
                ticks.add(i * step + 0.0);
            }
        }
        return Collections.unmodifiableList(ticks);
    }

    private void decades(List<Double> ticks) {
        int first = (int) Math.floor(Math.log10(low) + 1e-9);
        int last = (int) Math.ceil(Math.log10(high) - 1e-9);
        int[] within = last - first <= 2 ? new int[] {1, 2, 5} : new int[] {1};
        int every = Math.max(1, (last - first) / 8);
        for (int decade = first; decade <= last; decade += every) {
            for (int digit : within) {
                double tick = digit * Math.pow(10, decade);
                if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) {
                    ticks.add(tick);
                }
            }
        }
    }

    /* Numbers that lie at even distances on the root scale, each rounded to a digit of 1, 2 or 5. */
    private void roots(List<Double> ticks) {
        double from = scale.at(low);
        double to = scale.at(high);
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= 2 * TICKS; i++) {
            double root = from + i * (to - from) / (2 * TICKS);
            double power = Math.signum(root) * root * root * root * root;
            double tick =
                    Math.abs(root) < (to - from) / (4 * TICKS) ? 0 : Math.signum(power) * nearest(Math.abs(power));
            if (scale.at(tick) - last >= (to - from) / 14 && tick >= low && tick <= high) {
                ticks.add(tick + 0.0);
                last = scale.at(tick);
            }
        }
    }

    /** The next number of one digit 1, 2 or 5 that is not below. */
    private static double roundUp(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        double digits = value / power;
        return power * (digits <= 1 + 1e-9 ? 1 : digits <= 2 + 1e-9 ? 2 : digits <= 5 + 1e-9 ? 5 : 10);
    }

    private static double nearest(double value) {
        if (value == 0) {
            return 0;
        }
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        double digits = value / power;
        return power * (digits < 1.4 ? 1 : digits < 3.2 ? 2 : digits < 7.1 ? 5 : 10);
    }

    /** A step of 1, 2 or 5 times a power of ten that makes about six ticks. */
    private static double step(double length) {
        return roundUp(length / TICKS);
    }

    /** A tick as it is written: 2,000 and 0.05 and 3M. */
    String written(double tick) {
        if (!categories.isEmpty()) {
            return categories.get((int) tick);
        }
        double size = Math.abs(tick);
        if (size >= 1000 * MILLION) {
            return plain(tick / (1000 * MILLION)) + "G";
        }
        return size >= MILLION ? plain(tick / MILLION) + "M" : plain(tick);
    }

    private static String plain(double number) {
        double size = Math.abs(number);
        if (size > 0 && size < 1e-6) {
            return String.format(Locale.ROOT, "%.0e", number);
        }
        for (int decimals = 0; decimals < 8; decimals++) {
            double power = Math.pow(10, decimals);
            if (Math.abs(Math.rint(number * power) / power - number) <= 1e-9 * size) {
                return String.format(Locale.ROOT, "%,." + decimals + "f", number);
            }
        }
        return String.format(Locale.ROOT, "%.3g", number);
    }
}
