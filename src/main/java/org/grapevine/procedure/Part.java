package org.grapevine.procedure;

import java.util.HashSet;
import java.util.Set;
import org.grapevine.network.Adoption;
import org.grapevine.network.Group;
import org.grapevine.network.GroupType;
import org.grapevine.network.Learned;
import org.grapevine.network.Membership;
import org.grapevine.network.NetworkSink;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.Tie;
import org.grapevine.network.TieType;

/**
 * The part of a network that labels and types select: persons who bear one of the labels, and relationships of the types between them.
 *
 * @param labels some of {@link #LABELS}
 * @param types some of {@link #TYPES}
 */
record Part(Set<String> labels, Set<String> types) {
    /** The labels to choose from; everybody bears the first. */
    static final Set<String> LABELS = Set.of("Person", "Client", "Prospect");

    /** The types of relationships to choose from. */
    static final Set<String> TYPES = Set.of("KNOWS", "MEMBER_OF", "REFERRED");

    /** This part of {@code whole}. */
    NetworkSource of(NetworkSource whole) {
        boolean everybody = labels.contains("Person");
        return everybody && types.equals(TYPES) ? whole : sink -> whole.sendTo(new Sieve(sink, everybody));
    }

    private final class Sieve implements NetworkSink {
        private final NetworkSink sink;
        private final boolean everybody;
        private final Set<String> taken = new HashSet<>();

        Sieve(NetworkSink sink, boolean everybody) {
            this.sink = sink;
            this.everybody = everybody;
        }

        private boolean takes(String person) {
            return everybody || taken.contains(person);
        }

        @Override
        public void tieType(TieType type) {
            sink.tieType(type);
        }

        @Override
        public void groupType(GroupType type) {
            sink.groupType(type);
        }

        @Override
        public void learned(String type, boolean ofGroups, Learned learned) {
            sink.learned(type, ofGroups, learned);
        }

        @Override
        public void person(Person person) {
            boolean takes = everybody
                    || switch (person.state()) {
                        case CLIENT -> labels.contains("Client");
                        case PROSPECT -> labels.contains("Prospect");
                        case LOST -> false;
                    };
            if (takes) {
                taken.add(person.id());
                sink.person(person);
            }
        }

        @Override
        public void group(Group group) {
            sink.group(group);
        }

        @Override
        public void tie(Tie tie) {
            if (types.contains("KNOWS") && takes(tie.from()) && takes(tie.to())) {
                sink.tie(tie);
            }
        }

        @Override
        public void membership(Membership membership) {
            if (types.contains("MEMBER_OF") && takes(membership.person())) {
                sink.membership(membership);
            }
        }

        @Override
        public void referral(Referral referral) {
            if (types.contains("REFERRED") && takes(referral.referrer()) && takes(referral.referred())) {
                sink.referral(referral);
            }
        }

        @Override
        public void adoption(Adoption adoption) {
            if (takes(adoption.person())) {
                sink.adoption(adoption);
            }
        }
    }
}
