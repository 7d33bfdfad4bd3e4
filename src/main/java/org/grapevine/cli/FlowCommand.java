package org.grapevine.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.BassCurve;
import org.grapevine.analysis.ReferralChains;
import org.grapevine.analysis.ReferralFlow;
import org.grapevine.analysis.ReferralLog;
import org.grapevine.analysis.Touch;
import org.grapevine.network.Referral;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells who brought whom and what keeps coming of it. */
@Command(
        name = FlowCommand.NAME,
        header = "Follow the referral log: who brought whom, how far it went on, what new clients keep coming.",
        footer = {
            "",
            "Examples:",
            "  grapevine flow                                     chains, reproduction and forecast of what was loaded",
            "  grapevine flow --from FOLDER --window 180d --period 90d",
            "  grapevine flow --touch position --all --format csv  share a client among all who referred it",
            "  grapevine flow --invitations 5 --conversion 0.12   what five invitations a client would come to"
        })
final class FlowCommand implements Runnable {
    static final String NAME = "flow";

    private static final Pattern SPAN = Pattern.compile("([0-9]{1,5})([dwmy]?)");

    private final Grapevine grapevine;

    @Mixin
    private NetworkChoice network = new NetworkChoice();

    @Option(
            names = "--window",
            paramLabel = "TIME",
            defaultValue = "365d",
            description = {
                "How long somebody must be a client to count for R, and over how long those who come of themselves are counted:",
                "such as 365d, 26w, 6m, 1y (default: ${DEFAULT-VALUE})."
            })
    private String window = "365d";

