package org.grapevine.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.grapevine.analysis.Measure;
import org.grapevine.analysis.Measures;
import picocli.CommandLine.Command;

/** Lists the catalogue of measures. */
@Command(
        name = MeasuresCommand.NAME,
        header = "List the measures: what each tells, its parameters, cost and source.",
        footer = {"", "Examples:", "  grapevine measures", "  grapevine measures --format json"})
final class MeasuresCommand implements Runnable {
    static final String NAME = "measures";

    private final Grapevine grapevine;

    MeasuresCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        grapevine.print(Answer.about("measures")
                .key("name")
                .columns("meaning", "parameters", "cost", "source")
                .rows(Measures.all().stream().map(MeasuresCommand::row).toList())
                .note("A measure is written name:parameter=value:..., several with commas."));
    }

    private static List<Object> row(Measure measure) {
        String parameters = measure.parameters().stream()
                .map(parameter -> parameter.name() + "=" + parameter.fallback())
                .collect(Collectors.joining(" "));
        return List.of(measure.name(), measure.meaning(), parameters, measure.cost(), measure.citation());
    }
}
