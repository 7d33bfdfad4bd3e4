package org.grapevine.network;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row that says one person brought or tried to bring another.
 *
 * @param referrer id of the one who spoke
 * @param referred id of the one spoken to, another person
 * @param date when, where known
 * @param outcome for example {@code won}; empty where unknown
 * @param value money won by it; NaN where unknown
 */
public record Referral(
        String referrer, String referred, @Nullable LocalDate date, String outcome, double value) {
    /** Outcomes that mean a new client where nobody says otherwise. */
    public static final Set<String> WON = Set.of(
            "won",
            "closed won",
            "converted",
            "success",
            "successful",
            "yes",
            "true",
            "1",
            "client",
            "customer",
            "accepted",
            "signed");

    /** The outcome as words are compared: in lower case, without blanks around it. */
    public String outcomeWord() {
        return outcome.strip().toLowerCase(Locale.ROOT);
    }
}