    @Option(
            names = "--period",
            paramLabel = "TIME",
            defaultValue = "30d",
            description = "For how long new clients are forecast (default: ${DEFAULT-VALUE}).")
    private String period = "30d";

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "Read the log as it stood on this day (default: the latest day in the data, at most today).")
    private String asOf = "";

    @Option(
            names = "--touch",
            paramLabel = "RULE",
            defaultValue = "first",
            description = {
                "Who brought a client whom several referred: first, last, linear (all alike) or position (first and last 40 %%, those",
                "between 20 %%) (default: ${DEFAULT-VALUE})."
            })
    private String touch = "first";

    @Option(
            names = "--credit",
            paramLabel = "RULE",
            defaultValue = "decay",
            description = {
                "How a client's value is given to those above it: decay (each generation up gets a fixed part of the one below) or",
                "shapley (all alike) (default: ${DEFAULT-VALUE})."
            })
    private String credit = "decay";

    @Option(
            names = "--decay",
            paramLabel = "SHARE",
            defaultValue = "0.5",
            description = "That fixed part (default: ${DEFAULT-VALUE}).")
    private double decay = .5;

    @Option(
            names = "--worth",
            paramLabel = "WHAT",
            description = {
                "What a client is worth: margin, clv, value (the money in the referral log) or clients (1 each)",
                "(default: the first of these that is known)."
            })
    private String worth = "";

    @Option(
            names = "--discount",
            paramLabel = "RATE",
            defaultValue = "0.1",
            description = "Discount of later clients a year, for chain values (default: ${DEFAULT-VALUE}).")
    private double discount = .1;

    @Option(
            names = "--won",
            paramLabel = "W[,W]",
            description = {
                "Outcomes that mean a new client (default: won, closed won, converted, success, successful, yes, true, 1, client,",
                "customer, accepted, signed). Without an outcome: whoever was referred and is no prospect any more."
            })
    private String won = "";

    @Option(
            names = "--invitations",
            paramLabel = "N",
            description = "For K: how many each client invites, where the log does not tell.")
    private @Nullable Double invitations;

    @Option(
            names = "--conversion",
            paramLabel = "SHARE",
            description = "For K: the share of those invited who become clients, where the log does not tell.")
    private @Nullable Double conversion;

    @Option(
            names = "--market",
            paramLabel = "N",
            description = "Tell how a market of N people would be taken up, by Bass's curve.")
    private @Nullable Integer market;

    @Option(
            names = "--innovation",
            paramLabel = "P",
            defaultValue = "0.03",
            description =
                    "For --market: how likely a year people begin by themselves (default: ${DEFAULT-VALUE}, usual).")
    private double innovation = .03;

    @Option(
            names = "--imitation",
            paramLabel = "Q",
            defaultValue = "0.38",
            description = "For --market: how likely a year they follow all others (default: ${DEFAULT-VALUE}, usual).")
    private double imitation = .38;

    @Mixin
    private ListChoice rows = new ListChoice();

    FlowCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        int most = rows.most();
        int days = days("--window", window);
        int ahead = days("--period", period);
        Touch rule = word(Touch.class, "--touch", touch);
        ReferralChains.Credit giving = word(ReferralChains.Credit.class, "--credit", credit);
        check(rule, giving);
        ReferralNetwork people = read();
        if (people.referrals().isEmpty()) {
            throw GrapevineException.input(
                    "there are no referrals, so nobody is known to have brought anybody",
                    "add a referrals.csv with the columns referrer,referred and, where known, date,outcome,value");
        }
        int day = day(people);
        Set<String> words = won.isBlank()
                ? Referral.WON
                : Arrays.stream(won.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(String::strip)
                        .collect(Collectors.toSet());
        ReferralLog log = ReferralLog.of(people, day, words);
        ReferralChains.Worth value =
                worth.isEmpty() ? ReferralChains.worth(log) : word(ReferralChains.Worth.class, "--worth", worth);
        ReferralChains chains = ReferralChains.of(log, new ReferralChains.Terms(rule, giving, decay, value, discount));
        ReferralFlow flow = ReferralFlow.of(log, days);
        FlowAnswer answer = new FlowAnswer(log, chains, flow, days, ahead);
        Answer listing = answer.listing(most, invitations, conversion);
        if (market != null) {
            addMarket(listing, market);
        }
        grapevine.print(listing);
    }

    private void check(Touch rule, ReferralChains.Credit giving) {
        if (giving == ReferralChains.Credit.SHAPLEY && rule != Touch.FIRST && rule != Touch.LAST) {
            throw GrapevineException.input(
                    "--credit shapley needs one referrer a client, and --touch " + touch + " has several share it",
                    "use --touch first or last with it, or --credit decay");
        }
        if (!(decay >= 0 && decay <= 1)) {
            throw GrapevineException.input(
                    "--decay " + decay + " is no share from 0 to 1", "0.5 gives each generation half of the one below");
        }
        if (!(discount >= 0 && discount < Double.POSITIVE_INFINITY)) {
            throw GrapevineException.input(
                    "--discount " + discount + " is not at least 0",
                    "write for example --discount 0.1 for 10 % a year");
        }
        if ((invitations == null) != (conversion == null)) {
            throw GrapevineException.input(
                    "--invitations and --conversion are multiplied, and one of them is missing",
                    "give both, for example --invitations 5 --conversion 0.12");
        }
        if (invitations != null
                && conversion != null
                && !(invitations >= 0
                        && invitations < Double.POSITIVE_INFINITY
                        && conversion >= 0
                        && conversion <= 1)) {
            throw GrapevineException.input(
                    "--invitations " + invitations + " --conversion " + conversion
                            + " are no number of people and no share of them",
                    "write for example --invitations 5 --conversion 0.12");
        }
    }

    private void addMarket(Answer answer, int people) {
        BassCurve curve;
        try {
            curve = new BassCurve(innovation, imitation);
        } catch (IllegalArgumentException outOfRange) {
            throw GrapevineException.input(
                    String.valueOf(outOfRange.getMessage()), "leave --innovation and --imitation out for usual values");
        }
        if (people < 1) {
            throw GrapevineException.input("--market " + people + " is not at least 1", "say how many could be won");
        }
        answer.fact("marketPeakYear", curve.peakYear());
        answer.fact("marketPeakPerYear", people * curve.peakRate());
        answer.note(
                ("Of a market of %,d, about %,.0f would have begun after 1 year, %,.0f after 3 and %,.0f after 5; most begin"
                                + " after %.1f years, %,.0f a year. Bass's curve with innovation %s and imitation %s: %s.")
                        .formatted(
                                people,
                                people * curve.share(1),
                                people * curve.share(3),
                                people * curve.share(5),
                                curve.peakYear(),
                                people * curve.peakRate(),
                                innovation,
                                imitation,
                                "a rule of thumb from other products, not learned from this log"));
    }

    private ReferralNetwork read() {
        try (Store store = network.store(grapevine)) {
            return network.read(grapevine, store);
        }
    }

    private int day(ReferralNetwork people) {
        if (asOf.isEmpty()) {
            return ReferralLog.usualDay(people);
        }
        try {
            return Math.toIntExact(LocalDate.parse(asOf).toEpochDay());
        } catch (DateTimeParseException notADay) {
            throw GrapevineException.input("--as-of '" + asOf + "' is no day", "write it as 2026-01-31");
        }
    }

    private static int days(String option, String text) {
        Matcher span = SPAN.matcher(text);
        int days = span.matches() ? (int) Math.round(Integer.parseInt(span.group(1)) * length(span.group(2))) : 0;
        if (days < 1) {
            throw GrapevineException.input(
                    option + " '" + text + "' is no span of time", "write for example 365d, 26w, 6m or 1y");
        }
        return days;
    }

    private static double length(String letter) {
        return switch (letter) {
            case "w" -> 7;
            case "m" -> 365.25 / 12;
            case "y" -> 365.25;
            default -> 1;
        };
    }

    private static <E extends Enum<E>> E word(Class<E> words, String option, String text) {
        for (E word : words.getEnumConstants()) {
            if (word.name().equalsIgnoreCase(text.strip())) {
                return word;
            }
        }
        throw GrapevineException.input(
                option + " '" + text + "' is unknown",
                "choose one of "
                        + Arrays.stream(words.getEnumConstants())
                                .map(word -> word.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")));
    }
}
