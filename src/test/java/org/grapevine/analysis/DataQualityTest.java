package org.grapevine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.grapevine.network.Person;
import org.grapevine.network.Rows;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.grapevine.network.ViewOptions;
import org.junit.jupiter.api.Test;

class DataQualityTest {
    /* a to d are clients of whom b alone has revenue and nobody a day; d knows nobody. p is a prospect without value. */
    @Test
    void what_is_lacking_is_counted_with_those_who_might_lack_it() {
        DataQuality quality = DataQuality.of(new Rows()
                .person(new Person("a", "a", State.CLIENT, Map.of("doNotContact", true)))
                .person(new Person("b", "b", State.CLIENT, Map.of("revenue", 5.0)))
                .person(new Person("c", "c", State.CLIENT, Map.of("doNotProfile", true)))
                .clients("d")
                .prospects("p")
                .tie(new Tie("a", "b", "social", 1, true, Map.of("lastContact", LocalDate.of(2026, 1, 1))))
                .tie("a", "p", "gymBuddy")
                .group("club", "club", 0, "c")
                .view(ViewOptions.DEFAULT));
        assertThat(quality.holds())
                .isEqualTo(
                        "5 persons (4 clients, 1 prospects, 0 lost), 2 direct ties, 1 memberships in 1 groups, 0 referrals and 0 adoptions.");
        assertThat(quality.lacks().stream()
                        .collect(Collectors.toMap(DataQuality.Lack::what, lack -> lack.count() + " of " + lack.of())))
                .containsOnly(
                        Map.entry("persons who object to profiling", "1 of 5"),
                        Map.entry("persons who must not be contacted", "1 of 5"),
                        Map.entry("persons without any tie or group", "1 of 5"),
                        Map.entry("clients without lifetime value, margin and revenue", "3 of 4"),
                        Map.entry("prospects without a value", "1 of 1"),
                        Map.entry("clients without the day since when", "4 of 4"),
                        Map.entry("ties without a day of last contact", "1 of 2"),
                        Map.entry("ties of a type without a strength of its own", "1 of 2"),
                        Map.entry("groups whose true size is not known", "1 of 1"));
    }
}
