package org.grapevine.report;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.grapevine.campaign.Cell;
import org.grapevine.campaign.ClientAccounts;
import org.grapevine.campaign.Valuation;

/** One self-contained page about what clients are worth: the map of their own value against what their word brings, and its lists. */
public final class ValuePage {
    private static final int ROWS = 50;
    private static final int LISTED = 15;
    private static final int MOST_POINTS = 1500;

    private final String title;
    private final Valuation valuation;
    private final ClientAccounts accounts;
    private final IntPredicate named;

    /** A page about a valuation. */
    public ValuePage(String title, Valuation valuation) {
        this(title, valuation, client -> true);
    }

    /** A page about a valuation that shows those clients alone who may be {@code named}; all count. */
    ValuePage(String title, Valuation valuation, IntPredicate named) {
        this.title = title;
        this.valuation = valuation;
        this.accounts = valuation.accounts();
        this.named = named;
    }

    /** The page as HTML. */
    public String render() {
        return Page.of(
                title,
                p("%,d clients. Own value: margins %s. Above %,.2f own value is high; above %,.2f the word is strong."
                                .formatted(
                                        accounts.count(),
                                        accounts.rule().words(),
                                        valuation.clvCut(),
                                        valuation.crvCut()))
                        .withClass("soft"),
                h2("The map"),
                map(),
                h2("Four kinds of clients, and what to do"),
                kinds(),
                h2("The most valuable clients"),
                clients(
                        valuation.order(),
                        ROWS,
                        "The first %,d of %,d clients, by own value and word of mouth together"),
                h2("Hidden gems"),
                p(
                        "Worth little themselves, but their word is among the best tenth. Most lists of best clients miss them."),
                clients(valuation.gems(), LISTED, "The first %,d of %,d hidden gems, by what their word brings"),
                h2("Influential clients who may leave"),
                alerts(LISTED),
                h2("What to know before you act on it"),
                ul(each(valuation.notes(), note -> li(note))),
                h2("What the numbers mean"),
                definitions());
    }

    /** The map of all clients. */
    DomContent map() {
        return ValueMap.of(valuation, named, MOST_POINTS).picture();
    }

    /** The four kinds, and what to do. */
    DomContent kinds() {
        return scrolled(table(
                caption("Fair shares add up to what asking all clients would bring"
                        + (accounts.count() > MOST_POINTS
                                ? "; the map shows at most %,d clients of a kind".formatted(MOST_POINTS)
                                : "")),
                thead(tr(
                        th("Kind"),
                        th("Clients").withClass("number"),
                        th("Borderline").withClass("number"),
                        th("Own value").withClass("number"),
                        th("Fair share of word of mouth").withClass("number"),
                        th("What to do"))),
                tbody(each(List.of(Cell.values()), this::kind))));
    }

    private DomContent kind(Cell cell) {
        int[] of = IntStream.range(0, accounts.count())
                .filter(c -> valuation.cell(c) == cell)
                .toArray();
        return tr(
                td(cell.word()),
                number("%,d".formatted(of.length)),
                number("%,d"
                        .formatted(
                                Arrays.stream(of).filter(valuation::borderline).count())),
                number(amount(Arrays.stream(of).mapToDouble(accounts::clv).sum())),
                number(amount(
                        Arrays.stream(of).mapToDouble(valuation::fairShare).sum())),
                td(cell.action()));
    }

    /** The first {@code most} clients of an order; the heading is told how many they are, and of how many. */
    DomContent clients(int[] all, int most, String heading) {
        int[] order = Arrays.stream(all).filter(named).toArray();
        int rows = Math.min(most, order.length);
        if (rows == 0) {
            return p("None.");
        }
        return scrolled(table(
                caption(heading.formatted(rows, order.length)),
                thead(tr(
                        th("Client"),
                        th("Id"),
                        th("Kind, how sure"),
                        th("Own value").withClass("number"),
                        th("Word brings").withClass("number"),
                        th("Fair share").withClass("number"),
                        th("Influence").withClass("number"),
                        th("May leave").withClass("number"),
                        th("Loss would cost").withClass("number"))),
                tbody(each(Arrays.stream(order).limit(rows).boxed().toList(), this::row))));
    }

