package org.grapevine.campaign;

import org.grapevine.GrapevineException;
import org.grapevine.analysis.Percent;

/**
 * How a holdout is to be drawn.
 *
 * @param share of the clusters in which nobody is asked, above 0 and below 1
 * @param by what persons are cut into clusters by, as {@link Clusters#by} takes it
 * @param size by which what can be told is reckoned
 * @param usual share of prospects who are won without any campaign; NaN for what the model of word of mouth foretells
 * @param seed of the draw
 */
public record HoldoutTerms(double share, String by, SampleSize size, double usual, long seed) {
    /**
     * Checks the shares.
     *
     * @throws GrapevineException of kind INPUT if one is out of range
     */
    public HoldoutTerms {
        if (!(share > 0 && share < 1)) {
            throw GrapevineException.input(
                    "a holdout of %s of everybody is none".formatted(percent(share)),
                    "hold out more than 0 % and less than 100 %; 50% tells most, 20% costs less");
        }
        if (!Double.isNaN(usual) && !(usual > 0 && usual < 1)) {
            throw GrapevineException.input(
                    "a usual share of %s is nobody or everybody".formatted(percent(usual)), "write for example 5%");
        }
    }

    /** Half of the communities, {@code seed} given, everything else as usual. */
    public static HoldoutTerms usual(double share, String by, long seed) {
        return new HoldoutTerms(share, by, SampleSize.USUAL, Double.NaN, seed);
    }

    /**
     * The terms as they were written.
     *
     * @param by empty for {@link Clusters#USUAL}
     * @param correlation how alike two people of one cluster are
     * @param usual empty for what the model foretells
     * @throws GrapevineException of kind INPUT if a share cannot be read or is out of range
     */
    public static HoldoutTerms of(String share, String by, double correlation, String usual, long seed) {
        return new HoldoutTerms(
                share(share),
                by.isEmpty() ? Clusters.USUAL : by,
                new SampleSize(SampleSize.USUAL.significance(), SampleSize.USUAL.power(), correlation),
                usual.isEmpty() ? Double.NaN : share(usual),
                seed);
    }

    /**
     * Reads {@code 20%} or {@code 0.2}.
     *
     * @throws GrapevineException of kind INPUT if it is neither
     */
    public static double share(String text) {
        double share = Percent.share(text);
        if (!(share >= 0 && share <= 1)) {
            throw GrapevineException.input(
                    "'" + text + "' is not a share from 0 % to 100 %", "write for example 20% or 0.2");
        }
        return share;
    }

    /** The terms in words, to be printed. */
    public String words() {
        return "%s by %s, people of one alike by %s, %s won anyway, seed %d"
                .formatted(
                        percent(share),
                        by,
                        size.correlation(),
                        Double.isNaN(usual) ? "as the model foretells" : percent(usual),
                        seed);
    }

    static String percent(double share) {
        double percents = Math.round(1000 * share) / 10.;
        return (percents == Math.rint(percents) ? String.valueOf((long) percents) : String.valueOf(percents)) + " %";
    }
}
