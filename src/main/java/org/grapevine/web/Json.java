package org.grapevine.web;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import io.javalin.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Records as JSON: numbers in full precision, what is undefined as null, days and times as ISO 8601 writes them. */
final class Json implements JsonMapper {
    private static final Gson GSON = new GsonBuilder()
            .disableHtmlEscaping()
            .registerTypeAdapter(double.class, new Numbers())
            .registerTypeAdapter(Double.class, new Numbers())
            .registerTypeHierarchyAdapter(LocalDate.class, new Texts<LocalDate>(LocalDate::toString))
            .registerTypeHierarchyAdapter(
                    ZonedDateTime.class, new Texts<ZonedDateTime>(DateTimeFormatter.ISO_OFFSET_DATE_TIME::format))
            .create();

    @Override
    public String toJsonString(Object value, Type type) {
        return GSON.toJson(value, type == Object.class ? value.getClass() : type);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as the interface has it
    public <T> T fromJsonString(String json, Type type) {
        return GSON.fromJson(json, type);
    }

    private static final class Numbers extends TypeAdapter<Double> {
        @Override
        public void write(JsonWriter out, @Nullable Double value) throws IOException {
            if (value == null || !Double.isFinite(value)) {
                out.nullValue();
            } else {
                out.value(value);
            }
        }

        @Override
        public Double read(JsonReader in) throws IOException {
            if (in.peek() == JsonToken.NULL) {
                in.nextNull();
                return Double.NaN;
            }
            return in.nextDouble();
        }
    }

    private static final class Texts<T> extends TypeAdapter<T> {
        private final Function<T, String> text;

        Texts(Function<T, String> text) {
            this.text = text;
        }

        @Override
        public void write(JsonWriter out, @Nullable T value) throws IOException {
            if (value == null) {
                out.nullValue();
            } else {
                out.value(text.apply(value));
            }
        }

        @Override
        public T read(JsonReader in) {
            throw new UnsupportedOperationException("days are only written");
        }
    }
}
