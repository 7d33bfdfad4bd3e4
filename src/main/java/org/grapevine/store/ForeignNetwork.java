package org.grapevine.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.collections.api.map.primitive.MutableLongIntMap;
import org.eclipse.collections.api.set.primitive.MutableLongSet;
import org.eclipse.collections.impl.map.mutable.primitive.LongIntHashMap;
import org.eclipse.collections.impl.set.mutable.primitive.LongHashSet;
import org.grapevine.GrapevineException;
import org.grapevine.network.Columns;
import org.grapevine.network.Group;
import org.grapevine.network.GroupType;
import org.grapevine.network.Membership;
import org.grapevine.network.NetworkSink;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.grapevine.network.TieType;
import org.grapevine.network.Types;
import org.grapevine.parallel.Progress;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Value;

/**
 * A network read from somebody's own graph as it stands, in one transaction that only reads. Each kind of rows comes in the order of internal
 * ids. The type of a tie is that of its relationship, the type of a group its label; a tie to itself and whatever leads to nobody we were told
 * of is left out, as are ties and groups of special categories, whose consent such a graph does not show.
 */
final class ForeignNetwork implements NetworkSource {
    /* Persons and groups get numbers in the order in which they come, and their keys are held once. */

    private static final int NAMED = 12;
    private static final String DIRECTED = "directed";

    private static final String LABELS = "CALL db.labels() YIELD label RETURN collect(label) AS there";
    private static final String TYPES =
            "CALL db.relationshipTypes() YIELD relationshipType RETURN collect(relationshipType) AS there";
    private final Database database;
    private final GraphMapping mapping;
    private final Progress progress;
    private final Consumer<String> remarks;
    private final Function<QueryRunner, ForeignRows> fetch;

    ForeignNetwork(Database database, GraphMapping mapping, Progress progress, Consumer<String> remarks) {
        this(database, mapping, progress, remarks, ForeignRows::of);
    }

    /** The same, with {@code fetch} to fetch nodes and relationships. */
    ForeignNetwork(
            Database database,
            GraphMapping mapping,
            Progress progress,
            Consumer<String> remarks,
            Function<QueryRunner, ForeignRows> fetch) {
        this.fetch = fetch;
        this.database = database;
        this.mapping = mapping;
        this.progress = progress;
        this.remarks = remarks;
    }

    @Override
    public void sendTo(NetworkSink sink) {
        database.bolt().readInChunks(transaction -> {
            requireThere(transaction);
            new Reading(transaction, fetch.apply(transaction), sink).all();
        });
    }

    private void requireThere(QueryRunner runner) {
        List<String> labels = there(runner, LABELS);
        List<String> types = there(runner, TYPES);
        mapping.clients().forEach(label -> require(label, labels, "label"));
        mapping.prospects().forEach(label -> require(label, labels, "label"));
        mapping.groups().forEach(label -> require(label, labels, "label"));
        mapping.ties().keySet().forEach(type -> require(type, types, "relationship type"));
        mapping.members().forEach(type -> require(type, types, "relationship type"));
    }

    private static List<String> there(QueryRunner runner, String query) {
        return runner.run(query).single().get("there").asList(Value::asString);
    }

    private static void require(String name, List<String> there, String what) {
        if (!there.contains(name)) {
            List<String> some = there.stream().sorted().limit(NAMED).toList();
            throw GrapevineException.input(
                    "the graph has no %s '%s'".formatted(what, name),
                    some.isEmpty()
                            ? "it has none at all: check --uri and --database"
                            : "it has " + String.join(", ", some) + (there.size() > NAMED ? ", ..." : ""));
        }
    }

    /** One time through the graph. */
    private final class Reading {
        private final QueryRunner runner;
        private final ForeignRows fetched;
        private final NetworkSink sink;
        private final Types types = Types.defaults();
        private final Numbers persons = new Numbers();
        private final Numbers groups = new Numbers();
        private final Map<String, Long> sensitive = new TreeMap<>();
        private long rows;
        private long loops;
        private long strangers;
        private long weightless;
        private long worthless;

        Reading(QueryRunner runner, ForeignRows fetched, NetworkSink sink) {
            this.runner = runner;
            this.fetched = fetched;
            this.sink = sink;
        }

        void all() {
            mapping.ties().keySet().forEach(this::declareTie);
            mapping.groups().forEach(this::declareGroup);
            readPersons();
            readGroups();
            readTies();
            readMemberships();
            tell();
        }

        /** A type in capitals has the prior of the same word in ours, for example {@code Company} that of {@code company}. */
        private void declareTie(String name) {
            TieType like = types.tie(name.toLowerCase(Locale.ROOT));
            if (!types.knowsTie(name) && types.knowsTie(like.name())) {
                sink.tieType(new TieType(
                        name, like.beta(), like.halfLife(), like.nomination(), like.sensitivity(), like.learned()));
            }
        }

        private void declareGroup(String name) {
            GroupType like = types.group(name.toLowerCase(Locale.ROOT));
            if (!types.knowsGroup(name) && types.knowsGroup(like.name())) {
                sink.groupType(new GroupType(
                        name, like.beta(), like.gamma(), like.halfLife(), like.sensitivity(), like.learned()));
            }
        }

        private void readPersons() {
            ForeignNodes nodes = ForeignNodes.persons(runner, mapping);
            ForeignColumns columns = new ForeignColumns(Columns.PERSON);
            nodes.read(fetched, mapping.nameProperty(), columns.names(), (node, key, label, name, properties) -> {
                State state = mapping.clients().contains(label) ? State.CLIENT : State.PROSPECT;
                persons.add(node, key);
                sink.person(new Person(key, name, state, columns.of(properties)));
                step();
            });
            if (nodes.byElement() && nodes.size() > 0) {
                remarks.accept("Persons are told apart by Neo4j's element ids, since the property id does not tell them"
                        + " apart; --id-property names another.");
            }
            columns.tell("persons", remarks);
        }

