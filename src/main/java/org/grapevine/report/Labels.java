package org.grapevine.report;

import j2html.tags.ContainerTag;
import java.util.ArrayList;
import java.util.List;

/** Names beside points: each is written where it lies on no other, the first come first; where there is no room it is left out. */
final class Labels {
    private static final double HIGH = 13;
    private static final double GAP = 7;
    private static final int LONGEST = 26;

    private record Box(double left, double top, double right, double bottom) {
        boolean meets(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    private final Frame frame;
    private final List<Box> taken = new ArrayList<>();

    Labels(Frame frame) {
        this.frame = frame;
    }

    /** About how wide a text is; no font is asked, so that the picture is the same everywhere. */
    static double width(String text) {
        return text.codePoints().mapToDouble(c -> c < 0x1100 ? 6.4 : 12).sum();
    }

    /** The text, cut where it is long. */
    static String shortened(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "\u2026";
    }

    /** Keeps other names away from a text that is there already. */
    void keep(String text, double x, double y, String anchor) {
        double left = anchor.equals("start") ? x : anchor.equals("end") ? x - width(text) : x - width(text) / 2;
        taken.add(new Box(left, y - HIGH + 2, left + width(text), y + 3));
    }

    /** Writes a name beside the point at {@code x} and {@code y} of the picture where there is room. */
    void place(ContainerTag<?> into, String name, double x, double y) {
        String text = shortened(name, LONGEST);
        double wide = width(text);
        double[][] corners = {
            {x + GAP, y - HIGH / 2},
            {x - GAP - wide, y - HIGH / 2},
            {x - wide / 2, y - GAP - HIGH},
            {x - wide / 2, y + GAP}
        };
        for (double[] corner : corners) {
            Box box = new Box(corner[0], corner[1], corner[0] + wide, corner[1] + HIGH);
            if (inside(box) && taken.stream().noneMatch(box::meets)) {
                taken.add(box);
                into.with(Frame.text(text, box.left, box.bottom - 3, "start").attr("class", "label"));
                return;
            }
        }
    }

    private boolean inside(Box box) {
        return box.left >= frame.left()
                && box.right <= frame.left() + frame.width()
                && box.top >= frame.top()
                && box.bottom <= frame.top() + frame.height();
    }
}
