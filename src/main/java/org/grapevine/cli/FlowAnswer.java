package org.grapevine.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.grapevine.analysis.ExactInterval;
import org.grapevine.analysis.ReferralChains;
import org.grapevine.analysis.ReferralFlow;
import org.grapevine.analysis.ReferralLog;
import org.grapevine.analysis.ReferralLog.LeftOut;
import org.grapevine.analysis.Reproduction;
import org.grapevine.network.Persons;
import org.jspecify.annotations.Nullable;

/** What the referral log says, in a table of referrers, figures and sentences. */
final class FlowAnswer {
    private static final double LEVEL = .95;
    private static final int FEW = 5;

    private final ReferralLog log;
    private final ReferralChains chains;
    private final ReferralFlow flow;
    private final int window;
    private final int period;

    FlowAnswer(ReferralLog log, ReferralChains chains, ReferralFlow flow, int window, int period) {
        this.log = log;
        this.chains = chains;
        this.flow = flow;
        this.window = window;
        this.period = period;
    }

    /** The answer with at most {@code most} referrers; {@code invitations} and {@code conversion} where the user knows better than the log. */
    Answer listing(int most, @Nullable Double invitations, @Nullable Double conversion) {
        int[] leading = chains.leading();
        int listed = Math.min(most, leading.length);
        Answer answer = Answer.about("referrers")
                .columns("rank")
                .key("id")
                .columns("name", "brought", "chain", "generations", "chain value", "credit")
                .rows(rows(leading, listed));
        answer.fact("as of", LocalDate.ofEpochDay(log.asOf()))
                .fact("clients brought", log.brought().length)
                .fact("worth", chains.terms().worth().name().toLowerCase(Locale.ROOT))
                .fact("value brought", chains.total());
        warnOfSums(answer, leading);
        reproduction(answer);
        virality(answer, invitations, conversion);
        forecast(answer);
        leftOut(answer);
        if (leading.length == 0) {
            answer.note("No row of the log says that a client was won.");
        } else if (listed < leading.length) {
            answer.note("%,d of %,d referrers listed, highest credit first; --all lists the rest."
                    .formatted(listed, leading.length));
        }
        return answer;
    }

