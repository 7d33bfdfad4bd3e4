package org.grapevine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.grapevine.analysis.WordPaths.Path;
import org.grapevine.analysis.WordPaths.Step;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Memberships;
import org.grapevine.network.Membership;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.Rows;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WordPathsTest {
    private static final Workers WORKERS = Workers.of(1);

    @AfterAll
    static void close() {
        WORKERS.close();
    }

    @Test
    void a_path_runs_through_each_share_to_the_likeliest_prospect_with_dates_and_the_product_of_its_steps() {
        // ana tells ben with 1 - exp(-.08), and he fay with the same; of the club with 1 - exp(-.10 / 2)
        List<Path> paths = WordPaths.toProspects(why(rows(), "ana"), 5);
        assertThat(paths).hasSize(2);
        Path club = paths.get(0);
        assertThat(club.steps())
                .containsExactly(
                        new Step("club", "rotary", "eve", "eve", "prospect", LocalDate.parse("2021-05-01"), null, ""));
        assertThat(club.chance()).isCloseTo(-Math.expm1(-.05), within(1e-12));
        Path tie = paths.get(1);
        assertThat(tie.steps()).extracting(Step::id).containsExactly("ben", "fay");
        assertThat(tie.chance()).isCloseTo(Math.pow(-Math.expm1(-.08), 2), within(1e-12));
        assertThat(tie.inWords())
                .isEqualTo("ana \u2013 social since 2019-03-01, last contact 2026-01-15 \u2013 ben \u2013 social \u2013"
                        + " fay, prospect (0.59 %)");
        assertThat(club.inWords())
                .isEqualTo("ana \u2013 both in rotary (club) since 2021-05-01 \u2013 eve, prospect (4.9 %)");
    }

    @Test
    void a_share_that_leads_to_no_prospect_has_no_path_and_so_many_are_asked_for_as_there_are() {
        assertThat(WordPaths.toProspects(why(rows(), "ana"), 1)).hasSize(1);
        Rows clients = new Rows().clients("ana", "ben").tie("ana", "ben", "social");
        assertThat(WordPaths.toProspects(why(clients, "ana"), 5)).isEmpty();
    }

    @Test
    void the_chance_is_that_of_a_plain_search_over_all_pairs() {
        for (int seed = 1; seed <= 40; seed++) {
            Rows rows = random(seed);
            View view = rows.view(ViewOptions.DEFAULT);
            Why why = why(rows, "p0");
            List<Path> paths = WordPaths.toProspects(why, 99);
            double[] expected = why.shares().stream()
                    .mapToDouble(share -> plain(view, share))
                    .filter(chance -> chance > 0)
                    .toArray();
            assertThat(paths.stream().mapToDouble(Path::chance).toArray())
                    .as("seed %d", seed)
                    .containsExactly(expected, within(1e-12));
        }
    }

    /** Rounds over all pairs until nothing changes, from the first step of {@code share} on, never back through the beginning. */
    private static double plain(View view, Why.Share share) {
        int n = view.graph().vertices();
        double[][] pair = new double[n][n];
        double[] best = new double[n];
        Arcs out = view.graph().out();
        Memberships groups = view.graph().memberships();
        for (int v = 0; v < n; v++) {
            for (int a = out.offset[v]; a < out.offset[v + 1]; a++) {
                pair[v][out.target[a]] = out.weight(a);
                if (v == 0 && !share.group() && share.id().equals("p" + out.target[a])) {
                    best[out.target[a]] = out.weight(a);
                }
            }
        }
        for (int g = 0; g < groups.groups(); g++) {
            for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
                int v = groups.ofGroup.target[a];
                for (int b = groups.ofGroup.offset[g]; b < groups.ofGroup.offset[g + 1]; b++) {
                    int u = groups.ofGroup.target[b];
                    double chance = u == v ? 0 : groups.weight[g] * groups.ofGroup.weight(a);
                    pair[v][u] = Math.max(pair[v][u], chance);
                    if (v == 0 && u != 0 && share.group() && share.id().equals("g" + g)) {
                        best[u] = chance;
                    }
                }
            }
        }
        for (int round = 0; round < n; round++) {
            for (int v = 1; v < n; v++) {
                for (int u = 1; u < n; u++) {
                    best[u] = Math.max(best[u], best[v] * pair[v][u]);
                }
            }
        }
        return IntStream.range(1, n)
                .filter(v -> view.network().persons().state(v) == State.PROSPECT)
                .mapToDouble(v -> best[v])
                .max()
                .orElse(0);
    }

    private static Rows random(int seed) {
        Random random = new Random(seed);
        int n = 5 + random.nextInt(6);
        Rows rows = new Rows().clients("p0");
        for (int v = 1; v < n; v++) {
            if (random.nextInt(4) == 0) {
                rows.prospects("p" + v);
            } else {
                rows.clients("p" + v);
            }
        }
        for (int t = 0; t < n; t++) {
            int v = random.nextInt(n);
            int u = random.nextInt(n);
            if (v != u) {
                Map<String, Object> given = Map.of("probability", .05 + .4 * random.nextDouble());
                rows.tie(new Tie("p" + v, "p" + u, "social", 1, random.nextBoolean(), given));
            }
        }
        for (int g = 0; g < 3; g++) {
            rows.group("g" + g, "club", 0);
            for (int v = 0; v < n; v++) {
                if (random.nextInt(3) == 0) {
                    rows.membership(new Membership(
                            "p" + v, "g" + g, random.nextBoolean() ? Map.of("role", "chair") : Map.of()));
                }
            }
        }
        return rows;
    }

    @Test
    void referrals_are_followed_to_those_who_told_nobody_further_and_not_back_in_time() {
        Rows rows = new Rows()
                .clients("ana", "ben", "cleo", "dan", "eve")
                .referral("ana", "ben", "2020-01-01")
                .referral("ben", "cleo", "2021-02-03")
                .referral("ben", "dan", "2019-01-01") // before ana told ben
                .referral("ana", "eve", "2022-01-01")
                .referral("eve", "ana", "2023-01-01");
        ToldPaths recorded = ToldPaths.of(ReferralNetwork.of(rows));
        List<Path> told = recorded.from(0, 9);
        assertThat(told.stream().map(Path::inWords))
                .containsExactly(
                        "ana \u2013 past referral on 2020-01-01, won \u2013 ben \u2013 past referral on 2021-02-03, won \u2013 cleo",
                        "ana \u2013 past referral on 2022-01-01, won \u2013 eve");
        assertThat(recorded.from(2, 9)).isEmpty();
        assertThat(recorded.to(2).stream().map(Path::inWords))
                .containsExactly(told.get(0).inWords());
        assertThat(recorded.to(1)).hasSize(1);
    }

    @Test
    void somebody_nobody_knows_stands_in_a_chain_by_the_id() {
        Rows rows = new Rows().clients("ana").referral("stranger", "ana", "2020-01-01");
        assertThat(ToldPaths.of(ReferralNetwork.of(rows)).to(0))
                .extracting(Path::name)
                .containsExactly("stranger");
    }

    private static Rows rows() {
        return new Rows()
                .clients("ana", "ben", "dan")
                .prospects("eve", "fay")
                .tie(new Tie(
                        "ana",
                        "ben",
                        "social",
                        1,
                        false,
                        Map.of("since", LocalDate.parse("2019-03-01"), "lastContact", LocalDate.parse("2026-01-15"))))
                .tie("ben", "fay", "social")
                .group("rotary", "club", 0, "dan")
                .membership(new Membership("ana", "rotary", Map.of("since", LocalDate.parse("2018-01-01"))))
                .membership(new Membership("eve", "rotary", Map.of("since", LocalDate.parse("2021-05-01"))));
    }

    private static Why why(Rows rows, String id) {
        Ranking ranking = Ranking.of(rows.view(ViewOptions.DEFAULT), Request.parse("strength"), true, WORKERS);
        return Why.of(ranking, ranking.position(id), WORKERS);
    }
}
