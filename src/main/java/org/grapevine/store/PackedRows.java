package org.grapevine.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of two node ids and properties as bytes. A chunk holds a table of its texts, then its rows; whole numbers take as few bytes as they
 * need. Values are those that rows have (texts, numbers, yes and no, dates, lists of these); any other is its text.
 */
public final class PackedRows {
    /* Text is written once a chunk and then by number: names of properties and types of ties repeat in every row. Numbers are zigzag
     * variable-length integers, 7 bits a byte, the lowest first. */

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

    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream rows = new DataOutputStream(bytes);
    private int count;

    /** How many rows there are. */
    public int size() {
        return count;
    }

    /** Adds a row. */
    public void add(long first, long second, Map<String, Object> properties) {
        try {
            whole(rows, first);
            whole(rows, second);
            whole(rows, properties.size());
            for (Map.Entry<String, Object> property : properties.entrySet()) {
                whole(rows, number(property.getKey()));
                value(property.getValue());
            }
            count++;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private int number(String text) {
        return texts.computeIfAbsent(text, unknown -> texts.size());
    }

    private void value(Object value) throws IOException {
        if (value instanceof Long whole) {
            rows.writeByte(WHOLE);
            whole(rows, whole);
        } else if (value instanceof Double number) {
            rows.writeByte(NUMBER);
            rows.writeDouble(number);
        } else if (value instanceof Boolean flag) {
            rows.writeByte(flag ? YES : NO);
        } else if (value instanceof LocalDate date) {
            rows.writeByte(DATE);
            whole(rows, date.toEpochDay());
        } else if (value instanceof List<?> list) {
            rows.writeByte(LIST);
            whole(rows, list.size());
            for (Object one : list) {
                value(one);
            }
        } else {
            rows.writeByte(value instanceof ZonedDateTime ? MOMENT : TEXT);
            whole(rows, number(value.toString()));
        }
    }

    /** The rows as bytes. */
    public byte[] toBytes() {
        try {
            ByteArrayOutputStream all = new ByteArrayOutputStream(bytes.size() + 1024);
            DataOutputStream out = new DataOutputStream(all);
            whole(out, texts.size());
            for (String text : texts.keySet()) {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                whole(out, utf8.length);
                out.write(utf8);
            }
            whole(out, count);
            bytes.writeTo(out);
            return all.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Passes on the rows that {@code chunk} holds, in the order in which they were added. */
    static void read(byte[] chunk, Row row) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(chunk))) {
            String[] texts = new String[(int) whole(in)];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = new String(in.readNBytes((int) whole(in)), StandardCharsets.UTF_8);
            }
            long count = whole(in);
            for (long i = 0; i < count; i++) {
                long first = whole(in);
                long second = whole(in);
                int properties = (int) whole(in);
                Map<String, Object> map = new HashMap<>(2 * properties);
                for (int k = 0; k < properties; k++) {
                    map.put(texts[(int) whole(in)], value(in, texts));
                }
                row.accept(first, second, map);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Object value(DataInputStream in, String[] texts) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case TEXT -> texts[(int) whole(in)];
            case WHOLE -> whole(in);
            case NUMBER -> in.readDouble();
            case YES -> true;
            case NO -> false;
            case DATE -> LocalDate.ofEpochDay(whole(in));
            case MOMENT -> ZonedDateTime.parse(texts[(int) whole(in)]);
            case LIST -> list(in, texts);
            default -> throw new IOException("value of an unknown kind " + kind);
        };
    }

    private static List<Object> list(DataInputStream in, String[] texts) throws IOException {
        int size = (int) whole(in);
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(value(in, texts));
        }
        return list;
    }

    private static void whole(DataOutputStream out, long number) throws IOException {
        long left = (number << 1) ^ (number >> 63);
        while ((left & ~0x7FL) != 0) {
            out.writeByte((int) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        out.writeByte((int) left);
    }

    private static long whole(DataInputStream in) throws IOException {
        long found = 0;
        for (int shift = 0; ; shift += 7) {
            int part = in.readByte();
            found |= (long) (part & 0x7F) << shift;
            if (part >= 0) {
                return (found >>> 1) ^ -(found & 1);
            }
        }
    }
}
