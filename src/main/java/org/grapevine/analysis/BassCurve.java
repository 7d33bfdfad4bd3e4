package org.grapevine.analysis;

/**
 * How a new product or a new region is taken up: some begin by themselves, the others because those before them have.
 * Bass, <i>Management Science</i> 15 (1969) 215-227: {@code F(t) = (1 - e^-(p+q)t) / (1 + (q/p) e^-(p+q)t)}.
 *
 * @param innovation p, the hazard a year of those who begin by themselves; above 0
 * @param imitation q, the further hazard a year once everybody else has begun; at least 0
 */
public record BassCurve(double innovation, double imitation) {
    /** Checks the parameters. */
    public BassCurve {
        if (!(innovation > 0 && innovation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("innovation " + innovation + " is not above 0");
        }
        if (!(imitation >= 0 && imitation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("imitation " + imitation + " is not at least 0");
        }
    }

    /** The share of the market that has begun after {@code years}; from 0 to 1. */
    public double share(double years) {
        double left = Math.exp(-(innovation + imitation) * years);
        return (1 - left) / (1 + imitation / innovation * left);
    }

    /** After how many years most begin; 0 where fewer and fewer do from the first day on. */
    public double peakYear() {
        return imitation <= innovation ? 0 : Math.log(imitation / innovation) / (innovation + imitation);
    }

    /** What share of the market begins a year at the peak. */
    public double peakRate() {
        double both = innovation + imitation;
        return imitation <= innovation ? innovation : both * both / (4 * imitation);
    }
}
