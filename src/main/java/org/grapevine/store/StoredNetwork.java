package org.grapevine.store;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.collections.impl.map.mutable.primitive.LongObjectHashMap;
import org.grapevine.network.Adoption;
import org.grapevine.network.Group;
import org.grapevine.network.Membership;
import org.grapevine.network.NetworkSink;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.Tie;
import org.grapevine.parallel.Progress;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.neo4j.driver.exceptions.Neo4jException;

/**
 * The network in the store, row by row in the order in which the rows were first loaded, so that a network reads the same from its files
 * and from the store.
 */
final class StoredNetwork implements NetworkSource {
    /* All ties of a person come as one row of lists: few rows to pass over Bolt, and no more of them at a time on the server than one
     * person has. Rows without further columns come as plain lists of values; property maps are asked for only where there are any. Nodes
     * are told apart by their internal ids within this one transaction, which is cheaper than by their keys. */

    private static final String TIE_TYPES =
            "MATCH (t:TieType) RETURN properties(t) AS properties ORDER BY t.ordinal, t.name";
    private static final String GROUP_TYPES =
            "MATCH (t:GroupType) RETURN properties(t) AS properties ORDER BY t.ordinal, t.name";
    private static final String SCORES =
            "MATCH (a:Analysis) WHERE a.property IS NOT NULL RETURN DISTINCT a.property AS name";
    private static final String PERSONS =
            "MATCH (p:Person) RETURN id(p) AS node, p.ordinal AS ordinal, properties(p) AS properties";
    private static final String GROUPS =
            "MATCH (g:Group) RETURN id(g) AS node, g.ordinal AS ordinal, properties(g) AS properties";
    private static final String TIES = """
            MATCH (a:Person)
            CALL (a) {
              MATCH (a)-[r:KNOWS]->(b)
              RETURN collect(id(b)) AS ends, collect(r) AS rows
            }
            WITH a, ends, rows
            WHERE size(rows) > 0
            RETURN id(a) AS start, ends, [r IN rows | coalesce(r.ordinal, -1)] AS ordinals, [r IN rows | r.type] AS types,
              [r IN rows | coalesce(r.weight, 1.0)] AS weights, [r IN rows | coalesce(r.directed, false)] AS directed,
              CASE WHEN $columns THEN [r IN rows | properties(r)] ELSE [] END AS properties
            """;
    private static final String MEMBERSHIPS = """
            MATCH (a:Person)
            CALL (a) {
              MATCH (a)-[r:MEMBER_OF]->(g)
              RETURN collect(id(g)) AS ends, collect(r) AS rows
            }
            WITH a, ends, rows
            WHERE size(rows) > 0
            RETURN id(a) AS start, ends, [r IN rows | coalesce(r.ordinal, -1)] AS ordinals,
              CASE WHEN $columns THEN [r IN rows | properties(r)] ELSE [] END AS properties
            """;
    private static final String REFERRALS = """
            MATCH (a:Person)-[r:REFERRED]->(b:Person)
            RETURN id(a) AS start, id(b) AS end, r.ordinal AS ordinal, properties(r) AS properties
            """;
    private static final String ADOPTIONS = """
            MATCH (a:Person)-[r:ADOPTED]->(b:Product)
            RETURN id(a) AS start, b.name AS product, r.ordinal AS ordinal, properties(r) AS properties
            """;

    private final Database database;
    private final Progress progress;

    StoredNetwork(Database database, Progress progress) {
        this.database = database;
        this.progress = progress;
    }

    @Override
    public void sendTo(NetworkSink sink) {
        try {
            database.bolt().read(session -> {
                new Reading(session, sink).all();
                return true;
            });
        } catch (Neo4jException fault) {
            throw database.bolt().explained(fault);
        }
    }

    private final class Reading {
        private final Session session;
        private final NetworkSink sink;
        private final LongObjectHashMap<String> persons = new LongObjectHashMap<>();
        private final LongObjectHashMap<String> groups = new LongObjectHashMap<>();
        private final Set<String> scores = new HashSet<>();
        private final LoadState state;
        private final long total;
        private long done;

        Reading(Session session, NetworkSink sink) {
            this.session = session;
            this.sink = sink;
            this.state = LoadState.latest(session);
            long rows = 0;
            for (LoadState.Rows kind : LoadState.Rows.values()) {
                rows += state.count(kind);
            }
            this.total = rows;
        }

