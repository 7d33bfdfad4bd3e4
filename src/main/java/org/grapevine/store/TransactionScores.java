package org.grapevine.store;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.eclipse.collections.api.set.primitive.MutableLongSet;
import org.eclipse.collections.impl.set.mutable.primitive.LongHashSet;
import org.grapevine.GrapevineException;
import org.grapevine.network.Columns;
import org.jspecify.annotations.Nullable;
import org.neo4j.exceptions.KernelException;
import org.neo4j.internal.kernel.api.TokenWrite;
import org.neo4j.internal.kernel.api.Write;
import org.neo4j.kernel.api.KernelTransaction;
import org.neo4j.values.storable.Values;

/** Keeps the scores of a run from within Neo4j, in the transaction that asks for it: they are there when it commits, and not before. */
public final class TransactionScores {
    private final KernelTransaction transaction;
    private final TransactionNetwork network;

    /** Keeps scores of persons of {@code network}, which {@code transaction} sees. */
    public TransactionScores(KernelTransaction transaction, TransactionNetwork network) {
        this.transaction = transaction;
        this.network = network;
    }

    /** Fingerprint of the loaded data; empty where nothing was loaded. */
    public String dataHash() {
        return network.dataHash();
    }

    /**
     * Refuses a property that would overwrite what is not ours.
     *
     * @throws GrapevineException of kind INPUT
     */
    public void require(AnalysisRun run) {
        String property = run.property();
        boolean column =
                Columns.PERSON.containsKey(property) || network.personColumns().contains(property);
        if (column || (!any("Analysis", "property", property) && any("Person", property, null))) {
            throw AnalysisRun.taken(property);
        }
    }

    /** Whether a node with {@code label} has {@code property}, with {@code value} where one is given. */
    private boolean any(String label, String property, @Nullable Object value) {
        boolean[] found = {false};
        new KernelScan(transaction).labelled(label, (node, properties) -> {
            Object has = properties.get(property);
            found[0] |= has != null && (value == null || value.equals(has));
        });
        return found[0];
    }

    /**
     * Keeps {@code (:Analysis)-[:SCORED {score, rank}]->(:Person)} and the property, which nobody else has afterwards; an undefined score is
     * not kept.
     *
     * @param ids of the persons in the order of their rank
     * @param scores of the same persons; NaN where undefined
     * @return the id of the analysis
     */
    public String write(AnalysisRun run, String[] ids, double[] scores) {
        try {
            return keep(run, ids, scores);
        } catch (KernelException refused) {
            throw GrapevineException.store(
                    "the scores could not be written: " + refused.getMessage(),
                    "nothing was kept; call again",
                    refused);
        }
    }

    private String keep(AnalysisRun run, String[] ids, double[] scores) throws KernelException {
        TokenWrite tokens = transaction.tokenWrite();
        Write write = transaction.dataWrite();
        int property = tokens.propertyKeyGetOrCreateForName(run.property());
        int scored = tokens.relationshipTypeGetOrCreateForName("SCORED");
        int score = tokens.propertyKeyGetOrCreateForName("score");
        int rank = tokens.propertyKeyGetOrCreateForName("rank");
        Map<String, Object> description =
                run.properties(number() + 1, ZonedDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS));
        long analysis = write.nodeCreateWithLabels(new int[] {tokens.labelGetOrCreateForName("Analysis")});
        for (Map.Entry<String, Object> entry : description.entrySet()) {
            write.nodeSetProperty(
                    analysis, tokens.propertyKeyGetOrCreateForName(entry.getKey()), Values.of(entry.getValue()));
        }
        MutableLongSet kept = new LongHashSet(ids.length);
        for (int i = 0; i < ids.length; i++) {
            if (!Double.isNaN(scores[i])) {
                long person = network.node(ids[i]);
                kept.add(person);
                write.nodeSetProperty(person, property, Values.doubleValue(scores[i]));
                long relationship = write.relationshipCreate(analysis, scored, person);
                write.relationshipSetProperty(relationship, score, Values.doubleValue(scores[i]));
                write.relationshipSetProperty(relationship, rank, Values.longValue(i + 1L));
            }
        }
        for (long other : network.nodes()) {
            if (!kept.contains(other)) {
                write.nodeRemoveProperty(other, property);
            }
        }
        return AnalysisRun.id(number(description));
    }

    private static long number(Map<String, Object> analysis) {
        return analysis.get("number") instanceof Long number ? number : 0;
    }

    private long number() {
        long[] latest = {0};
        new KernelScan(transaction)
                .labelled("Analysis", (node, properties) -> latest[0] = Math.max(latest[0], number(properties)));
        return latest[0];
    }
}
