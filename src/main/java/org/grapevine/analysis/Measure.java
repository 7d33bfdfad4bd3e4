package org.grapevine.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.grapevine.GrapevineException;
import org.grapevine.centrality.Centrality;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Scores;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;

/** Something that scores persons: an entry of the catalogue. What is done with every measure is written once over this class. */
public final class Measure {
    /** How a measure with given parameters scores a view. */
    public interface Kernel {
        /** Scores every vertex of the view. */
        Scores scores(View view, Workers workers);

        /** The memory that scoring takes beside the graph. */
        MemoryEstimate estimate(View view, int threads);

        /** About how many seconds scoring takes on two cores, where that grows faster than the graph; else 0. */
        default double seconds(View view) {
            return 0;
        }

        /** What is quicker on the view and comes within a bound that its scores tell; empty where nothing is known. */
        default Optional<Kernel> approximation(View view, long seed) {
            return Optional.empty();
        }

        /** The rule behind it where the graph alone decides; empty where persons do. */
        default Optional<Centrality> centrality() {
            return Optional.empty();
        }
    }

    /** Makes a kernel, reading every parameter that it has. */
    interface Factory {
        /** The kernel for {@code parameters}. */
        Kernel kernel(Parameters parameters);
    }

    /** Which centrality scores a view. */
    interface Rule {
        /** The one for {@code view}. */
        Centrality on(View view);

        /** The one for every view; empty where it depends on who is seen. */
        default Optional<Centrality> anywhere() {
            return Optional.empty();
        }

        /** The same for every view. */
        static Rule of(Centrality centrality) {
            return new Rule() {
                @Override
                public Centrality on(View view) {
                    return centrality;
                }

                @Override
                public Optional<Centrality> anywhere() {
                    return Optional.of(centrality);
                }
            };
        }
    }

    private final String name;
    private final String meaning;
    private final String cost;
    private final String citation;
    private final Factory factory;

    Measure(String name, String meaning, String cost, String citation, Factory factory) {
        this.name = name;
        this.meaning = meaning;
        this.cost = cost;
        this.citation = citation;
        this.factory = factory;
    }

    /** A measure that needs the graph alone. */
    static Measure of(
            String name, String meaning, String cost, String citation, Function<Parameters, Centrality> centrality) {
        return named(name, meaning, cost, citation, centrality.andThen(Rule::of));
    }

    /** A measure some of whose parameters name persons or groups: only a view knows who they are. */
    static Measure named(String name, String meaning, String cost, String citation, Function<Parameters, Rule> rule) {
        return new Measure(name, meaning, cost, citation, rule.andThen(Measure::on)::apply);
    }

    private static Kernel on(Rule rule) {
        return new Kernel() {
            @Override
            public Scores scores(View view, Workers workers) {
                return rule.on(view).scores(view.graph(), workers);
            }

            @Override
            public MemoryEstimate estimate(View view, int threads) {
                return rule.on(view).estimate(view.graph(), threads);
            }

            @Override
            public double seconds(View view) {
                return rule.on(view).seconds(view.graph());
            }

            @Override
            public Optional<Kernel> approximation(View view, long seed) {
                return rule.on(view)
                        .approximation(view.graph(), seed)
                        .map(Rule::of)
                        .map(Measure::on);
            }

            @Override
            public Optional<Centrality> centrality() {
                return rule.anywhere();
            }
        };
    }

    /** As it is written: lower case, words joined by hyphens. */
    public String name() {
        return name;
    }

    /** What it tells a marketer, in plain words. */
    public String meaning() {
        return meaning;
    }

    /** How time and memory grow. */
    public String cost() {
        return cost;
    }

    /** Where it is defined. */
    public String citation() {
        return citation;
    }

    /** Its parameters with their defaults. */
    public List<Parameters.Parameter> parameters() {
        Parameters parameters = new Parameters(name, Map.of(), 0);
        factory.kernel(parameters);
        return parameters.read();
    }

    /**
     * The kernel for the parameters asked for.
     *
     * @throws GrapevineException if a parameter is unknown or out of range
     */
    Kernel with(Parameters parameters) {
        Kernel made;
        try {
            made = factory.kernel(parameters);
        } catch (IllegalArgumentException outOfRange) {
            throw GrapevineException.input(
                    "measure " + name + ": " + outOfRange.getMessage(),
                    "see grapevine measures for its parameters and defaults");
        }
        parameters.requireAllRead();
        return made;
    }
}
