package org.grapevine.network;

import java.util.function.Consumer;

/**
 * Takes the rows of a network, in this order: types, persons, groups, ties, memberships, referrals, adoptions. Rows have been checked
 * by the source: ids are unique, ends exist, no tie leads to itself.
 */
public interface NetworkSink {
    /** Takes what is declared or was learned of a tie type. */
    void tieType(TieType type);

    /** Takes what is declared or was learned of a group type. */
    void groupType(GroupType type);

    /** Takes where the strength of a type taken before was learned. Only who keeps strengths needs to listen. */
    default void learned(String type, boolean ofGroups, Learned learned) {}

    /** Takes a person. */
    void person(Person person);

    /** Takes a group. */
    void group(Group group);

    /** Takes a tie between two persons taken before. */
    void tie(Tie tie);

    /** Takes a membership of a person in a group, both taken before. */
    void membership(Membership membership);

    /** Takes a referral between two persons taken before. */
    void referral(Referral referral);

    /** Takes an adoption by a person taken before. */
    void adoption(Adoption adoption);

    /** Hands persons to {@code each}, and lets everything else go by. */
    static NetworkSink ofPersons(Consumer<Person> each) {
        return new NetworkSink() {
            @Override
            public void tieType(TieType type) {}

            @Override
            public void groupType(GroupType type) {}

            @Override
            public void person(Person person) {
                each.accept(person);
            }

            @Override
            public void group(Group group) {}

            @Override
            public void tie(Tie tie) {}

            @Override
            public void membership(Membership membership) {}

            @Override
            public void referral(Referral referral) {}

            @Override
            public void adoption(Adoption adoption) {}
        };
    }
}
