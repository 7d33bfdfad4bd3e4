package org.grapevine.report;

import j2html.tags.ContainerTag;

/** The shapes of points, one for each series, so that nobody needs to tell colours apart. */
final class Symbols {
    /** How many series look different. */
    static final int LOOKS = 7;

    private static final double SIZE = 4.2;

    private Symbols() {}

    static ContainerTag<?> at(int series, double x, double y) {
        return Frame.element("path").attr("class", "point p" + series).attr("d", outline(series, x, y));
    }

    private static String outline(int series, double x, double y) {
        double s = SIZE;
        return switch (series % LOOKS) {
            case 0 -> polygon(x, y, circle());
            case 1 -> polygon(x, y, -s * .85, -s * .85, s * .85, -s * .85, s * .85, s * .85, -s * .85, s * .85);
            case 2 -> polygon(x, y, 0, -s * 1.2, s * 1.1, s * .75, -s * 1.1, s * .75);
            case 3 -> polygon(x, y, 0, -s * 1.2, s * 1.2, 0, 0, s * 1.2, -s * 1.2, 0);
            case 4 -> polygon(x, y, 0, s * 1.2, s * 1.1, -s * .75, -s * 1.1, -s * .75);
            case 5 -> polygon(x, y, cross());
            default -> polygon(x, y, -s * 1.3, -s * .5, s * 1.3, -s * .5, s * 1.3, s * .5, -s * 1.3, s * .5);
        };
    }

    private static double[] circle() {
        double[] corners = new double[24];
        for (int i = 0; i < 12; i++) {
            corners[2 * i] = SIZE * Math.sin(Math.PI * i / 6);
            corners[2 * i + 1] = SIZE * Math.cos(Math.PI * i / 6);
        }
        return corners;
    }

    private static double[] cross() {
        double out = SIZE * 1.2;
        double in = SIZE * .4;
        return new double[] {
            -in, -out, in, -out, in, -in, out, -in, out, in, in, in, in, out, -in, out, -in, in, -out, in, -out, -in,
            -in, -in
        };
    }

    private static String polygon(double x, double y, double... corners) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < corners.length; i += 2) {
            path.append(i == 0 ? 'M' : 'L').append(Frame.point(x + corners[i], y + corners[i + 1]));
        }
        return path.append('Z').toString();
    }
}
