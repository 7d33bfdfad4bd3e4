package org.grapevine.report;

import static j2html.TagCreator.tag;

import j2html.tags.ContainerTag;
import java.util.Locale;

/** The part of the picture in which the data stand, in units of the picture, with the axes that say where. */
record Frame(double left, double top, double width, double height, Axis across, Axis upward) {
    boolean holds(double x, double y) {
        return across.holds(x) && upward.holds(y);
    }

    double x(double value) {
        return left + width * across.place(value);
    }

    /** Names run downward, numbers upward. */
    double y(double value) {
        double place = upward.place(value);
        return top + height * (upward.categories().isEmpty() ? 1 - place : place);
    }

    /** A point in words. */
    String written(double x, double y) {
        return upward.categories().isEmpty()
                ? "%s: %s, %s: %s".formatted(across.label(), rounded(x), upward.label(), rounded(y))
                : "%s: %s".formatted(upward.written(y), rounded(x));
    }

    /** A number as a table shows it. */
    static String rounded(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        double size = Math.abs(value);
        return String.format(
                Locale.ROOT,
                value == Math.rint(value) || size >= 1000 ? "%,.0f" : size >= .001 ? "%.4g" : "%.2e",
                value);
    }

    static ContainerTag<?> element(String name) {
        return tag(name);
    }

    static ContainerTag<?> line(double x1, double y1, double x2, double y2) {
        return element("line")
                .attr("x1", number(x1))
                .attr("y1", number(y1))
                .attr("x2", number(x2))
                .attr("y2", number(y2));
    }

    static ContainerTag<?> text(String text, double x, double y, String anchor) {
        return element("text")
                .attr("x", number(x))
                .attr("y", number(y))
                .attr("text-anchor", anchor)
                .withText(printable(text));
    }

    /** What is shown of an element when it is pointed at, and read out. */
    static ContainerTag<?> titled(String text) {
        return element("title").withText(printable(text));
    }

    static String point(double x, double y) {
        return number(x) + " " + number(y);
    }

    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value + 0.0);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** Without the characters that XML does not know. */
    static String printable(String text) {
        return text.codePoints()
                .map(c -> c < ' ' || (c >= 0xD800 && c <= 0xDFFF) || c == 0xFFFE || c == 0xFFFF ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
