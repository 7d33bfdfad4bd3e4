package org.grapevine.network;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Rows of a small network written down in a test. */
public final class Rows implements NetworkSource {
    private final List<Consumer<NetworkSink>> types = new ArrayList<>();
    private final List<Consumer<NetworkSink>> persons = new ArrayList<>();
    private final List<Consumer<NetworkSink>> groups = new ArrayList<>();
    private final List<Consumer<NetworkSink>> ties = new ArrayList<>();
    private final List<Consumer<NetworkSink>> memberships = new ArrayList<>();
    private final List<Consumer<NetworkSink>> referrals = new ArrayList<>();
    private final List<Consumer<NetworkSink>> adoptions = new ArrayList<>();

    public Rows clients(String... ids) {
        for (String id : ids) {
            person(new Person(id, id, State.CLIENT, Map.of()));
        }
        return this;
    }

    public Rows prospects(String... ids) {
        for (String id : ids) {
            person(new Person(id, id, State.PROSPECT, Map.of()));
        }
        return this;
    }

    public Rows person(Person person) {
        persons.add(sink -> sink.person(person));
        return this;
    }

    public Rows tieType(TieType type) {
        types.add(sink -> sink.tieType(type));
        return this;
    }

    public Rows groupType(GroupType type) {
        types.add(sink -> sink.groupType(type));
        return this;
    }

    public Rows tie(String from, String to, String type) {
        return tie(new Tie(from, to, type, 1, false, Map.of()));
    }

    public Rows tie(Tie tie) {
        ties.add(sink -> sink.tie(tie));
        return this;
    }

    public Rows group(String id, String type, int size, String... members) {
        groups.add(sink -> sink.group(new Group(id, id, type, size, Sensitivity.NORMAL)));
        for (String member : members) {
            memberships.add(sink -> sink.membership(new Membership(member, id, Map.of())));
        }
        return this;
    }

    public Rows membership(Membership membership) {
        memberships.add(sink -> sink.membership(membership));
        return this;
    }

    public Rows referral(String referrer, String referred, String date) {
        referrals.add(
                sink -> sink.referral(new Referral(referrer, referred, LocalDate.parse(date), "won", Double.NaN)));
        return this;
    }

    public Rows adoption(String person, double time, String product, String referrer) {
        adoptions.add(sink -> sink.adoption(new Adoption(person, time, product, referrer)));
        return this;
    }

    @Override
    public void sendTo(NetworkSink sink) {
        for (List<Consumer<NetworkSink>> rows :
                List.of(types, persons, groups, ties, memberships, referrals, adoptions)) {
            rows.forEach(row -> row.accept(sink));
        }
    }

    /** The network of these rows as the options show it. */
    public View view(ViewOptions options) {
        return View.of(ReferralNetwork.of(this), options);
    }
}
