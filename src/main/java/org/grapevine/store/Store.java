package org.grapevine.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.grapevine.GrapevineException;
import org.grapevine.network.NetworkSink;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Types;
import org.grapevine.parallel.Progress;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.exceptions.Neo4jException;

/**
 * The graph in Neo4j: by default one that runs inside this process on a folder, else a server. Everything goes over Bolt. Whatever fails
 * that the user can mend is a {@link GrapevineException} of kind STORE, a fault in a query one of kind INPUT.
 */
public final class Store implements AutoCloseable {
    private static final String LEARNED = "what was learned is kept";
    private static final String WRITTEN = "MERGE (f:WrittenFile {path: $path}) SET f.what = $what";

    private final Database database;
    private final @Nullable GraphMapping mapping;
    private final boolean writable;
    private final Consumer<String> unfinished;
    private final AtomicBoolean told;

    Store(Database database) {
        this(database, null, true, sentence -> {}, true);
    }

    private Store(
            Database database,
            @Nullable GraphMapping mapping,
            boolean writable,
            Consumer<String> unfinished,
            boolean told) {
        this.unfinished = unfinished;
        this.told = new AtomicBoolean(told);
        this.database = database;
        this.mapping = mapping;
        this.writable = writable;
    }

    /**
     * The same store, seen as somebody's own graph that is analysed in place: {@link #network} reads what {@code mapping} names, and
     * {@link #keep} writes scores beside what is there. Nothing else of ours is written into such a graph.
     *
     * @param write whether {@link #keep} may write
     */
    public Store mapped(GraphMapping mapping, boolean write) {
        return new Store(database, mapping, write, unfinished, true);
    }

    /** The same store, of which {@code listener} hears, when it is first asked for anything, that a load was broken off. A load asks for nothing. */
    public Store telling(Consumer<String> listener) {
        return new Store(database, mapping, writable, listener, false);
    }

    /**
     * The store in {@code folder}, which is made where it is not there. Returns at once: Neo4j starts in the background and the first use
     * waits for it.
     *
     * @throws GrapevineException if another process uses the folder or it cannot be written
     */
    public static Store embedded(Path folder) {
        return new Store(new EmbeddedDatabase(folder));
    }

    /**
     * A database of a Neo4j server, reached when it is first used.
     *
     * @param uri such as {@code neo4j://localhost:7687}
     * @param database empty for the one that the server takes by itself
     * @throws GrapevineException if {@code uri} is not an address
     */
    public static Store server(String uri, String user, String password, String database) {
        return new Store(new ServerDatabase(uri, user, password, database));
    }

    /**
     * Merges every row of {@code source} into the graph: persons and groups by id, ties by ends, type and direction, memberships by ends,
     * referrals by ends, date and outcome, adoptions by person, product and time. Columns that a row leaves out stay as they are; the k-th row
     * of the same key means the k-th in the store. Rows that say nothing new write nothing. Who was erased stays out, and who was merged into
     * another stays merged.
     *
     * <p>All or nothing, whenever the process ends, except on a server with more rows than fit one transaction: there
     * {@link StoreStatus#unfinished} tells until the same load has been run again to its end.
     */
    public LoadReport load(NetworkSource source, Progress progress) {
        return load(source, 0, progress);
    }

    /** The same; {@code rows} is how many rows there are, about: what {@code progress} hears as the total. 0 where nobody knows. */
    public LoadReport load(NetworkSource source, long rows, Progress progress) {
        Intake intake = new Intake(database, rows, progress);
        try {
            if (intake.first()) {
                source.sendTo(intake);
                return intake.finish();
            }
            Remembered remembered = database.bolt().read(session -> new Remembered(source, session));
            remembered.sendTo(intake);
            return intake.finish().leavingOut(remembered.leftOut());
        } catch (Neo4jException e) {
            intake.abandon();
            throw database.bolt().explained(e);
        } catch (RuntimeException | Error e) {
            intake.abandon();
            throw e;
        }
    }

    /** The network in the store, each row as it was loaded and in that order; read anew whenever it is asked to send. */
    public NetworkSource network(Progress progress) {
        return network(progress, remark -> {});
    }

    /** The same network; {@code remarks} hears what of somebody's own graph was left out, and of a load that was broken off. */
    public NetworkSource network(Progress progress, Consumer<String> remarks) {
        return mapping == null
                ? sink -> stored(progress, remarks, sink)
                : new ForeignNetwork(database, mapping, progress, remarks);
    }

    private void stored(Progress progress, Consumer<String> remarks, NetworkSink sink) {
        asked();
        new StoredNetwork(database, progress, remarks).sendTo(sink);
    }

    /** The database; whoever wants to know hears, when it is first asked, that a load was broken off. */
    private Bolt asked() {
        Bolt bolt = database.bolt();
        if (mapping == null && !told.getAndSet(true) && bolt.<Boolean>read(LoadState::brokenOff)) {
            unfinished.accept(LoadState.BROKEN_OFF);
        }
        return bolt;
    }

