package org.grapevine.report;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.join;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
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
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.grapevine.analysis.GroupLeaders;
import org.grapevine.analysis.Measure;
import org.grapevine.analysis.Ranking;
import org.grapevine.analysis.Request;
import org.grapevine.analysis.Why;
import org.grapevine.graph.Scores;
import org.grapevine.network.Persons;

/**
 * One self-contained page about who the centres of influence are: the ranking, why the first stands first, who leads each group, what was
 * left out, and what every number means. Needs no network and no script; every text of the data is escaped.
 */
public final class InfluencePage {
    private static final int ROWS = 25;
    private static final int SHARES = 12;

    private final String title;
    private final Why first;
    private final List<GroupLeaders.Circle> circles;
    private final List<String> remarks;

    /**
     * A page.
     *
     * @param title what was analysed
     * @param first why the first of the ranking stands first; its ranking is the one shown
     * @param circles the groups to show with their leaders
     * @param remarks what the reader must know beside the notes of the ranking, for example what was left out
     */
    public InfluencePage(String title, Why first, List<GroupLeaders.Circle> circles, List<String> remarks) {
        this.title = title;
        this.first = first;
        this.circles = List.copyOf(circles);
        this.remarks = List.copyOf(remarks);
    }

    /** The page as HTML. */
    public String render() {
        return Page.of(
                title,
                p(summary()).withClass("soft"),
                h2("Centres of influence"),
                ranking(),
                h2("Why " + isolated(name(first.person())) + " stands first"),
                why(first, SHARES),
                h2("Who leads each group"),
                groups(circles, "The largest groups; ranks are those of the whole list above"),
                h2("What to know before you act on it"),
                ul(each(notes(), note -> li(note))),
                h2("What the numbers mean"),
                definitions());
    }

    private String summary() {
        return "%,d clients ranked; %,d persons, %,d direct ties and %,d memberships in %,d groups take part."
                .formatted(
                        first.ranking().size(),
                        first.ranking().view().graph().vertices(),
                        first.ranking().view().network().ties().size(),
                        first.ranking().view().graph().memberships().size(),
                        first.ranking().view().graph().memberships().groups());
    }

    private DomContent ranking() {
        Ranking ranking = first.ranking();
        List<Request> requests = ranking.requests();
        return scrolled(table(
                caption("The first %d of %,d clients, by %s"
                        .formatted(
                                Math.min(ROWS, ranking.size()),
                                ranking.size(),
                                requests.get(0).text())),
                thead(tr(
                        th("Rank").withClass("number"),
                        th("Client"),
                        th("Id"),
                        each(requests, request -> th(request.text()).withClass("number")))),
                tbody(rows(Math.min(ROWS, ranking.size()), i -> {
                    int v = ranking.vertex(i);
                    Persons persons = ranking.view().network().persons();
                    return tr(
                            number(String.valueOf(i + 1)),
                            td(isolated(persons.name(ranking.view().person(v)))),
                            td(persons.id(ranking.view().person(v))),
                            each(
                                    IntStream.range(0, requests.size()).boxed().toList(),
                                    k -> number(rounded(ranking.scores(k), v))));
                }))));
    }

    /** Why somebody scores as it does: the map, and the table of the largest shares. */
    static DomContent why(Why why, int most) {
        List<Why.Share> shares = why.shares();
        if (shares.isEmpty()) {
            return p("There are no ties yet.");
        }
        double largest = shares.get(0).share();
        return div(
                p(
                        why.exact()
                                ? "Each line is that tie's or group's exact share of the score; all lines together make 100 %."
                                : "This measure is not a sum over ties: the shares are those of the direct referrals to expect."),
                figure(EgoMap.of(why.ranking().view().network().persons().name(why.person()), shares)),
                scrolled(table(
                        caption("The largest %d of %,d shares".formatted(Math.min(most, shares.size()), shares.size())),
                        thead(tr(
                                th("Through"),
                                th("What it is"),
                                th("People").withClass("number"),
                                th("Of these prospects").withClass("number"),
                                th("Share").withClass("number"),
                                th(""))),
                        tbody(rows(
                                Math.min(most, shares.size()),
                                i -> tr(
                                        td(isolated(shares.get(i).name())),
                                        td(shares.get(i).kind()),
                                        number("%,d".formatted(shares.get(i).members())),
                                        number("%,d".formatted(shares.get(i).prospects())),
                                        number(percent(shares.get(i).share())),
                                        td(bar(shares.get(i).share() / Math.max(largest, 1e-300)))))))));
    }

    private static DomContent bar(double length) {
        return span().withClass("bar").withStyle("width:" + String.format(Locale.ROOT, "%.1f", 8 * length) + "rem");
    }

    /** Groups and their leaders. */
    static DomContent groups(List<GroupLeaders.Circle> circles, String heading) {
        if (circles.isEmpty()) {
            return p("There are no groups.");
        }
        return scrolled(table(
                caption(heading),
                thead(tr(
                        th("Group"),
                        th("Type"),
                        th("Members").withClass("number"),
                        th("Clients").withClass("number"),
                        th("Centre of influence overall"),
                        th("Most ties inside"))),
                tbody(each(
                        circles,
                        circle -> tr(
                                td(isolated(circle.group().name())),
                                td(circle.group().type()),
                                number("%,d".formatted(circle.members())),
                                number("%,d".formatted(circle.clients())),
                                td(leader(circle.leaders(), "no client of ours")),
                                td(leader(circle.insiders(), "none")))))));
    }

    private static String leader(List<GroupLeaders.Leader> leaders, String none) {
        return leaders.isEmpty()
                ? none
                : isolated(leaders.get(0).name()) + " (rank " + leaders.get(0).rank() + ")";
    }

    private List<String> notes() {
        return Stream.concat(remarks.stream(), first.ranking().notes().stream()).toList();
    }

    private DomContent definitions() {
        return dl(each(first.ranking().requests(), request -> join(dt(request.text()), dd(defined(request.measure())))))
                .with(
                        dt("Probability of a tie"),
                        dd(
                                "1 - exp(-hazard), the hazard being that of the tie's type a year, less for contacts long past, more for"
                                        + " frequent ones. Hazards are priors unless a note says that they were learned."),
                        dt("Group"),
                        dd(
                                "Every two members are tied, the weaker the larger the group: a member of a large association does not tell"
                                        + " all of it."));
    }

    /** What a measure means, and where it is defined. */
    static String defined(Measure measure) {
        return measure.meaning() + ". Defined in " + measure.citation() + ".";
    }

    private String name(int person) {
        return first.ranking().view().network().persons().name(person);
    }

    private static DomContent rows(int count, IntFunction<DomContent> row) {
        return each(IntStream.range(0, count).boxed().toList(), row::apply);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** A score as people read it. */
    static String rounded(Scores scores, int v) {
        double score = scores.values()[v];
        return Double.isNaN(score) ? "" : String.format(Locale.ROOT, Math.abs(score) < 1000 ? "%.4g" : "%,.0f", score);
    }
}