    private DomContent row(int c) {
        return tr(
                td(isolated(accounts.name(c))).withClass("wide"),
                td(accounts.id(c)).withClass("id"),
                td(valuation.cell(c).word() + ", "
                        + (valuation.borderline(c) ? "borderline " : "")
                        + percent(valuation.sure(c), 0)),
                number(amount(accounts.clv(c))),
                number(amount(valuation.crv(c))),
                number(amount(valuation.fairShare(c))),
                number(amount(valuation.influence(c))),
                number(percent(valuation.churn(c), 1)),
                number(amount(valuation.atRisk(c))));
    }

    /** The first {@code most} influential clients who may leave. */
    DomContent alerts(int most) {
        List<Valuation.Alert> alerts = valuation.alerts().stream()
                .filter(alert -> named.test(alert.client()))
                .toList();
        if (alerts.isEmpty()) {
            return p(
                    "None: no client of the highest fifth by word of mouth is among the quarter most likely to leave.");
        }
        int rows = Math.min(most, alerts.size());
        return scrolled(table(
                caption("The first %,d of %,d; most at stake first".formatted(rows, alerts.size())),
                thead(tr(
                        th("Client"),
                        th("Manager"),
                        th("May leave").withClass("number"),
                        th("Word brings").withClass("number"),
                        th("Loss would cost").withClass("number"),
                        th("Who knows the same people"))),
                tbody(each(
                        alerts.subList(0, rows),
                        alert -> tr(
                                td(isolated(accounts.name(alert.client()))).withClass("wide"),
                                td(isolated(accounts.manager(alert.client()))),
                                number(percent(valuation.churn(alert.client()), 1)),
                                number(amount(valuation.crv(alert.client()))),
                                number(amount(valuation.atRisk(alert.client()))),
                                td(backups(alert)))))));
    }

    private String backups(Valuation.Alert alert) {
        List<Valuation.Backup> known = alert.backups().stream()
                .filter(backup -> named.test(backup.client()))
                .toList();
        return known.isEmpty()
                ? "nobody"
                : known.stream()
                        .map(backup -> isolated(accounts.name(backup.client())) + " (" + percent(backup.share(), 0)
                                + " of them)")
                        .collect(Collectors.joining(", "));
    }

    /** What every number means. */
    DomContent definitions() {
        return dl(
                dt("Own value (CLV)"),
                dd("Margins " + accounts.rule().words()
                        + ", as long as the client stays; taken from the data where given."),
                dt("Word brings (CRV)"),
                dd(
                        "What new clients are expected to bring, beyond those who would come anyway, if this client alone is asked to refer"
                                + " and agrees with its probability. Hazards of ties are priors unless a note says that they were learned."),
                dt("Fair share"),
                dd(
                        "The Shapley value of that: what several clients would bring together is divided among them, and counted once."),
                dt("Influence (CIV)"),
                dd("What of other clients' own value rests on this one, by Hubbell's index."),
                dt("May leave, loss would cost"),
                dd(
                        "The probability of leaving within a year, raised by neighbours lost lately; the own value and what tied clients would"
                                + " lose, since a lost neighbour raises the risk by 80 % times the strength of the tie (Nitzan and Libai 2011)."),
                dt("Sure"),
                dd(
                        "The share of 200 bootstrap worlds, with clients drawn anew and a tenth of ties missing, in which the client is of the"
                                + " same kind. Below 80 % it is called borderline. The own value is not varied."));
    }

    private static String percent(double share, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f %%", 100 * share);
    }

    private static String amount(double money) {
        return String.format(Locale.ROOT, Math.abs(money) >= 100 || money == 0 ? "%,.0f" : "%,.2f", money);
    }
}
