package org.grapevine.store;

import java.util.List;
import java.util.Map;
import org.grapevine.network.Adoption;
import org.grapevine.network.Columns;
import org.grapevine.network.Membership;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.State;

/** Makes one row of two that say the same of the same persons, as the reading of files does of rows that come twice. */
final class Combined {
    /** Columns in which a person wants or has to be left alone. */
    static final List<String> WISHES = List.of("doNotContact", "doNotProfile", "minor");

    private Combined() {}

    /** One membership with what both rows say. */
    static Membership memberships(Membership first, Membership second) {
        return new Membership(
                first.person(), first.group(), Membership.merged(first.properties(), second.properties()));
    }

    /** The value that is known. */
    static Referral referrals(Referral first, Referral second) {
        return Double.isNaN(first.value()) ? second : first;
    }

    /** The referrer who is known. */
    static Adoption adoptions(Adoption first, Adoption second) {
        return first.referrer().isEmpty() ? second : first;
    }

    /** The first with what it lacks of the second; whoever wants to be left alone under one id wants it under the other. */
    static Person persons(Person first, Person second) {
        Map<String, Object> columns = Columns.merged(first.properties(), second.properties());
        for (String wish : WISHES) {
            if (Boolean.TRUE.equals(second.properties().get(wish))) {
                columns.put(wish, true);
            }
        }
        boolean nameless = first.name().equals(first.id()) && !second.name().equals(second.id());
        boolean stated = !second.assumed().contains("state");
        return new Person(
                first.id(),
                nameless ? second.name() : first.name(),
                stated ? further(first.state(), second.state()) : first.state(),
                columns,
                first.assumed());
    }

    private static State further(State one, State other) {
        List<State> order = List.of(State.PROSPECT, State.LOST, State.CLIENT);
        return order.indexOf(one) >= order.indexOf(other) ? one : other;
    }
}
