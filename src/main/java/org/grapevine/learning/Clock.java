package org.grapevine.learning;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.grapevine.GrapevineException;
import org.grapevine.network.Adoption;
import org.grapevine.network.Referral;
import org.grapevine.network.ReferralNetwork;

/**
 * How the times of a history count.
 *
 * @param days whether times are days since 1970-01-01; else they are numbers of periods
 * @param period length of a period in the unit of the times
 * @param year length of a year in that unit
 */
public record Clock(boolean days, double period, double year) {
    /* An adoption has a number for its time, whatever stood in the file. Whole numbers that would be days of the years 1985 to 2079 are taken
     * as days; years such as 1957 and counts of periods lie far below. */

    private static final double YEAR = 365.25;
    private static final double FIRST_DAY = LocalDate.of(1985, 1, 1).toEpochDay();
    private static final double LAST_DAY = LocalDate.of(2079, 12, 31).toEpochDay();
    private static final Pattern LENGTH = Pattern.compile("([0-9]{1,4})([dwmy])");

    /**
     * The clock of a network.
     *
     * @param period such as 30d, 2w, 1m or 1y; empty for a month where times are days and a year where they are numbers
     * @throws GrapevineException if {@code period} is no length
     */
    static Clock of(ReferralNetwork network, String period) {
        boolean days = network.adoptions().stream().allMatch(Clock::isDay)
                && (!network.adoptions().isEmpty()
                        || network.referrals().stream().anyMatch(referral -> referral.date() != null));
        String length = period.isEmpty() ? (days ? "1m" : "1y") : period.strip().toLowerCase(Locale.ROOT);
        Matcher parts = LENGTH.matcher(length);
        double count = parts.matches() ? Integer.parseInt(parts.group(1)) : 0;
        if (count == 0) {
            throw GrapevineException.input(
                    "--period '" + period + "' is no length of time", "write for example 30d, 2w, 1m or 1y");
        }
        double inDays = count
                * switch (parts.group(2)) {
                    case "d" -> 1;
                    case "w" -> 7;
                    case "m" -> YEAR / 12;
                    default -> YEAR;
                };
        return days ? new Clock(true, inDays, YEAR) : new Clock(false, 1, YEAR / inDays);
    }

    private static boolean isDay(Adoption adoption) {
        return adoption.time() == Math.rint(adoption.time())
                && adoption.time() >= FIRST_DAY
                && adoption.time() <= LAST_DAY;
    }

    /** The time of a referral; NaN where it has none or times are no days. */
    double time(Referral referral) {
        LocalDate date = referral.date();
        return days && date != null ? date.toEpochDay() : Double.NaN;
    }

    /** A time in words. */
    public String words(double time) {
        return days
                ? LocalDate.ofEpochDay((long) Math.floor(time)).toString()
                : time == Math.rint(time) ? String.valueOf((long) time) : String.valueOf(time);
    }

    /**
     * The time that {@code text} names.
     *
     * @throws GrapevineException if it is none
     */
    double time(String option, String text) {
        try {
            return days ? LocalDate.parse(text.strip()).toEpochDay() : Double.parseDouble(text.strip());
        } catch (java.time.format.DateTimeParseException | NumberFormatException none) {
            throw GrapevineException.input(
                    option + " '" + text + "' is no " + (days ? "day" : "period of these data"),
                    days ? "write for example " + option + " 2025-06-30" : "write a number as it stands in the file");
        }
    }
}
