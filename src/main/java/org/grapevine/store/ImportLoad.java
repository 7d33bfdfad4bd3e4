package org.grapevine.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;
import org.grapevine.network.Adoption;
import org.grapevine.network.Group;
import org.grapevine.network.GroupType;
import org.grapevine.network.IdIndex;
import org.grapevine.network.Membership;
import org.grapevine.network.NetworkSink;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.grapevine.network.TieType;
import org.grapevine.store.BatchImport.Entity;
import org.grapevine.store.LoadState.Rows;

/** Turns the rows of a first load into nodes and relationships for the batch importer. */
final class ImportLoad implements NetworkSink {
    /* Ends are looked up for many rows at once, while the next rows come: see IdIndex.
     *
     * Adoptions lead to products, which are nodes, and come after the relationships have begun. So there are places for products, nodes
     * with a number and no name: whoever runs the database names those that were taken and deletes the others. Adoptions of products for
     * which there was no place are kept and written once the database runs. */

    private static final int PLACES = 256;
    private static final int ROWS = 1024;

    private final BatchImport batchImport;
    private final LoadState state;
    private final Known persons = new Known();
    private final Known groups = new Known();
    private final Pending towardsPersons = new Pending(persons);
    private final Pending towardsGroups = new Pending(groups);
    private final Set<String> tieColumns = new HashSet<>();
    private final Set<String> membershipColumns = new HashSet<>();
    private final Map<String, Long> managers = new LinkedHashMap<>();
    private final List<long[]> managed = new ArrayList<>();
    private final Map<String, Long> products = new LinkedHashMap<>();
    private final List<Late> late = new ArrayList<>();
    private long places;
    private long nodes;
    private long rows;
    private boolean nodesDone;

    ImportLoad(Path home, LoadState state) {
        this.state = state;
        this.batchImport = new BatchImport(home);
        batchImport.start();
    }

    @Override
    public void tieType(TieType type) {
        node(List.of("TieType"), RowMaps.of(type), Rows.TIE_TYPES);
    }

    @Override
    public void groupType(GroupType type) {
        node(List.of("GroupType"), RowMaps.of(type), Rows.GROUP_TYPES);
    }

    @Override
    public void person(Person person) {
        NodeBatch.checkLength(NodeKind.PERSON, person.id());
        state.personColumns().addAll(person.properties().keySet());
        List<String> labels = person.state() == State.CLIENT
                ? List.of("Person", "Client")
                : person.state() == State.PROSPECT ? List.of("Person", "Prospect") : List.of("Person");
        long node = node(labels, RowMaps.of(person), Rows.PERSONS);
        persons.put(person.id(), node);
        if (person.properties().get("manager") instanceof String manager) {
            NodeBatch.checkLength(NodeKind.PERSON, manager);
            managed.add(new long[] {manager(manager), node});
        }
    }

    private long manager(String name) {
        Long known = managers.get(name);
        if (known != null) {
            return known;
        }
        long node = nodes++;
        batchImport.node(Entity.node(node, List.of("Manager"), List.of("id", name, "name", name)));
        managers.put(name, node);
        return node;
    }

    @Override
    public void group(Group group) {
        NodeBatch.checkLength(NodeKind.GROUP, group.id());
        NodeBatch.checkLength(NodeKind.GROUP_TYPE, group.type());
        groups.put(group.id(), node(List.of("Group"), RowMaps.of(group), Rows.GROUPS));
    }

    @Override
    public void tie(Tie tie) {
        List<Object> properties = flat(Rows.TIES, 6 + 2 * tie.properties().size());
        RowMaps.send(tie, (name, value) -> put(name, value, properties));
        tieColumns.addAll(tie.properties().keySet());
        towardsPersons.add(tie.from(), tie.to(), "KNOWS", properties);
    }

    @Override
    public void membership(Membership membership) {
        List<Object> properties =
                flat(Rows.MEMBERSHIPS, 2 * membership.properties().size());
        RowMaps.send(membership, (name, value) -> put(name, value, properties));
        membershipColumns.addAll(membership.properties().keySet());
        towardsGroups.add(membership.person(), membership.group(), "MEMBER_OF", properties);
    }

    @Override
    public void referral(Referral referral) {
        towardsPersons.add(
                referral.referrer(), referral.referred(), "REFERRED", flat(RowMaps.of(referral), Rows.REFERRALS));
    }

