package org.grapevine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Relationships as bytes, column by column: starts, ends, ordinals, then the columns that were asked for. Values are those of
 * {@link PackedRows}.
 */
final class PackedColumns {
    /* A column is an array of numbers: whole ones, the bits of others, days since 1970, places in the table of texts. It is written as one
     * kind where all its values are of one, and with the fewest of 0, 1, 4 or 8 bytes that hold all of it, so that both ends run through
     * arrays. What is none of these (lists, moments) stands in a table of rows of its own. */

    static final int ROWS = 10_000;

    private static final byte NONE = 0;
    private static final byte TEXT = 1;
    private static final byte WHOLE = 2;
    private static final byte NUMBER = 3;
    private static final byte FLAG = 4;
    private static final byte DATE = 5;
    private static final byte OTHER = 6;
    private static final byte MIXED = 7;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Hears of a relationship. */
    interface Row {
        void accept(long start, long end, long ordinal, RowValues values);
    }

    private final long[] starts = new long[ROWS];
    private final long[] ends = new long[ROWS];
    private final long[] ordinals = new long[ROWS];
    private final byte[][] kinds;
    private final long[][] values;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<byte[]> texts = new ArrayList<>();
    private PackedRows others = new PackedRows();
    private int size;
    private byte[] bytes = new byte[1 << 16];
    private int at;

    /** Room for {@link #ROWS} relationships with so many columns. */
    PackedColumns(int columns) {
        kinds = new byte[columns][ROWS];
        values = new long[columns][ROWS];
    }

    /** How many relationships there are. */
    int size() {
        return size;
    }

    /** Begins a relationship without values; they come by {@code put}. */
    void begin(long start, long end, long ordinal) {
        starts[size] = start;
        ends[size] = end;
        ordinals[size] = ordinal;
        for (int i = 0; i < kinds.length; i++) {
            kinds[i][size] = NONE;
            values[i][size] = 0;
        }
        size++;
    }

    private void put(int column, byte kind, long value) {
        kinds[column][size - 1] = kind;
        values[column][size - 1] = value;
    }

    /** A whole number as the value of a column of the relationship that was begun last. */
    void put(int column, long whole) {
        put(column, WHOLE, whole);
    }

    /** A number as the value. */
    void put(int column, double number) {
        put(column, NUMBER, Double.doubleToRawLongBits(number));
    }

    /** Yes or no as the value. */
    void put(int column, boolean flag) {
        put(column, FLAG, flag ? 1 : 0);
    }

    /** Any other value. */
    void put(int column, Object value) {
        if (value instanceof String text) {
            put(column, TEXT, place(text));
        } else if (value instanceof LocalDate date) {
            put(column, DATE, date.toEpochDay());
        } else {
            put(column, OTHER, others.size());
            others.begin(0, -1, 1);
            others.name("");
            others.value(value);
        }
    }

    private int place(String text) {
        Integer known = places.get(text);
        if (known != null) {
            return known;
        }
        places.put(text, texts.size());
        texts.add(text.getBytes(StandardCharsets.UTF_8));
        return texts.size() - 1;
    }

    /** The relationships as bytes; they are gone from here. */
    byte[] take() {
        at = 0;
        writeInt(size);
        writeInt(texts.size());
        texts.forEach(this::writeBytes);
        writeBytes(others.toBytes());
        write(starts);
        write(ends);
        write(ordinals);
        for (int column = 0; column < kinds.length; column++) {
            byte kind = onlyKind(kinds[column]);
            writeByte(kind);
            if (kind == MIXED) {
                room(size);
                System.arraycopy(kinds[column], 0, bytes, at, size);
                at += size;
            }
            write(values[column]);
        }
        size = 0;
        places.clear();
        texts.clear();
        others = new PackedRows();
        return Arrays.copyOf(bytes, at);
    }

    private byte onlyKind(byte[] ofColumn) {
        for (int i = 1; i < size; i++) {
            if (ofColumn[i] != ofColumn[0]) {
                return MIXED;
            }
        }
        return size == 0 ? NONE : ofColumn[0];
    }

