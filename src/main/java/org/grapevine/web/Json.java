package org.grapevine.web;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import io.javalin.json.JsonMapper;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;

/** Records as JSON: numbers in full precision, what is undefined as null, days and times as ISO 8601 writes them. */
final class Json implements JsonMapper {
    private static final JsonSerializer<Double> NUMBERS =
            (number, type, context) -> Double.isFinite(number) ? new JsonPrimitive(number) : JsonNull.INSTANCE;
    private static final Gson GSON = new GsonBuilder()
            .disableHtmlEscaping()
            .registerTypeAdapter(double.class, NUMBERS)
            .registerTypeAdapter(Double.class, NUMBERS)
            .registerTypeAdapter(LocalDate.class, texts(LocalDate::toString))
            .registerTypeAdapter(ZonedDateTime.class, texts(DateTimeFormatter.ISO_OFFSET_DATE_TIME::format))
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

    private static <T> JsonSerializer<T> texts(Function<T, String> text) {
        return (value, type, context) -> new JsonPrimitive(text.apply(value));
    }
}
