package org.grapevine.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.descriptive.Median;
import org.grapevine.GrapevineException;
import org.grapevine.network.Persons;
import org.grapevine.network.State;
import org.grapevine.network.View;

/**
 * What each client brings and how likely it stays, from the columns revenue, margin, retention, churn, clv, potential and hours. What is
 * missing is filled in by stated rules, and the notes say how often. Clients are numbered from 0 in the order of the network.
 */
public final class ClientAccounts {
    /* Margin: own, else revenue times the median margin share of the others, else revenue itself. Retention: own, else 1 - churn, else the median
     * of the others, else a prior. CLV: own, else by the rule, else the mean of the segment, else of all. */

    private static final double USUAL_RETENTION = .8;

    private final View view;
    private final LifetimeValue rule;
    private final int[] vertex;
    private final double[] margin;
    private final double[] share;
    private final double[] retention;
    private final double[] clv;
    private final double[] headroom;
    private final List<String> notes = new ArrayList<>();

    private ClientAccounts(View view, LifetimeValue rule) {
        this.view = view;
        this.rule = rule;
        Persons persons = view.network().persons();
        int[] clients = new int[view.graph().vertices()];
        int count = 0;
        for (int v = 0; v < clients.length; v++) {
            if (persons.state(view.person(v)) == State.CLIENT) {
                clients[count++] = v;
            }
        }
        vertex = Arrays.copyOf(clients, count);
        margin = new double[count];
        share = new double[count];
        retention = new double[count];
        clv = new double[count];
        headroom = new double[count];
        check();
        fillMargins();
        fillRetentions();
        fillLifetimeValues();
        for (int c = 0; c < count; c++) {
            double more = number(c, "potential") - number(c, "revenue");
            headroom[c] = more > 0 ? more : 0;
        }
    }

    /**
     * The clients in {@code view}.
     *
     * @throws GrapevineException if a number cannot be, or nothing is known of what any client is worth
     */
    public static ClientAccounts of(View view, LifetimeValue rule) {
        return new ClientAccounts(view, rule);
    }

    private void check() {
        for (int c = 0; c < vertex.length; c++) {
            for (String column : new String[] {"revenue", "potential", "hours"}) {
                if (number(c, column) < 0) {
                    throw GrapevineException.input(
                            "%s of client %s is negative: %.2f".formatted(column, id(c), number(c, column)),
                            "mend the row, or leave the cell empty; a loss belongs into the column margin");
                }
            }
            for (String column : new String[] {"retention", "churn"}) {
                double part = number(c, column);
                if (part < 0 || part > 1) {
                    throw GrapevineException.input(
                            "%s of client %s is %s, not in [0, 1]".formatted(column, id(c), part),
                            "write it as a share: 0.85 for 85 %");
                }
            }
        }
    }

    private void fillMargins() {
        double[] shares = new double[vertex.length];
        for (int c = 0; c < vertex.length; c++) {
            shares[c] = number(c, "revenue") > 0 ? number(c, "margin") / number(c, "revenue") : Double.NaN;
        }
        double typical = median(shares);
        int filled = 0;
        for (int c = 0; c < vertex.length; c++) {
            double own = number(c, "margin");
            double revenue = number(c, "revenue");
            boolean guessed = Double.isNaN(own) && !Double.isNaN(revenue);
            margin[c] = guessed ? revenue * (Double.isNaN(typical) ? 1 : typical) : own;
            share[c] = Double.isNaN(shares[c]) ? (Double.isNaN(typical) ? 1 : typical) : Math.max(0, shares[c]);
            filled += guessed ? 1 : 0;
        }
        if (filled > 0) {
            notes.add(
                    Double.isNaN(typical)
                            ? "No client has a margin: revenue stands for it."
                            : "Clients without a margin: %,d; %.0f %% of their revenue is taken, the median of the others."
                                    .formatted(filled, 100 * typical));
        }
    }

    private void fillRetentions() {
        for (int c = 0; c < vertex.length; c++) {
            double own = number(c, "retention");
            retention[c] = Double.isNaN(own) ? 1 - number(c, "churn") : own;
        }
        double typical = median(retention);
        int filled = 0;
        for (int c = 0; c < vertex.length; c++) {
            if (Double.isNaN(retention[c])) {
                retention[c] = Double.isNaN(typical) ? USUAL_RETENTION : typical;
                filled++;
            }
        }
        if (filled > 0) {
            notes.add("Clients with neither retention nor churn: %,d; a retention of %.2f is taken, %s."
                    .formatted(
                            filled,
                            Double.isNaN(typical) ? USUAL_RETENTION : typical,
                            Double.isNaN(typical) ? "a prior" : "the median of the others"));
        }
    }

