package org.grapevine.community;

import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Relabelling;
import org.grapevine.parallel.Workers;

/**
 * Communities of high modularity (see {@link Modularity}), each connected through its own ties and groups. Traag, Waltman and van Eck,
 * <i>Scientific Reports</i> 9 (2019) 5233; the parallel shape after Sahu, arXiv 2312.13936.
 *
 * <p>Arcs count both ways with the mean of their weights; every two members of a group are tied, without expansion. An isolated vertex is a
 * community of its own. About O(arcs + memberships) a round of an iteration. The maximum of modularity is NP-hard: what comes out is good, not
 * proven best; another seed may find another partition of about the same worth.
 *
 * @param resolution what ties by chance count: above 1 communities get smaller, below 1 larger; at least 0
 * @param seed of the order in which nodes are looked at
 */
public record Leiden(double resolution, long seed) {
    /* An iteration moves nodes, cuts the communities into well connected parts, makes each part a node and goes on with these, until nothing
     * moves. The first iteration only prepares (communities themselves become the nodes, as in Louvain's method, and it stops early):
     * on a start from single vertices the parts would be so many that their network is as large as the graph. Small graphs are
     * iterated until they gain no more and begun several times, as there the order matters most and time least; what all of these
     * have together is then iterated twice as often again, which gains more than beginning anew does (core groups: Ovelgönne and
     * Geyer-Schulz, Contemporary Mathematics 588 (2013) 187-205). Large ones are prepared by a pass over the nodes of each level, iterated
     * twice, and moved once more; with groups, where a second iteration takes longer and gains less (.05 % of modularity among a million in 40 %
     * more time), prepared until little moves and iterated once. They are cut into parts from single vertices only: that is where parts gain;
     * above, communities become nodes again.
     *
     * Many vertices are worked on with those of highest degree first, so that most of what an arc looks up lies close together. */

    private static final int ITERATIONS = 12;
    private static final int LARGE = 2_000_000;
    private static final int BEGINS = 5;
    private static final int ROUNDS = 4;
    private static final int AFFORDABLE = 400_000;
    private static final long APART = 0x9e3779b97f4a7c15L;
    private static final double COARSE = 6e-3;
    private static final double FINE = 2e-4;
    private static final double LAST = 1e-3;
    private static final double EXACT = 1e-9;

    /** Checks the resolution. */
    public Leiden {
        Modularity.checkResolution(resolution);
    }

    /** The communities of {@code graph}. */
    public Partition partition(Graph graph, Workers workers) {
        if (!Relabelling.pays(graph.vertices())) {
            return new Partition(labels(graph, workers));
        }
        Relabelling ordered = Relabelling.byDegree(graph, workers);
        int[] label = labels(ordered.graph(), workers);
        int[] restored = new int[label.length];
        for (int v = 0; v < restored.length; v++) {
            restored[v] = label[ordered.name(v)];
        }
        return new Partition(restored);
    }

    private int[] labels(Graph graph, Workers workers) {
        Level level = Level.of(graph, workers);
        return new Run(level, graph.out().size() + graph.memberships().size(), workers).best();
    }

    /** The memory of it beside the graph. */
    public MemoryEstimate estimate(Graph graph, int threads) {
        long arcs = graph.directed() ? 2L * graph.out().size() : graph.out().size();
        long weights = graph.out().weight == null ? 0 : 8 * arcs;
        long ordered = Relabelling.pays(graph.vertices())
                ? Relabelling.estimate(graph, threads).bytes() + weights
                : 0;
        return new MemoryEstimate(Level.bytes(graph)
                + ordered
                + 24 * arcs
                + (100L + 4L * threads) * graph.vertices()
                + 100L * graph.memberships().size());
    }

    private final class Run {
        private final Level graph;
        private final int work;
        private final boolean large;
        private final Workers workers;
        private final Reach[] reaches;
        private int[] best = {};
        private double most = Double.NEGATIVE_INFINITY;

        Run(Level graph, int work, Workers workers) {
            this.graph = graph;
            this.work = Math.max(1, work);
            large = work >= LARGE;
            this.workers = workers;
            reaches = new Reach[workers.threads()];
            for (int worker = 0; worker < reaches.length; worker++) {
                reaches[worker] = new Reach(graph.nodes());
            }
        }

