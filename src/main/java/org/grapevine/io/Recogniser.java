package org.grapevine.io;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells from a header which export of which program it is, and how sure that is. */
final class Recogniser {
    /* Bayes' rule over what a header can be: one of the known exports, one of our own kinds of file, or anything else. Given what it is,
     * columns are taken to be there or not independently of each other. A column that such an export must have is there with chance .98,
     * a usual one .8, a possible one .2 (that it is not there says nothing: people choose columns); a column of another export .005, or .1 where its name is common to several programs. Exact
     * spelling ("FirstName", "First Name", "first_name") has chance .9 in its own export, another spelling .1, and .3 elsewhere. Columns
     * that nobody lists say nothing. Before the header is seen, half of the weight is on anything else, a quarter on our own kinds, a
     * quarter on the known exports. These chances are engineering choices, held against each other by the confusion table in the tests.
     */

    /** From here on a file is read as the export that it looks like. */
    static final double ENOUGH = .9;

    private static final double NEEDED = .98;
    private static final double USUAL = .8;
    private static final double POSSIBLE = .2;
    private static final double COMMON = .1;
    private static final double FOREIGN = .005;
    private static final double SPELT = .9;
    private static final double SPELT_OTHERWISE = .1;
    private static final double SPELT_ELSEWHERE = .3;
    private static final int TOLD = 6;

    /** A column of an export, by all its names, and the chance that it is there. */
    private record Listed(List<String> names, double chance) {}

    /** What a header can be. */
    private record Hypothesis(String name, Optional<Preset> preset, double prior, List<Listed> columns, int needed) {}

    private record Evidence(String column, double weight) {}

    /** How well a hypothesis explains a header. */
    private record Fit(Hypothesis of, double score, List<Evidence> evidence, List<String> missing) {}

    private static final class Known {
        private static final List<Hypothesis> ALL = hypotheses();
        private static final Map<String, Integer> PROGRAMS = programs();

        private Known() {}
    }

    private Recogniser() {}

    private static List<Hypothesis> hypotheses() {
        List<Hypothesis> all = new ArrayList<>();
        all.add(new Hypothesis("none", Optional.empty(), .5, List.of(), 0));
        Kind[] kinds = Kind.values();
        for (Kind kind : kinds) {
            List<Listed> columns = new ArrayList<>();
            for (Field field : kind.fields()) {
                List<String> names = new ArrayList<>(List.of(field.column()));
                names.addAll(kind.synonyms(field.column()));
                columns.add(new Listed(names, kind.required().contains(field) ? NEEDED : POSSIBLE));
            }
            columns.sort(Comparator.comparingDouble(Listed::chance).reversed());
            kind.properties().keySet().forEach(name -> columns.add(new Listed(List.of(name), POSSIBLE)));
            all.add(new Hypothesis(
                    kind.word(),
                    Optional.empty(),
                    .25 / kinds.length,
                    columns,
                    kind.required().size()));
        }
        for (Preset preset : Presets.all()) {
            List<Listed> columns = new ArrayList<>();
            preset.needs().forEach(names -> columns.add(new Listed(names, NEEDED)));
            preset.usual().forEach(names -> columns.add(new Listed(names, USUAL)));
            preset.may().forEach(names -> columns.add(new Listed(names, POSSIBLE)));
            all.add(new Hypothesis(
                    preset.name(),
                    Optional.of(preset),
                    .25 / Presets.all().size(),
                    columns,
                    preset.needs().size()));
        }
        return all;
    }

    /** How many programs list a column of that comparable name; our own files count as one. */
    private static Map<String, Integer> programs() {
        Map<String, Set<String>> programs = new HashMap<>();
        for (Hypothesis hypothesis : Known.ALL) {
            String program = hypothesis.preset().map(Preset::crm).orElse("");
            for (Listed column : hypothesis.columns()) {
                column.names()
                        .forEach(name -> programs.computeIfAbsent(Cell.comparable(name), key -> new HashSet<>())
                                .add(program));
            }
        }
        Map<String, Integer> counts = new HashMap<>();
        programs.forEach((name, those) -> counts.put(name, those.size()));
        return counts;
    }

