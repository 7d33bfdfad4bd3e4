package org.grapevine.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.network.Persons;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;

/**
 * A plan of which a part is withheld, so that it can be proven afterwards what the rest brought. The plan is made for everybody; in some of the
 * clusters where it asks somebody nobody is asked. Whoever is withheld there is to the others what they would be without the campaign: the
 * contrast is the plan against nothing, on clients chosen alike.
 */
public final class Trial {
    /**
     * A client whom the plan chose.
     *
     * @param position in the plan, from 1
     * @param invitation amounts as in the whole plan
     * @param cluster number from 1; 0 for none: such a client is asked and tells nothing
     * @param held whether it is withheld
     */
    public record Chosen(int position, Invitation invitation, int cluster, boolean held) {
        /** What is kept of it, as {@link Invitation#kept} has it. */
        public Map<String, Object> kept(boolean money) {
            return invitation.kept(position, money);
        }
    }

    /**
     * A cluster in which the plan chose somebody.
     *
     * @param number from 1
     * @param name to read
     * @param stratum number from 1 of the clusters alike among which one was drawn
     * @param held whether nobody is asked in it
     * @param people in it
     * @param prospects people in it who could be won
     * @param chosen clients whom the plan chose in it
     * @param worth that the plan expects of them
     */
    public record Cluster(
            int number, String name, int stratum, boolean held, int people, int prospects, int chosen, double worth) {}

    /**
     * A person of one of these clusters, whether chosen or not.
     *
     * @param id of the person
     * @param cluster as in {@link Cluster}
     * @param stratum as in {@link Cluster}
     * @param held whether nobody is asked in it
     */
    public record Place(String id, int cluster, int stratum, boolean held) {}

    /**
     * What the part of the plan that is carried out comes to.
     *
     * @param value expected
     * @param newClients expected
     * @param reserve money to set aside
     * @param expectedCost money expected to be spent
     */
    public record Part(double value, double newClients, double reserve, double expectedCost) {
        /** What is left when costs are paid: expected. */
        public double profit() {
            return value - expectedCost;
        }
    }

    /**
     * What a comparison of the two arms can tell. Shares are of the people in them who could be won.
     *
     * @param treated people who could be won where the plan is carried out
     * @param control people who could be won where it is withheld
     * @param usual share who are won without any campaign
     * @param guessed whether that is a guess, rather than foretold or given
     * @param detectable the smallest lift of the share that is seen four times in five
     * @param expected the lift if the whole plan is carried out and nothing of it spills over to elsewhere: at most this
     * @param chance that the expected lift is seen
     * @param clusters how many would do for the expected lift; 0 where nothing is expected
     */
    public record Sight(
            int treated,
            int control,
            double usual,
            boolean guessed,
            double detectable,
            double expected,
            double chance,
            long clusters) {
        /** Whether anything can be reckoned: somebody could be won in both arms. */
        public boolean known() {
            return treated > 0 && control > 0;
        }
    }

    private final Plan plan;
    private final HoldoutTerms terms;
    private final View view;
    private final int[] number;
    private final String many;
    private final List<Chosen> chosen;
    private final List<Cluster> clusters;
    private final Part part;
    private final Sight sight;

    Trial(
            Plan plan,
            HoldoutTerms terms,
            View view,
            int[] number,
            String many,
            List<Chosen> chosen,
            List<Cluster> clusters,
            Part part,
            Sight sight) {
        this.plan = plan;
        this.terms = terms;
        this.view = view;
        this.number = number;
        this.many = many;
        this.chosen = List.copyOf(chosen);
        this.clusters = List.copyOf(clusters);
        this.part = part;
        this.sight = sight;
    }

    /**
     * Withholds a part of {@code plan}.
     *
     * @param word that the plan stands on
     * @param prices of asking
     * @param eligibility who might be asked
     * @throws GrapevineException of kind INFEASIBLE, with the number needed, if the plan asks in too few clusters; of kind INPUT if they
     *     cannot be cut as asked for
     */
    public static Trial of(
            Plan plan, WordOfMouth word, Prices prices, Eligibility eligibility, HoldoutTerms terms, Workers workers) {
        return new TrialDrawing(plan, word, prices, eligibility, terms, workers).trial();
    }

    /** The whole plan. */
    public Plan plan() {
        return plan;
    }

    /** How the holdout was drawn. */
    public HoldoutTerms terms() {
        return terms;
    }

    /** What the clusters are, in words. */
    public String many() {
        return many;
    }

    /** Whom the plan chose, in its order. */
    public List<Chosen> chosen() {
        return chosen;
    }

    /** Whom the plan chose and who is asked, in its order. */
    public List<Chosen> asked() {
        return chosen.stream().filter(one -> !one.held()).toList();
    }

    /** Whom the plan chose and who is not asked, in its order. */
    public List<Chosen> withheld() {
        return chosen.stream().filter(Chosen::held).toList();
    }

    /** The clusters in which the plan chose somebody, by number. */
    public List<Cluster> clusters() {
        return clusters;
    }

    /** In how many clusters nobody is asked. */
    public int held() {
        return (int) clusters.stream().filter(Cluster::held).count();
    }

    /** How many of those who are asked are in no cluster. */
    public int outside() {
        return (int) chosen.stream().filter(one -> one.cluster() == 0).count();
    }

    /** What the part that is carried out comes to. */
    public Part part() {
        return part;
    }

    /** What the comparison can tell. */
    public Sight sight() {
        return sight;
    }

    /** Everybody in the clusters in which the plan chose somebody, in the order of the data. O(persons). */
    public List<Place> places() {
        Persons persons = view.network().persons();
        List<Place> places = new ArrayList<>();
        for (int v = 0; v < number.length; v++) {
            if (number[v] > 0) {
                Cluster cluster = clusters.get(number[v] - 1);
                places.add(new Place(persons.id(view.person(v)), cluster.number(), cluster.stratum(), cluster.held()));
            }
        }
        return places;
    }

    /**
     * What is kept of the plan, under names that programs read: amounts are those of the part that is carried out.
     *
     * @param budget that was allowed; infinite for no limit
     */
    public Map<String, Object> kept(double budget) {
        Map<String, Object> kept = new LinkedHashMap<>(plan.kept(budget));
        kept.put("cost", part.reserve());
        kept.put("expectedCost", part.expectedCost());
        kept.put("value", part.value());
        kept.put("profit", part.profit());
        kept.put("newClients", part.newClients());
        kept.put("wholeValue", plan.value());
        kept.put("holdout", terms.share());
        kept.put("holdoutBy", terms.by());
        kept.put("holdoutSeed", terms.seed());
        kept.put("clusters", (long) clusters.size());
        kept.put("clustersHeldOut", (long) held());
        if (sight.known()) {
            kept.put("usualShare", sight.usual());
            kept.put("detectableLift", sight.detectable());
            kept.put("expectedLift", sight.expected());
        }
        return kept;
    }
}
