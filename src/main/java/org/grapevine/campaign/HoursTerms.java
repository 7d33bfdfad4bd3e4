package org.grapevine.campaign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.grapevine.GrapevineException;

/**
 * What an hour with a client is assumed to do, and what the share of hours must keep to.
 *
 * @param sShaped whether a little time is no use, rather than the first hour winning most
 * @param halfAfter hours that win half of what can be won, by size class; under the empty name for all others
 * @param churnCut part of the churn that full attention takes away
 * @param upsell probability that headroom is sold with full attention
 * @param floors hours at least
 * @param caps hours at most
 * @param shares parts of all hours that size classes must get at least
 */
public record HoursTerms(
        boolean sShaped,
        Map<String, Double> halfAfter,
        double churnCut,
        double upsell,
        List<Bound> floors,
        List<Bound> caps,
        List<Rule> shares) {
    /** How late an S-shaped answer rises: that of ADBUDG through the judgements .4, 1, 1.2 and 1.5. */
    static final double LATENESS = Response.Adbudg.judged(.4, 1.5, 1.2).c();

    /**
     * Hours for accounts.
     *
     * @param who an id or a size class; empty for every account
     * @param hours at least 0
     * @param text as it was asked for
     */
    public record Bound(String who, double hours, String text) {
        /** Reads {@code 2}, {@code smb=2} or {@code c0042=5}. */
        public static Bound parse(String option, String text) {
            int equals = text.lastIndexOf('=');
            double hours;
            try {
                hours = Double.parseDouble(text.substring(equals + 1).strip());
            } catch (NumberFormatException notANumber) {
                hours = Double.NaN;
            }
            if (!(hours >= 0)) {
                throw GrapevineException.input(
                        option + " '" + text + "' is no number of hours",
                        "write for example " + option + " 2, " + option + " smb=2 or " + option + " c0042=5");
            }
            return new Bound(text.substring(0, Math.max(0, equals)).strip(), hours, option + " " + text);
        }

        boolean everybody() {
            return who.isEmpty();
        }

        boolean means(String id, String segment) {
            return who.equals(id) || who.toLowerCase(Locale.ROOT).equals(segment.toLowerCase(Locale.ROOT));
        }
    }

    /** Checks the ranges. */
    public HoursTerms {
        for (double share : new double[] {churnCut, upsell}) {
            if (!(share >= 0 && share <= 1)) {
                throw GrapevineException.input(
                        "a share of " + share + " is not in [0, 1]", "0.3 takes away or sells three tenths");
            }
        }
        halfAfter = Map.copyOf(halfAfter);
        floors = List.copyOf(floors);
        caps = List.copyOf(caps);
        shares = List.copyOf(shares);
    }

    /** Reads {@code 7} or {@code enterprise=20} of several. */
    public static Map<String, Double> halves(List<String> texts, double usual) {
        Map<String, Double> halves = new LinkedHashMap<>();
        halves.put("", usual);
        for (String text : texts) {
            Bound bound = Bound.parse("--half-after", text);
            Response.Saturating.halfAfter(bound.hours());
            halves.put(bound.who().toLowerCase(Locale.ROOT), bound.hours());
        }
        return halves;
    }

    Response response(String segment) {
        Double own = halfAfter.get(segment.toLowerCase(Locale.ROOT));
        double half = own == null ? halfAfter.getOrDefault("", 7.0) : own;
        return sShaped ? Response.Adbudg.halfAfter(half, LATENESS) : Response.Saturating.halfAfter(half);
    }
}
