package org.grapevine.campaign;

import java.util.Map;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.network.Persons;

/**
 * What asking each client costs: contact whatever the answer, and a gift for whoever agrees. A budget must hold both; what is expected to
 * be spent counts the gift with the probability of agreeing.
 */
public final class Prices {
    /**
     * What is known of one client beside the columns of the network.
     *
     * @param cost of asking, gift included
     * @param hours of work; 0 where unknown
     */
    public record Quote(double cost, double hours) {}

    private final double[] contact;
    private final double[] gift;
    private final double[] hours;
    private final double[] expected;
    private final boolean known;
    private final boolean timed;

    private Prices(double[] contact, double[] gift, double[] hours, double[] expected, boolean known, boolean timed) {
        this.contact = contact;
        this.gift = gift;
        this.hours = hours;
        this.expected = expected;
        this.known = known;
        this.timed = timed;
    }

    /**
     * The prices of all vertices of {@code word}: a quote where there is one, else the columns {@code contactCost} and {@code giftCost},
     * else the fallbacks.
     *
     * @param quotes by the id of the client
     */
    public static Prices of(WordOfMouth word, Map<String, Quote> quotes, double contactCost, double giftCost) {
        Persons persons = word.view().network().persons();
        int n = word.view().graph().vertices();
        double[] contact = new double[n];
        double[] gift = new double[n];
        double[] hours = new double[n];
        double[] expected = new double[n];
        boolean known = false;
        boolean timed = false;
        for (int v = 0; v < n; v++) {
            int p = word.view().person(v);
            Quote quote = quotes.get(persons.id(p));
            contact[v] = quote != null ? quote.cost() : orElse(persons.number(p, "contactCost"), contactCost);
            gift[v] = quote != null ? 0 : orElse(persons.number(p, "giftCost"), giftCost);
            hours[v] = quote != null ? quote.hours() : 0;
            expected[v] = contact[v] + word.acceptance(v) * gift[v];
            known |= word.isClient(v) && contact[v] + gift[v] > 0;
            timed |= hours[v] > 0;
        }
        return new Prices(contact, gift, hours, expected, known, timed);
    }

    private static double orElse(double number, double fallback) {
        return Double.isNaN(number) ? fallback : number;
    }

    /** Whether asking any client costs anything. */
    public boolean known() {
        return known;
    }

    /** Whether anybody's hours of work are known. */
    public boolean timed() {
        return timed;
    }

    /** What must be set aside for asking {@code v}. */
    public double reserve(int v) {
        return contact[v] + gift[v];
    }

    /** What asking {@code v} is expected to cost. */
    public double expected(int v) {
        return expected[v];
    }

    /** What {@code v} receives who agrees. */
    public double gift(int v) {
        return gift[v];
    }

    /** What asking {@code v} costs whatever the answer. */
    public double contact(int v) {
        return contact[v];
    }

    /** The hours of work that asking {@code v} takes; 0 where unknown. */
    public double hours(int v) {
        return hours[v];
    }
}