    /** Fingerprint of the loaded data; empty where nothing was loaded. */
    public String dataHash() {
        return asked().read(session -> LoadState.latest(session).dataHash());
    }

    /**
     * Keeps a run of a measure, {@code (:Analysis)-[:SCORED {score, rank}]->(:Person)} and the property that it names, all of it or nothing.
     *
     * @param ids of the persons in the order of their rank
     * @param scores of the same persons; NaN where the measure is undefined: then nothing is kept
     * @return the id of the analysis
     * @throws GrapevineException of kind INPUT if the property would overwrite a column, or a person is not in the store
     */
    public String keep(AnalysisRun run, String[] ids, double[] scores, Progress progress) {
        if (!writable) {
            throw GrapevineException.input(
                    "the graph is somebody's own and was opened to read only", "add --write to keep scores in it");
        }
        ScoredPersons persons = mapping == null ? new LoadedPersons() : new ForeignPersons(mapping);
        AnalysisRun seen = mapping == null ? run : run.on(mapping);
        return asked().write(session ->
                new ScoreWriting(persons, seen, progress, database.rowsAtOnce(), session).write(ids, scores));
    }

    /** Every kept run of a measure, the newest first. */
    public List<AnalysisRecord> analyses() {
        return asked().read(Analyses::all);
    }

    /**
     * What differs between two kept runs.
     *
     * @param before id or number of the earlier one
     * @param after id or number of the later one
     * @param most for how many of those who moved most it is found what came to them
     * @throws GrapevineException of kind INPUT if one of them is not there
     */
    public AnalysisChange change(String before, String after, int most) {
        return asked().read(session -> Analyses.change(session, before, after, most));
    }

    /**
     * Lets all kept runs but the newest {@code keep} go, except those whose scores persons still bear as a property.
     *
     * @return the ids of those that went
     */
    public List<String> prune(int keep) {
        return asked().write(session -> Analyses.prune(session, keep));
    }

    /**
     * Refuses a name for a plan that an approved campaign bears.
     *
     * @throws GrapevineException of kind INPUT
     */
    public void requireFreeCampaign(String name) {
        requireOurs("a plan is kept");
        asked().read(session -> {
            CampaignTable.requireFree(session, name);
            return name;
        });
    }

    /** Keeps a plan as a proposal, in the place of an earlier proposal of its name; all of it or nothing. */
    public void propose(CampaignRecord campaign) {
        requireOurs("a plan is kept");
        String dataHash = dataHash();
        asked().write(session -> {
            CampaignTable.propose(session, campaign, dataHash);
            return dataHash;
        });
    }

    /** Every campaign, the oldest first, without its invitations. */
    public List<CampaignRecord> campaigns() {
        return asked().read(CampaignTable::all);
    }

    /**
     * The campaign of that name with those of its clients who need not be left alone by now.
     *
     * @throws GrapevineException of kind INPUT if there is none
     */
    public CampaignRecord campaign(String name) {
        return asked().read(session -> CampaignTable.named(session, name));
    }

    /** Everybody in a cluster of the holdout of the campaign of that name, by cluster and id; nobody where it has none. */
    public List<CampaignRecord.Place> places(String name) {
        return asked().read(session -> CampaignTable.places(session, name));
    }

    /**
     * Makes a proposed campaign an approved one.
     *
     * @param by who approves it
     * @throws GrapevineException of kind INPUT if it is not proposed
     */
    public void approve(String name, String by) {
        asked().write(session -> {
            CampaignTable.approve(session, name, by);
            return name;
        });
    }

    /** The ids of all clients whom a campaign asks that was approved on {@code since} or later. */
    public Set<String> askedSince(LocalDate since) {
        return asked().read(session -> CampaignTable.askedSince(session, since));
    }

    /** The ids of all clients in clusters that a campaign leaves alone, for its holdout, which was approved on {@code since} or later. */
    public Set<String> heldOutSince(LocalDate since) {
        return asked().read(session -> CampaignTable.heldOutSince(session, since));
    }

    /**
     * What would go if {@link #erase} took a person out; nothing does.
     *
     * @throws GrapevineException of kind INPUT if nobody has that id
     */
    public ErasureReport wouldErase(String id) {
        requireOurs("somebody is erased");
        return asked().read(session -> Erasure.preview(session, id));
    }

    /**
     * Takes a person out for good: with its ties, memberships, referrals, adoptions, scores and invitations, and wherever else it is named.
     * What is left is a salted hash of the id, so that a later load does not bring it back. All or nothing. An embedded store is written anew
     * after that, since Neo4j leaves in its files what was deleted.
     *
     * @throws GrapevineException of kind INPUT if nobody has that id
     */
    public ErasureReport erase(String id) {
        requireOurs("somebody is erased");
        ErasureReport report = asked().write(session -> Erasure.run(session, id));
        return report.rewritten(database.rewrite());
    }