    @Override
    public void adoption(Adoption adoption) {
        beginRelationships();
        Long product = products.get(adoption.product());
        if (product == null && products.size() < PLACES) {
            product = places + state.takeOrdinal(Rows.PRODUCTS);
            products.put(adoption.product(), product);
        }
        if (product == null) {
            late.add(new Late(adoption, state.takeOrdinal(Rows.ADOPTIONS)));
        } else {
            relationship(
                    persons.node(adoption.person()), product, "ADOPTED", flat(RowMaps.of(adoption), Rows.ADOPTIONS));
        }
    }

    private long node(List<String> labels, Map<String, Object> properties, Rows kind) {
        rows++;
        long node = nodes++;
        batchImport.node(Entity.node(node, labels, flat(properties, kind)));
        return node;
    }

    private void relationship(long start, long end, String type, List<Object> properties) {
        rows++;
        beginRelationships();
        batchImport.relationship(Entity.relationship(start, end, type, properties));
    }

    private void beginRelationships() {
        if (!nodesDone) {
            nodesDone = true;
            places = nodes;
            for (long place = 0; place < PLACES; place++) {
                batchImport.node(Entity.node(places + place, List.of("Product"), List.of(RowMaps.ORDINAL, place)));
            }
            nodes += PLACES;
            for (long[] ends : managed) {
                batchImport.relationship(Entity.relationship(ends[0], ends[1], "MANAGES", List.of()));
            }
            managed.clear();
        }
    }

    private List<Object> flat(Map<String, Object> properties, Rows kind) {
        List<Object> flat = flat(kind, 2 * properties.size());
        properties.forEach((name, value) -> put(name, value, flat));
        return flat;
    }

    /** A list that begins with the ordinal, which every reader asks for, and has room for so many more. */
    private List<Object> flat(Rows kind, int more) {
        List<Object> flat = new ArrayList<>(2 + more);
        put(RowMaps.ORDINAL, state.takeOrdinal(kind), flat);
        return flat;
    }

    private static void put(String name, Object value, List<Object> flat) {
        flat.add(name);
        flat.add(value);
    }

    /** Waits until all but {@link #late} is on disk. */
    void finish() throws IOException {
        towardsPersons.send();
        towardsGroups.send();
        beginRelationships();
        state.tieColumns().addAll(tieColumns);
        state.membershipColumns().addAll(membershipColumns);
        batchImport.finish();
    }

    /** Stops without more ado. */
    void abandon() {
        batchImport.abandon();
    }

    /** The names of the products for which there was a place, in the order of their numbers. */
    List<String> products() {
        return List.copyOf(products.keySet());
    }

    /** The adoptions that remain to be written. */
    List<Late> late() {
        return late;
    }

    /** Ids with their nodes. */
    private static final class Known {
        private final IdIndex ids = new IdIndex();
        private final LongArrayList nodes = new LongArrayList();

        void put(String id, long node) {
            int number = ids.add(id);
            if (number < nodes.size()) {
                nodes.set(number, node);
            } else {
                nodes.add(node);
            }
        }

        long node(String id) {
            return node(id, ids.number(id));
        }

        private long node(String id, int number) {
            if (number < 0) {
                throw new IllegalArgumentException(id + " was named before it was sent");
            }
            return nodes.get(number);
        }
    }

    /** Relationships from persons to others whose ends are still to be looked up, in the order in which they came. */
    private final class Pending {
        private final Known others;
        private final String[] starts = new String[ROWS];
        private final String[] ends = new String[ROWS];
        private final int[] startNumbers = new int[ROWS];
        private final int[] endNumbers = new int[ROWS];
        private final String[] types = new String[ROWS];
        private final List<List<Object>> properties = new ArrayList<>(ROWS);

        Pending(Known others) {
            this.others = others;
        }

        void add(String start, String end, String type, List<Object> itsProperties) {
            int at = properties.size();
            starts[at] = start;
            ends[at] = end;
            types[at] = type;
            properties.add(itsProperties);
            if (at + 1 == ROWS) {
                send();
            }
        }

        void send() {
            int size = properties.size();
            persons.ids.numbers(starts, startNumbers, size);
            others.ids.numbers(ends, endNumbers, size);
            for (int i = 0; i < size; i++) {
                relationship(
                        persons.node(starts[i], startNumbers[i]),
                        others.node(ends[i], endNumbers[i]),
                        types[i],
                        properties.get(i));
            }
            properties.clear();
        }
    }

    /** An adoption for whose product there was no place, with its ordinal. */
    record Late(Adoption adoption, long ordinal) {}

    /** How many rows were imported. */
    long rows() {
        return rows + late.size();
    }
}
