package org.grapevine.sample;

import java.time.LocalDate;

/** The town's days: 0 is the first of the observed past, {@link #TODAY} the last; earlier days are negative. */
final class Days {
    static final LocalDate FIRST = LocalDate.of(2020, 7, 1);
    static final int TODAY = (int) (Town.TODAY.toEpochDay() - FIRST.toEpochDay());
    static final int UNKNOWN = Integer.MIN_VALUE;
    static final int NEVER = Integer.MAX_VALUE;

    private Days() {}

    static int ago(double years) {
        return TODAY - (int) (years * Truth.YEAR);
    }

    static LocalDate date(int day) {
        return FIRST.plusDays(day);
    }
}