        int[] best() {
            int begins = Math.min(BEGINS, AFFORDABLE / work);
            if (begins < 2) {
                return ConnectedParts.of(graph, begun(seed));
            }
            int rounds = Math.max(1, Math.min(ROUNDS, AFFORDABLE / (ROUNDS * BEGINS) / work));
            long stream = seed;
            for (int round = 0; round < rounds; round++) {
                int[] core = {};
                for (int begin = 0; begin < begins; begin++, stream += APART) {
                    int[] found = begun(stream);
                    keep(found);
                    core = begin == 0 ? found : overlap(core, found);
                }
                for (int again = 0; again < 2 * begins; again++, stream += APART) {
                    keep(iterated(core.clone(), stream));
                }
            }
            return ConnectedParts.of(graph, best);
        }

        private void keep(int[] found) {
            double modularity = Modularity.of(graph, found, resolution, workers);
            if (modularity > most) {
                best = found;
                most = modularity;
            }
        }

        /** Vertices that both have together are together. */
        private int[] overlap(int[] one, int[] other) {
            int[] label = one.clone();
            Members members = new Members(label, Members.renumber(label, label.length));
            int[] name = new int[label.length];
            int[] namedIn = new int[label.length];
            int names = 0;
            for (int c = 0; c < members.sets(); c++) {
                for (int i = members.begin[c]; i < members.begin[c + 1]; i++) {
                    int v = members.node[i];
                    if (namedIn[other[v]] != c + 1) {
                        namedIn[other[v]] = c + 1;
                        name[other[v]] = names++;
                    }
                    label[v] = name[other[v]];
                }
            }
            return label;
        }

        private int[] begun(long stream) {
            int[] community = new int[graph.nodes()];
            for (int v = 0; v < community.length; v++) {
                community[v] = v;
            }
            if (large) {
                boolean grouped = graph.groups.groups() > 0;
                community = improved(community, false, stream, COARSE, grouped ? LocalMoving.PASSES : 1);
                workers.progress().at(1, 0);
                community = improved(community, true, stream + 1, FINE, LocalMoving.PASSES);
                if (grouped) {
                    return community;
                }
                workers.progress().at(2, 0);
                community = improved(community, true, stream + 2, LAST, LocalMoving.PASSES);
                new LocalMoving(graph, resolution, community, reaches, workers)
                        .run(new Stride(graph.nodes(), stream + 3, 0), LAST, LocalMoving.PASSES);
                return community;
            }
            return iterated(improved(community, false, stream, COARSE, LocalMoving.PASSES), stream);
        }

        private int[] iterated(int[] from, long stream) {
            int[] community = from;
            double modularity = Modularity.of(graph, community, resolution, workers);
            for (int iteration = 1; iteration <= ITERATIONS; iteration++) {
                workers.progress().at(iteration, 0);
                community = improved(community, true, stream + iteration, EXACT, LocalMoving.PASSES);
                double before = modularity;
                modularity = Modularity.of(graph, community, resolution, workers);
                if (modularity - before <= EXACT) {
                    break;
                }
            }
            return community;
        }

        private int[] improved(int[] from, boolean refine, long stream, double tolerance, int passes) {
            Level level = graph;
            int[] community = from;
            int[] node = new int[from.length];
            for (int v = 0; v < node.length; v++) {
                node[v] = v;
            }
            for (int depth = 0; ; depth++) {
                new LocalMoving(level, resolution, community, reaches, workers)
                        .run(new Stride(level.nodes(), stream, depth), tolerance, passes);
                int communities = Members.renumber(community, level.nodes());
                int[] part = community;
                boolean cut = refine && (depth == 0 || !large);
                if (cut && communities < level.nodes()) {
                    Members members = new Members(community, communities);
                    part = Refinement.of(level, resolution, community, members, reaches, stream, workers);
                }
                int parts = cut ? Members.renumber(part, level.nodes()) : communities;
                if (parts == level.nodes()) {
                    break;
                }
                Members members = new Members(part, parts);
                int[] above = new int[parts];
                for (int p = 0; p < parts; p++) {
                    above[p] = community[members.node[members.begin[p]]];
                }
                level = level.merged(part, members, reaches, workers);
                for (int v = 0; v < node.length; v++) {
                    node[v] = part[node[v]];
                }
                community = above;
            }
            for (int v = 0; v < node.length; v++) {
                node[v] = community[node[v]];
            }
            return node;
        }
    }
}