    private void fillLifetimeValues() {
        Map<String, double[]> bySegment = new LinkedHashMap<>();
        double[] all = new double[2];
        int own = 0;
        for (int c = 0; c < vertex.length; c++) {
            double given = number(c, "clv");
            own += Double.isNaN(given) ? 0 : 1;
            clv[c] = Double.isNaN(given) ? rule.of(margin[c], retention[c]) : given;
            if (Double.isInfinite(clv[c])) {
                throw GrapevineException.input(
                        "the lifetime value of client " + id(c)
                                + " has no end: retention 1, discount 0, endless horizon",
                        "give --discount above 0, or a --horizon in years");
            }
            if (!Double.isNaN(clv[c])) {
                for (double[] sum : List.of(all, bySegment.computeIfAbsent(segment(c), name -> new double[2]))) {
                    sum[0] += clv[c];
                    sum[1]++;
                }
            }
        }
        if (vertex.length > 0 && all[1] == 0) {
            throw GrapevineException.input(
                    "nothing is known of what any client is worth: no clv, margin or revenue",
                    "add one of these columns to clients.csv and load it again");
        }
        for (int c = 0; c < vertex.length; c++) {
            if (Double.isNaN(clv[c])) {
                double[] sum = bySegment.getOrDefault(segment(c), all);
                clv[c] = sum[0] / sum[1];
            }
        }
        if (own > 0) {
            notes.add("Clients whose CLV is taken from the data: %,d of %,d.".formatted(own, vertex.length));
        }
        if (all[1] < vertex.length) {
            notes.add("Clients without clv, margin or revenue: %,.0f; they count with the mean CLV of their segment."
                    .formatted(vertex.length - all[1]));
        }
    }

    /** The median of the numbers that are known; NaN where none is. */
    static double median(double[] values) {
        double[] known =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        return Median.withDefaults().evaluate(known);
    }

    /** How many clients there are. */
    public int count() {
        return vertex.length;
    }

    /** What is seen of the network. */
    public View view() {
        return view;
    }

    /** How CLV is computed where it is not given. */
    public LifetimeValue rule() {
        return rule;
    }

    /** The vertex of client {@code c}. */
    public int vertex(int c) {
        return vertex[c];
    }

    /** The id of client {@code c}. */
    public String id(int c) {
        return view.network().persons().id(view.person(vertex[c]));
    }

    /** The name of client {@code c}. */
    public String name(int c) {
        return view.network().persons().name(view.person(vertex[c]));
    }

    /** The size class or segment of client {@code c}; empty where unknown. */
    public String segment(int c) {
        return text(c, "segment");
    }

    /** The account manager of client {@code c}; empty where nobody looks after it. */
    public String manager(int c) {
        return text(c, "manager");
    }

    /** A text about client {@code c}; empty where unknown. */
    public String text(int c, String column) {
        return view.network().persons().text(view.person(vertex[c]), column);
    }

    private double number(int c, String column) {
        return view.network().persons().number(view.person(vertex[c]), column);
    }

    /** The margin of client {@code c} a year; NaN where unknown. */
    public double margin(int c) {
        return margin[c];
    }

    /** What of more revenue of client {@code c} would be margin, from 0. */
    public double marginShare(int c) {
        return share[c];
    }

    /** The probability that client {@code c} stays another year. */
    public double retention(int c) {
        return retention[c];
    }

    /** The lifetime value of client {@code c}. */
    public double clv(int c) {
        return clv[c];
    }

    /** The revenue a year that client {@code c} could bring beyond today's; 0 where unknown. */
    public double headroom(int c) {
        return headroom[c];
    }

    /** The revenue of client {@code c} a year; NaN where unknown. */
    public double revenue(int c) {
        return number(c, "revenue");
    }

    /** The hours a year that client {@code c} gets today; NaN where unknown. */
    public double hours(int c) {
        return number(c, "hours");
    }

    /** What was filled in, a sentence each. */
    public List<String> notes() {
        return Collections.unmodifiableList(notes);
    }
}
