package org.grapevine.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.grapevine.GrapevineException;
import org.grapevine.campaign.Cell;
import org.grapevine.campaign.ClientAccounts;
import org.grapevine.campaign.HoursPlan;
import org.grapevine.campaign.HoursTerms;
import org.grapevine.campaign.Rule;
import org.grapevine.campaign.Valuation;
import org.grapevine.report.ValueMap;

/** What clients are worth themselves and by their word, what to do about it, and where account managers' hours win most. */
final class ValuePage implements Page {
    private static final int MOST_POINTS = 400;

    /**
     * The page.
     *
     * @param clients who are valued
     * @param money whether their word is counted in money
     * @param clvCut own value is high above this
     * @param crvCut the word is strong above this
     * @param rule which margins make up the own value
     * @param kinds the four kinds
     * @param gems how many are worth little and bring much
     * @param alerts how many are influential and may leave
     * @param map the drawing
     * @param notes what to know
     */
    record Worth(
            int clients,
            boolean money,
            double clvCut,
            double crvCut,
            String rule,
            List<Kind> kinds,
            int gems,
            int alerts,
            String map,
            List<String> notes) {}

    /** A kind of clients: how many there are, how many of them are borderline, what they are worth together, what to do. */
    record Kind(String key, String name, int clients, int borderline, double clv, double fairShare, String action) {}

    /**
     * A client.
     *
     * @param kind in a word
     * @param sure share of resampled networks in which it is of that kind
     * @param crv what its word brings if it alone is asked
     * @param fairShare its part of what all bring together
     * @param influence what of other clients' own value rests on it
     * @param brought how many clients it has referred
     * @param churn probability of leaving within a year
     * @param atRisk what its loss would cost
     * @param backups who knows the same people, with the share; only of alerts
     */
    record Row(
            String id,
            String name,
            String manager,
            String segment,
            String kind,
            boolean borderline,
            double sure,
            double clv,
            double crv,
            double fairShare,
            double influence,
            int brought,
            double churn,
            double atRisk,
            boolean gem,
            String action,
            List<Backup> backups) {}

    /** Somebody who knows the same people. */
    record Backup(String id, String name, double share) {}

    /**
     * Hours of account managers.
     *
     * @param pools by manager
     * @param prices what each floor costs in all
     * @param free what the best share without floors wins
     * @param notes what to know
     */
    record Hours(List<HoursPlan.Pool> pools, Map<String, Double> prices, double free, List<String> notes) {}

    /** Hours of an account; amounts as {@link HoursPlan.Account} has them. */
    record Account(
            String id,
            String name,
            String manager,
            String segment,
            double today,
            double hours,
            double wins,
            double keeps,
            double sells,
            double word,
            double nextHour,
            double floorPrice) {}

    private final Desk desk;

    ValuePage(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/value", this::worth);
        routes.get("/api/value/clients", this::clients);
        routes.get("/api/value/hours", this::hours);
        routes.get("/api/value/accounts", this::accounts);
    }

    private void worth(Context request) {
        Snapshot snapshot = desk.snapshot();
        if (snapshot.empty()) {
            request.json(new Worth(0, false, 0, 0, "", List.of(), 0, 0, "", List.of()));
            return;
        }
        Valuation valuation = desk.valuation(snapshot);
        String map = desk.found(
                snapshot,
                "value map",
                "drawing the map of values",
                workers -> ValueMap.of(valuation, MOST_POINTS).drawing());
        request.json(new Worth(
                valuation.accounts().count(),
                valuation.money(),
                valuation.clvCut(),
                valuation.crvCut(),
                valuation.accounts().rule().words(),
                Arrays.stream(Cell.values()).map(cell -> kind(valuation, cell)).toList(),
                valuation.gems().length,
                valuation.alerts().size(),
                map,
                PageWords.of(valuation.notes())));
    }

    private static Kind kind(Valuation valuation, Cell cell) {
        int[] of = IntStream.range(0, valuation.accounts().count())
                .filter(c -> valuation.cell(c) == cell)
                .toArray();
        return new Kind(
                cell.name(),
                cell.word() + "s",
                of.length,
                (int) Arrays.stream(of).filter(valuation::borderline).count(),
                Arrays.stream(of).mapToDouble(valuation.accounts()::clv).sum(),
                Arrays.stream(of).mapToDouble(valuation::fairShare).sum(),
                cell.action());
    }

