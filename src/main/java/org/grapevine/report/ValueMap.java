package org.grapevine.report;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.grapevine.campaign.Cell;
import org.grapevine.campaign.ClientAccounts;
import org.grapevine.campaign.Valuation;

/** The map of what clients are worth themselves against what their word brings. */
public final class ValueMap {
    private static final int NAMED = 6;

    private final Valuation valuation;
    private final ClientAccounts accounts;
    private final int mostPoints;
    private final IntPredicate named;

    private ValueMap(Valuation valuation, IntPredicate named, int mostPoints) {
        this.valuation = valuation;
        this.accounts = valuation.accounts();
        this.mostPoints = mostPoints;
        this.named = named;
    }

    /**
     * The map.
     *
     * @param mostPoints of each kind of clients at most, evenly spread over its order
     */
    public static Chart of(Valuation valuation, int mostPoints) {
        return of(valuation, client -> true, mostPoints);
    }

    /** The same with those clients alone who may be {@code named}. */
    static Chart of(Valuation valuation, IntPredicate named, int mostPoints) {
        return new ValueMap(valuation, named, mostPoints).chart();
    }

    private Chart chart() {
        Chart chart = new Chart(
                "Own value and word of mouth of each client",
                "Each point is a client: the further right, the more it is worth itself; the higher, the more its word brings."
                        + " The dotted lines divide high from low. Both axes give small amounts more room.",
                Axis.of("own value (CLV)", Axis.Scale.ROOT),
                Axis.of(valuation.money() ? "word brings (CRV)" : "people who would hear", Axis.Scale.ROOT));
        int[] order = Arrays.stream(valuation.order()).filter(named).toArray();
        for (Cell cell : Cell.values()) {
            int[] of = drawn(order, cell);
            chart.points(
                    cell.word() + "s",
                    Arrays.stream(of).mapToDouble(accounts::clv).toArray(),
                    Arrays.stream(of).mapToDouble(valuation::crv).toArray(),
                    Arrays.stream(of).mapToObj(this::told).toList());
        }
        if (accounts.count() > 0) {
            chart.upright(valuation.clvCut(), "high from here").level(valuation.crvCut(), "high from here");
        }
        chart.corner(Chart.Corner.TOP_RIGHT, "Champions: protect, ask")
                .corner(Chart.Corner.TOP_LEFT, "Advocates")
                .corner(Chart.Corner.BOTTOM_RIGHT, "Affluents: offer a referral incentive");
        IntStream most = Arrays.stream(order)
                .boxed()
                .sorted((a, b) -> Double.compare(valuation.crv(b), valuation.crv(a)))
                .mapToInt(client -> client)
                .limit(2L * NAMED);
        IntStream.concat(most, Arrays.stream(order).limit(NAMED)).distinct().forEach(client -> name(chart, client));
        return chart;
    }

    private void name(Chart chart, int client) {
        chart.label(accounts.name(client), accounts.clv(client), valuation.crv(client));
    }

    private int[] drawn(int[] order, Cell cell) {
        int[] of = Arrays.stream(order).filter(c -> valuation.cell(c) == cell).toArray();
        int most = Math.min(of.length, mostPoints);
        return IntStream.range(0, most)
                .map(i -> of[(int) ((long) i * of.length / most)])
                .toArray();
    }

    private String told(int c) {
        return "%s: own value %,.0f, word brings %,.2f".formatted(accounts.name(c), accounts.clv(c), valuation.crv(c));
    }
}
