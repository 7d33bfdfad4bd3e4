package org.grapevine.campaign;

/**
 * Hours shared among accounts, and what that wins.
 *
 * <p>A plain holder for arrays that nobody writes once they are here.
 */
final class HoursShared {
    /** Hours by account. */
    final double[] hours;

    /** What they win together. */
    final double worth;

    /** What an hour more, or less, would win, for those accounts that share freely. */
    final double nextHour;

    /** By class, what an hour less for it would win elsewhere; 0 where its floor does not bind. */
    final double[] classPrice;

    /** Hours that nobody has a use for: every account is at its cap or has nothing to win. */
    final double unused;

    HoursShared(double[] hours, double worth, double nextHour, double[] classPrice, double unused) {
        this.hours = hours;
        this.worth = worth;
        this.nextHour = nextHour;
        this.classPrice = classPrice;
        this.unused = unused;
    }
}
