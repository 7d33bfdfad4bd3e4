package org.grapevine.campaign;

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

    /** What is kept of it, as {@link Trial#kept} and {@link Plan#kept} have it. */
    public Map<String, Object> kept(double budget) {
        return trial.map(withheld -> withheld.kept(budget)).orElseGet(() -> plan.kept(budget));
    }
}
