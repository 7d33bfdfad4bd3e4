package org.grapevine.export;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.grapevine.network.Membership;
import org.grapevine.network.Person;
import org.grapevine.network.Rows;
import org.grapevine.network.State;
import org.grapevine.network.Tie;

/** A small network whose names would break a careless writer. */
final class HostileRows {
    static final String SCRIPT = "<script>alert('x')</script> & \"]]>\"";
    static final String FORMULA = "=HYPERLINK(\"http://x\",\"y\")";
    static final String CONTROL = "bell\u0007 escape\u001b end\uffff";
    static final String EMOJI = "\ud83c\udf47 \u202egnorw";

    private HostileRows() {}

    /** Persons a to d and {@code group:club}, a club with three of them; a directed tie, an undirected one, a nomination and a referral. */
    static Rows rows() {
        return new Rows()
                .person(new Person(
                        "a", SCRIPT, State.CLIENT, Map.of("age", "41", "email", "a@x", "Kind", "odd", "since", day(1))))
                .person(new Person("group:club", FORMULA, State.CLIENT, Map.of("age", "7", "newsletter", true)))
                .person(new Person("c", CONTROL, State.PROSPECT, Map.of("email", "c@x", "zip", "0815")))
                .person(new Person("=d", EMOJI, State.LOST, Map.of("clv", -2.5)))
                .tie(new Tie("a", "c", "social", 2.5, false, Map.of("lastContact", day(2))))
                .tie(new Tie("a", "group:club", "social", 1, true, Map.of()))
                .tie(new Tie("c", "=d", "advice", 1, false, Map.of()))
                .group("club", "club", 9, "a", "c")
                .membership(new Membership("=d", "club", Map.of("role", "@chair")))
                .referral("a", "=d", "2026-02-03")
                .adoption("a", 3, "tea", "");
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 1, day);
    }

    /** A score of every person but the prospect. */
    static PersonScores scores() {
        return new PersonScores(List.of("pagerank"), List.of(new double[] {.25, Double.NaN, .5}), id -> switch (id) {
            case "a" -> 0;
            case "c" -> 1;
            case "=d" -> 2;
            default -> -1;
        });
    }
}