    /**
     * What {@code columns} are taken for.
     *
     * @param among the presets that may be meant
     * @param forced whether one of them must be
     * @return the best of them, empty where the header lacks what each of them needs
     */
    static Optional<Recognised> recognise(List<String> columns, List<Preset> among, boolean forced) {
        Map<String, String> header = new HashMap<>();
        for (String column : columns) {
            String name = Cell.trimmed(column);
            if (!name.isEmpty() && !Header.REJECTED.contains(name)) {
                header.putIfAbsent(Cell.comparable(name), name);
            }
        }
        List<Fit> fits = new ArrayList<>();
        for (Hypothesis hypothesis : Known.ALL) {
            boolean allowed = hypothesis.preset().isEmpty()
                    ? !forced
                    : among.contains(hypothesis.preset().get());
            Optional<Fit> fit = allowed ? fit(hypothesis, header) : Optional.empty();
            fit.ifPresent(fits::add);
        }
        return best(fits, forced);
    }

    private static Optional<Fit> fit(Hypothesis hypothesis, Map<String, String> header) {
        double score = Math.log(hypothesis.prior());
        List<Evidence> evidence = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        Set<String> explained = new HashSet<>();
        for (int i = 0; i < hypothesis.columns().size(); i++) {
            Listed column = hypothesis.columns().get(i);
            Optional<String> found = column.names().stream()
                    .filter(name ->
                            header.containsKey(Cell.comparable(name)) && !explained.contains(Cell.comparable(name)))
                    .findFirst();
            if (found.isPresent()) {
                String key = Cell.comparable(found.get());
                String theirs = header.getOrDefault(key, "");
                boolean spelt = column.names().contains(theirs);
                double chance = Math.log(column.chance() * (spelt ? SPELT : SPELT_OTHERWISE));
                explained.add(key);
                score += chance;
                evidence.add(new Evidence(theirs, chance - elsewhere(key)));
            } else if (i < hypothesis.needed()) {
                return Optional.empty();
            } else if (column.chance() == USUAL) {
                score += Math.log(1 - USUAL);
                missing.add(column.names().get(0));
            }
        }
        for (String key : header.keySet()) {
            score += explained.contains(key) ? 0 : elsewhere(key);
        }
        evidence.sort(Comparator.comparingDouble(Evidence::weight).reversed());
        return Optional.of(new Fit(hypothesis, score, evidence, missing));
    }

    /** The logarithm of the chance of a column where nobody expects it; 0 for columns that nobody lists. */
    private static double elsewhere(String key) {
        int programs = Known.PROGRAMS.getOrDefault(key, 0);
        return programs == 0 ? 0 : Math.log((programs > 1 ? COMMON : FOREIGN) * SPELT_ELSEWHERE);
    }

    private static Optional<Recognised> best(List<Fit> fits, boolean forced) {
        Optional<Fit> best =
                fits.stream().filter(fit -> fit.of().preset().isPresent()).max(Comparator.comparingDouble(Fit::score));
        if (best.isEmpty()) {
            return Optional.empty();
        }
        Fit winner = best.get();
        double all = fits.stream()
                .mapToDouble(fit -> Math.exp(fit.score() - winner.score()))
                .sum();
        Preset preset = winner.of().preset().get();
        List<String> against = new ArrayList<>();
        if (!winner.missing().isEmpty()) {
            against.add("no "
                    + String.join(
                            ", no ", winner.missing().stream().limit(TOLD / 2).toList()));
        }
        fits.stream()
                .filter(fit -> !fit.of().name().equals(winner.of().name()))
                .max(Comparator.comparingDouble(Fit::score))
                .filter(second -> Math.exp(second.score() - winner.score()) > .01)
                .ifPresent(second -> against.add("it could be " + told(second.of())));
        List<String> speaksFor = winner.evidence().stream()
                .filter(evidence -> evidence.weight() > 0)
                .limit(TOLD)
                .map(Evidence::column)
                .toList();
        return Optional.of(new Recognised(
                preset, new Recognition(preset.name(), preset.title(), 1 / all, forced, speaksFor, against)));
    }

    private static String told(Hypothesis hypothesis) {
        return hypothesis
                .preset()
                .map(Preset::title)
                .orElse(hypothesis.name().equals("none") ? "something else" : "our own " + hypothesis.name() + ".csv");
    }

    /** A preset, and how sure it is. */
    record Recognised(Preset preset, Recognition how) {}
}
