package org.grapevine.io;

import java.util.List;

/**
 * Which export of which program a file was taken for.
 *
 * @param preset its name
 * @param title for people
 * @param confidence from 0 to 1: the chance that the header is of that export rather than of another known one, of one of our own files
 *     or of none of them, under the model in {@link Recogniser}
 * @param forced whether the user said so
 * @param speaksFor columns that speak for it, the strongest first
 * @param speaksAgainst what speaks against it
 */
public record Recognition(
        String preset,
        String title,
        double confidence,
        boolean forced,
        List<String> speaksFor,
        List<String> speaksAgainst) {
    private static final double SURE = .99;

    /** The confidence for people, rounded down: never 100 %. */
    public String percent() {
        return confidence >= SURE ? "over 99 %" : (int) (100 * confidence) + " %";
    }
}
