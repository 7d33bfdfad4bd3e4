package org.grapevine.store;

import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import org.grapevine.network.Adoption;
import org.grapevine.network.Group;
import org.grapevine.network.GroupType;
import org.grapevine.network.Membership;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.grapevine.network.TieType;

/** Networks to load. */
final class Towns {
    private Towns() {}

    /** Rows of every kind with columns of every kind. */
    static RowList small() {
        LocalDate day = LocalDate.of(2024, 2, 29);
        return new RowList(
                new TieType("social", .08, 180, false, Sensitivity.NORMAL, false),
                new TieType("household", .15, Double.POSITIVE_INFINITY, false, Sensitivity.NORMAL, false),
                new TieType("advice", .08, 180, true, Sensitivity.SPECIAL, true),
                new GroupType("church", .25, 1, 365, Sensitivity.SPECIAL, false),
                new Person("b", "Bea", State.CLIENT, Map.of("revenue", 1200.5, "since", day, "manager", "Mia")),
                new Person("a", "Ann", State.PROSPECT, Map.of("doNotContact", true, "Shoe size", "41")),
                new Person("c", "c", State.LOST, Map.of("manager", "Mia", "margin", -3.25, "minor", false)),
                new Person("d", "Zoë `) DETACH DELETE (n) //", State.CLIENT, Map.of("ordinal", "seventh", "id_", "x")),
                new Group("g2", "Choir", "church", 0, Sensitivity.SPECIAL),
                new Group("g1", "g1", "club", 4000, Sensitivity.NORMAL),
                new Tie("b", "a", "social", 2.5, false, Map.of("since", day, "contactsPerYear", 12.0)),
                new Tie("a", "b", "social", 1, true, Map.of()),
                new Tie("b", "a", "social", 4, false, Map.of("type_", "a column that looks like ours")),
                new Tie("d", "c", "x` {}]->() DETACH DELETE n //", 1, false, Map.of("a`b", "c'd")),
                new Membership("c", "g1", Map.of("role", "chair", "consentDate", day)),
                new Membership("a", "g2", Map.of()),
                new Membership("b", "g1", Map.of("until", day)),
                new Referral("a", "b", day, "won", 250),
                new Referral("a", "b", null, "", Double.NaN),
                new Adoption("d", 3, "seed", "a"),
                new Adoption("a", 19_000, "", ""));
    }

    /** A town of {@code n} persons, {@code 2n} ties and {@code 2n} memberships. */
    static NetworkSource random(int n, long seed) {
        return sink -> {
            Random random = new Random(seed);
            for (int i = 0; i < n; i++) {
                sink.person(new Person(
                        "p" + i, "Person " + i, State.CLIENT, Map.of("revenue", (double) random.nextInt(1000))));
            }
            int groups = Math.max(1, n / 10);
            for (int i = 0; i < groups; i++) {
                sink.group(new Group("g" + i, "Group " + i, "club", 0, Sensitivity.NORMAL));
            }
            for (int i = 0; i < 2 * n; i++) {
                int from = random.nextInt(n);
                int to = (from + 1 + random.nextInt(n - 1)) % n;
                sink.tie(new Tie("p" + from, "p" + to, "social", 1 + random.nextInt(5), false, Map.of()));
            }
            for (int i = 0; i < 2 * n; i++) {
                sink.membership(new Membership("p" + random.nextInt(n), "g" + random.nextInt(groups), Map.of()));
            }
            sink.adoption(new Adoption("p0", 7, "seed", ""));
        };
    }
}
