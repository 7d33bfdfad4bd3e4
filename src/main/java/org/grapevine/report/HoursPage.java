package org.grapevine.report;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;
import static org.grapevine.report.Page.isolated;
import static org.grapevine.report.Page.number;
import static org.grapevine.report.Page.scrolled;

import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;
import org.grapevine.campaign.ClientAccounts;
import org.grapevine.campaign.HoursPlan;

/** One self-contained page about where account managers' hours win most: by manager, by account, and what more hours would win. */
public final class HoursPage {
    private static final int ROWS = 50;
    private static final double[] TIMES = {.05, .1, .25, .5, .75, 1, 1.25, 1.5, 2};

    private final String title;
    private final HoursPlan plan;
    private final ClientAccounts clients;

    /** A page about a share of hours. */
    public HoursPage(String title, HoursPlan plan) {
        this.title = title;
        this.plan = plan;
        this.clients = plan.valuation().accounts();
    }

    /** The page as HTML. */
    public String render() {
        return Page.of(
                title,
                h2("What an hour wins"),
                managers().figure(managerTable()),
                h2("What more hours would win"),
                curve().figure(),
                h2("Accounts"),
                accounts(),
                h2("What to know before you act on it"),
                ul(each(plan.notes(), note -> li(note))));
    }

    private static String name(HoursPlan.Pool pool) {
        return pool.manager().isEmpty() ? "all accounts" : pool.manager();
    }

    private Chart managers() {
        List<HoursPlan.Pool> pools = plan.pools();
        Chart chart = Chart.ofBars(
                "Value an hour, by manager",
                "For each manager what an hour wins today, in equal shares, and in the best shares.",
                pools.stream().map(HoursPage::name).toList(),
                Axis.linear("value an hour"));
        if (pools.stream().anyMatch(pool -> pool.todayHours() > 0)) {
            chart.bars(
                    "as today",
                    pools.stream()
                            .mapToDouble(pool -> pool.todayHours() > 0 ? pool.today() / pool.todayHours() : Double.NaN)
                            .toArray());
        }
        return chart.bars(
                        "in equal shares",
                        pools.stream()
                                .mapToDouble(pool -> pool.equal() / pool.hours())
                                .toArray())
                .bars(
                        "in the best shares",
                        pools.stream()
                                .mapToDouble(pool -> pool.wins() / pool.hours())
                                .toArray());
    }

    private DomContent managerTable() {
        return table(
                caption("Hours of each manager, and what they win"),
                thead(tr(
                        th("Manager"),
                        th("Accounts").withClass("number"),
                        th("Hours").withClass("number"),
                        th("As today").withClass("number"),
                        th("Equal shares").withClass("number"),
                        th("Best shares").withClass("number"),
                        th("An hour more wins").withClass("number"),
                        th("Floors cost").withClass("number"))),
                tbody(each(
                        plan.pools(),
                        pool -> tr(
                                td(isolated(name(pool))),
                                number("%,d".formatted(pool.accounts())),
                                number(tenths(pool.hours())),
                                number(pool.todayHours() > 0 ? whole(pool.today()) : ""),
                                number(whole(pool.equal())),
                                number(whole(pool.wins())),
                                number(tenths(pool.nextHour())),
                                number(tenths(Math.max(0, pool.withoutFloors() - pool.wins())))))));
    }

    private Chart curve() {
        double hours = plan.pools().stream().mapToDouble(HoursPlan.Pool::hours).sum();
        double[] x = new double[TIMES.length + 1];
        double[] y = new double[x.length];
        for (int i = 0; i < TIMES.length; i++) {
            x[i + 1] = TIMES[i] * hours;
            y[i + 1] = plan.winsWith(TIMES[i]);
        }
        Chart chart = new Chart(
                        "What the best shares of more or fewer hours win",
                        "The curve flattens: each further hour wins less. Points are the plan, equal shares and today.",
                        Axis.linear("hours a year"),
                        Axis.linear("wins"))
                .line("best shares, without floors", x, y)
                .points("this plan", new double[] {hours}, new double[] {sum(plan.pools(), 0)})
                .points("equal shares", new double[] {hours}, new double[] {sum(plan.pools(), 1)});
        double today =
                plan.pools().stream().mapToDouble(HoursPlan.Pool::todayHours).sum();
        return today > 0 ? chart.points("as today", new double[] {today}, new double[] {sum(plan.pools(), 2)}) : chart;
    }

    private static double sum(List<HoursPlan.Pool> pools, int which) {
        return pools.stream()
                .mapToDouble(pool -> which == 0 ? pool.wins() : which == 1 ? pool.equal() : pool.today())
                .sum();
    }

    private DomContent accounts() {
        List<HoursPlan.Account> all = plan.accounts();
        int rows = Math.min(ROWS, all.size());
        if (rows == 0) {
            return p("None.");
        }
        return scrolled(table(
                caption("The first %,d of %,d accounts, those with most hours first".formatted(rows, all.size())),
                thead(tr(
                        th("Client"),
                        th("Manager"),
                        th("Size"),
                        th("Today").withClass("number"),
                        th("Best hours").withClass("number"),
                        th("Win").withClass("number"),
                        th("By keeping").withClass("number"),
                        th("By selling more").withClass("number"),
                        th("By word").withClass("number"),
                        th("Next hour").withClass("number"))),
                tbody(each(
                        all.subList(0, rows),
                        account -> tr(
                                td(isolated(clients.name(account.client()))).withClass("wide"),
                                td(isolated(clients.manager(account.client()))),
                                td(clients.segment(account.client())),
                                number(Double.isNaN(account.today()) ? "" : tenths(account.today())),
                                number(tenths(account.hours())),
                                number(whole(account.wins())),
                                number(whole(account.keeps())),
                                number(whole(account.sells())),
                                number(whole(account.word())),
                                number(tenths(account.nextHour())))))));
    }

    private static String tenths(double number) {
        return String.format(Locale.ROOT, "%,.1f", number);
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }
}
