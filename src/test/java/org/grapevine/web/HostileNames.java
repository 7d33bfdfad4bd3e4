package org.grapevine.web;

import java.time.LocalDate;
import java.util.Map;
import org.grapevine.network.Group;
import org.grapevine.network.Membership;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.State;
import org.grapevine.network.Tie;

/** A small network whose names would break a careless page. */
final class HostileNames {
    static final String SCRIPT = "<script>document.title='taken'</script><img src=x onerror=document.title='taken'>";
    static final String FORMULA = "=HYPERLINK(\"http://evil.example\",\"click\")";
    static final String TURNED = "\u202egnorw \u2067sdrawkcab";
    static final String EMOJI = "\ud83c\udf47\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 Grape & \"Vine\" 'n' Co";
    /** An id that is no harmless part of an address. */
    static final String ID = "a/b?c=d&e#f %41<i>";

    private HostileNames() {}

    static NetworkSource rows() {
        return sink -> {
            Map<String, Object> columns =
                    Map.of("region", "<b>North</b>", "segment", "=1+1", "manager", TURNED, "revenue", 1000.0);
            sink.person(new Person(ID, SCRIPT, State.CLIENT, columns));
            sink.person(new Person("formula", FORMULA, State.CLIENT, columns));
            sink.person(new Person("turned", TURNED, State.CLIENT, Map.of("region", "South")));
            sink.person(new Person("emoji", EMOJI, State.PROSPECT, Map.of()));
            sink.person(new Person("lost", "O'Hara; DROP", State.LOST, Map.of()));
            sink.group(new Group("g<1>", SCRIPT, "club", 9, Sensitivity.NORMAL));
            sink.tie(new Tie(ID, "formula", "<i>social</i>", 1, false, Map.of("since", LocalDate.of(2024, 1, 2))));
            sink.tie(new Tie(ID, "emoji", "social", 2, false, Map.of()));
            sink.tie(new Tie("turned", "emoji", "social", 1, true, Map.of()));
            for (String member : new String[] {ID, "formula", "turned", "emoji", "lost"}) {
                sink.membership(new Membership(member, "g<1>", Map.of()));
            }
            sink.referral(new Referral(ID, "formula", LocalDate.of(2025, 3, 4), "won <u>", 250));
            sink.referral(new Referral("turned", "emoji", null, "", Double.NaN));
        };
    }
}
