package org.grapevine.io;

import java.util.Locale;
import java.util.Set;

/** Yes and no as programs of several languages write them. */
final class Flags {
    private static final Set<String> YES = Set.of(
            "true", "yes", "y", "t", "1", "on", "x", "ja", "wahr", "oui", "vrai", "sí", "si", "sim", "verdadero");
    private static final Set<String> NO =
            Set.of("false", "no", "n", "f", "0", "off", "nein", "falsch", "non", "faux", "não", "nao", "nee", "falso");

    private Flags() {}

    /** {@code true} or {@code false}; the text itself where it is neither. */
    static String plain(String text) {
        String word = Cell.trimmed(text).toLowerCase(Locale.ROOT);
        return YES.contains(word) ? "true" : NO.contains(word) ? "false" : text;
    }
}
