package org.grapevine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.grapevine.analysis.Request;
import org.grapevine.analysis.Terms;
import org.grapevine.campaign.Eligibility;
import org.grapevine.campaign.Limits;
import org.grapevine.campaign.Prices;
import org.grapevine.network.Discreet;
import org.grapevine.network.Person;
import org.grapevine.network.Pseudonyms;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.Rows;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final String PAGE = page(parish(), false, 1);

    /** The parish: A tells p1, p2, p3; B tells p3, p4; C tells p5; all know D, who must not be contacted. */
    private static Rows parish() {
        Rows rows = new Rows();
        for (String id : List.of("A", "B", "C")) {
            rows.person(new Person(id, "Client " + id, State.CLIENT, Map.of("revenue", 100.0, "manager", "Mia")));
        }
        rows.person(new Person("D", "Donna", State.CLIENT, Map.of("revenue", 900.0, "doNotContact", true)));
        for (String id : List.of("p1", "p2", "p3", "p4", "p5")) {
            rows.person(new Person(id, "Secret " + id, State.PROSPECT, Map.of("clv", 100.0)));
        }
        for (String tie : List.of("A p1", "A p2", "A p3", "B p3", "B p4", "C p5", "D p1", "D A", "D B", "D C")) {
            String[] ends = tie.split(" ", -1);
            rows.tie(new Tie(ends[0], ends[1], "social", 1, true, Map.of("probability", .5)));
        }
        return rows.group("Rotary", "club", 0, "A", "B", "C", "D", "p1");
    }

    private static String page(Rows rows, boolean pseudonymous, int threads) {
        return page(rows, "strength", pseudonymous, threads);
    }

    private static String page(Rows rows, String measure, boolean pseudonymous, int threads) {
        Discreet discreet = new Discreet(rows, pseudonymous ? new Pseudonyms(new byte[Pseudonyms.KEY]) : null);
        Report.Wishes wishes = new Report.Wishes(
                "Report <of> the parish",
                Request.parse(measure),
                Terms.DEFAULT.with(Terms.Campaign.IGNITE),
                word -> Prices.of(word, Map.of(), 10, 0),
                word -> Eligibility.of(word, new Eligibility.Criteria(0, 0, Set.of(), 0)),
                new Limits(Double.POSITIVE_INFINITY, 2, List.of()),
                .8,
                Optional.empty(),
                7,
                List.of("42 church memberships without consent were left out"),
                Map.of("Fingerprint of the data", "0123abcd"),
                pseudonymous);
        try (Workers workers = Workers.of(threads)) {
            return Report.of(View.of(ReferralNetwork.of(discreet), ViewOptions.DEFAULT), wishes, workers)
                    .render();
        }
    }

    @Test
    void where_ranks_were_not_drawn_anew_none_are_likely() {
        assertThat(PAGE).contains("Likely ranks hold");
        assertThat(page(parish(), "harmonic:top=2", false, 1))
                .doesNotContain("Likely ranks hold")
                .contains("stands first");
    }

    @Test
    void every_section_is_there_and_the_way_to_it() {
        for (String id : List.of(
                "summary",
                "influencers",
                "groups",
                "communities",
                "plan",
                "value",
                "method",
                "data",
                "definitions",
                "basis")) {
            assertThat(PAGE).contains("<a href=\"#" + id + "\">").contains("<section id=\"" + id + "\">");
        }
        assertThat(PAGE)
                .contains("Report &lt;of&gt; the parish")
                .contains("The first 3 of 4 clients, by strength")
                .contains("Likely ranks")
                .contains("Rotary")
                .contains("ask 2 of 3 clients who may be asked; set aside 20.00")
                .contains("proven to bring at least")
                .contains("1 must not be contacted")
                .contains("prior, not learned")
                .contains("42 church memberships without consent were left out")
                .contains("0123abcd");
    }

    @Test
    void nobody_is_named_who_must_be_left_alone_and_no_prospect() {
        assertThat(PAGE)
                .contains("Client A")
                .doesNotContain("Donna")
                .doesNotContain("Secret")
                .doesNotContain(">D<");
    }

    @Test
    void under_pseudonyms_nobody_is_named_at_all() {
        assertThat(page(parish(), true, 1))
                .doesNotContain("Client ")
                .doesNotContain("Mia")
                .doesNotContain("Rotary")
                .contains(new Pseudonyms(new byte[Pseudonyms.KEY]).of('P', "A"))
                .contains("pseudonymous, not anonymous");
    }

    @Test
    void the_same_data_give_the_same_bytes_on_any_number_of_threads() {
        assertThat(page(parish(), false, 3)).isEqualTo(PAGE);
    }

    @Test
    void names_are_text_and_nothing_is_fetched() {
        Rows rows = parish().person(new Person(
                        "x\"><img src=x>",
                        "<script>alert(1)</script>",
                        State.CLIENT,
                        Map.of("manager", "</td><svg onload=alert(2)>", "region", "<b>North</b>")))
                .person(new Person("y", "=HYPERLINK(\"http:\") \u202edeal \ud83d\ude00", State.CLIENT, Map.of()))
                .tie("x\"><img src=x>", "y", "<i>tie</i>")
                .group("<u>group</u>", "<s>type</s>", 0, "x\"><img src=x>", "y", "A", "B", "C");
        assertThat(page(rows, false, 1))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("\\u202edeal \ud83d\ude00")
                .doesNotContain("<script")
                .doesNotContain("<img")
                .doesNotContain("<svg onload")
                .doesNotContain("<b>")
                .doesNotContain("<i>")
                .doesNotContain("<u>")
                .doesNotContain("<s>")
                .doesNotContain("\u202e")
                .doesNotContain("src=\"")
                .doesNotContain("url(")
                .doesNotContain("<link");
    }

    @Test
    void what_cannot_be_found_is_said_in_its_place() {
        assertThat(page(new Rows().clients("a", "b").tie("a", "b", "social"), false, 1))
                .contains("There is no plan: there are no prospects")
                .contains("Clients are not valued: nothing is known of what any client is worth");
        assertThat(page(new Rows().prospects("p", "q"), false, 1)).contains("There are no clients to rank.");
    }
}