    private void clients(Context request) {
        Valuation valuation = desk.valuation(desk.snapshot());
        ClientAccounts accounts = valuation.accounts();
        String list = Listing.words(request, "list");
        Map<Integer, Valuation.Alert> alerts = new LinkedHashMap<>();
        valuation.alerts().forEach(alert -> alerts.put(alert.client(), alert));
        boolean[] gem = new boolean[accounts.count()];
        Arrays.stream(valuation.gems()).forEach(c -> gem[c] = true);
        int[] of = switch (list) {
            case "gems" -> valuation.gems();
            case "alerts" -> alerts.keySet().stream().mapToInt(c -> c).toArray();
            default -> valuation.order();
        };
        Listing listing = new Listing(of.length)
                .text("name", i -> accounts.name(of[i]))
                .text("id", i -> accounts.id(of[i]))
                .text("manager", i -> accounts.manager(of[i]))
                .text("segment", i -> accounts.segment(of[i]))
                .text("kind", i -> valuation.cell(of[i]).word())
                .number("sure", i -> valuation.sure(of[i]))
                .number("clv", i -> accounts.clv(of[i]))
                .number("crv", i -> valuation.crv(of[i]))
                .number("fairShare", i -> valuation.fairShare(of[i]))
                .number("influence", i -> valuation.influence(of[i]))
                .number("brought", i -> valuation.brought(of[i]))
                .number("churn", i -> valuation.churn(of[i]))
                .number("atRisk", i -> valuation.atRisk(of[i]));
        Arrays.stream(Cell.values())
                .filter(cell -> cell.name().equals(list))
                .forEach(cell -> listing.where(i -> valuation.cell(of[i]) == cell));
        request.json(listing.part(request, i -> {
            int c = of[i];
            Valuation.Alert alert = alerts.get(c);
            return new Row(
                    accounts.id(c),
                    accounts.name(c),
                    accounts.manager(c),
                    accounts.segment(c),
                    valuation.cell(c).word(),
                    valuation.borderline(c),
                    valuation.sure(c),
                    accounts.clv(c),
                    valuation.crv(c),
                    valuation.fairShare(c),
                    valuation.influence(c),
                    valuation.brought(c),
                    valuation.churn(c),
                    valuation.atRisk(c),
                    gem[c],
                    valuation.cell(c).action(),
                    alert == null
                            ? List.of()
                            : alert.backups().stream()
                                    .map(one -> new Backup(
                                            accounts.id(one.client()), accounts.name(one.client()), one.share()))
                                    .toList());
        }));
    }

    private HoursPlan shared(Asking asking) {
        Snapshot snapshot = desk.snapshot();
        Valuation valuation = desk.valuation(snapshot);
        double floor = asking.number("floor", 0);
        double share = asking.number("share", 0);
        double pool = asking.number("pool", 0);
        String segment = asking.word("segment", "");
        String response = asking.word("response", "concave");
        double halfAfter = asking.number("halfAfter", 7);
        return desk.found(
                snapshot,
                "hours " + List.of(floor, share, pool, segment, response, halfAfter),
                "sharing hours",
                workers -> HoursPlan.of(
                        valuation,
                        new HoursTerms(
                                response.equals("s-shaped"),
                                Map.of("", halfAfter),
                                .3,
                                .3,
                                floor > 0
                                        ? List.of(new HoursTerms.Bound(
                                                "", floor, "at least %.3g hours for everybody".formatted(floor)))
                                        : List.of(),
                                List.of(),
                                share > 0 && !segment.isEmpty()
                                        ? List.of(Rule.share(
                                                "segment",
                                                segment,
                                                Math.min(1, share / 100),
                                                "at least %.0f %% for %s".formatted(share, segment)))
                                        : List.of()),
                        pool > 0 ? Map.of("", pool) : Map.of()));
    }

    private void hours(Context request) {
        HoursPlan plan;
        try {
            plan = shared(Asking.of(request));
        } catch (GrapevineException none) {
            request.json(Problem.of(none));
            return;
        }
        Map<String, Double> prices = new LinkedHashMap<>();
        plan.pools()
                .forEach(
                        pool -> pool.prices().forEach(price -> prices.merge(price.rule(), price.price(), Double::sum)));
        request.json(new Hours(
                plan.pools(),
                prices,
                plan.pools().stream().mapToDouble(HoursPlan.Pool::withoutFloors).sum(),
                PageWords.of(plan.notes())));
    }

    private void accounts(Context request) {
        HoursPlan plan = shared(Asking.of(request));
        ClientAccounts clients = plan.valuation().accounts();
        List<HoursPlan.Account> all = plan.accounts();
        Listing listing = new Listing(all.size())
                .text("name", i -> clients.name(all.get(i).client()))
                .text("manager", i -> clients.manager(all.get(i).client()))
                .text("segment", i -> clients.segment(all.get(i).client()))
                .number("today", i -> all.get(i).today())
                .number("hours", i -> all.get(i).hours())
                .number("wins", i -> all.get(i).wins())
                .number("keeps", i -> all.get(i).keeps())
                .number("sells", i -> all.get(i).sells())
                .number("word", i -> all.get(i).word())
                .number("nextHour", i -> all.get(i).nextHour())
                .number("floorPrice", i -> all.get(i).floorPrice());
        request.json(listing.part(request, i -> {
            HoursPlan.Account one = all.get(i);
            int c = one.client();
            return new Account(
                    clients.id(c),
                    clients.name(c),
                    clients.manager(c),
                    clients.segment(c),
                    one.today(),
                    one.hours(),
                    one.wins(),
                    one.keeps(),
                    one.sells(),
                    one.word(),
                    one.nextHour(),
                    one.floorPrice());
        }));
    }
}
