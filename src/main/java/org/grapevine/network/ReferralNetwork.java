package org.grapevine.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Everything known about the people around a business: who they are, how they are tied, what groups they belong to, who brought whom. */
public final class ReferralNetwork {
    private final Types types = Types.defaults();
    private final Persons persons = new Persons();
    private final Groups groups = new Groups();
    private final Ties ties = new Ties();
    private final Affiliations affiliations = new Affiliations();
    private final List<Referral> referrals = new ArrayList<>();
    private final List<Adoption> adoptions = new ArrayList<>();

    private ReferralNetwork() {}

    /** Takes in all that {@code source} has. O(rows) time and memory. */
    public static ReferralNetwork of(NetworkSource source) {
        ReferralNetwork network = new ReferralNetwork();
        source.sendTo(network.new Intake());
        return network;
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
