package org.grapevine.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is put to whoever decides: a plan, with or without a holdout.
 *
 * @param plan the whole of it
 * @param trial what is withheld of that plan; none where nothing is
 */
public record Proposal(Plan plan, Optional<Trial> trial) {
    /**
     * Somebody who is asked.
     *
     * @param chosen whom
     * @param reserve money set aside for all up to here
     * @param net expected to be left of all up to here
     */
    public record Step(Trial.Chosen chosen, double reserve, double net) {}

    /** Who is asked, with what comes together on the way, in the order of the plan. O(clients). */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        double reserve = 0;
        double net = 0;
        for (Trial.Chosen chosen : asked()) {
            Invitation one = chosen.invitation();
            reserve += one.reserve();
            net += one.marginal() - one.expectedCost();
            steps.add(new Step(chosen, reserve, net));
        }
        return steps;
    }

    /** Who is asked, in the order of the plan, each with the position there. O(clients). */
    public List<Trial.Chosen> asked() {
        return trial.map(Trial::asked)
                .orElseGet(() -> IntStream.range(0, plan.invitations().size())
                        .mapToObj(
                                i -> new Trial.Chosen(i + 1, plan.invitations().get(i), 0, false))
                        .toList());
    }

    /** Whom the plan chose and who is not asked, in the order of the plan. */
    public List<Trial.Chosen> withheld() {
        return trial.map(Trial::withheld).orElse(List.of());
    }

    /** Everybody in the clusters that are compared; nobody where nothing is withheld. O(persons). */
    public List<Trial.Place> places() {
        return trial.map(Trial::places).orElse(List.of());
    }

    /** What is to be said of it, each under its heading, in the order to be read; {@code whole} are words about {@link #plan}. */
    public Map<String, String> facts(PlanWords whole) {
        return trial.map(withheld -> new TrialWords(withheld, whole).facts()).orElseGet(whole::facts);
    }

    /** What a reader must know before acting on it; {@code whole} are words about {@link #plan}. */
    public List<String> notes(PlanWords whole) {
        List<String> notes = new ArrayList<>();
        trial.ifPresent(withheld -> notes.addAll(new TrialWords(withheld, whole).notes()));
        notes.addAll(whole.notes());
        return notes;
    }

    /** What is kept of it, as {@link Trial#kept} and {@link Plan#kept} have it. */
    public Map<String, Object> kept(double budget) {
        return trial.map(withheld -> withheld.kept(budget)).orElseGet(() -> plan.kept(budget));
    }
}
