package org.grapevine.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.campaign.Prices;
import org.grapevine.io.ClientList;
import org.grapevine.web.AskingCosts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what asking a client costs. */
final class CostChoice {
    @Option(
            names = "--costs",
            paramLabel = "FILE",
            description = {
                "What asking each client costs: CSV with client_id,cost,hours",
                "(default: the columns contactCost and giftCost)."
            })
    private @Nullable Path file;

    @Option(
            names = "--contact-cost",
            paramLabel = "AMOUNT",
            defaultValue = "0",
            description = "For clients whose cost is not known (default: ${DEFAULT-VALUE}).")
    private double contact;

    @Option(
            names = "--gift-cost",
            paramLabel = "AMOUNT",
            defaultValue = "0",
            description = "For clients who agree, where the column giftCost says nothing (default: ${DEFAULT-VALUE}).")
    private double gift;

    Prices of(WordOfMouth word, Grapevine grapevine) {
        return of(word, id -> id, grapevine);
    }

    /** The prices where clients are in {@code word} under other ids than in the file. */
    Prices of(WordOfMouth word, UnaryOperator<String> ids, Grapevine grapevine) {
        if (!(contact >= 0 && contact < Double.POSITIVE_INFINITY && gift >= 0 && gift < Double.POSITIVE_INFINITY)) {
            throw GrapevineException.input(
                    "--contact-cost " + contact + " or --gift-cost " + gift + " is not at least 0",
                    "give amounts of money");
        }
        Map<String, ClientList.Cost> known = file == null ? Map.of() : ClientList.costs(file);
        return new AskingCosts(known, contact, gift)
                .prices(
                        word,
                        ids,
                        strangers -> grapevine.note("%,d rows of %s are about clients who are not in the data."
                                .formatted(strangers, file)));
    }
}
