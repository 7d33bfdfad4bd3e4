package org.grapevine.analysis;

import java.util.List;
import java.util.Locale;
import org.grapevine.GrapevineException;
import org.grapevine.centrality.Betweenness;
import org.grapevine.centrality.Bridging;
import org.grapevine.centrality.Centrality;
import org.grapevine.centrality.Closeness;
import org.grapevine.centrality.Clustering;
import org.grapevine.centrality.CollectiveInfluence;
import org.grapevine.centrality.Constraint;
import org.grapevine.centrality.Core;
import org.grapevine.centrality.CurrentFlowBetweenness;
import org.grapevine.centrality.CurrentFlowCloseness;
import org.grapevine.centrality.Degree;
import org.grapevine.centrality.Diffusion;
import org.grapevine.centrality.EffectiveSize;
import org.grapevine.centrality.Eigenvector;
import org.grapevine.centrality.Harmonic;
import org.grapevine.centrality.HarmonicBalls;
import org.grapevine.centrality.HarmonicSample;
import org.grapevine.centrality.Hits;
import org.grapevine.centrality.Katz;
import org.grapevine.centrality.LikelyCloseness;
import org.grapevine.centrality.LikelyHarmonic;
import org.grapevine.centrality.LocalReaching;
import org.grapevine.centrality.PageRank;
import org.grapevine.centrality.SampledBetweenness;
import org.grapevine.centrality.SampledTriangles;
import org.grapevine.centrality.Scale;
import org.grapevine.centrality.ShapleyDegree;
import org.grapevine.centrality.Strength;
import org.grapevine.centrality.TopCloseness;
import org.grapevine.centrality.TopHarmonic;
import org.grapevine.centrality.TriangleScore;
import org.grapevine.centrality.Triangles;
import org.grapevine.centrality.VoteRank;

/** The catalogue: every measure there is, a statement each. */
public final class Measures {
    private static final double TOLERANCE = 1e-9;

