package org.grapevine.report;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.grapevine.GrapevineException;
import org.grapevine.Version;
import org.grapevine.analysis.Request;
import org.grapevine.analysis.Terms;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.campaign.Eligibility;
import org.grapevine.campaign.HoldoutTerms;
import org.grapevine.campaign.Limits;
import org.grapevine.campaign.Prices;
import org.grapevine.network.Discreet;
import org.grapevine.network.ReferralNetwork;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says who wants a report; the rest is usual.
 *
 * @param title of the report
 * @param requests the measures; the first ranks
 * @param terms of word of mouth
 * @param words the terms and the view in words, to be printed
 * @param budget money that the plan may set aside; null for any
 * @param size how many clients the plan asks at most; null for ten where no budget is given
 * @param holdout how a part of the plan is to be withheld; none where none is
 * @param seed of random draws
 * @param pseudonymous whether nobody is named
 */
public record ReportOrder(
        String title,
        List<Request> requests,
        Terms terms,
        String words,
        @Nullable Double budget,
        @Nullable Integer size,
        Optional<HoldoutTerms> holdout,
        long seed,
        boolean pseudonymous) {
    /** The usual terms and view in words. */
    public static final String USUAL = "the defaults of 'grapevine report'";

    /** The share of the best possible plan that is to be proven. */
    private static final double CERTIFICATE = .9;

    private static final int DEFAULT_SIZE = 10;
    private static final int REST = Eligibility.Criteria.USUAL_DAYS;

    /**
     * What a report stands on beside the network.
     *
     * @param prices what asking costs
     * @param askedSince ids of those whom campaigns asked since a day, in days since 1970-01-01
     * @param heldOutSince ids of those whom holdouts of campaigns leave alone since a day
     * @param fingerprint of the data
     * @param remarks what was left out before the data came here
     */
    public record Ground(
            Function<WordOfMouth, Prices> prices,
            IntFunction<Set<String>> askedSince,
            IntFunction<Set<String>> heldOutSince,
            String fingerprint,
            List<String> remarks) {}

    /** What the plan is held to. */
    public Limits limits() {
        int most = size != null ? size : budget != null ? Integer.MAX_VALUE : DEFAULT_SIZE;
        return new Limits(budget == null ? Double.POSITIVE_INFINITY : budget, most, List.of());
    }

    /**
     * What the report is to be about.
     *
     * @param people in it
     * @param discreet from whom they were read
     * @throws GrapevineException if there are none
     */
    public Report.Wishes wishes(ReferralNetwork people, Discreet discreet, Ground ground) {
        if (people.persons().size() == 0) {
            throw GrapevineException.input("there is nobody to report on", "load files first (grapevine load FOLDER)");
        }
        return new Report.Wishes(
                title,
                requests,
                terms,
                ground.prices,
                word -> eligibility(word, ground, discreet),
                limits(),
                CERTIFICATE,
                holdout,
                seed,
                ground.remarks,
                basis(ground.fingerprint),
                pseudonymous);
    }

    /**
     * Who may be asked: clients of half a year whom no campaign asked lately nor leaves alone for its holdout, both as of the latest day of the
     * data.
     */
    private static Eligibility eligibility(WordOfMouth word, Ground ground, Discreet discreet) {
        int today = Eligibility.today(word, ZoneId.systemDefault());
        return Eligibility.of(
                word,
                Eligibility.Criteria.of(
                        Eligibility.Criteria.USUAL_DAYS,
                        0,
                        REST,
                        day -> shown(ground.askedSince.apply(day), discreet),
                        day -> shown(ground.heldOutSince.apply(day), discreet),
                        today));
    }

    private static Set<String> shown(Set<String> ids, Discreet discreet) {
        return ids.stream().map(discreet::id).collect(Collectors.toSet());
    }

    private Map<String, String> basis(String fingerprint) {
        Map<String, String> basis = new LinkedHashMap<>();
        basis.put("Fingerprint of the data", fingerprint);
        basis.put("Measures", requests.stream().map(Request::text).collect(Collectors.joining(", ")));
        basis.put("Word of mouth and view", words);
        basis.put(
                "Plan",
                "budget %s, clients %s, certificate %s; left out: clients for less than 180 days, and those whom an approved campaign asked, or leaves alone for its holdout, in the last %d days before the latest day in the data"
                        .formatted(
                                budget == null ? "none" : "%,.2f".formatted(budget),
                                size != null
                                        ? "at most " + size
                                        : budget != null ? "as the budget goes" : "at most " + DEFAULT_SIZE,
                                CERTIFICATE,
                                REST));
        holdout.ifPresent(terms -> basis.put("Holdout", terms.words()));
        basis.put("Seed of random draws", String.valueOf(seed));
        basis.put("Made by", Version.text());
        return basis;
    }
}
