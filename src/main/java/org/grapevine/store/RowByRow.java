package org.grapevine.store;

import org.grapevine.network.Adoption;
import org.grapevine.network.Group;
import org.grapevine.network.GroupType;
import org.grapevine.network.Membership;
import org.grapevine.network.NetworkSink;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.Tie;
import org.grapevine.network.TieType;

/** A sink that takes rows of every kind through one door. */
abstract class RowByRow implements NetworkSink {
    /** Takes a row of any kind. */
    abstract void accept(Record row);

    /** Sends {@code row} to the method of {@code sink} that is for its kind. */
    static void send(Record row, NetworkSink sink) {
        if (row instanceof Tie tie) {
            sink.tie(tie);
        } else if (row instanceof Membership membership) {
            sink.membership(membership);
        } else if (row instanceof Person person) {
            sink.person(person);
        } else if (row instanceof Group group) {
            sink.group(group);
        } else if (row instanceof Referral referral) {
            sink.referral(referral);
        } else if (row instanceof Adoption adoption) {
            sink.adoption(adoption);
        } else if (row instanceof TieType type) {
            sink.tieType(type);
        } else if (row instanceof GroupType type) {
            sink.groupType(type);
        } else {
            throw new IllegalArgumentException(row.getClass() + " is not a row of a network");
        }
    }

    @Override
    public final void tieType(TieType type) {
        accept(type);
    }

    @Override
    public final void groupType(GroupType type) {
        accept(type);
    }

    @Override
    public final void person(Person person) {
        accept(person);
    }

    @Override
    public final void group(Group group) {
        accept(group);
    }

    @Override
    public final void tie(Tie tie) {
        accept(tie);
    }

    @Override
    public final void membership(Membership membership) {
        accept(membership);
    }

    @Override
    public final void referral(Referral referral) {
        accept(referral);
    }

    @Override
    public final void adoption(Adoption adoption) {
        accept(adoption);
    }
}