    private static final List<Measure> ALL = List.of(
            Measure.of(
                    "degree",
                    "how many people they can tell",
                    "O(m)",
                    "Freeman 1978",
                    parameters -> new Degree(scale(parameters.choice("scale", "count", "norm")))),
            Measure.of(
                    "strength",
                    "how many direct referrals to expect; the baseline to beat",
                    "O(m)",
                    "Barrat et al. 2004",
                    parameters -> new Strength()),
            Measure.named(
                    "pagerank",
                    "endorsed by people who are themselves endorsed; with group or to: who matters to these",
                    "O(m) a round",
                    "Brin and Page 1998",
                    Measures::pageRank),
            Measure.of(
                    "eigenvector",
                    "knows people who know people",
                    "O(m + n) a round",
                    "Bonacich 1972",
                    parameters -> new Eigenvector(parameters.number("tolerance", TOLERANCE), maxRounds(parameters))),
            Measure.of(
                    "katz",
                    "all whom their word can reach, the nearer the more",
                    "O(m) a round",
                    "Katz 1953",
                    parameters -> new Katz(
                            parameters.number("alpha", Double.NaN, "0.5/lambda1"),
                            parameters.number("tolerance", TOLERANCE),
                            maxRounds(parameters))),
            Measure.of(
                    "diffusion",
                    "how often news that starts with them is heard",
                    "O(m) a round",
                    "Banerjee et al. 2013",
                    parameters -> new Diffusion(
                            parameters.number("q", Double.NaN, "1/lambda1, or 1 with weights=probability"),
                            parameters.whole("rounds", 0, "diameter"))),
            Measure.of(
                    "hub",
                    "sends to those to whom many good senders send",
                    "O(m + n) a round",
                    "Kleinberg 1999",
                    parameters -> hits(parameters, Hits.Role.HUB)),
            Measure.of(
                    "authority",
                    "is sent to by those who send to the well sent to",
                    "O(m + n) a round",
                    "Kleinberg 1999",
                    parameters -> hits(parameters, Hits.Role.AUTHORITY)),
            Measure.of(
                    "closeness",
                    "how quickly their word gets to everyone",
                    "O(n m)",
                    "Wasserman and Faust 1994",
                    Measures::closeness),
            Measure.of(
                    "harmonic",
                    "how quickly their word gets to others, safe with islands",
                    "O(n m)",
                    "Boldi and Vigna 2014",
                    Measures::harmonic),
            Measure.of(
                    "local-reaching",
                    "how much of the network lies downstream",
                    "O(n m)",
                    "Mones et al. 2012",
                    parameters -> new LocalReaching()),
            Measure.of(
                    "betweenness",
                    "introductions between others pass through them",
                    "O(n m)",
                    "Freeman 1977; Brandes 2001",
                    parameters -> betweenness(parameters, "raw", "norm")),
            Measure.of(
                    "bridging",
                    "joins circles and belongs to none",
                    "O(n m)",
                    "Hwang et al. 2006",
                    parameters -> new Bridging(betweenness(parameters, "norm", "raw"))),
            Measure.of(
                    "current-flow-betweenness",
                    "introductions pass through them by whatever route",
                    "O(n m log n) to 500 people, else O(m) an equation, 1/epsilon or more of them",
                    "Newman 2005; Brandes and Fleischer 2005",
                    parameters -> new CurrentFlowBetweenness(
                            scale(parameters.choice("scale", "norm", "raw")),
                            parameters.number("epsilon", .05),
                            parameters.number("delta", .1),
                            parameters.seed())),
            Measure.of(
                    "current-flow-closeness",
                    "close to everyone by all routes together",
                    "O(n^3) to 1000 people, else O(m) an equation, 1/epsilon^2 of them",
                    "Stephenson and Zelen 1989; Brandes and Fleischer 2005",
                    parameters -> new CurrentFlowCloseness(
                            parameters.number("epsilon", .3), parameters.number("delta", .1), parameters.seed())),
            Measure.of("core", "sits in the thick of it", "O(m)", "Seidman 1983", parameters -> new Core()),
            Measure.of(
                    "triangles",
                    "how many pairs of their contacts know each other",
                    "O(m^1.5)",
                    "Chiba and Nishizeki 1985",
                    parameters -> triangles(parameters, new Triangles(), TriangleScore.TRIANGLES)),
            Measure.of(
                    "clustering",
                    "the share of their contacts who know each other; low joins circles",
                    "O(m^1.5)",
                    "Watts and Strogatz 1998",
                    parameters -> triangles(parameters, new Clustering(), TriangleScore.CLUSTERING)),
            Measure.of(
                    "constraint",
                    "low: a broker between circles; high: bound into one",
                    "O(sum of d^2)",
                    "Burt 1992",
                    parameters -> new Constraint()),
            Measure.of(
                    "effective-size",
                    "contacts that do not know each other",
                    "O(m^1.5)",
                    "Burt 1992; Borgatti 1997",
                    parameters -> triangles(parameters, new EffectiveSize(), TriangleScore.EFFECTIVE_SIZE)),
            Measure.of(
                    "collective-influence",
                    "feeds the large component, or would cut it by leaving",
                    "O(m) for radius 1, else O(n m)",
                    "Morone and Makse 2015",
                    parameters -> new CollectiveInfluence(parameters.whole("radius", 2))),
            Measure.of(
                    "shapley-degree",
                    "fair share of reaching everybody",
                    "O(m)",
                    "Michalak et al. 2013",
                    parameters -> new ShapleyDegree()),
            Measure.of(
                    "voterank",
                    "a set of spreaders who lie apart, in the order of election",
                    "O(n + m) for all",
                    "Zhang et al. 2016",
                    parameters -> new VoteRank(parameters.whole("elected", 1000))),
            new Measure(
                    "crv",
                    "what new clients bring because this one is asked to refer",
                    "O(what the sampled word of mouth passes)",
                    "Kumar et al. 2007; Borgs et al. 2014; Chen and Teng 2017",
                    ReferralValue::new));

    private Measures() {}

