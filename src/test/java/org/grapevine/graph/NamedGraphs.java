package org.grapevine.graph;

/** Small graphs that can be worked by hand, and networks whose figures are published. */
public final class NamedGraphs {
    private static final String KARATE = """
            0-1:4 0-2:5 0-3:3 0-4:3 0-5:3 0-6:3 0-7:2 0-8:2 0-10:2 0-11:3 0-12:1 0-13:3 0-17:2 0-19:2 0-21:2 0-31:2 1-2:6 1-3:3
            1-7:4 1-13:5 1-17:1 1-19:2 1-21:2 1-30:2 2-3:3 2-7:4 2-8:5 2-9:1 2-13:3 2-27:2 2-28:2 2-32:2 3-7:3 3-12:3 3-13:3 4-6:2
            4-10:3 5-6:5 5-10:3 5-16:3 6-16:3 8-30:3 8-32:3 8-33:4 9-33:2 13-33:3 14-32:3 14-33:2 15-32:3 15-33:4 18-32:1 18-33:2
            19-33:1 20-32:3 20-33:1 22-32:2 22-33:3 23-25:5 23-27:4 23-29:3 23-32:5 23-33:4 24-25:2 24-27:3 24-31:2 25-31:7 26-29:4
            26-33:2 27-33:4 28-31:2 28-33:2 29-32:4 29-33:2 30-32:3 30-33:3 31-32:4 31-33:4 32-33:5""";

    private static final int[][] SOUTHERN_WOMEN = {
        {0, 1, 3},
        {0, 1, 2},
        {0, 1, 2, 3, 4, 5},
        {0, 2, 3, 4},
        {0, 1, 2, 3, 4, 5, 6, 8},
        {0, 1, 2, 3, 5, 6, 7, 13},
        {1, 2, 3, 4, 6, 8, 9, 12, 13, 14},
        {0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15},
        {0, 2, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17},
        {10, 11, 12, 13, 14},
        {13, 14, 16, 17},
        {9, 10, 11, 12, 13, 14},
        {11, 12, 13},
        {11, 12, 13}
    };

    private NamedGraphs() {}

    /** A centre 0 and four leaves. */
    public static Graph star5() {
        return undirected(5, "0-1 0-2 0-3 0-4");
    }

    /** Five in a row. */
    public static Graph path5() {
        return undirected(5, "0-1 1-2 2-3 3-4");
    }

    /** Two triangles, 0 1 2 and 4 5 6, joined through 3. */
    public static Graph broker7() {
        return undirected(7, "0-1 0-2 1-2 2-3 3-4 4-5 4-6 5-6");
    }

    /** A triangle, an edge and an isolate. */
    public static Graph disc6() {
        return undirected(6, "0-1 0-2 1-2 3-4");
    }

    /** Five vertices a to e with probabilities: everything flows into e. */
    public static Graph dir5() {
        GraphBuilder builder = new GraphBuilder(5, true, Weighting.PROBABILITY);
        double half = Math.log(2);
        return builder.arc(0, 4, -Math.log1p(-.2))
                .arc(0, 2, half)
                .arc(2, 3, half)
                .arc(1, 2, half)
                .arc(3, 4, half)
                .build();
    }

    /** The kite on which degree, closeness and betweenness differ. Krackhardt, <i>Administrative Science Quarterly</i> 35 (1990) 342-369. */
    public static Graph kite10() {
        return undirected(10, "0-1 0-2 0-3 0-5 1-3 1-4 1-6 2-3 2-5 3-4 3-5 3-6 4-6 5-6 5-7 6-7 7-8 8-9");
    }

    /** The karate club, 34 members, who is a friend of whom. Zachary, <i>Journal of Anthropological Research</i> 33 (1977) 452-473. */
    public static Graph karate() {
        return undirected(34, KARATE.replaceAll(":\\d", ""));
    }

    /** The karate club with the number of places where a pair met. */
    public static Graph weightedKarate() {
        GraphBuilder builder = new GraphBuilder(34, false, Weighting.STRENGTH);
        for (String tie : KARATE.split("\\s+", -1)) {
            String[] parts = tie.split("[-:]", -1);
            builder.arc(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Double.parseDouble(parts[2]));
        }
        return builder.build();
    }

    /**
     * Marriages of 16 Florentine families, by alphabet: Acciaiuoli 0, Albizzi, Barbadori, Bischeri, Castellani, Ginori, Guadagni,
     * Lamberteschi, Medici 8, Pazzi, Peruzzi, Pucci (without any), Ridolfi, Salviati, Strozzi, Tornabuoni 15. Padgett and Ansell,
     * <i>American Journal of Sociology</i> 98 (1993) 1259-1319.
     */
    public static Graph florentine() {
        return undirected(
                16, "0-8 1-5 1-6 1-8 2-4 2-8 3-6 3-10 3-14 4-10 4-14 6-7 6-15 8-12 8-13 8-15 9-13 10-14 12-14 12-15");
    }

    /**
     * Eighteen women (Evelyn 0, Laura, Theresa 2, Brenda, Charlotte, Frances, Eleanor, Pearl, Ruth, Verne, Myra, Katherine, Sylvia 12, Nora 13,
     * Helen, Dorothy, Olivia, Flora 17) at fourteen events, each a group of pair weight 1. Davis, Gardner and Gardner, <i>Deep South</i>
     * (1941).
     */
    public static Graph southernWomen() {
        GraphBuilder builder = new GraphBuilder(18, false, Weighting.STRENGTH);
        for (int[] event : SOUTHERN_WOMEN) {
            int group = builder.group(1);
            for (int woman : event) {
                builder.member(group, woman);
            }
        }
        return builder.build();
    }

    /** An undirected graph without weights from edges like {@code "0-1 1-2"}. */
    public static Graph undirected(int vertices, String edges) {
        GraphBuilder builder = new GraphBuilder(vertices, false, Weighting.NONE);
        for (String edge : edges.split("\\s+", -1)) {
            String[] ends = edge.split("-", -1);
            builder.arc(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
        }
        return builder.build();
    }
}
