package org.grapevine.web;

import java.util.concurrent.CancellationException;
import org.grapevine.GrapevineException;

/**
 * What went wrong, for the banner of a page.
 *
 * @param error what happened
 * @param remedy what to do
 */
record Problem(String error, String remedy) {
    /** What to tell of {@code thrown}. */
    static Problem of(Throwable thrown) {
        Throwable fault = thrown.getCause() instanceof Error error ? error : thrown;
        if (fault instanceof GrapevineException known) {
            return new Problem(PageWords.of(sentence(known)), PageWords.of(known.remedy()));
        }
        if (fault instanceof CancellationException) {
            return new Problem("it was cancelled", "ask again to start anew");
        }
        if (fault instanceof OutOfMemoryError) {
            return new Problem(
                    "the memory of " + (Runtime.getRuntime().maxMemory() >> 20) + " MB is used up",
                    "start with more: GRAPEVINE_JAVA_OPTS=-Xmx4g grapevine serve");
        }
        return new Problem(
                "a fault of Grapevine's: " + fault.getClass().getSimpleName(),
                "start 'grapevine serve --verbose' and report what it prints");
    }

    private static String sentence(GrapevineException fault) {
        return String.valueOf(fault.getMessage());
    }
}
