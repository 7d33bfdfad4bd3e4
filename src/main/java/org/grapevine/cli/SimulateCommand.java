package org.grapevine.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.campaign.Prices;
import org.grapevine.influence.InfluenceModel;
import org.grapevine.influence.Simulation;
import org.grapevine.network.Persons;
import org.grapevine.parallel.Workers;
import org.grapevine.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plays a campaign forward. */
@Command(
        name = SimulateCommand.NAME,
        header = "Play forward what asking some clients would bring, world by world.",
        footer = {
            "",
            "Examples:",
            "  grapevine simulate --seeds c0042,c0107",
            "  grapevine simulate --seeds their-list.csv --from FOLDER --model ignite"
        })
final class SimulateCommand implements Runnable {
    static final String NAME = "simulate";

    private static final double PRECISION = .003;

    private final Grapevine grapevine;

    @Mixin
    private TermsChoice terms = new TermsChoice();

    @Mixin
    private CostChoice costs = new CostChoice();

    @Option(
            names = "--seeds",
            paramLabel = "IDS|FILE",
            required = true,
            description = "Whom to ask: ids separated by commas, or a file of them.")
    private String seeds = "";

    @Option(
            names = "--worlds",
            paramLabel = "N",
            defaultValue = "100000",
            description =
                    "Play at most so many; fewer where the mean is known to 0.3 %% before (default: ${DEFAULT-VALUE}).")
    private int worlds = 100_000;

    SimulateCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        if (worlds < 2) {
            throw GrapevineException.input("--worlds " + worlds + " is not at least 2", "leave it out for 100,000");
        }
        terms.seen();
        terms.terms();
        try (ProgressLine progress = new ProgressLine(grapevine, "playing");
                Workers workers = MeasureChoice.workers(grapevine, progress);
                Store store = terms.network().store(grapevine)) {
            WordOfMouth word = terms.of(terms.network().read(grapevine, store));
            Prices prices = costs.of(word, grapevine);
            int[] asked = SeedList.of(seeds, word);
            InfluenceModel model = word.model();
            double[] gift = Arrays.stream(asked).mapToDouble(prices::gift).toArray();
            Simulation simulation = new Simulation(model, asked, gift);
            grapevine.print(
                    answer(word, prices, asked, simulation.playUntil(PRECISION, worlds, grapevine.seed(), workers)));
        }
    }

    private static Answer answer(WordOfMouth word, Prices prices, int[] asked, Simulation.Worlds played) {
        double[] value = played.value().clone();
        double contact = Arrays.stream(asked).mapToDouble(prices::contact).sum();
        double spent = contact + Arrays.stream(played.spent()).sum() / value.length;
        double gains = 0;
        for (int w = 0; w < value.length; w++) {
            gains += value[w] - contact - played.spent()[w] > 0 ? 1 : 0;
        }
        Arrays.sort(value);
        Persons persons = word.view().network().persons();
        List<List<Object>> rows = new ArrayList<>();
        for (int v : asked) {
            int p = word.view().person(v);
            rows.add(List.of(persons.id(p), persons.name(p), word.acceptance(v), prices.reserve(v)));
        }
        Answer answer = Answer.about("clients")
                .key("id")
                .columns("name", "acceptance", "cost")
                .rows(rows)
                .fact("value", played.mean())
                .fact("error", played.error())
                .fact("low", value[(int) Math.round(.05 * (value.length - 1))])
                .fact("high", value[(int) Math.round(.95 * (value.length - 1))])
                .fact("newClients", Arrays.stream(played.reached()).sum() / value.length)
                .fact("expectedCost", spent)
                .fact("profit", played.mean() - spent)
                .fact("probabilityOfProfit", gains / value.length)
                .fact("worlds", value.length);
        word.view().notes().forEach(answer::note);
        word.notes().forEach(answer::note);
        for (int v : asked) {
            if (!word.askable(v)) {
                answer.note(persons.name(word.view().person(v))
                        + " must not be contacted or is a minor: the figures are only what would be.");
            }
        }
        answer.note(
                "The value is what is reached " + (word.model().incremental() ? "beyond what comes anyway" : "in all")
                        + "; low and high hold 90 % of the worlds.");
        return answer;
    }
}
