package org.grapevine.report;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * Draws how time and memory grow with the graph, from the lines that {@code grapevine bench} wrote: {@code ScalingCurves LINES FOLDER} makes
 * {@code scaling-time.svg} and {@code scaling-memory.svg} in the folder. Of several runs of one measure on one graph the quickest counts, and
 * the one that took most memory. Sizes whose quickest run took less than 20 ms are left out: the clock of a process ticks every 10.
 */
public final class ScalingCurves {
    private static final double SHORTEST = .02;

    private ScalingCurves() {}

    /** Reads the file of the first argument and writes into the folder of the second. */
    public static void main(String[] arguments) throws IOException {
        Path lines = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]);
        Chart time = new Chart(
                "Processor time by size of the graph",
                "Seconds of processor time of all threads, by the number of arcs of R-MAT graphs, both on logarithmic axes.",
                Axis.log("arcs"),
                Axis.log("processor time in seconds"));
        Chart memory = new Chart(
                "Memory by size of the graph",
                "The most heap in use in megabytes, the graph included, by the number of arcs of R-MAT graphs.",
                Axis.log("arcs"),
                Axis.log("megabytes"));
        curves(lines, "cpu_ms", 1000, SHORTEST, Math::min).forEach((name, curve) -> time.line(name, x(curve), y(curve)));
        curves(lines, "peak_mb", 1, Double.MIN_VALUE, Math::max).forEach((name, curve) -> memory.line(name, x(curve), y(curve)));
        Files.writeString(folder.resolve("scaling-time.svg"), time.file());
        Files.writeString(folder.resolve("scaling-memory.svg"), memory.file());
    }

    /** For each measure and number of threads what counts of a field, in units of {@code unit}, by the number of arcs. */
    private static Map<String, TreeMap<Double, Double>> curves(
            Path lines, String field, double unit, double least, BinaryOperator<Double> which) throws IOException {
        Map<String, TreeMap<Double, Double>> curves = new TreeMap<>();
        for (String line : Files.readAllLines(lines)) {
            JsonObject run = JsonParser.parseString(line).getAsJsonObject();
            double value = run.get(field).getAsDouble() / unit;
            curves.computeIfAbsent(name(run), name -> new TreeMap<>())
                    .merge(run.get("arcs").getAsDouble(), value, which);
        }
        curves.values().forEach(curve -> curve.values().removeIf(value -> value < least));
        return curves;
    }

    private static String name(JsonObject run) {
        String parameters = run.getAsJsonObject("parameters").entrySet().stream()
                .map(one -> ":" + one.getKey() + "=" + one.getValue().getAsString())
                .collect(Collectors.joining());
        int threads = run.get("threads").getAsInt();
        return run.get("measure").getAsString() + parameters + ", " + threads + (threads == 1 ? " thread" : " threads");
    }

    private static double[] x(TreeMap<Double, Double> curve) {
        return curve.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] y(TreeMap<Double, Double> curve) {
        return curve.values().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
