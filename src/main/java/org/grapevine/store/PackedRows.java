package org.grapevine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of two node ids and properties as bytes. A chunk holds a table of its texts, then its rows; whole numbers take as few bytes as they
 * need. Values are those that rows have (texts, numbers, yes and no, dates, lists of these); any other is its text.
 */
public final class PackedRows {
    /* Text is written once a chunk and then by number: names of properties and types of ties repeat in every row. Numbers are zigzag
     * variable-length integers, 7 bits a byte, the lowest first. Bytes are written and read in arrays of our own: the streams of Java lock at
     * every byte. */

    /** Hears of a row. */
    interface Row {
        void accept(long first, long second, Map<String, Object> properties);
    }

    private static final int TEXT = 0;
    private static final int WHOLE = 1;
    private static final int NUMBER = 2;
    private static final int YES = 3;
    private static final int NO = 4;
    private static final int DATE = 5;
    private static final int MOMENT = 6;
    private static final int LIST = 7;

    private static final int MOST_OF_A_WHOLE = 10;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private byte[] bytes = new byte[1 << 12];
    private int end;
    private int count;

    /** How many rows there are. */
    public int size() {
        return count;
    }

    /** Begins a row of so many properties: for each come {@link #name} and one value. */
    void begin(long first, long second, int properties) {
        count++;
        whole(first);
        whole(second);
        whole(properties);
    }

    /** The name of the next property. */
    void name(String name) {
        whole(number(name));
    }

    /** The number of a text in the table of this chunk. */
    private int number(String text) {
        Integer known = numbers.get(text);
        if (known != null) {
            return known;
        }
        numbers.put(text, texts.size());
        texts.add(text);
        return texts.size() - 1;
    }

    /** A value. */
    void value(Object value) {
        if (value instanceof Long whole) {
            value(whole.longValue());
        } else if (value instanceof Double number) {
            value(number.doubleValue());
        } else if (value instanceof Boolean flag) {
            value(flag.booleanValue());
        } else if (value instanceof LocalDate date) {
            kind(DATE);
            whole(date.toEpochDay());
        } else if (value instanceof List<?> list) {
            kind(LIST);
            whole(list.size());
            for (Object one : list) {
                value(one);
            }
        } else {
            kind(value instanceof ZonedDateTime ? MOMENT : TEXT);
            whole(number(value.toString()));
        }
    }

    /** A whole number as a value. */
    void value(long value) {
        kind(WHOLE);
        whole(value);
    }

    /** A number as a value. */
    void value(double value) {
        kind(NUMBER);
        room(Long.BYTES);
        LONG.set(bytes, end, Double.doubleToRawLongBits(value));
        end += Long.BYTES;
    }

    /** Yes or no as a value. */
    void value(boolean value) {
        kind(value ? YES : NO);
    }

    private void kind(int kind) {
        room(1);
        bytes[end++] = (byte) kind;
    }

    private void whole(long number) {
        room(MOST_OF_A_WHOLE);
        long left = (number << 1) ^ (number >> 63);
        while ((left & ~0x7FL) != 0) {
            bytes[end++] = (byte) ((left & 0x7F) | 0x80);
            left >>>= 7;
        }
        bytes[end++] = (byte) left;
    }

    private void room(int wanted) {
        if (bytes.length - end < wanted) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length + wanted);
        }
    }

    /** The rows as bytes. */
    public byte[] toBytes() {
        PackedRows head = new PackedRows();
        head.whole(texts.size());
        for (String text : texts) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            head.whole(utf8.length);
            head.room(utf8.length);
            System.arraycopy(utf8, 0, head.bytes, head.end, utf8.length);
            head.end += utf8.length;
        }
        head.whole(count);
        byte[] all = Arrays.copyOf(head.bytes, head.end + end);
        System.arraycopy(bytes, 0, all, head.end, end);
        return all;
    }

    /** Passes on the rows that {@code chunk} holds, in the order in which they were added. */
    static void read(byte[] chunk, Row row) {
        try {
            new Reader(chunk).all(row);
        } catch (IndexOutOfBoundsException | NegativeArraySizeException broken) {
            throw new UncheckedIOException(new IOException("a chunk of rows is broken", broken));
        }
    }

    private static final class Reader {
        private final byte[] bytes;
        private String[] texts = new String[0];
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        void all(Row row) {
            texts = new String[length()];
            for (int i = 0; i < texts.length; i++) {
                int length = length();
                texts[i] = new String(bytes, at, length, StandardCharsets.UTF_8);
                at += length;
            }
            for (int left = length(); left > 0; left--) {
                long first = whole();
                long second = whole();
                int properties = length();
                Map<String, Object> map = new HashMap<>(2 * properties);
                for (int k = 0; k < properties; k++) {
                    map.put(texts[length()], value());
                }
                row.accept(first, second, map);
            }
        }

        private Object value() {
            int kind = bytes[at++];
            return switch (kind) {
                case TEXT -> texts[length()];
                case WHOLE -> whole();
                case NUMBER -> number();
                case YES -> true;
                case NO -> false;
                case DATE -> LocalDate.ofEpochDay(whole());
                case MOMENT -> ZonedDateTime.parse(texts[length()]);
                case LIST -> list();
                default -> throw new UncheckedIOException(new IOException("value of an unknown kind " + kind));
            };
        }

        private double number() {
            double number = Double.longBitsToDouble((long) LONG.get(bytes, at));
            at += Long.BYTES;
            return number;
        }

        private List<Object> list() {
            List<Object> list = new ArrayList<>();
            for (int left = length(); left > 0; left--) {
                list.add(value());
            }
            return list;
        }

        private int length() {
            return (int) whole();
        }

        private long whole() {
            long found = 0;
            for (int shift = 0; ; shift += 7) {
                int part = bytes[at++];
                found |= (long) (part & 0x7F) << shift;
                if (part >= 0) {
                    return (found >>> 1) ^ -(found & 1);
                }
            }
        }
    }
}