    /** Forgets that the person with that id was erased, so that a load may bring it back; false where nobody was erased under it. */
    public boolean allowBack(String id) {
        requireOurs("somebody is erased");
        return asked().write(session -> Tombstones.in(session).forget(Tombstones.PERSON, id, session) > 0);
    }

    /**
     * Makes one person of two: the one who stays gets the ties, memberships, referrals, adoptions and invitations of the other, those that say
     * the same combined, and of its columns what it lacks. Later loads take rows about the other for rows about the one who stays. All or
     * nothing, and {@link #undoMerge} takes it back.
     *
     * @throws GrapevineException of kind INPUT if one of them is not there
     */
    public MergeReport merge(String keep, String drop) {
        requireOurs("persons are merged");
        return asked().write(session -> Merging.merge(session, keep, drop));
    }

    /**
     * Makes two persons again of one: both have what they had before, and the one who stays also keeps what came to it since.
     *
     * @param id or number of the merge
     * @throws GrapevineException of kind INPUT if there is none, or a later one has to be undone first
     */
    public MergeReport undoMerge(String id) {
        requireOurs("persons are merged");
        return asked().write(session -> Merging.undo(session, id));
    }

    /** All merges that can be undone, the latest first. */
    public List<MergeReport> merges() {
        return asked().read(Merging::all);
    }

    /** Notes a file that was written from this store, so that {@link #erase} can name it. */
    public void noteFile(Path file, String what) {
        noteTaken(file.toAbsolutePath().normalize().toString(), what);
    }

    /** Notes a file that somebody took away, nobody knows where to, so that {@link #erase} can name it. */
    public void noteTaken(String name, String what) {
        if (mapping == null) {
            asked().write(session -> session.executeWrite(transaction ->
                    transaction.run(WRITTEN, Map.of("path", name, "what", what)).consume()));
        }
    }

    /** Puts what was learned of types in force: on their nodes, with what stood there before; all of it or nothing. */
    public void keepLearned(Types types) {
        requireOurs(LEARNED);
        asked().write(session -> {
            LearnedTypes.keep(session, types);
            return types;
        });
    }

    /** Puts back in force what stood before anything was learned; returns of how many types something was learned. */
    public int forgetLearned() {
        requireOurs(LEARNED);
        return asked().write(LearnedTypes::forget);
    }

    /**
     * Asks a question in Cypher.
     *
     * @param write whether the query may change the graph; if not, the server refuses a query that would
     * @throws GrapevineException of kind INPUT if Neo4j refuses the query
     */
    public QueryAnswer query(String cypher, Map<String, Object> parameters, boolean write) {
        return write
                ? asked().write(session -> changed(session, cypher, parameters))
                : asked().read(session -> QueryAnswer.of(session.run(cypher, parameters)));
    }

    /**
     * Asks a question in Cypher that only reads, and notes which nodes and relationships stand in the answer.
     *
     * @param most so many rows at most
     * @param patience after so long the database gives up
     * @throws GrapevineException of kind INPUT if Neo4j refuses the query
     */
    public SeenGraph look(String cypher, Map<String, Object> parameters, int most, Duration patience) {
        TransactionConfig config =
                TransactionConfig.builder().withTimeout(patience).build();
        return asked().read(session -> SeenGraph.of(session.run(cypher, parameters, config), most));
    }

    private static QueryAnswer changed(Session session, String cypher, Map<String, Object> parameters) {
        Result result = session.run(cypher, parameters);
        QueryAnswer answer = QueryAnswer.of(result);
        if (result.consume().counters().containsUpdates()) {
            LoadState state = LoadState.latest(session);
            state.saveChanged(session, CypherLoad.chained(state.dataHash(), cypher + new TreeMap<>(parameters)));
        }
        return answer;
    }

    /** Why {@link #keepLearned} would be refused; empty where it would not. */
    public Optional<GrapevineException> whyNotLearned() {
        return whyNotOurs(LEARNED);
    }

    private void requireOurs(String what) {
        whyNotOurs(what).ifPresent(refused -> {
            throw refused;
        });
    }

    private Optional<GrapevineException> whyNotOurs(String what) {
        return mapping == null
                ? Optional.empty()
                : Optional.of(GrapevineException.input(
                        what + " only in a graph that Grapevine loaded, and this one is somebody's own",
                        "take the answer in a file with --out"));
    }

    /** The address that Neo4j tools reach the graph by. An embedded Neo4j may be another after a large load, at another address. */
    public String bolt() {
        return asked().uri().toString();
    }

    /** What is in the store. */
    public StoreStatus status() {
        Path folder = database.folder();
        long bytes = folder == null ? 0 : StoreFolder.size(folder);
        return asked().read(session -> StatusReading.of(session, database.bolt().where(), bytes));
    }

    /** Stops an embedded Neo4j or leaves the server. */
    @Override
    public void close() {
        database.close();
    }
}
