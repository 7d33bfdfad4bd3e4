package org.grapevine.diffusion;

import java.util.Arrays;

/**
 * Who was exposed to what, and who came: the data that hazards are learned from, numbers only. Time at risk in which nobody came counts as a
 * sum over its part of the data; a period in which somebody came is a row of its own, sparse.
 *
 * <p>Memory: 8 bytes a part and column, 12 bytes an entry of a row. The arrays are open so that kernels read them without a call; nobody
 * writes them once built.
 */
public final class RiskRows {
    /* The likelihood of all rows without an event is exp(-sum of their hazards), so nothing but the sum of their exposures is needed, and
     * since a bootstrap draws whole parts (components, communities, campaigns), a sum for each part. Hence memory grows with events, not
     * with persons times periods. */

    /** How many parts the data falls into. */
    public final int parts;

    /** How many kinds of exposure there are. */
    public final int columns;

    /** Exposure of part p in column k, at {@code p * columns + k}, of all rows, those with an event included. */
    public final double[] exposure;

    /** The part of each event. */
    public final int[] part;

    /** Where the entries of each event begin; one longer than the number of events. */
    public final int[] offset;

    /** The column of each entry. */
    public final int[] column;

    /** The exposure of each entry. */
    public final double[] value;

    /** Where the entries of the known cause of each event begin, none where the cause is unknown; one longer than the number of events. */
    public final int[] causeOffset;

    /** The column of each entry of a known cause. */
    public final int[] causeColumn;

    /** What that cause weighs in that column. */
    public final double[] causeValue;

    private RiskRows(Builder builder) {
        parts = builder.parts;
        columns = builder.columns;
        exposure = builder.exposure;
        part = Arrays.copyOf(builder.part, builder.events);
        offset = Arrays.copyOf(builder.offset, builder.events + 1);
        column = Arrays.copyOf(builder.column, builder.offset[builder.events]);
        value = Arrays.copyOf(builder.value, builder.offset[builder.events]);
        causeOffset = Arrays.copyOf(builder.causeOffset, builder.events + 1);
        causeColumn = Arrays.copyOf(builder.causeColumn, builder.causeOffset[builder.events]);
        causeValue = Arrays.copyOf(builder.causeValue, builder.causeOffset[builder.events]);
    }

    /** How many came. */
    public int events() {
        return part.length;
    }

    /** The exposure of all parts in column {@code k}, part p counted {@code times[p]} times. */
    double exposure(int k, double[] times) {
        double sum = 0;
        for (int p = 0; p < parts; p++) {
            sum += times[p] * exposure[p * columns + k];
        }
        return sum;
    }

    /** The same rows with one column that weighs those of these rows, where all are to rise and fall together. */
    public RiskRows combined(double[] weight) {
        Builder together = new Builder(parts, 1);
        for (int p = 0; p < parts; p++) {
            double sum = 0;
            for (int k = 0; k < columns; k++) {
                sum += weight[k] * exposure[p * columns + k];
            }
            together.stayed(p, 0, sum);
        }
        for (int e = 0; e < events(); e++) {
            double sum = 0;
            for (int i = offset[e]; i < offset[e + 1]; i++) {
                sum += weight[column[i]] * value[i];
            }
            together.stayed(part[e], 0, -sum).came(part[e], new double[] {sum}, new double[0]);
        }
        return together.build();
    }

    /** The same rows without what lies in columns that are not used: quicker to learn from again and again. */
    public RiskRows only(boolean[] used) {
        Builder fewer = new Builder(parts, columns);
        for (int i = 0; i < exposure.length; i++) {
            fewer.exposure[i] = used[i % columns] ? exposure[i] : 0;
        }
        double[] exposed = new double[columns];
        double[] cause = new double[columns];
        for (int e = 0; e < events(); e++) {
            Arrays.fill(exposed, 0);
            Arrays.fill(cause, 0);
            for (int i = offset[e]; i < offset[e + 1]; i++) {
                exposed[column[i]] = used[column[i]] ? value[i] : 0;
            }
            for (int i = causeOffset[e]; i < causeOffset[e + 1]; i++) {
                cause[causeColumn[i]] = used[causeColumn[i]] ? causeValue[i] : 0;
            }
            for (int k = 0; k < columns; k++) {
                fewer.exposure[part[e] * columns + k] -= exposed[k];
            }
            fewer.came(part[e], exposed, cause);
        }
        return fewer.build();
    }

    /** Takes rows in. */
    public static final class Builder {
        private final int parts;
        private final int columns;
        private final double[] exposure;
        private int events;
        private int[] part = new int[16];
        private int[] offset = new int[17];
        private int[] column = new int[64];
        private double[] value = new double[64];
        private int[] causeOffset = new int[17];
        private int[] causeColumn = new int[64];
        private double[] causeValue = new double[64];

        /** Rows of so many parts and columns. */
        public Builder(int parts, int columns) {
            this.parts = parts;
            this.columns = columns;
            this.exposure = new double[Math.multiplyExact(parts, columns)];
        }

        /** Adds exposure in which nobody came. */
        public Builder stayed(int ofPart, int inColumn, double amount) {
            exposure[ofPart * columns + inColumn] += amount;
            return this;
        }

        /**
         * Adds a row in which somebody came.
         *
         * @param exposures of the row, by column
         * @param cause what the one who brought them weighs, by column; empty where that is unknown
         */
        public Builder came(int ofPart, double[] exposures, double[] cause) {
            if (events == part.length) {
                part = Arrays.copyOf(part, 2 * events);
                offset = Arrays.copyOf(offset, 2 * events + 1);
                causeOffset = Arrays.copyOf(causeOffset, 2 * events + 1);
            }
            int end = offset[events];
            int causeEnd = causeOffset[events];
            if (end + columns > column.length) {
                column = Arrays.copyOf(column, 2 * end + columns);
                value = Arrays.copyOf(value, 2 * end + columns);
            }
            if (causeEnd + columns > causeColumn.length) {
                causeColumn = Arrays.copyOf(causeColumn, 2 * causeEnd + columns);
                causeValue = Arrays.copyOf(causeValue, 2 * causeEnd + columns);
            }
            for (int k = 0; k < columns; k++) {
                if (exposures[k] > 0) {
                    exposure[ofPart * columns + k] += exposures[k];
                    column[end] = k;
                    value[end++] = exposures[k];
                }
                if (k < cause.length && cause[k] > 0) {
                    causeColumn[causeEnd] = k;
                    causeValue[causeEnd++] = cause[k];
                }
            }
            part[events++] = ofPart;
            offset[events] = end;
            causeOffset[events] = causeEnd;
            return this;
        }

        /** The rows taken in. */
        public RiskRows build() {
            return new RiskRows(this);
        }
    }
}
