package org.grapevine.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.grapevine.network.Affiliations;
import org.grapevine.network.Groups;
import org.grapevine.network.Persons;
import org.grapevine.network.Referral;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.State;
import org.grapevine.network.Ties;
import org.grapevine.network.View;

/** What the data of a view hold and what they lack, each lack with what follows from it. O(rows). */
public final class DataQuality {
    private static final int UNKNOWN_DAY = Integer.MIN_VALUE;

    /**
     * A count of rows that lack something or stay out.
     *
     * @param what the rows are
     * @param count how many
     * @param of how many
     * @param follows what follows for the figures
     */
    public record Lack(String what, int count, int of, String follows) {}

    private final View view;
    private final List<Lack> lacks = new ArrayList<>();
    private int clients;
    private int prospects;
    private int lost;

    private DataQuality(View view) {
        this.view = view;
        persons();
        ties();
        groups();
        referrals();
        lacks.removeIf(lack -> lack.count == 0);
    }

    /** What the data of {@code view} hold and lack. */
    public static DataQuality of(View view) {
        return new DataQuality(view);
    }

    private void persons() {
        Persons persons = view.network().persons();
        for (int p = 0; p < persons.size(); p++) {
            clients += persons.state(p) == State.CLIENT ? 1 : 0;
            prospects += persons.state(p) == State.PROSPECT ? 1 : 0;
            lost += persons.state(p) == State.LOST ? 1 : 0;
        }
        int all = persons.size();
        BitSet tied = tied();
        count(
                "persons who object to profiling",
                all,
                p -> persons.flag(p, "doNotProfile"),
                "left out with all that is tied to them");
        count(
                "persons who must not be contacted",
                all,
                p -> persons.flag(p, "doNotContact"),
                "never asked and never named; word still passes through them");
        count("minors", all, p -> persons.flag(p, "minor"), "never asked and never named");
        count("persons without any tie or group", all, p -> !tied.get(p), "nothing is known of their word of mouth");
        IntPredicate client = p -> persons.state(p) == State.CLIENT;
        count(
                "clients without lifetime value, margin and revenue",
                all,
                clients,
                client.and(p -> Double.isNaN(persons.number(p, "clv"))
                        && Double.isNaN(persons.number(p, "margin"))
                        && Double.isNaN(persons.number(p, "revenue"))),
                "valued as the mean of their segment");
        count(
                "prospects without a value",
                all,
                prospects,
                p -> persons.state(p) == State.PROSPECT && Double.isNaN(persons.number(p, "clv")),
                "valued as the mean of their segment, or counted as 1");
        count(
                "clients without the day since when",
                all,
                clients,
                client.and(p -> persons.day(p, "since") == UNKNOWN_DAY),
                "taken for old clients");
    }

    /** Everybody who has a tie or a group. */
    private BitSet tied() {
        ReferralNetwork network = view.network();
        BitSet tied = new BitSet();
        for (int t = 0; t < network.ties().size(); t++) {
            tied.set(network.ties().from(t));
            tied.set(network.ties().to(t));
        }
        for (int m = 0; m < network.affiliations().size(); m++) {
            tied.set(network.affiliations().person(m));
        }
        for (Referral referral : network.referrals()) {
            tied.set(network.persons().indexOf(referral.referrer()));
            tied.set(network.persons().indexOf(referral.referred()));
        }
        return tied;
    }

    private void ties() {
        Ties ties = view.network().ties();
        count(
                "ties without a day of last contact",
                ties.size(),
                t -> ties.day(t, "lastContact") == UNKNOWN_DAY,
                "taken for fresh, so word may pass less often than said");
        count(
                "ties of a type without a strength of its own",
                ties.size(),
                t -> !view.network().types().knowsTie(ties.type(t)),
                "weighed as social ties");
    }

    private void groups() {
        ReferralNetwork network = view.network();
        Groups groups = network.groups();
        Affiliations members = network.affiliations();
        count(
                "groups whose true size is not known",
                groups.size(),
                g -> groups.get(g).size() == 0,
                "taken to have no other members, so ties in them may be weaker than said");
        count(
                "memberships that reveal religion, health, union or the like",
                members.size(),
                m -> network.types().sensitivity(groups.get(members.group(m))) == Sensitivity.SPECIAL,
                "here with consent on record; see that it covers whom this page is given to");
    }

    private void referrals() {
        List<Referral> referrals = view.network().referrals();
        count(
                "referrals without a day",
                referrals.size(),
                r -> referrals.get(r).date() == null,
                "nothing is learned from them");
    }

    private void count(String what, int rows, IntPredicate lacking, String follows) {
        count(what, rows, rows, lacking, follows);
    }

    /** Counts those of {@code rows} that lack something, {@code of} of which might. */
    private void count(String what, int rows, int of, IntPredicate lacking, String follows) {
        lacks.add(new Lack(what, (int) IntStream.range(0, rows).filter(lacking).count(), of, follows));
    }

    /** What is lacking, each with what follows; what nothing lacks is not mentioned. */
    public List<Lack> lacks() {
        return List.copyOf(lacks);
    }

    /** What the data hold, in a sentence. */
    public String holds() {
        ReferralNetwork network = view.network();
        return "%,d persons (%,d clients, %,d prospects, %,d lost), %,d direct ties, %,d memberships in %,d groups, %,d referrals and %,d adoptions."
                .formatted(
                        network.persons().size(),
                        clients,
                        prospects,
                        lost,
                        network.ties().size(),
                        network.affiliations().size(),
                        network.groups().size(),
                        network.referrals().size(),
                        network.adoptions().size());
    }
}
