package org.grapevine.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.grapevine.GrapevineException;
import org.grapevine.centrality.Centrality;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Scores;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;

/**
 * A measure with its parameters, as it was asked for: {@code name:parameter=value:...}. A name of a person or a group that holds a comma, a
 * colon or a semicolon is written with a backslash before it.
 *
 * @param measure of the catalogue
 * @param kernel for the parameters asked for
 * @param asked the parameters asked for, as they were written
 * @param text as it was written
 * @param conditions that hold, with the seed that is drawn from
 */
public record Request(
        Measure measure, Measure.Kernel kernel, Map<String, String> asked, String text, Conditions conditions) {
    private static final long SEED = 1;

    /**
     * Reads requests separated by commas, all of them exact where not asked for otherwise; draws have a seed that is always the same.
     *
     * @throws GrapevineException naming what is unknown and what there is
     */
    public static List<Request> parse(String text) {
        return parse(text, Conditions.exact(SEED));
    }

    /**
     * Reads requests separated by commas.
     *
     * @throws GrapevineException naming what is unknown and what there is
     */
    public static List<Request> parse(String text, Conditions conditions) {
        List<Request> requests = new ArrayList<>();
        for (String one : split(text, ',')) {
            requests.add(parseOne(one.strip(), conditions));
        }
        return requests;
    }

    /** The parts of {@code text} between separators that no backslash precedes; backslashes stay. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == separator) {
                parts.add(text.substring(begin, i));
                begin = i + 1;
            }
        }
        parts.add(text.substring(begin));
        return parts;
    }

    /** The names in {@code text} between separators; a backslash takes any meaning from the character that follows it. */
    public static List<String> names(String text, char separator) {
        return split(text, separator).stream().map(one -> plain(one.strip())).toList();
    }

    private static String plain(String text) {
        return text.replaceAll("\\\\(.)", "$1");
    }

    private static Request parseOne(String text, Conditions conditions) {
        List<String> parts = split(text, ':');
        Measure measure = Measures.named(parts.get(0));
        Map<String, String> asked = new LinkedHashMap<>();
        for (String part : parts.subList(1, parts.size())) {
            int equals = part.indexOf('=');
            if (equals < 1 || equals == part.length() - 1) {
                throw GrapevineException.input(
                        "measure '" + text + "': '" + part + "' is not parameter=value",
                        "write for example pagerank:damping=0.9");
            }
            asked.put(part.substring(0, equals), part.substring(equals + 1));
        }
        return of(measure, asked, text, conditions);
    }

    /**
     * A measure with parameters by name, in no particular writing.
     *
     * @throws GrapevineException if a parameter is unknown or out of range
     */
    public static Request of(Measure measure, Map<String, String> asked, Conditions conditions) {
        StringBuilder text = new StringBuilder(measure.name());
        asked.forEach((name, value) ->
                text.append(':').append(name).append('=').append(value.replaceAll("[\\\\,:]", "\\\\$0")));
        return of(measure, asked, text.toString(), conditions);
    }

    private static Request of(Measure measure, Map<String, String> asked, String text, Conditions conditions) {
        Parameters parameters = new Parameters(measure.name(), asked, conditions.seed());
        Measure.Kernel kernel = measure.with(parameters);
        return new Request(measure, kernel, asked, text, new Conditions(parameters.seed(), conditions.seconds()));
    }

    /**
     * Scores {@code view}, approximately where the conditions ask for that; the note of the scores tells.
     *
     * @throws GrapevineException if it would not fit into memory or a parameter does not suit the graph
     */
    public Scores run(View view, Workers workers) {
        Choice choice = Choice.of(kernel, view, conditions);
        choice.kernel().estimate(view, workers.threads()).require(text);
        return choice.told(suited(() -> choice.kernel().scores(view, workers)));
    }

    /** The same request for views like {@code view}: whether it is approximated is settled by that one. */
    Request settled(View view) {
        return new Request(
                measure,
                Choice.of(kernel, view, conditions).kernel(),
                asked,
                text,
                Conditions.exact(conditions.seed()));
    }

    /**
     * Scores a graph without persons, as asked whatever time it takes.
     *
     * @throws GrapevineException if it would not fit into memory, a parameter does not suit the graph or the measure needs persons
     */
    public Scores run(Graph graph, Workers workers) {
        Centrality centrality = centrality();
        centrality.estimate(graph, workers.threads()).require(text);
        return suited(() -> centrality.scores(graph, workers));
    }

    /** The memory that {@link #run(Graph, Workers)} takes beside the graph. */
    public MemoryEstimate estimate(Graph graph, int threads) {
        return centrality().estimate(graph, threads);
    }

    private Centrality centrality() {
        return kernel.centrality()
                .orElseThrow(() -> GrapevineException.input(
                        "measure " + measure.name() + " needs to know who the persons are, and a plain graph has none",
                        "name a folder of CSV files"));
    }

    private Scores suited(Supplier<Scores> run) {
        try {
            return run.get();
        } catch (IllegalArgumentException unsuitable) {
            throw GrapevineException.input(
                    "measure " + text + ": " + unsuitable.getMessage(),
                    "see grapevine measures for its parameters and defaults");
        }
    }
}
