package org.grapevine.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.grapevine.network.Adoption;
import org.grapevine.network.Group;
import org.grapevine.network.GroupType;
import org.grapevine.network.Membership;
import org.grapevine.network.NetworkSink;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.Tie;
import org.grapevine.network.TieType;
import org.jspecify.annotations.Nullable;

/**
 * A network as nodes and edges: persons and groups are nodes, ties, memberships and referrals edges. Groups are never expanded into pairs of their
 * members. Adoptions have no place in it.
 */
final class GraphRows {
    /* Some formats know graphs that are directed as a whole or not at all. There, as soon as one tie runs one way, an edge that runs both
     * ways is written twice, the second time turned round, as measures see it. */

    /** Names that formats use for themselves. */
    private static final List<String> TAKEN =
            List.of("id", "label", "source", "target", "type", "weight", "timeset", "key", "kind", "directed");

    /** Where the scores of a node begin among its values. */
    private static final int SCORES = 4;

    private final Outline outline;
    private final PersonScores scores;
    private final List<Attribute> nodeAttributes = new ArrayList<>();
    private final List<Attribute> edgeAttributes = new ArrayList<>();
    private final Map<String, Integer> nodeColumns = new LinkedHashMap<>();
    private final Map<String, Integer> edgeColumns = new LinkedHashMap<>();

    GraphRows(Outline outline, PersonScores scores) {
        this.outline = outline;
        this.scores = scores;
        List<String> names = new ArrayList<>(List.of("state", "group type", "size"));
        List<Attribute.Holds> holds =
                new ArrayList<>(List.of(Attribute.Holds.TEXT, Attribute.Holds.TEXT, Attribute.Holds.NUMBER));
        names.addAll(scores.names());
        scores.names().forEach(name -> holds.add(Attribute.Holds.NUMBER));
        names.addAll(outline.personColumns().keySet());
        holds.addAll(outline.personColumns().values());
        nodeAttributes.add(new Attribute("kind", Attribute.Holds.TEXT));
        attributes(names, holds, nodeAttributes);
        int at = SCORES + scores.names().size();
        for (String column : outline.personColumns().keySet()) {
            nodeColumns.put(column, at++);
        }
        Map<String, Attribute.Holds> columns = new LinkedHashMap<>(outline.tieColumns());
        outline.membershipColumns().forEach((name, holding) -> columns.merge(name, holding, Attribute.Holds::with));
        if (outline.referrals() > 0) {
            columns.merge("date", Attribute.Holds.DATE, Attribute.Holds::with);
            columns.merge("outcome", Attribute.Holds.TEXT, Attribute.Holds::with);
            columns.merge("value", Attribute.Holds.NUMBER, Attribute.Holds::with);
        }
        attributes(new ArrayList<>(columns.keySet()), new ArrayList<>(columns.values()), edgeAttributes);
        columns.keySet().forEach(column -> edgeColumns.put(column, edgeColumns.size()));
    }

    private static void attributes(List<String> names, List<Attribute.Holds> holds, List<Attribute> to) {
        Set<String> taken = new LinkedHashSet<>(TAKEN);
        to.forEach(attribute -> taken.add(attribute.name()));
        List<String> distinct = Outline.distinct(names, taken);
        for (int i = 0; i < distinct.size(); i++) {
            to.add(new Attribute(distinct.get(i), holds.get(i)));
        }
    }

    /** The columns of nodes. */
    List<Attribute> nodeAttributes() {
        return nodeAttributes;
    }

    /** The columns of edges, beside weight and kind. */
    List<Attribute> edgeAttributes() {
        return edgeAttributes;
    }

    /** Whether the graph must be directed where a format lets no edge differ from the others. */
    boolean directed() {
        return outline.oneWay();
    }

    /** How many nodes are sent. */
    long nodes() {
        return outline.persons() + outline.groups();
    }

    /**
     * Sends the rows of {@code source}.
     *
     * @param mixed whether the format knows edges that run one way beside others that run both ways
     */
    void send(NetworkSource source, GraphSink to, boolean mixed) throws IOException {
        Sender sender = new Sender(to, !mixed && outline.oneWay());
        try {
            source.sendTo(sender);
            sender.endNodes();
        } catch (UncheckedIOException fault) {
            throw fault.getCause();
        }
    }

    private static void fill(
            @Nullable Object[] values,
            Map<String, Integer> columns,
            List<Attribute> attributes,
            Map<String, Object> properties) {
        properties.forEach((name, value) -> {
            Integer at = columns.get(name);
            if (at != null) {
                values[at] = attributes.get(at).holds().cast(value);
            }
        });
    }

    private final class Sender implements NetworkSink {
        private final GraphSink sink;
        private final boolean doubling;
        private long edges;

        Sender(GraphSink sink, boolean doubling) {
            this.sink = sink;
            this.doubling = doubling;
        }

        @Override
        public void tieType(TieType type) {}

        @Override
        public void groupType(GroupType type) {}

        @Override
        public void person(Person person) {
            @Nullable Object[] values = new @Nullable Object[nodeAttributes.size()];
            values[0] = "person";
            values[1] = person.state().name().toLowerCase(Locale.ROOT);
            for (int k = 0; k < scores.names().size(); k++) {
                double score = scores.of(k, person.id());
                values[SCORES + k] = Double.isNaN(score) ? null : score;
            }
            fill(values, nodeColumns, nodeAttributes, person.properties());
            node(person.id(), person.name(), values);
        }

        @Override
        public void group(Group group) {
            @Nullable Object[] values = new @Nullable Object[nodeAttributes.size()];
            values[0] = "group";
            values[2] = group.type();
            values[3] = group.size() == 0 ? null : (double) group.size();
            node(outline.groupPrefix() + group.id(), group.name(), values);
        }

        @Override
        public void tie(Tie tie) {
            edge(tie.from(), tie.to(), outline.oneWay(tie), tie.weight(), tie.type(), tie.properties());
        }

        @Override
        public void membership(Membership membership) {
            String group = outline.groupPrefix() + membership.group();
            edge(membership.person(), group, false, 1, "member of", membership.properties());
        }

        @Override
        public void referral(Referral referral) {
            Map<String, Object> values = new LinkedHashMap<>();
            if (referral.date() != null) {
                values.put("date", referral.date());
            }
            if (!referral.outcome().isEmpty()) {
                values.put("outcome", referral.outcome());
            }
            if (!Double.isNaN(referral.value())) {
                values.put("value", referral.value());
            }
            edge(referral.referrer(), referral.referred(), true, 1, "referred", values);
        }

        @Override
        public void adoption(Adoption adoption) {}

        private void node(String id, String label, @Nullable Object[] values) {
            try {
                sink.node(id, label, Arrays.asList(values));
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }

        private void edge(
                String source,
                String target,
                boolean directed,
                double weight,
                String kind,
                Map<String, Object> properties) {
            @Nullable Object[] values = new @Nullable Object[edgeAttributes.size()];
            fill(values, edgeColumns, edgeAttributes, properties);
            List<@Nullable Object> row = Arrays.asList(values);
            try {
                endNodes();
                String id = "e" + ++edges;
                sink.edge(new GraphSink.Edge(id, source, target, directed || doubling, weight, kind, row));
                if (doubling && !directed) {
                    sink.edge(new GraphSink.Edge(id + "r", target, source, true, weight, kind, row));
                }
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }

        /** Says that no more nodes come, unless an edge has said so. */
        void endNodes() throws IOException {
            if (edges == 0) {
                sink.endNodes();
            }
        }
    }
}
