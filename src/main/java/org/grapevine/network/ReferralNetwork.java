package org.grapevine.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Everything known about the people around a business: who they are, how they are tied, what groups they belong to, who brought whom. */
public final class ReferralNetwork {
    private final Types types;
    private final Persons persons;
    private final Groups groups;
    private final Ties ties = new Ties();
    private final Affiliations affiliations = new Affiliations();
    private final List<Referral> referrals = new ArrayList<>();
    private final List<Adoption> adoptions = new ArrayList<>();

    private ReferralNetwork(Types types, Persons persons, Groups groups) {
        this.types = types;
        this.persons = persons;
        this.groups = groups;
    }

    /** Takes in all that {@code source} has. O(rows) time and memory. */
    public static ReferralNetwork of(NetworkSource source) {
        ReferralNetwork network = new ReferralNetwork(Types.defaults(), new Persons(), new Groups());
        source.sendTo(network.new Intake());
        return network;
    }

    /**
     * The same network as it was known on a day: without ties, memberships and referrals that are later, and without the dates of later
     * contacts and departures. Rows without a date count as older; referrals without one are left out. O(rows).
     *
     * @param day in days since 1970-01-01
     * @param states where each person stood then, by number
     * @param inForce the types to weigh ties with
     */
    public ReferralNetwork asOf(int day, List<State> states, Types inForce) {
        ReferralNetwork then = new ReferralNetwork(inForce, persons.in(states), groups);
        for (int t = 0; t < ties.size(); t++) {
            if (ties.day(t, "since") <= day) {
                then.ties.add(ties.from(t), ties.to(t), ties.asOf(day, t, persons));
            }
        }
        for (int m = 0; m < affiliations.size(); m++) {
            if (affiliations.day(m, "since") <= day) {
                Membership known = affiliations.asOf(day, m, persons, groups);
                then.affiliations.add(affiliations.person(m), affiliations.group(m), known);
            }
        }
        for (Referral referral : referrals) {
            if (referral.date() != null && referral.date().toEpochDay() <= day) {
                then.referrals.add(referral);
            }
        }
        return then;
    }

    /** The types in force: priors, declared and learned. */
    public Types types() {
        return types;
    }

    /** The persons. */
    public Persons persons() {
        return persons;
    }

    /** The groups. */
    public Groups groups() {
        return groups;
    }

    /** The direct ties. */
    public Ties ties() {
        return ties;
    }

    /** Who belongs to which group. */
    public Affiliations affiliations() {
        return affiliations;
    }

    /** Who brought whom, in the order in which the rows came. */
    public List<Referral> referrals() {
        return Collections.unmodifiableList(referrals);
    }

    /** Whether a referral brought a client, by the outcomes that usually mean one. */
    public boolean won(Referral referral) {
        return won(referral, Referral.WON);
    }

    /**
     * Whether a referral brought a client: its outcome is one of {@code words}, which are in lower case, or it has none and the one referred
     * is here and no prospect any more.
     */
    public boolean won(Referral referral, Set<String> words) {
        String outcome = referral.outcomeWord();
        if (!outcome.isEmpty()) {
            return words.contains(outcome);
        }
        int referred = persons.indexOf(referral.referred());
        return referred >= 0 && persons.state(referred) != State.PROSPECT;
    }

    /** Who took something up and when, in the order in which the rows came. */
    public List<Adoption> adoptions() {
        return Collections.unmodifiableList(adoptions);
    }

    /** The latest day that any tie, membership or referral mentions, in days since 1970-01-01; 0 where none does. */
    public int latestDay() {
        int latest = Math.max(ties.latestDay(), affiliations.latestDay());
        for (Referral referral : referrals) {
            if (referral.date() != null) {
                latest = Math.max(latest, Math.toIntExact(referral.date().toEpochDay()));
            }
        }
        return latest == Properties.UNKNOWN_DAY ? 0 : latest;
    }

    private final class Intake implements NetworkSink {
        @Override
        public void tieType(TieType type) {
            types.declare(type);
        }

        @Override
        public void groupType(GroupType type) {
            types.declare(type);
        }

        @Override
        public void learned(String type, boolean ofGroups, Learned learned) {
            types.declareLearned(type, ofGroups, learned);
        }

        @Override
        public void person(Person person) {
            persons.add(person);
        }

        @Override
        public void group(Group group) {
            groups.add(group);
        }

        @Override
        public void tie(Tie tie) {
            ties.add(known(tie.from()), known(tie.to()), tie);
        }

        @Override
        public void membership(Membership membership) {
            int group = groups.indexOf(membership.group());
            if (group < 0) {
                throw new IllegalArgumentException("group " + membership.group() + " is not known");
            }
            affiliations.add(known(membership.person()), group, membership);
        }

        @Override
        public void referral(Referral referral) {
            referrals.add(referral);
        }

        @Override
        public void adoption(Adoption adoption) {
            adoptions.add(adoption);
        }

        private int known(String id) {
            int person = persons.indexOf(id);
            if (person < 0) {
                throw new IllegalArgumentException("person " + id + " is not known");
            }
            return person;
        }
    }
}