    private List<List<Object>> rows(int[] leading, int listed) {
        Persons persons = log.network().persons();
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < listed; i++) {
            int p = leading[i];
            rows.add(List.of(
                    i + 1,
                    persons.id(p),
                    persons.name(p),
                    chains.direct(p),
                    chains.below(p),
                    chains.depth(p),
                    chains.chain(p),
                    chains.credit(p)));
        }
        return rows;
    }

    private void warnOfSums(Answer answer, int[] leading) {
        double sum = 0;
        int deepest = 0;
        for (int p : leading) {
            sum += chains.chain(p);
            deepest = Math.max(deepest, chains.depth(p));
        }
        answer.fact("generations", deepest);
        String unit = switch (chains.terms().worth()) {
            case MARGIN -> "the yearly margin of the clients brought";
            case CLV -> "the lifetime value of the clients brought";
            case VALUE -> "the money in the referral log";
            case CLIENTS -> "a number of clients, since nobody has a margin, a clv or a value";
        };
        answer.note(
                "chain value is all that came of a referrer, %s, later clients discounted by %s a year; credit shares each client's value among those above it."
                        .formatted(unit, percent(chains.terms().discount())));
        answer.note(
                "Do not add up chain values: they count a client once for everybody above it and come to %s, while %s was brought. Credit adds up to that."
                        .formatted(amount(sum), amount(chains.total())));
        if (chains.worthless() > 0) {
            answer.note("Clients brought whose value is not known, counted as 0: %,d.".formatted(chains.worthless()));
        }
        if (log.disputed() > 0) {
            answer.note("Clients whom more than one referred: %,d; brought is shared by the rule --touch %s."
                    .formatted(log.disputed(), chains.terms().touch().name().toLowerCase(Locale.ROOT)));
        }
    }

    private void reproduction(Answer answer) {
        Reproduction r = flow.reproduction().orElse(null);
        if (r == null) {
            answer.fact("R", null);
            answer.note("R is not known: nobody is a client for %,d days yet; a shorter --window may do."
                    .formatted(window));
            return;
        }
        double low = Reproduction.multiplier(r.interval().low());
        String multiplier = multiplier(r, low);
        answer.fact("R", r.mean())
                .fact("R low", r.interval().low())
                .fact("R high", r.interval().high())
                .fact("variance", r.variance())
                .fact("standard error", r.standardError())
                .fact("clients watched", r.clients())
                .fact("brought by these", r.brought())
                .fact("multiplier", multiplier);
        answer.note(
                "R = %.2f: %,d clients of at least %,d days brought %,d new ones so far (95 %% between %.2f and %.2f, exact for a Poisson count)."
                        .formatted(
                                r.mean(),
                                r.clients(),
                                window,
                                r.brought(),
                                r.interval().low(),
                                r.interval().high()));
        answer.note("A new client comes to 1/(1 - R) = %s clients in the end, itself included.".formatted(multiplier));
        if (r.mean() >= 1) {
            answer.note(
                    "R of 1 or more means growth without end. Real referrals stay below: look for clients counted twice or a window too long.");
        }
        if (r.uneven()) {
            answer.note(
                    "Clients differ more than chance would have it (variance %.2f at a mean of %.2f): a few bring most, and the interval is too narrow."
                            .formatted(r.variance(), r.mean()));
        }
        if (flow.tooYoung() > 0) {
            answer.note("Left out of R, since they are clients for less than %,d days: %,d."
                    .formatted(window, flow.tooYoung()));
        }
        if (flow.ageless() > 0) {
            answer.note("Clients of whom nobody says since when, taken as old enough: %,d.".formatted(flow.ageless()));
        }
        if (flow.byOthers() > 0) {
            answer.note("New clients brought by persons who are no clients, or not for so long, not in R: %,d."
                    .formatted(flow.byOthers()));
        }
        if (log.dated() > 0 && log.firstDay() > log.asOf() - window) {
            answer.note("The log begins on %s and is shorter than the window: R is rather too small."
                    .formatted(LocalDate.ofEpochDay(log.firstDay())));
        }
    }

    private static String multiplier(Reproduction r, double low) {
        String range = r.bounded()
                ? "%.2f to %.2f"
                        .formatted(low, Reproduction.multiplier(r.interval().high()))
                : Double.isInfinite(low) ? "unbounded" : ">= %.2f, unbounded".formatted(low);
        return r.mean() < 1 ? "%.2f (%s)".formatted(Reproduction.multiplier(r.mean()), range) : range;
    }

    private void virality(Answer answer, @Nullable Double invitations, @Nullable Double conversion) {
        Reproduction r = flow.reproduction().orElse(null);
        if (invitations != null && conversion != null) {
            answer.fact("K", invitations * conversion);
            answer.note("K = %s invitations a client x %s of them won = %.2f, as stated."
                    .formatted(plain(invitations), percent(conversion), invitations * conversion));
        } else if (r != null && log.open() > 0 && flow.invited() > 0) {
            double each = (double) flow.invited() / r.clients();
            double share = (double) log.won() / log.readable();
            ExactInterval range = ExactInterval.ofShare(log.won(), log.readable(), LEVEL);
            answer.fact("invitations", each)
                    .fact("conversion", share)
                    .fact("conversion low", range.low())
                    .fact("conversion high", range.high())
                    .fact("K", each * share);
            answer.note("K = %.2f invitations a client x %s of them won (%s to %s, the whole log) = %.2f; outcomes: %s."
                    .formatted(
                            each,
                            percent(share),
                            percent(range.low()),
                            percent(range.high()),
                            each * share,
                            outcomes()));
        } else {
            answer.note(
                    "K = invitations x conversion is not known: the log has no referrals that were not won. --invitations and --conversion state it.");
        }
    }

    private String outcomes() {
        return log.outcomes().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(FEW)
                .map(entry ->
                        (entry.getKey().isEmpty() ? "not stated" : entry.getKey()) + " %,d".formatted(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private void forecast(Answer answer) {
        Reproduction r = flow.reproduction().orElse(null);
        if (r == null) {
            return;
        }
        if (!flow.sinceKnown()) {
            answer.note(
                    "No forecast: nobody says since when clients are clients (column since), so it is not known how many come of themselves.");
            return;
        }
        ExactInterval organic = flow.organicIn(period, ReferralFlow.half());
        double mean = (double) flow.organic() * period / window;
        ExactInterval steady = ReferralFlow.steady(organic, r);
        double expected = ReferralFlow.steady(mean, r.mean());
        answer.fact("organic", mean)
                .fact("organic low", organic.low())
                .fact("organic high", organic.high())
                .fact("steady flow", finite(expected))
                .fact("steady flow low", finite(steady.low()))
                .fact("steady flow high", finite(steady.high()));
        answer.note(
                "Forecast: %.1f new clients in %,d days (95 %% %s), of whom %.1f come of themselves: organic / (1 - R), the flow once it is steady. In the last %,d days %,d came of themselves and %,d were brought."
                        .formatted(
                                expected,
                                period,
                                Double.isInfinite(steady.high())
                                        ? "at least %.1f, no upper end".formatted(steady.low())
                                        : "between %.1f and %.1f".formatted(steady.low(), steady.high()),
                                mean,
                                window,
                                flow.organic(),
                                flow.referred()));
        double seen = (double) (flow.organic() + flow.referred()) * period / window;
        if (seen < steady.low() || seen > steady.high()) {
            answer.note(
                    "That was %.1f in %,d days, outside this range: the flow is not steady yet, or more referrals are at work than R counts."
                            .formatted(seen, period));
        }
        answer.note("The interval is of the mean; a single period varies around it by chance.");
    }

    private static Object finite(double value) {
        return Double.isInfinite(value) ? "unbounded" : value;
    }

    private void leftOut(Answer answer) {
        Map<LeftOut, String> words = Map.of(
                LeftOut.UNKNOWN_PERSON, "of people nobody declared or of one person alone",
                LeftOut.OBJECTS, "of people who object to profiling",
                LeftOut.FUTURE, "dated after " + LocalDate.ofEpochDay(log.asOf()),
                LeftOut.REPEATED, "that repeat an earlier one",
                LeftOut.CIRCLE, "that would make somebody the client of a client of its own");
        for (LeftOut reason : LeftOut.values()) {
            int rows = log.leftOut(reason);
            answer.fact("left out " + reason.name().toLowerCase(Locale.ROOT).replace('_', ' '), rows);
            if (rows > 0) {
                answer.note("Referrals left out, %s: %,d.".formatted(words.get(reason), rows));
            }
        }
        answer.fact("undated", log.undated());
        if (log.undated() > 0 && log.dated() > 0) {
            answer.note("Referrals without a day: %,d; they count for chains, after the dated ones, and not for R."
                    .formatted(log.undated()));
        }
    }

    private static String percent(double share) {
        double percent = 100 * share;
        return (percent == Math.rint(percent) ? "%.0f" : "%.1f").formatted(percent) + " %";
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? "%.0f".formatted(value) : "%s".formatted(value);
    }

    private String amount(double value) {
        return chains.terms().worth() == ReferralChains.Worth.CLIENTS
                ? "%,.0f clients".formatted(value)
                : "%,.0f".formatted(value);
    }
}
