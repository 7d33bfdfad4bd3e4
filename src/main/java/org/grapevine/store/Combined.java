package org.grapevine.store;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.grapevine.network.Adoption;
import org.grapevine.network.Membership;
import org.grapevine.network.Referral;
import org.grapevine.network.Tie;

/** Makes one row of two that say the same of the same persons, as the reading of files does of rows that come twice. */
final class Combined {
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
