package org.grapevine.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.grapevine.analysis.Measure;
import org.grapevine.analysis.Measures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the catalogue of measures, or all there is to know of one. */
@Command(
        name = MeasuresCommand.NAME,
        header = "List the measures: what each tells, its parameters, cost and source.",
        footer = {
            "",
            "Examples:",
            "  grapevine measures",
            "  grapevine measures betweenness            one in full, with all its parameters",
            "  grapevine measures --format json"
        })
final class MeasuresCommand implements Runnable {
    static final String NAME = "measures";

    private final Grapevine grapevine;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Show this measure in full.")
    private String name = "";

    MeasuresCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        grapevine.print(name.isEmpty() ? all() : inFull(Measures.named(name)));
    }

    private static Answer all() {
        return Answer.about("measures")
                .key("name")
                .columns("meaning", "parameters", "cost", "source")
                .rows(Measures.all().stream().map(MeasuresCommand::row).toList())
                .note("A measure is written name:parameter=value:..., several with commas.")
                .note("'grapevine measures NAME' shows one in full.");
    }

    private static List<Object> row(Measure measure) {
        String parameters = measure.parameters().stream()
                .map(parameter -> parameter.name() + "=" + parameter.fallback())
                .collect(Collectors.joining(" "));
        return List.of(measure.name(), measure.meaning(), parameters, measure.cost(), measure.citation());
    }

    private static Answer inFull(Measure measure) {
        Answer answer = Answer.about("parameters")
                .fact("name", measure.name())
                .fact("meaning", measure.meaning())
                .fact("cost", measure.cost())
                .fact("source", measure.citation());
        if (measure.parameters().isEmpty()) {
            return answer.note(measure.name() + " has no parameters.");
        }
        return answer.key("parameter")
                .columns("default")
                .rows(measure.parameters().stream()
                        .map(parameter -> List.of(parameter.name(), parameter.fallback()))
                        .toList())
                .note("Of words with | between them the first is the default.");
    }
}
