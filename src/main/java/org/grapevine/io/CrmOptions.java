package org.grapevine.io;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How exports of CRMs are to be taken.
 *
 * @param preset {@code none}, a program or one of its exports that the files are to be read as; null to go by their headers
 * @param review where referrers that stand there as free text are listed to be decided on, and where decisions are read; null for
 *     nowhere
 */
public record CrmOptions(@Nullable String preset, @Nullable Path review) {
    /** By the headers, without a list. */
    public static final CrmOptions BY_HEADER = new CrmOptions(null, null);

    boolean off() {
        return "none".equalsIgnoreCase(preset);
    }
}
