package org.grapevine.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Knows words in names of groups that suggest a church, a union, a party or a place of care, in several languages. */
final class SensitiveNames {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

    private final Set<String> words;

    SensitiveNames() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SensitiveNames.class.getResourceAsStream("sensitive-names.txt")),
                StandardCharsets.UTF_8))) {
            words = lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> NO_WORD.splitAsStream(line))
                    .map(SensitiveNames::plain)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Whether one of the words stands in {@code name}, whole, in any case, with or without its accents. */
    boolean suggestedBy(String name) {
        return NO_WORD.splitAsStream(name).anyMatch(word -> words.contains(plain(word)));
    }

    private static String plain(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        boolean latin = lower.codePoints().allMatch(c -> c < 0x0250);
        return latin
                ? MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD))
                        .replaceAll("")
                : lower;
    }
}
