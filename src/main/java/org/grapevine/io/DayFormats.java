package org.grapevine.io;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out in which order a file writes days: the one in which all its days are days of the calendar. */
final class DayFormats {
    /* Evidence, no guess: 03/04/2024 alone says nothing, but beside 15/03/2024 the day stands first throughout a file that one program
     * wrote. Where two orders are left, none is taken, and the rows are rejected with both as a hint. ISO 8601 needs no evidence. */

    private static final Pattern TIME = Pattern.compile("[, T]+\\d{1,2}:\\d{2}.*$");
    private static final List<String> ORDERS = List.of(
            "d/M/uuuu",
            "M/d/uuuu",
            "d.M.uuuu",
            "d-M-uuuu",
            "M-d-uuuu",
            "uuuu/M/d",
            "d/M/uu",
            "M/d/uu",
            "d.M.uu",
            "d [MMMM][MMM] uuuu",
            "d-[MMMM][MMM]-uuuu",
            "[MMMM][MMM] d, uuuu",
            "[MMMM][MMM] d uuuu");

    private record Order(String pattern, Dates days) {}

    private final Dates iso = new Dates(null);
    private final @Nullable Dates stated;
    private final List<Order> left = new ArrayList<>();
    private boolean met;

    /** @param stated the format if the user knows it; null to find it */
    DayFormats(@Nullable String stated) {
        this.stated = stated == null ? null : new Dates(stated);
        for (String order : ORDERS) {
            left.add(new Order(order, new Dates(order)));
        }
    }

    /** Takes a cell of a column of days as evidence. */
    void see(String text) {
        if (text.isEmpty() || stated != null || iso.parse(text) != null) {
            return;
        }
        String day = TIME.matcher(text).replaceFirst("");
        List<Order> fitting =
                left.stream().filter(order -> order.days().parse(day) != null).toList();
        if (!fitting.isEmpty()) {
            met = true;
            left.retainAll(fitting);
        }
    }

    /** The day; null where {@code text} is none, or where the file does not say in which order it is written. */
    @Nullable
    LocalDate day(String text) {
        LocalDate day = iso.parse(text);
        if (day == null && stated != null) {
            day = stated.parse(text);
            return day == null ? stated.parse(TIME.matcher(text).replaceFirst("")) : day;
        }
        return day == null && left.size() == 1
                ? left.get(0).days().parse(TIME.matcher(text).replaceFirst(""))
                : day;
    }

    /** The order that the file was found to have; empty where it needs none or none was found. */
    String found() {
        return met && left.size() == 1
                ? left.get(0).pattern().replace("[MMMM][MMM]", "MMM").replace('u', 'y')
                : "";
    }
}
