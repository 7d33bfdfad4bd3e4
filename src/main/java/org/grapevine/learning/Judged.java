package org.grapevine.learning;

import org.jspecify.annotations.Nullable;

/**
 * How well one way to foresee did.
 *
 * @param name of the measure, or what the forecast stands on
 * @param accuracy of the order in which it puts those who had not come
 * @param calibration of its probabilities; null where it only ranks
 * @param inTop share of those brought later by somebody known whose bringer was among its highest tenth of clients; NaN where no bringer is known
 * @param inTopByChance what a tenth drawn by lot would have had
 * @param captured share of those who came later who had a direct tie to one of its highest tenth, who had come before them
 * @param capturedShuffled the same with times dealt anew within each community: what a list has merely by naming people with many ties
 */
public record Judged(
        String name,
        Accuracy accuracy,
        @Nullable Calibration calibration,
        double inTop,
        double inTopByChance,
        double captured,
        double capturedShuffled) {}
