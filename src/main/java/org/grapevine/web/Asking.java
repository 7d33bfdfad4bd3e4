package org.grapevine.web;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import org.grapevine.GrapevineException;
import org.jspecify.annotations.Nullable;

/** What a page asks for by name: the parameters of an address, or the object that was posted. */
final class Asking {
    private final Map<String, String> given;

    private Asking(Map<String, String> given) {
        this.given = given;
    }

    /** The parameters of the address. */
    static Asking of(Context request) {
        Map<String, String> given = new TreeMap<>();
        request.queryParamMap().forEach((name, values) -> given.put(name, values.get(0)));
        return new Asking(given);
    }

    /** The fields of a form that was sent, its files left out. */
    static Asking form(Context request) {
        Map<String, String> given = new TreeMap<>();
        request.formParamMap().forEach((name, values) -> given.put(name, values.isEmpty() ? "" : values.get(0)));
        return new Asking(given);
    }

    /**
     * The object that was posted; its fields are texts, numbers and flags.
     *
     * @throws GrapevineException if it is none
     */
    static Asking posted(Context request) {
        Map<String, String> given = new TreeMap<>();
        posted(request, JsonObject.class).entrySet().forEach(field -> {
            if (field.getValue().isJsonPrimitive()) {
                given.put(field.getKey(), field.getValue().getAsString());
            }
        });
        return new Asking(given);
    }

    /**
     * The object that was posted.
     *
     * @throws GrapevineException if it is none
     */
    static <T> T posted(Context request, Class<T> type) {
        @Nullable T posted;
        try {
            posted = request.jsonMapper().fromJsonString(request.body(), type);
        } catch (JsonParseException none) {
            posted = null;
        }
        if (posted == null) {
            throw GrapevineException.input("what was sent is no JSON object", "reload the page and try again");
        }
        return posted;
    }

    /** The same with fields taken out. */
    Asking without(String... names) {
        Map<String, String> left = new TreeMap<>(given);
        for (String name : names) {
            left.remove(name);
        }
        return new Asking(left);
    }

    /** All of it in words, always in one order. */
    String words() {
        return given.toString();
    }

    String word(String name, String usual) {
        String text = given.getOrDefault(name, "");
        return text.isEmpty() ? usual : text;
    }

    boolean flag(String name) {
        return word(name, "false").equals("true");
    }

    double number(String name, double usual) {
        String text = word(name, "");
        double number = text.isEmpty() ? usual : parsed(text);
        if (!(number >= 0 && Double.isFinite(number))) {
            throw GrapevineException.input(name + " '" + text + "' is not a number of at least 0", "write digits only");
        }
        return number;
    }

    /** The number of that name; null where none is given. */
    @Nullable
    Double given(String name) {
        return word(name, "").isEmpty() ? null : number(name, 0);
    }

    /** The day of that name; null where none is given. */
    @Nullable
    LocalDate day(String name) {
        String text = word(name, "");
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException none) {
            throw GrapevineException.input(name + " '" + text + "' is not a day", "write it as 2026-01-31");
        }
    }

    private static double parsed(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    int count(String name, int usual) {
        return (int) Math.min(Integer.MAX_VALUE, number(name, usual));
    }
}
