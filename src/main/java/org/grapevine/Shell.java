package org.grapevine;

import java.util.regex.Pattern;

/** Words for the shell of a reader: a command that we print can be copied and does what it says, whatever is in it. */
public final class Shell {
    /* In double quotes a POSIX shell leaves everything as it is but these five; an interactive one would also take up an exclamation mark. In
     * single quotes it leaves everything but the single quote itself. */

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./:@%+,-]+");
    private static final Pattern HARMLESS_IN_DOUBLE_QUOTES = Pattern.compile("[^\"$`\\\\!\\p{Cntrl}]*");

    private Shell() {}

    /** {@code text} as one word: plain where it may stay so, else in double quotes where nothing in it would be taken up, else in single ones. */
    public static String word(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        return HARMLESS_IN_DOUBLE_QUOTES.matcher(text).matches()
                ? '"' + text + '"'
                : "'" + text.replace("'", "'\\''") + "'";
    }
}