        private void readGroups() {
            if (mapping.groups().isEmpty()) {
                return;
            }
            List<String> keys = mapping.idProperty().isEmpty() ? List.of("id") : List.of(mapping.idProperty(), "id");
            ForeignNodes nodes = ForeignNodes.of(runner, mapping.groups(), keys);
            List<String> columns = List.of("size", "sensitivity");
            nodes.read(fetched, mapping.nameProperty(), columns, (node, key, label, name, properties) -> {
                Object stated = properties.getOrDefault("sensitivity", "normal");
                if (types.group(label).sensitivity() != Sensitivity.NORMAL
                        || !stated.toString().equalsIgnoreCase("normal")) {
                    sensitive.merge(label, 1L, Long::sum);
                } else {
                    groups.add(node, key);
                    sink.group(new Group(key, name, label, size(properties.get("size")), Sensitivity.NORMAL));
                }
                step();
            });
        }

        private static int size(@Nullable Object value) {
            return value instanceof Long size && size > 0 && size <= Integer.MAX_VALUE ? Math.toIntExact(size) : 0;
        }

        private void readTies() {
            List<String> wanted = List.copyOf(mapping.ties().keySet());
            List<String> weights = List.copyOf(mapping.ties().values());
            if (wanted.isEmpty()) {
                return;
            }
            ForeignColumns columns = new ForeignColumns(Columns.TIE);
            long[] without = new long[wanted.size()];
            long[] with = new long[wanted.size()];
            Set<String> asked = new LinkedHashSet<>(columns.names());
            asked.add(DIRECTED);
            asked.addAll(weights);
            asked.remove("");
            fetched.relationships(wanted, List.copyOf(asked), (start, end, type, properties) -> {
                int from = persons.of(start);
                int to = persons.of(end);
                String name = wanted.get(type);
                if (from < 0 || to < 0) {
                    strangers++;
                } else if (from == to) {
                    loops++;
                } else if (types.tie(name).sensitivity() != Sensitivity.NORMAL) {
                    sensitive.merge(name, 1L, Long::sum);
                } else {
                    @Nullable Object stated = weights.get(type).isEmpty() ? null : properties.get(weights.get(type));
                    (stated == null ? without : with)[type]++;
                    double weight = stated == null ? 1 : ForeignColumns.number(stated);
                    if (weight > 0 && weight < Double.POSITIVE_INFINITY) {
                        boolean directed = Boolean.TRUE.equals(properties.get(DIRECTED));
                        Map<String, Object> kept = columns.of(properties);
                        sink.tie(new Tie(persons.key(from), persons.key(to), name, weight, directed, kept));
                    } else {
                        worthless++;
                    }
                }
                step();
            });
            for (int type = 0; type < without.length; type++) {
                if (!weights.get(type).isEmpty()) {
                    requireAWeight(wanted.get(type), weights.get(type), without[type], with[type]);
                    weightless += without[type];
                }
            }
            columns.tell("ties", remarks);
        }

        /** A property that no tie has is a slip of the pen, as a label that no node has is. */
        private static void requireAWeight(String type, String property, long without, long with) {
            if (with == 0 && without > 0) {
                throw GrapevineException.input(
                        "no tie of type '%s' has the property '%s'".formatted(type, property),
                        "name the one that holds the weight, or none for a weight of 1: --tie " + type);
            }
        }

        private void readMemberships() {
            if (mapping.members().isEmpty()) {
                return;
            }
            ForeignColumns columns = new ForeignColumns(Columns.MEMBERSHIP);
            MutableLongSet sent = new LongHashSet();
            fetched.relationships(mapping.members(), columns.names(), (start, end, type, properties) -> {
                boolean forward = persons.of(start) >= 0 && groups.of(end) >= 0;
                int person = persons.of(forward ? start : end);
                int group = groups.of(forward ? end : start);
                if (person >= 0 && group >= 0 && sent.add(((long) person << 32) | group)) {
                    sink.membership(new Membership(persons.key(person), groups.key(group), columns.of(properties)));
                }
                step();
            });
            columns.tell("memberships", remarks);
        }

        private void step() {
            progress.at(++rows, 0);
        }

        private void tell() {
            tell(weightless, "%,d ties have no weight where one is kept, and weigh 1.");
            tell(worthless, "%,d ties left out: their weight is not a number above 0.");
            tell(loops, "%,d ties left out: they lead from somebody to the same.");
            tell(strangers, "%,d ties left out: they lead to what is neither a client nor a prospect here.");
            sensitive.forEach((type, count) -> remarks.accept(
                    "%,d ties or groups of '%s' left out: they reveal what the law protects (religion, health, union ...)."
                            .formatted(count, type)));
        }

        private void tell(long count, String sentence) {
            if (count > 0) {
                remarks.accept(sentence.formatted(count));
            }
        }
    }

    /** Numbers from 0 for nodes, in the order in which they came, with their keys. */
    private static final class Numbers {
        private final MutableLongIntMap numbers = new LongIntHashMap();
        private final List<String> keys = new ArrayList<>();

        void add(long node, String key) {
            numbers.put(node, keys.size());
            keys.add(key);
        }

        /** The number of a node; -1 where it did not come. */
        int of(long node) {
            return numbers.getIfAbsent(node, -1);
        }

        String key(int number) {
            return keys.get(number);
        }
    }
}
