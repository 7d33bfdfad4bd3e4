package org.grapevine.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grapevine.network.Adoption;
import org.grapevine.network.Group;
import org.grapevine.network.GroupType;
import org.grapevine.network.Membership;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.Tie;
import org.grapevine.network.TieType;
import org.grapevine.store.LoadState.Rows;
import org.neo4j.driver.Session;

/** Merges rows into the graph in batches of Cypher, in one transaction or in several. Writes only what is not there already. */
final class CypherLoad implements LoadTarget {
    /* Rows of one kind gather until there are BATCH of them or another kind begins. In a store that was empty every row is new, so
     * nothing is looked up. Otherwise a batch first reads what it may meet, and a row that says nothing new is not written. */

    private static final int BATCH = 10_000;
    private static final int HASH_LENGTH = 32;

    private final LoadState state;
    private final MergeTransaction transaction;
    private final long rowsPerTransaction;
    private final NodeBatch persons;
    private final NodeBatch groups;
    private final NodeBatch products;
    private final NodeBatch tieTypes;
    private final NodeBatch groupTypes;
    private final RelationshipBatch ties;
    private final RelationshipBatch memberships;
    private final RelationshipBatch referrals;
    private final RelationshipBatch adopted;
    private final List<Adoption> adoptions = new ArrayList<>();

    private Class<? extends Record> kind = Record.class;
    private int waiting;
    private long uncommitted;
    private long rows;

    private CypherLoad(Session session, LoadState state, long rowsPerTransaction) {
        this.state = state;
        this.rowsPerTransaction = rowsPerTransaction;
        this.transaction = new MergeTransaction(session, state);
        persons = new NodeBatch(NodeKind.PERSON, Rows.PERSONS, transaction);
        groups = new NodeBatch(NodeKind.GROUP, Rows.GROUPS, transaction);
        products = new NodeBatch(NodeKind.PRODUCT, Rows.PRODUCTS, transaction);
        tieTypes = new NodeBatch(NodeKind.TIE_TYPE, Rows.TIE_TYPES, transaction);
        groupTypes = new NodeBatch(NodeKind.GROUP_TYPE, Rows.GROUP_TYPES, transaction);
        ties = new RelationshipBatch(RelationshipKind.KNOWS, Rows.TIES, transaction);
        memberships = new RelationshipBatch(RelationshipKind.MEMBER_OF, Rows.MEMBERSHIPS, transaction);
        referrals = new RelationshipBatch(RelationshipKind.REFERRED, Rows.REFERRALS, transaction);
        adopted = new RelationshipBatch(RelationshipKind.ADOPTED, Rows.ADOPTIONS, transaction);
    }

    /** A load that no other reader sees before it is finished. */
    static CypherLoad inOneTransaction(Session session, LoadState state) {
        return new CypherLoad(session, state, Long.MAX_VALUE);
    }

    /** A load that others see grow, about {@code rows} at a time; the store says that it is unfinished until it is finished. */
    static CypherLoad inTransactionsOf(long rows, Session session, LoadState state) {
        return new CypherLoad(session, state, rows);
    }

    @Override
    public void tieType(TieType type) {
        begin(TieType.class);
        tieTypes.add(type.name(), RowMaps.of(type));
    }

    @Override
    public void groupType(GroupType type) {
        begin(GroupType.class);
        groupTypes.add(type.name(), RowMaps.of(type));
    }

    @Override
    public void person(Person person) {
        begin(Person.class);
        state.personColumns().addAll(person.properties().keySet());
        persons.add(person.id(), RowMaps.of(person), person.assumed());
    }

    @Override
    public void group(Group group) {
        begin(Group.class);
        NodeBatch.checkLength(NodeKind.GROUP_TYPE, group.type());
        groups.add(group.id(), RowMaps.of(group), group.assumed());
    }

    @Override
    public void tie(Tie tie) {
        begin(Tie.class);
        state.tieColumns().addAll(tie.properties().keySet());
        ties.add(persons.node(tie.from()), persons.node(tie.to()), RowMaps.of(tie), tie.assumed());
    }

    @Override
    public void membership(Membership membership) {
        begin(Membership.class);
        state.membershipColumns().addAll(membership.properties().keySet());
        memberships.add(persons.node(membership.person()), groups.node(membership.group()), RowMaps.of(membership));
    }

    @Override
    public void referral(Referral referral) {
        begin(Referral.class);
        referrals.add(persons.node(referral.referrer()), persons.node(referral.referred()), RowMaps.of(referral));
    }

    @Override
    public void adoption(Adoption adoption) {
        begin(Adoption.class);
        adoptions.add(adoption);
    }

    private void begin(Class<? extends Record> next) {
        if (waiting == BATCH || next != kind) {
            flush();
        }
        kind = next;
        waiting++;
        rows++;
    }

    private void flush() {
        if (waiting == 0) {
            return;
        }
        writeAdoptions();
        for (NodeBatch batch : List.of(tieTypes, groupTypes, persons, groups)) {
            if (batch.size() > 0) {
                batch.write();
            }
        }
        for (RelationshipBatch batch : List.of(ties, memberships, referrals, adopted)) {
            if (batch.size() > 0) {
                batch.write();
            }
        }
        uncommitted += waiting;
        waiting = 0;
        if (uncommitted >= rowsPerTransaction) {
            transaction.commitUnfinished();
            uncommitted = 0;
        }
    }

    private void writeAdoptions() {
        for (Adoption adoption : adoptions) {
            if (!products.knows(adoption.product())) {
                products.add(adoption.product(), new LinkedHashMap<>(Map.of("name", adoption.product())));
            }
        }
        if (products.size() > 0) {
            products.write();
        }
        for (Adoption adoption : adoptions) {
            adopted.add(persons.node(adoption.person()), products.node(adoption.product()), RowMaps.of(adoption));
        }
        adoptions.clear();
    }

    @Override
    public LoadReport finish(String digest) {
        flush();
        boolean changed = transaction.created() + transaction.updated() > 0;
        String dataHash = changed || state.unfinished() ? chained(state.dataHash(), digest) : state.dataHash();
        transaction.commit(dataHash);
        return new LoadReport(rows, transaction.created(), transaction.updated(), dataHash);
    }

    @Override
    public void abandon() {
        transaction.rollback();
    }

    /** The fingerprint of a store of fingerprint {@code before} after rows of fingerprint {@code digest} were merged into it. */
    static String chained(String before, String digest) {
        if (before.isEmpty()) {
            return digest;
        }
        try {
            byte[] both = (before + digest).getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(both);
            return HexFormat.of().formatHex(hash).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