    private static Centrality betweenness(Parameters parameters, String... scales) {
        Scale scale = scale(parameters.choice("scale", scales));
        int sources = parameters.whole("sources", 0, "all");
        double epsilon = parameters.number("epsilon", Double.NaN, "exact");
        double delta = parameters.number("delta", .1);
        long seed = parameters.seed();
        return Double.isNaN(epsilon)
                ? new Betweenness(scale, sources, seed)
                : new SampledBetweenness(scale, epsilon, delta, seed);
    }

    private static Centrality triangles(Parameters parameters, Centrality exact, TriangleScore score) {
        double epsilon = parameters.number("epsilon", Double.NaN, "exact");
        double delta = parameters.number("delta", .1);
        long seed = parameters.seed();
        return Double.isNaN(epsilon) ? exact : new SampledTriangles(score, epsilon, delta, seed);
    }

    private static Measure.Rule pageRank(Parameters parameters) {
        double damping = parameters.number("damping", .85);
        double tolerance = parameters.number("tolerance", TOLERANCE);
        int most = maxRounds(parameters);
        int rounds = parameters.whole("rounds", 0, "until the tolerance");
        PageRank rank = rounds == 0 ? new PageRank(damping, tolerance, most) : new PageRank(damping, 0, rounds);
        List<String> groups = parameters.names("group", "everybody");
        List<String> persons = parameters.names("to", "everybody");
        return groups.isEmpty() && persons.isEmpty()
                ? Measure.Rule.of(rank)
                : view -> rank.towards(Named.vertices(view, persons, groups));
    }

    private static Centrality closeness(Parameters parameters) {
        boolean likely = likely(parameters);
        int top = parameters.whole("top", 0, "all");
        requireOneWay("distance=likely and top", likely, top != 0);
        if (likely) {
            return new LikelyCloseness();
        }
        return top == 0 ? new Closeness() : new TopCloseness(top);
    }

    private static Centrality harmonic(Parameters parameters) {
        Scale scale = scale(parameters.choice("scale", "norm", "raw"));
        boolean likely = likely(parameters);
        int top = parameters.whole("top", 0, "all");
        double epsilon = parameters.number("epsilon", 0, "exact");
        double delta = parameters.number("delta", .1);
        int registers = parameters.whole("registers", 0, "exact");
        long seed = parameters.seed();
        requireOneWay("distance=likely, top, epsilon and registers", likely, top != 0, epsilon != 0, registers != 0);
        if (likely) {
            return new LikelyHarmonic(scale);
        }
        if (top != 0) {
            return new TopHarmonic(scale, top);
        }
        if (epsilon != 0) {
            return new HarmonicSample(scale, epsilon, delta, seed);
        }
        return registers == 0 ? new Harmonic(scale) : new HarmonicBalls(scale, registers, seed);
    }

    private static boolean likely(Parameters parameters) {
        return parameters.choice("distance", "hops", "likely").equals("likely");
    }

    private static void requireOneWay(String ways, boolean... asked) {
        int count = 0;
        for (boolean way : asked) {
            count += way ? 1 : 0;
        }
        if (count > 1) {
            throw new IllegalArgumentException("of " + ways + " only one can be asked for");
        }
    }

    private static Hits hits(Parameters parameters, Hits.Role role) {
        Hits.Unit unit =
                Hits.Unit.valueOf(parameters.choice("scale", "sum", "max").toUpperCase(Locale.ROOT));
        return new Hits(role, unit, parameters.number("tolerance", TOLERANCE), maxRounds(parameters));
    }

    private static int maxRounds(Parameters parameters) {
        return parameters.whole("max-rounds", 1000);
    }

    private static Scale scale(String word) {
        return word.equals("count") ? Scale.RAW : Scale.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Every measure, in the order in which the catalogue shows them. */
    public static List<Measure> all() {
        return ALL;
    }

    /**
     * The measure of that name.
     *
     * @throws GrapevineException naming the closest there is
     */
    public static Measure named(String name) {
        return ALL.stream()
                .filter(measure -> measure.name().equals(name))
                .findFirst()
                .orElseThrow(() -> GrapevineException.input(
                        "measure '" + name + "' is unknown",
                        "choose one of "
                                + String.join(
                                        ", ", ALL.stream().map(Measure::name).toList())));
    }
}
