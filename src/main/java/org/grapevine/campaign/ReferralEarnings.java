package org.grapevine.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.grapevine.network.Persons;
import org.grapevine.network.Referral;
import org.grapevine.network.ReferralNetwork;

/**
 * What past referrals have earned, in money of the day of each: for a client who would not have come otherwise (type one) the margins
 * since, less what the referral and keeping the client cost, and the saved cost of winning it elsewhere; for one who came anyway (type two) the
 * saved cost alone. Kumar, Petersen and Leone, <i>Harvard Business Review</i> 85/10 (2007) 139-146.
 *
 * <p>In the log of referrals whoever was a client before the day of the referral is of type two; each new client counts once, for the
 * first referral that won it.
 */
final class ReferralEarnings {
    private static final double DAYS = 365.25;

    /**
     * A year of a referred client.
     *
     * @param year after the referral, counted from 1
     * @param margin of that year
     * @param referralCost what the referral cost that year
     * @param keeping what keeping the client cost that year
     * @param saved what winning a client like that elsewhere would have cost
     * @param anyway whether the client would have come without the referral
     */
    record Year(int year, double margin, double referralCost, double keeping, double saved, boolean anyway) {
        double earned(double discount) {
            return (anyway ? saved : margin - referralCost - keeping + saved) / Math.pow(1 + discount, year);
        }
    }

    private final Map<String, List<Year>> years = new LinkedHashMap<>();
    private final Map<String, Integer> clients = new LinkedHashMap<>();
    private final double discount;

    /** {@code saved} is what winning a client elsewhere costs. */
    ReferralEarnings(ReferralNetwork network, double discount, double saved) {
        this.discount = discount;
        Persons persons = network.persons();
        Set<String> counted = new HashSet<>();
        List<Referral> won = new ArrayList<>(network.referrals());
        won.removeIf(referral -> !referral.outcome().equals("won"));
        won.sort(Comparator.comparingLong(ReferralEarnings::day));
        for (Referral referral : won) {
            int p = persons.indexOf(referral.referred());
            if (p >= 0 && counted.add(referral.referred())) {
                clients.merge(referral.referrer(), 1, Integer::sum);
                add(referral, persons, p, network.latestDay(), saved);
            }
        }
    }

    private static long day(Referral referral) {
        return referral.date() == null ? Long.MAX_VALUE : referral.date().toEpochDay();
    }

    private void add(Referral referral, Persons persons, int p, int today, double saved) {
        if (referral.date() == null) {
            return;
        }
        boolean anyway = persons.day(p, "since") != Integer.MIN_VALUE && persons.day(p, "since") < day(referral);
        double margin = persons.number(p, "margin");
        int past = (int) Math.floor((today - day(referral)) / DAYS);
        List<Year> own = years.computeIfAbsent(referral.referrer(), id -> new ArrayList<>());
        for (int year = 1; year <= past; year++) {
            double savedNow = year == 1 ? saved : 0;
            own.add(new Year(year, Double.isNaN(margin) ? 0 : margin, 0, 0, savedNow, anyway));
        }
    }

    /** What some years of referred clients have earned together. */
    static double of(List<Year> years, double discount) {
        return years.stream().mapToDouble(year -> year.earned(discount)).sum();
    }

    /** What the person of that id has earned by referrals. */
    double by(String id) {
        return of(years.getOrDefault(id, List.of()), discount);
    }

    /** How many clients the person of that id has brought. */
    int clientsOf(String id) {
        return clients.getOrDefault(id, 0);
    }
}
