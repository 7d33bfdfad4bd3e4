package org.grapevine.cli;

import org.jline.utils.WCWidth;

/** Text as a terminal shows it: how wide it is, and made harmless, since names come from files of strangers. */
final class DisplayText {
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    private DisplayText() {}

    /** {@code text} on one line, with control characters and changes of writing direction spelled out instead of done. */
    static String harmless(String text) {
        int bad = 0;
        while (bad < text.length() && !commands(text.charAt(bad))) {
            bad++;
        }
        if (bad == text.length()) {
            return text;
        }
        StringBuilder spelled = new StringBuilder(text.length() + 8).append(text, 0, bad);
        for (int i = bad; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!commands(c)) {
                spelled.append(c);
            } else if (c == '\n') {
                spelled.append("\\n");
            } else if (c == '\t') {
                spelled.append("\\t");
            } else {
                spelled.append(String.format("\\u%04x", (int) c));
            }
        }
        return spelled.toString();
    }

    /** {@code text}, kept from turning round what stands beside it where it holds letters that run from right to left. */
    static String isolated(String text) {
        return text.codePoints().anyMatch(DisplayText::runsLeft) ? FIRST_STRONG_ISOLATE + text + POP_ISOLATE : text;
    }

    /** How many columns {@code text} takes: two for a wide letter or an emoji, none for a combining mark. */
    static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += widthOf(text.codePointAt(i));
        }
        return width;
    }

    /** {@code text} if it takes at most {@code columns}, else its beginning and an ellipsis. */
    static String shortened(String text, int columns) {
        if (text.length() <= columns / 2 || width(text) <= columns) {
            return text;
        }
        int end = 0;
        int width = 0;
        while (width + widthOf(text.codePointAt(end)) < columns) {
            width += widthOf(text.codePointAt(end));
            end += Character.charCount(text.codePointAt(end));
        }
        return text.substring(0, end) + '\u2026';
    }

    private static int widthOf(int codePoint) {
        return codePoint >= ' ' && codePoint < 0x7f ? 1 : Math.max(0, WCWidth.wcwidth(codePoint));
    }

    private static boolean commands(char c) {
        return c < ' '
                || (c >= 0x7f && c < 0xa0)
                || (c >= '\u2028' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069')
                || c == '\ufeff';
    }

    private static boolean runsLeft(int codePoint) {
        byte direction = Character.getDirectionality(codePoint);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
