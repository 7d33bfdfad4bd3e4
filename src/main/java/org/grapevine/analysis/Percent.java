package org.grapevine.analysis;

/** Shares as people write them. */
public final class Percent {
    private Percent() {}

    /** Reads {@code 20%} or {@code 0.2} as 0.2, of any size and sign; NaN where {@code text} is neither. */
    public static double share(String text) {
        String number = text.strip();
        try {
            return number.endsWith("%")
                    ? Double.parseDouble(number.substring(0, number.length() - 1)) / 100
                    : Double.parseDouble(number);
        } catch (NumberFormatException noNumber) {
            return Double.NaN;
        }
    }
}
