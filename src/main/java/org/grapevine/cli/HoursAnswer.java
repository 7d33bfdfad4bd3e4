package org.grapevine.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grapevine.GrapevineException;
import org.grapevine.campaign.ClientAccounts;
import org.grapevine.campaign.HoursPlan;

/** A share of hours as it is told: in words for people, in full for programs. */
final class HoursAnswer {
    private final HoursPlan plan;
    private final ClientAccounts clients;
    private final List<HoursPlan.Account> accounts;
    private final int most;

    HoursAnswer(HoursPlan plan, String manager, int most) {
        this.plan = plan;
        this.clients = plan.valuation().accounts();
        this.most = most;
        this.accounts = plan.accounts().stream()
                .filter(account ->
                        manager.isEmpty() || clients.manager(account.client()).equals(manager))
                .toList();
        if (accounts.isEmpty() && !manager.isEmpty()) {
            throw GrapevineException.input(
                    "--manager: no account that gets hours has the manager '" + manager + "'",
                    "write the name as it stands in the column manager");
        }
    }

    private List<HoursPlan.Account> shown() {
        return accounts.subList(0, Math.min(most, accounts.size()));
    }

    /** Everything, under names that programs read. */
    Answer inFull() {
        Answer answer = Answer.about("accounts")
                .columns("position")
                .key("id")
                .columns(
                        "name",
                        "manager",
                        "segment",
                        "today",
                        "hours",
                        "canWin",
                        "wins",
                        "keeps",
                        "sells",
                        "word",
                        "nextHour",
                        "headroom",
                        "sellsFirstHour",
                        "floorPrice");
        List<List<Object>> rows = new ArrayList<>();
        for (HoursPlan.Account account : shown()) {
            int c = account.client();
            List<Object> row = new ArrayList<>(List.of(rows.size() + 1, clients.id(c), clients.name(c)));
            row.addAll(List.of(clients.manager(c), clients.segment(c), account.today(), account.hours()));
            row.addAll(List.of(account.canWin(), account.wins(), account.keeps(), account.sells(), account.word()));
            row.addAll(List.of(account.nextHour(), clients.headroom(c), account.sellsFirst(), account.floorPrice()));
            rows.add(row);
        }
        answer.rows(rows)
                .fact("pools", plan.pools().stream().map(HoursAnswer::map).toList());
        plan.notes().forEach(answer::note);
        return answer;
    }

