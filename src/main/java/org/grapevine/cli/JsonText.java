package org.grapevine.cli;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer as one JSON document: its facts, its rows as objects under the name of its subject, its notes. */
final class JsonText {
    private JsonText() {}

    static void write(Answer answer, Writer out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.setFormattingStyle(FormattingStyle.PRETTY);
        json.beginObject();
        for (Map.Entry<String, @Nullable Object> fact : answer.facts().entrySet()) {
            value(json.name(fact.getKey()), fact.getValue());
        }
        json.name(answer.subject()).beginArray();
        for (List<? extends @Nullable Object> row : answer.rows()) {
            json.beginObject();
            for (int c = 0; c < row.size(); c++) {
                value(json.name(answer.columns().get(c).name()), row.get(c));
            }
            json.endObject();
        }
        json.endArray();
        value(json.name("notes"), answer.notes());
        json.endObject();
        json.flush();
        out.write('\n');
    }

    /** A single value on one line. */
    static String of(@Nullable Object value) {
        StringWriter text = new StringWriter();
        try {
            value(new JsonWriter(text), value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void value(JsonWriter json, @Nullable Object value) throws IOException {
        if (value == null || (value instanceof Double number && !Double.isFinite(number))) {
            json.nullValue();
        } else if (value instanceof Number number) {
            json.value(number);
        } else if (value instanceof Boolean flag) {
            json.value(flag);
        } else if (value instanceof Map<?, ?> map) {
            json.beginObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                value(json.name(String.valueOf(entry.getKey())), entry.getValue());
            }
            json.endObject();
        } else if (value instanceof Iterable<?> list) {
            json.beginArray();
            for (Object element : list) {
                value(json, element);
            }
            json.endArray();
        } else {
            json.value(value.toString());
        }
    }
}
