package org.grapevine.cli;

import java.util.Locale;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Terms;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.graph.Weighting;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that counts what word of mouth is worth: where the network is, what of it is seen, on which terms. */
final class TermsChoice {
    @Mixin
    private NetworkChoice network = new NetworkChoice();

    @Mixin
    private ViewChoice view = new ViewChoice();

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            defaultValue = "boost",
            description = {
                "boost: all clients talk anyway, those who are asked talk more, and only who would not have come otherwise counts;",
                "ignite: only those who are asked talk (default: ${DEFAULT-VALUE})."
            })
    private String model = "boost";

    @Option(
            names = "--boost",
            paramLabel = "TIMES",
            defaultValue = "2",
            description =
                    "How many times the hazard of a client who was asked, where the column boost says nothing (default: ${DEFAULT-VALUE}).")
    private double boost = 2;

    @Option(
            names = "--uplift",
            paramLabel = "TIMES",
            defaultValue = "1",
            description = "What referred clients are worth over others of their kind (default: ${DEFAULT-VALUE}).")
    private double uplift = 1;

    @Option(
            names = "--reward",
            paramLabel = "AMOUNT",
            defaultValue = "0",
            description = "Paid to the referrer for each new client (default: ${DEFAULT-VALUE}).")
    private double reward;

    @Option(
            names = "--welcome",
            paramLabel = "AMOUNT",
            defaultValue = "0",
            description = "Given to each new client (default: ${DEFAULT-VALUE}).")
    private double welcome;

    @Option(
            names = "--onboarding",
            paramLabel = "AMOUNT",
            defaultValue = "0",
            description = "Spent on taking in each new client (default: ${DEFAULT-VALUE}).")
    private double onboarding;

    @Option(
            names = "--acceptance",
            paramLabel = "SHARE",
            defaultValue = "1",
            description =
                    "Probability that a client agrees, where the column acceptance says nothing (default: ${DEFAULT-VALUE}).")
    private double acceptance = 1;

    @Option(
            names = "--outsiders",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = {
                "Share of the members of groups whom nobody knows by name (the size in groups.csv less the known members)",
                "who count as prospects of mean value (default: ${DEFAULT-VALUE})."
            })
    private double outsiders;

    @Option(
            names = "--hops",
            paramLabel = "N",
            description = "Follow word over at most so many hops (default: no limit).")
    private int hops = Integer.MAX_VALUE;

    @Option(
            names = "--discount",
            paramLabel = "SHARE",
            defaultValue = "1",
            description = "What each hop leaves of the value (default: ${DEFAULT-VALUE}).")
    private double discount = 1;

    @Option(
            names = "--everybody",
            description = "Count everyone who hears as 1, clients included, instead of prospects at their value.")
    private boolean everybody;

    NetworkChoice network() {
        return network;
    }

    /** What of the network is seen. */
    ViewOptions seen() {
        ViewOptions options = view.options();
        if (options.weighting() != Weighting.PROBABILITY) {
            throw GrapevineException.input(
                    "word of mouth needs probabilities, not --weights "
                            + options.weighting().name().toLowerCase(Locale.ROOT),
                    "leave --weights out");
        }
        return options;
    }

    /** The terms. */
    Terms terms() {
        Terms.Campaign campaign = Terms.Campaign.called(model, "--model");
        for (double amount : new double[] {reward, welcome, onboarding}) {
            if (!(amount >= 0)) {
                throw GrapevineException.input(
                        "what is paid for a new client, " + amount + ", is not at least 0", "give amounts of money");
            }
        }
        return new Terms(
                everybody ? Terms.Campaign.IGNITE : campaign,
                boost,
                uplift,
                reward + welcome + onboarding,
                acceptance,
                outsiders,
                hops,
                discount,
                everybody);
    }

    /** The terms in words, to be kept with what stands on them. */
    String words() {
        return "model=%s boost=%s uplift=%s reward=%s welcome=%s onboarding=%s acceptance=%s outsiders=%s hops=%s discount=%s%s %s"
                .formatted(
                        model,
                        boost,
                        uplift,
                        reward,
                        welcome,
                        onboarding,
                        acceptance,
                        outsiders,
                        hops == Integer.MAX_VALUE ? "all" : String.valueOf(hops),
                        discount,
                        everybody ? " everybody" : "",
                        seen());
    }

    /** The word of mouth in {@code people}. */
    WordOfMouth of(ReferralNetwork people) {
        return WordOfMouth.of(View.of(people, seen()), terms());
    }
}
