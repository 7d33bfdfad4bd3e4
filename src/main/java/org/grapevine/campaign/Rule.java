package org.grapevine.campaign;

import java.util.Locale;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Percent;

/**
 * How many clients of a kind a plan must or may have. Kinds are values of a column: {@code segment = smb}.
 *
 * @param column by which clients are told apart
 * @param value of the column; empty for each value by itself
 * @param least how many at least
 * @param most how many at most
 * @param share which part of all at least, from 0 to 1
 * @param text as it was asked for
 */
public record Rule(String column, String value, int least, int most, double share, String text) {
    /** At most {@code most} of each value of {@code column}; clients without one are not counted. */
    public static Rule each(String column, int most, String text) {
        if (most < 1) {
            throw GrapevineException.input(text + " is not at least 1", "leave it out for no limit");
        }
        return new Rule(column, "", 0, most, 0, text);
    }

    /** At least {@code share} of all with {@code value} in {@code column}. */
    public static Rule share(String column, String value, double share, String text) {
        return new Rule(column, value, 0, Integer.MAX_VALUE, share, text);
    }

    /** Reads {@code column=value:3} (at least 3), {@code column=value:3-5} or {@code column=value:-5}. */
    public static Rule quota(String text) {
        int colon = text.lastIndexOf(':');
        int equals = text.indexOf('=');
        if (equals < 1 || colon < equals + 2) {
            throw malformed("--quota " + text, "segment=smb:3 for at least three, segment=smb:-5 for at most five");
        }
        String numbers = text.substring(colon + 1).strip();
        int dash = numbers.indexOf('-');
        String least = dash < 0 ? numbers : numbers.substring(0, dash);
        String most = dash < 0 ? "" : numbers.substring(dash + 1);
        int low = least.isEmpty() ? 0 : whole(least, text);
        int high = most.isEmpty() ? Integer.MAX_VALUE : whole(most, text);
        if (low > high) {
            throw malformed("--quota " + text, "the smaller number first");
        }
        return new Rule(
                text.substring(0, equals).strip(),
                text.substring(equals + 1, colon).strip(),
                low,
                high,
                0,
                "--quota " + text);
    }

    /** Reads {@code smb=30%}, or {@code column=value=30%} for another column than the segment. */
    public static Rule minShare(String text) {
        String[] parts = text.split("=", -1);
        if (parts.length < 2 || parts.length > 3) {
            throw malformed("--min-share " + text, "smb=30%");
        }
        double share = Percent.share(parts[parts.length - 1]);
        if (Double.isNaN(share)) {
            throw malformed("--min-share " + text, "smb=30%");
        }
        if (!(share >= 0 && share <= 1)) {
            throw malformed("--min-share " + text, "a share from 0 % to 100 %");
        }
        return share(
                parts.length == 3 ? parts[0].strip() : "segment",
                parts[parts.length - 2].strip(),
                share,
                "--min-share " + text);
    }

    private static int whole(String number, String text) {
        try {
            return Integer.parseInt(number.strip());
        } catch (NumberFormatException notANumber) {
            throw malformed("--quota " + text, "segment=smb:3");
        }
    }

    private static GrapevineException malformed(String what, String remedy) {
        return GrapevineException.input("'" + what + "' cannot be read", "write for example " + remedy);
    }

    /** The same rule with a number in the place of its share of {@code count}. */
    Rule of(int count) {
        int least = (int) Math.ceil(share * count - 1e-9);
        return share == 0 ? this : new Rule(column, value, Math.max(this.least, least), most, share, text);
    }

    /** Whether it counts clients with that value in its column. */
    boolean counts(String other) {
        return value.isEmpty()
                ? !other.isEmpty()
                : value.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }
}