    private void room(int wanted) {
        if (bytes.length - at < wanted) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length + wanted);
        }
    }

    private void writeByte(byte value) {
        room(1);
        bytes[at++] = value;
    }

    private void writeInt(int value) {
        room(Integer.BYTES);
        INT.set(bytes, at, value);
        at += Integer.BYTES;
    }

    private void writeBytes(byte[] some) {
        writeInt(some.length);
        room(some.length);
        System.arraycopy(some, 0, bytes, at, some.length);
        at += some.length;
    }

    private void write(long[] column) {
        long least = 0;
        long most = 0;
        for (int i = 0; i < size; i++) {
            least = Math.min(least, column[i]);
            most = Math.max(most, column[i]);
        }
        int width = width(least, most);
        writeByte((byte) width);
        room(width * size);
        for (int i = 0; i < size && width == 1; i++) {
            bytes[at + i] = (byte) column[i];
        }
        for (int i = 0; i < size && width == Integer.BYTES; i++) {
            INT.set(bytes, at + i * Integer.BYTES, (int) column[i]);
        }
        for (int i = 0; i < size && width == Long.BYTES; i++) {
            LONG.set(bytes, at + i * Long.BYTES, column[i]);
        }
        at += width * size;
    }

    private static int width(long least, long most) {
        if (least == 0 && most == 0) {
            return 0;
        }
        if (least >= Byte.MIN_VALUE && most <= Byte.MAX_VALUE) {
            return 1;
        }
        return least >= Integer.MIN_VALUE && most <= Integer.MAX_VALUE ? Integer.BYTES : Long.BYTES;
    }

    /** Passes on the relationships that {@code chunk} holds with their {@code columns} columns, in the order in which they were added. */
    static void read(byte[] chunk, int columns, Row row) {
        try {
            new Reader(chunk, columns).all(row);
        } catch (IndexOutOfBoundsException | NegativeArraySizeException broken) {
            throw new UncheckedIOException(new IOException("a chunk of relationships is broken", broken));
        }
    }

    private static final class Reader implements RowValues {
        private static final int DAYS = 1 << 12;

        private final byte[] bytes;
        private int at;
        private final int size;
        private final String[] texts;
        private final List<Object> others = new ArrayList<>();
        private final long[] starts;
        private final long[] ends;
        private final long[] ordinals;
        private final byte[][] kinds;
        private final long[][] values;
        private final @Nullable LocalDate[] days = new @Nullable LocalDate[DAYS];
        private int current;

        Reader(byte[] bytes, int columns) {
            this.bytes = bytes;
            size = readInt();
            texts = new String[readInt()];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = new String(readBytes(), StandardCharsets.UTF_8);
            }
            PackedRows.read(readBytes(), (first, second, value) -> others.addAll(value.values()));
            starts = column();
            ends = column();
            ordinals = column();
            kinds = new byte[columns][];
            values = new long[columns][];
            for (int column = 0; column < columns; column++) {
                byte kind = bytes[at++];
                kinds[column] = new byte[size];
                if (kind == MIXED) {
                    System.arraycopy(bytes, at, kinds[column], 0, size);
                    at += size;
                } else {
                    Arrays.fill(kinds[column], kind);
                }
                values[column] = column();
            }
        }

        private int readInt() {
            int value = (int) INT.get(bytes, at);
            at += Integer.BYTES;
            return value;
        }

        private byte[] readBytes() {
            int length = readInt();
            byte[] some = Arrays.copyOfRange(bytes, at, at + length);
            at += length;
            return some;
        }

        private long[] column() {
            long[] column = new long[size];
            int width = bytes[at++];
            for (int i = 0; i < size && width == 1; i++) {
                column[i] = bytes[at + i];
            }
            for (int i = 0; i < size && width == Integer.BYTES; i++) {
                column[i] = (int) INT.get(bytes, at + i * Integer.BYTES);
            }
            for (int i = 0; i < size && width == Long.BYTES; i++) {
                column[i] = (long) LONG.get(bytes, at + i * Long.BYTES);
            }
            at += width * size;
            return column;
        }

        void all(Row row) {
            for (current = 0; current < size; current++) {
                row.accept(starts[current], ends[current], ordinals[current], this);
            }
        }

        @Override
        public @Nullable Object at(int column) {
            long value = values[column][current];
            byte kind = kinds[column][current];
            return switch (kind) {
                case NONE -> null;
                case TEXT -> texts[(int) value];
                case WHOLE -> value;
                case NUMBER -> Double.longBitsToDouble(value);
                case FLAG -> value != 0;
                case DATE -> day(value);
                case OTHER -> others.get((int) value);
                default -> throw new UncheckedIOException(new IOException("value of an unknown kind " + kind));
            };
        }

        /** Days repeat, so few are made. */
        private LocalDate day(long epochDay) {
            int slot = (int) epochDay & DAYS - 1;
            LocalDate known = days[slot];
            if (known != null && known.toEpochDay() == epochDay) {
                return known;
            }
            LocalDate day = LocalDate.ofEpochDay(epochDay);
            days[slot] = day;
            return day;
        }

        @Override
        public double number(int column, double otherwise) {
            long value = values[column][current];
            return switch (kinds[column][current]) {
                case WHOLE -> value;
                case NUMBER -> Double.longBitsToDouble(value);
                default -> otherwise;
            };
        }
    }
}