        void all() {
            session.run(TIE_TYPES).forEachRemaining(row -> sink.tieType(RowMaps.tieType(map(row))));
            session.run(GROUP_TYPES).forEachRemaining(row -> sink.groupType(RowMaps.groupType(map(row))));
            session.run(SCORES)
                    .forEachRemaining(row -> scores.add(row.get("name").asString()));
            persons();
            groups();
            ties();
            memberships();
            referrals();
            adoptions();
        }

        private void persons() {
            Reordering<Person> inOrder = new Reordering<>(sink::person);
            session.run(PERSONS).forEachRemaining(row -> {
                Person person = RowMaps.person(map(row));
                person.properties().keySet().removeAll(scores);
                persons.put(row.get("node").asLong(), person.id());
                inOrder.accept(row.get("ordinal").asLong(-1), person);
                step(1);
            });
            inOrder.finish();
        }

        private void groups() {
            Reordering<Group> inOrder = new Reordering<>(sink::group);
            session.run(GROUPS).forEachRemaining(row -> {
                Group group = RowMaps.group(map(row));
                groups.put(row.get("node").asLong(), group.id());
                inOrder.accept(row.get("ordinal").asLong(-1), group);
                step(1);
            });
            inOrder.finish();
        }

        private void ties() {
            boolean columns = !state.tieColumns().isEmpty();
            Reordering<Tie> inOrder = new Reordering<>(sink::tie);
            session.run(TIES, Values.parameters("columns", columns)).forEachRemaining(row -> {
                String from = persons.get(row.get("start").asLong());
                List<Long> ends = row.get("ends").asList(Value::asLong);
                List<Long> ordinals = row.get("ordinals").asList(Value::asLong);
                List<String> types = row.get("types").asList(Value::asString);
                List<Double> weights = row.get("weights").asList(Value::asDouble);
                List<Boolean> directed = row.get("directed").asList(Value::asBoolean);
                for (int i = 0; i < ends.size(); i++) {
                    Map<String, Object> further = columns
                            ? RowMaps.columns(row.get("properties").get(i).asMap(), RowMaps.TIE)
                            : Map.of();
                    inOrder.accept(
                            ordinals.get(i),
                            new Tie(
                                    from,
                                    persons.get(ends.get(i)),
                                    types.get(i),
                                    weights.get(i),
                                    directed.get(i),
                                    further));
                }
                step(ends.size());
            });
            inOrder.finish();
        }

        private void memberships() {
            boolean columns = !state.membershipColumns().isEmpty();
            Reordering<Membership> inOrder = new Reordering<>(sink::membership);
            session.run(MEMBERSHIPS, Values.parameters("columns", columns)).forEachRemaining(row -> {
                String person = persons.get(row.get("start").asLong());
                List<Long> ends = row.get("ends").asList(Value::asLong);
                List<Long> ordinals = row.get("ordinals").asList(Value::asLong);
                for (int i = 0; i < ends.size(); i++) {
                    Map<String, Object> further = columns
                            ? RowMaps.columns(row.get("properties").get(i).asMap(), RowMaps.MEMBERSHIP)
                            : Map.of();
                    inOrder.accept(ordinals.get(i), new Membership(person, groups.get(ends.get(i)), further));
                }
                step(ends.size());
            });
            inOrder.finish();
        }

        private void referrals() {
            Reordering<Referral> inOrder = new Reordering<>(sink::referral);
            session.run(REFERRALS).forEachRemaining(row -> {
                String from = persons.get(row.get("start").asLong());
                String to = persons.get(row.get("end").asLong());
                inOrder.accept(row.get("ordinal").asLong(-1), RowMaps.referral(from, to, map(row)));
                step(1);
            });
            inOrder.finish();
        }

        private void adoptions() {
            Reordering<Adoption> inOrder = new Reordering<>(sink::adoption);
            session.run(ADOPTIONS).forEachRemaining(row -> {
                String person = persons.get(row.get("start").asLong());
                inOrder.accept(
                        row.get("ordinal").asLong(-1),
                        RowMaps.adoption(person, row.get("product").asString(), map(row)));
                step(1);
            });
            inOrder.finish();
        }

        private void step(long rows) {
            done += rows;
            progress.at(done, Math.max(done, total));
        }

        private Map<String, Object> map(Record row) {
            return new TreeMap<>(row.get("properties").asMap());
        }
    }
}
