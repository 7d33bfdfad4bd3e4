package org.grapevine.store;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grapevine.network.Adoption;
import org.grapevine.network.Membership;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.State;
import org.grapevine.network.Tie;

/** Makes one row of two that say the same of the same persons, as the reading of files does of rows that come twice. */
final class Combined {
    /** Columns in which a person wants or has to be left alone. */
    static final List<String> WISHES = List.of("doNotContact", "doNotProfile", "minor");

    private Combined() {}

    /** Weights are added up; the earliest beginning, the latest contact, and of everything else what came first. */
    static Tie ties(Tie first, Tie second) {
        return new Tie(
                first.from(),
                first.to(),
                first.type(),
                Math.min(first.weight() + second.weight(), Double.MAX_VALUE),
                first.directed(),
                columns(first.properties(), second.properties()),
                first.assumed());
    }

    /** As ties; but a membership that one of them leaves without an end goes on. */
    static Membership memberships(Membership first, Membership second) {
        Map<String, Object> columns = columns(first.properties(), second.properties());
        if (!first.properties().containsKey("until") || !second.properties().containsKey("until")) {
            columns.remove("until");
        }
        return new Membership(first.person(), first.group(), columns);
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
        Map<String, Object> columns = columns(first.properties(), second.properties());
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

    static Map<String, Object> columns(Map<String, Object> first, Map<String, Object> second) {
        Map<String, Object> columns = new LinkedHashMap<>(first);
        second.forEach((column, value) -> columns.merge(column, value, (one, other) -> {
            if (one instanceof LocalDate a && other instanceof LocalDate b) {
                boolean latest = column.equals("lastContact") || column.equals("until");
                return a.isAfter(b) == latest ? a : b;
            }
            return one;
        }));
        return columns;
    }
}