    private static Map<String, Object> map(HoursPlan.Pool pool) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("manager", pool.manager());
        map.put("accounts", pool.accounts());
        map.put("hours", pool.hours());
        map.put("unused", pool.unused());
        map.put("wins", pool.wins());
        map.put("equalShare", pool.equal());
        map.put("todayHours", pool.todayHours());
        map.put("today", pool.today());
        map.put("nextHour", pool.nextHour());
        map.put("withoutFloors", pool.withoutFloors());
        map.put(
                "prices",
                pool.prices().stream()
                        .map(price -> Map.<String, Object>of(
                                "rule", price.rule(), "price", price.price(), "perHour", price.perHour()))
                        .toList());
        return map;
    }

    /** What a manager acts on. */
    Answer forPeople() {
        boolean today = accounts.stream().anyMatch(account -> !Double.isNaN(account.today()));
        boolean floors = accounts.stream().anyMatch(account -> account.floorPrice() > 0);
        Answer answer = Answer.about("accounts").columns("#").key("id").columns("client", "manager", "size");
        if (today) {
            answer.columns("hours today");
        }
        answer.columns("best hours", "win", "by keeping", "by selling more", "by word", "next hour wins");
        if (floors) {
            answer.columns("floor costs an hour");
        }
        List<List<Object>> rows = new ArrayList<>();
        for (HoursPlan.Account account : shown()) {
            int c = account.client();
            List<Object> row = new ArrayList<>(
                    List.of(rows.size() + 1, clients.id(c), clients.name(c), clients.manager(c), clients.segment(c)));
            if (today) {
                row.add(tenths(account.today()));
            }
            row.addAll(List.of(
                    tenths(account.hours()),
                    (double) Math.round(account.wins()),
                    (double) Math.round(account.keeps()),
                    (double) Math.round(account.sells()),
                    (double) Math.round(account.word())));
            row.add(tenths(account.nextHour()));
            if (floors) {
                row.add(tenths(account.floorPrice()));
            }
            rows.add(row);
        }
        answer.rows(rows);
        plan.pools().forEach(pool -> answer.fact(pool.manager().isEmpty() ? "all" : pool.manager(), told(pool)));
        total(answer);
        prices(answer);
        headroom(answer);
        notes(answer);
        return answer;
    }

    private static double tenths(double number) {
        return Double.isNaN(number) ? number : Math.rint(10 * number) / 10;
    }

    private static String told(HoursPlan.Pool pool) {
        String text = "%,.1f hours over %,d accounts win %,.0f, %,.2f an hour (equal shares: %,.2f"
                .formatted(
                        pool.hours(),
                        pool.accounts(),
                        pool.wins(),
                        pool.wins() / pool.hours(),
                        pool.equal() / pool.hours());
        text += pool.todayHours() > 0 ? "; today: %,.2f)".formatted(pool.today() / pool.todayHours()) : ")";
        text += "; an hour more wins %,.2f".formatted(pool.nextHour());
        return pool.unused() >= .5 ? text + "; %,.1f hours have no use".formatted(pool.unused()) : text;
    }

    private void total(Answer answer) {
        double hours = 0;
        double wins = 0;
        double equal = 0;
        double today = 0;
        double todayHours = 0;
        for (HoursPlan.Pool pool : plan.pools()) {
            hours += pool.hours();
            wins += pool.wins();
            equal += pool.equal();
            today += pool.today();
            todayHours += pool.todayHours();
        }
        if (plan.pools().size() > 1) {
            answer.fact(
                    "together",
                    "%,.0f hours win %,.0f; in equal shares %,.0f (%+.1f %%)%s"
                            .formatted(
                                    hours,
                                    wins,
                                    equal,
                                    100 * (wins / equal - 1),
                                    todayHours > 0
                                            ? "; as they are given today, %,.0f hours win %,.0f (%+.1f %%)"
                                                    .formatted(todayHours, today, 100 * (wins / today - 1))
                                            : ""));
        }
    }

    private void prices(Answer answer) {
        Map<String, Double> byRule = new LinkedHashMap<>();
        double wins = 0;
        double free = 0;
        for (HoursPlan.Pool pool : plan.pools()) {
            wins += pool.wins();
            free += pool.withoutFloors();
            pool.prices().forEach(price -> byRule.merge(price.rule(), price.price(), Double::sum));
        }
        byRule.forEach((rule, price) -> answer.fact(
                "price of " + rule,
                price < .005 ? "nothing: the best shares keep to it by themselves" : "%,.2f".formatted(price)));
        if (!byRule.isEmpty()) {
            answer.fact(
                    "floors",
                    "not neglecting the small accounts costs %,.2f of %,.0f".formatted(Math.max(0, free - wins), free));
        }
    }

    /** One more licence to a one-licence firm against fifty more to a firm that has fifty. */
    private void headroom(Answer answer) {
        List<HoursPlan.Account> sorted = accounts.stream()
                .filter(account -> account.sellsFirst() > 0)
                .sorted(Comparator.<HoursPlan.Account>comparingDouble(account -> -account.sellsFirst())
                        .thenComparing(account -> clients.id(account.client())))
                .toList();
        if (sorted.size() > 1) {
            HoursPlan.Account large = sorted.get(0);
            HoursPlan.Account middle = sorted.get(sorted.size() / 2);
            answer.fact(
                    "selling more",
                    "a first hour at %s (headroom %,.0f) wins %,.0f, at the middle account %s (headroom %,.0f) %,.2f: %,.0f times as much"
                            .formatted(
                                    clients.name(large.client()),
                                    clients.headroom(large.client()),
                                    large.sellsFirst(),
                                    clients.name(middle.client()),
                                    clients.headroom(middle.client()),
                                    middle.sellsFirst(),
                                    large.sellsFirst() / middle.sellsFirst()));
        }
    }

    private void notes(Answer answer) {
        if (accounts.size() > most) {
            answer.note("%,d of %,d accounts listed; --all lists the rest.".formatted(most, accounts.size()));
        }
        answer.note(
                ("Hours win by keeping clients (full attention takes away %.0f %% of churn), by selling more (%.0f %% of potential less"
                                + " revenue, at the account's margin) and by word of mouth (CRV, see grapevine value).")
                        .formatted(
                                100 * plan.terms().churnCut(),
                                100 * plan.terms().upsell()));
        answer.note(
                "%s; half of what can be won is won after %.3g hours%s. These are priors: change them with --churn-cut, --upsell, --half-after."
                        .formatted(
                                plan.terms().sShaped()
                                        ? "A little time is no use (S-shaped response, steps of half an hour)"
                                        : "Each further hour wins less (concave response)",
                                plan.terms().halfAfter().getOrDefault("", 7.0),
                                plan.terms().halfAfter().size() > 1 ? ", in some segments after others" : ""));
        plan.notes().forEach(answer::note);
    }
}
