package org.grapevine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.grapevine.network.Rows;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ReasonsTest {
    private static final Workers WORKERS = Workers.of(2);

    @AfterAll
    static void close() {
        WORKERS.close();
    }

    private static Ranking ranking(Rows rows, String measure) {
        return Ranking.of(rows.view(ViewOptions.DEFAULT), Request.parse(measure), false, WORKERS);
    }

    private static String words(Ranking ranking, String id) {
        View view = ranking.view();
        return Reasons.of(ranking, WORKERS)
                .words(view.vertex(view.network().persons().indexOf(id)));
    }

    @Test
    void the_tie_or_the_group_that_brings_most_is_named_with_its_share() {
        // ana tells ben with 1 - exp(-.08) = .0769, each of the two others in the club with 1 - exp(-.10 / 2) = .0488:
        // 56 % of .1744; dan only has the club; ben has ana and cleo alike, and the first of them counts
        Rows rows = new Rows()
                .clients("ana", "ben", "cleo", "dan", "zoe")
                .prospects("eve")
                .tie("ana", "ben", "social")
                .tie("ben", "cleo", "social")
                .group("rotary", "club", 0, "ana", "dan", "eve");
        Ranking ranking = ranking(rows, "strength");
        assertThat(Reasons.of(ranking, WORKERS).exact()).isTrue();
        assertThat(words(ranking, "ana")).isEqualTo("56 % through rotary (club, 3 members)");
        assertThat(words(ranking, "dan")).isEqualTo("100 % through rotary (club, 3 members)");
        assertThat(words(ranking, "ben")).isEqualTo("50 % through the tie to ana");
        assertThat(words(ranking, "zoe")).isEmpty();
    }

    @Test
    void where_a_score_has_no_shares_the_reason_is_that_of_direct_referrals() {
        Rows rows = new Rows()
                .clients("ana", "ben", "cleo")
                .tie("ana", "ben", "social")
                .tie("ben", "cleo", "social");
        Ranking ranking = ranking(rows, "betweenness");
        assertThat(Reasons.of(ranking, WORKERS).exact()).isFalse();
        assertThat(words(ranking, "ana")).isEqualTo("100 % through the tie to ben");
    }

    @Test
    void the_reason_of_everybody_is_the_first_share_that_why_finds_for_one() {
        for (long seed = 1; seed <= 5; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Rows rows = new Rows();
            for (int p = 0; p < 30; p++) {
                rows.clients("p" + p);
            }
            for (int t = 0; t < 40; t++) {
                int from = random.nextInt(30);
                rows.tie(
                        "p" + from,
                        "p" + (from + 1 + random.nextInt(29)) % 30,
                        random.nextBoolean() ? "couple" : "social");
            }
            for (int g = 0; g < 5; g++) {
                int first = random.nextInt(15);
                rows.group("g" + g, "club", 0, "p" + first, "p" + (first + 4), "p" + (first + 2 * g + 5));
            }
            for (String measure : new String[] {"strength", "diffusion"}) {
                Ranking ranking = ranking(rows, measure);
                Reasons reasons = Reasons.of(ranking, WORKERS);
                for (int i = 0; i < ranking.size(); i++) {
                    Why why = Why.of(ranking, i, WORKERS);
                    String words = reasons.words(ranking.vertex(i));
                    if (why.shares().isEmpty()) {
                        assertThat(words).isEmpty();
                    } else {
                        long percent = Math.round(100 * why.shares().get(0).share());
                        assertThat(words).as("seed %d, %s", seed, measure).startsWith(percent + " % through ");
                    }
                }
            }
        }
    }
}
