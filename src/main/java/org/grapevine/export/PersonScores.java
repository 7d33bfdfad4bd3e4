package org.grapevine.export;

import java.util.List;
import java.util.function.ToIntFunction;
import org.grapevine.network.Persons;
import org.grapevine.network.View;

/**
 * What measures found of persons.
 *
 * @param names of the measures, as they were asked for
 * @param scores a list of scores a measure
 * @param place of the person of an id within these lists; negative where the person has no score
 */
public record PersonScores(List<String> names, List<double[]> scores, ToIntFunction<String> place) {
    /** No measure. */
    public static final PersonScores NONE = new PersonScores(List.of(), List.of(), id -> -1);

    /** What measures found of the vertices of {@code view}. */
    public static PersonScores of(List<String> names, List<double[]> scores, View view) {
        Persons persons = view.network().persons();
        return new PersonScores(names, scores, id -> {
            int person = persons.indexOf(id);
            return person < 0 ? -1 : view.vertex(person);
        });
    }

    /** The score of a person by measure number {@code k}; NaN where undefined. */
    double of(int k, String id) {
        int at = place.applyAsInt(id);
        return at < 0 ? Double.NaN : scores.get(k)[at];
    }
}
