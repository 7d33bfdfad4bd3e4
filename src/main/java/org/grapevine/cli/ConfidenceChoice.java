package org.grapevine.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Confidence;
import org.grapevine.analysis.Ranking;
import org.grapevine.analysis.Request;
import org.grapevine.analysis.Resampling;
import org.grapevine.network.Persons;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that ask how sure a rank is, and the words that tell. */
final class ConfidenceChoice {
    private static final double MOMENT = 1;
    private static final int NAMED = 12;

    @Option(
            names = "--confidence",
            description = {
                "Tell how sure ranks are: run the measure again on networks that might have been observed instead, and give the range",
                "that holds 90 %% of the ranks and how often each person is among the first."
            })
    private boolean wanted;

    @Option(
            names = "--resamples",
            paramLabel = "B",
            description = {
                "With --confidence: how many such networks (default: 200, or as many as two minutes are estimated to hold,",
                "at least 20)."
            })
    private @Nullable Integer resamples;

    @Option(
            names = "--drop",
            paramLabel = "SHARE",
            description = {
                "With --confidence: the share of ties and of memberships left out each time (default: 0.1). The referral log is drawn",
                "anew with replacement."
            })
    private @Nullable Double drop;

    @Option(
            names = "--first",
            paramLabel = "K",
            description = "With --confidence: among how many first places (default: 10, at most half of those ranked).")
    private @Nullable Integer first;

    /** Whether it was asked for. */
    boolean wanted() {
        return wanted;
    }

    /** Refuses what cannot be before anything is read. */
    void check(Request request) {
        if (wanted) {
            Confidence.requireAll(request);
        }
        if (!wanted && (resamples != null || drop != null || first != null)) {
            throw GrapevineException.input(
                    "--resamples, --drop and --first say how confidence is found, and it was not asked for",
                    "add --confidence");
        }
        if (resamples != null && resamples < Resampling.FEW) {
            throw GrapevineException.input(
                    "--resamples " + resamples + " is too few for a 90 % range",
                    "give at least " + Resampling.FEW + "; 200 is usual");
        }
        if (drop != null && !(drop >= 0 && drop < 1)) {
            throw GrapevineException.input(
                    "--drop " + drop + " is no share from 0 to below 1", "write for example --drop 0.1 for a tenth");
        }
        if (first != null && first < 1) {
            throw GrapevineException.input("--first " + first + " is not at least 1", "leave it out for 10");
        }
    }

    /** How sure positions {@code from} to {@code to - 1} of {@code ranking} are; the time it took is said beside the answer. */
    Confidence of(Ranking ranking, int from, int to, Grapevine grapevine) {
        int many = resamples != null ? resamples : Resampling.affordable(ranking);
        if (resamples == null && many < Resampling.MANY) {
            grapevine.note("%,d resamples, since one is estimated at %.1f s; --resamples asks for another number."
                    .formatted(many, Resampling.seconds(ranking)));
        }
        int places = Resampling.first(first != null ? first : Resampling.FIRST, ranking);
        Resampling resampling = new Resampling(many, drop != null ? drop : Resampling.DROP, places, grapevine.seed());
        long begin = System.nanoTime();
        try (ProgressLine progress = new ProgressLine(grapevine, "resampling");
                Workers workers = MeasureChoice.workers(grapevine, progress)) {
            Confidence confidence = Confidence.of(ranking, from, to, resampling, workers);
            grapevine.note(
                    String.format(Locale.ROOT, "%,d resamples took %.1f s.", many, (System.nanoTime() - begin) / 1e9));
            return confidence;
        }
    }

    /** Whether it takes a moment only, so that nobody needs to ask. */
    static boolean cheap(Ranking ranking) {
        return Resampling.MANY * Resampling.seconds(ranking) <= MOMENT;
    }

    /** The header of the column that tells how often somebody is among the first. */
    static String header(Confidence confidence) {
        return "% in top " + confidence.resampling().first();
    }

    /** The cells of position {@code i}: where the range begins and ends, and how often among the first. */
    static List<Object> cells(Confidence confidence, int i) {
        return List.of(confidence.low(i), confidence.high(i), Math.round(1000 * confidence.chance(i)) / 10.0);
    }

    /** Says how sure the ranking is: facts for programs, sentences for people. */
    static void tell(Confidence confidence, Ranking ranking, Answer answer) {
        Resampling how = confidence.resampling();
        Persons persons = ranking.view().network().persons();
        int[] stable = confidence.stable();
        List<Object> ids = new ArrayList<>();
        Arrays.stream(stable).forEach(i -> ids.add(persons.id(ranking.view().person(ranking.vertex(i)))));
        answer.fact("resamples", how.resamples())
                .fact("drop", how.drop())
                .fact("first", how.first())
                .fact("stable", ids);
        answer.note(stable(stable, ranking, how));
        answer.note(
                ("rank low to rank high holds 90 %% of the ranks in %,d networks that might have been observed instead: each leaves out %s of"
                                + " ties and memberships%s. Equal scores share the middle rank. Ties that nobody ever recorded are not in it.")
                        .formatted(
                                how.resamples(),
                                percent(how.drop()),
                                ranking.view().network().referrals().isEmpty()
                                        ? ""
                                        : " and draws the referral log anew"));
        if (confidence.unfinished() > 0) {
            answer.note("In %,d of these the measure stopped before it reached its tolerance."
                    .formatted(confidence.unfinished()));
        }
    }

    private static String stable(int[] stable, Ranking ranking, Resampling how) {
        String place = how.first() == 1 ? "first" : "among the first " + how.first();
        if (stable.length == 0) {
            return "Nobody is " + place + " in at least 90 % of the resamples: the order at the top is open.";
        }
        Persons persons = ranking.view().network().persons();
        String names = Arrays.stream(stable)
                .limit(NAMED)
                .mapToObj(i -> persons.name(ranking.view().person(ranking.vertex(i))))
                .collect(Collectors.joining(", "));
        return "Stable, %s in at least 90 %% of the resamples (%,d): %s%s."
                .formatted(
                        place,
                        stable.length,
                        names,
                        stable.length > NAMED ? " and %,d more".formatted(stable.length - NAMED) : "");
    }

    /** The sentence on one person. */
    static String sentence(String name, int rank, Confidence confidence, int position) {
        return "%s ranks %d; 90 %% of the resamples put it between %s and %s (%d networks that might have been observed, %s of ties left out)."
                .formatted(
                        name,
                        rank,
                        plain(confidence.low(position)),
                        plain(confidence.high(position)),
                        confidence.resampling().resamples(),
                        percent(confidence.resampling().drop()));
    }

    private static String plain(double rank) {
        return rank == Math.rint(rank) ? "%.0f".formatted(rank) : String.format(Locale.ROOT, "%.1f", rank);
    }

    private static String percent(double share) {
        double percent = 100 * share;
        return (percent == Math.rint(percent) ? "%.0f" : "%.1f").formatted(percent) + " %";
    }
}
