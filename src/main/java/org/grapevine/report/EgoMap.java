package org.grapevine.report;

import static j2html.TagCreator.tag;

import j2html.tags.ContainerTag;
import java.util.List;
import java.util.Locale;
import org.grapevine.analysis.Why;

/**
 * A drawing of one person among those who carry its score: the person in the middle, ties and groups around it, the larger contributions
 * first, clockwise from the top. SVG, no script; the table beside it says the same in words.
 */
public final class EgoMap {
    private static final int MOST = 16;
    private static final int WIDTH = 720;
    private static final int HEIGHT = 460;

    private EgoMap() {}

    /** The drawing as a text that stands by itself. */
    public static String drawn(String name, List<Why.Share> shares) {
        return of(name, shares)
                .attr("xmlns", "http://www.w3.org/2000/svg")
                .attr("class", "ego")
                .render();
    }

    static ContainerTag<?> of(String name, List<Why.Share> shares) {
        List<Why.Share> drawn = shares.subList(0, Math.min(MOST, shares.size()));
        double largest = drawn.stream().mapToDouble(Why.Share::share).max().orElse(1);
        ContainerTag<?> svg = element("svg")
                .attr("viewBox", "0 0 " + WIDTH + " " + HEIGHT)
                .attr("width", WIDTH)
                .attr("height", HEIGHT)
                .attr("role", "img")
                .attr("aria-label", "Those who carry the score of " + Frame.printable(name));
        for (int i = 0; i < drawn.size(); i++) {
            double thickness = 1 + 7 * drawn.get(i).share() / Math.max(largest, 1e-300);
            svg.with(element("line")
                    .attr("class", drawn.get(i).group() ? "membership" : "tie")
                    .attr("x1", WIDTH / 2)
                    .attr("y1", HEIGHT / 2)
                    .attr("x2", round(x(i, drawn.size())))
                    .attr("y2", round(y(i, drawn.size())))
                    .attr("stroke-width", round(thickness))
                    .attr("stroke-opacity", ".5"));
        }
        for (int i = 0; i < drawn.size(); i++) {
            mark(svg, drawn.get(i), x(i, drawn.size()), y(i, drawn.size()));
        }
        return svg.with(element("circle")
                        .attr("class", "self")
                        .attr("cx", WIDTH / 2)
                        .attr("cy", HEIGHT / 2)
                        .attr("r", 11))
                .with(label(name, WIDTH / 2.0, HEIGHT / 2.0 + 28, "middle"));
    }

    private static void mark(ContainerTag<?> svg, Why.Share share, double x, double y) {
        if (share.group()) {
            double side = 10 + 3 * Math.log1p(share.members());
            svg.with(element("rect")
                    .attr("class", "group")
                    .attr("x", round(x - side / 2))
                    .attr("y", round(y - side / 2))
                    .attr("width", round(side))
                    .attr("height", round(side))
                    .attr("rx", 3));
        } else {
            svg.with(element("circle")
                    .attr("class", share.prospects() == 0 ? "client" : "prospect")
                    .attr("cx", round(x))
                    .attr("cy", round(y))
                    .attr("r", 6));
        }
        boolean left = x < WIDTH / 2.0 - 40;
        boolean right = x > WIDTH / 2.0 + 40;
        double beside = left ? -14 : right ? 14 : 0;
        double below = left || right ? 4 : y < HEIGHT / 2.0 ? -14 : 24;
        svg.with(label(shortened(share), x + beside, y + below, left ? "end" : right ? "start" : "middle"));
    }

    private static String shortened(Why.Share share) {
        String text = share.group() ? share.name() + " (" + (share.members() + 1) + ")" : share.name();
        return text.codePointCount(0, text.length()) <= 26
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 24)) + "\u2026";
    }

    private static ContainerTag<?> label(String text, double x, double y, String anchor) {
        return element("text")
                .attr("x", round(x))
                .attr("y", round(y))
                .attr("text-anchor", anchor)
                .withText(Frame.printable(text));
    }

    private static ContainerTag<?> element(String name) {
        return tag(name);
    }

    private static double x(int i, int n) {
        return WIDTH / 2.0 + 165 * Math.sin(2 * Math.PI * i / n);
    }

    private static double y(int i, int n) {
        return HEIGHT / 2.0 - 185 * Math.cos(2 * Math.PI * i / n);
    }

    private static String round(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
