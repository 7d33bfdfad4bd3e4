package org.grapevine.learning;

/**
 * The Qini curve: how many more came among those who were asked than among as many who were not, going down a ranking by predicted uplift.
 * Radcliffe, <i>Direct Marketing Analytics Journal</i> (2007) 14-21. It says something only where chance decided who was asked.
 *
 * @param curve additional comers after each row, one longer than the number of rows; up to the first who was not asked all comers count
 * @param area mean height of the curve over equal steps, by trapezoids
 * @param coefficient area above the straight line from beginning to end
 */
@SuppressWarnings("ArrayRecordComponent") // a curve that nobody compares
public record Uplift(double[] curve, double area, double coefficient) {
    /** The curve of rows in the order of the ranking. */
    public static Uplift of(boolean[] asked, boolean[] came) {
        int n = asked.length;
        double[] curve = new double[n + 1];
        int askedSoFar = 0;
        int askedCame = 0;
        int otherCame = 0;
        double area = 0;
        for (int i = 0; i < n; i++) {
            askedSoFar += asked[i] ? 1 : 0;
            askedCame += asked[i] && came[i] ? 1 : 0;
            otherCame += !asked[i] && came[i] ? 1 : 0;
            int others = i + 1 - askedSoFar;
            curve[i + 1] = askedCame - (others == 0 ? 0 : otherCame * (double) askedSoFar / others);
            area += (curve[i] + curve[i + 1]) / 2 / n;
        }
        return new Uplift(curve, area, area - curve[n] / 2);
    }
}
