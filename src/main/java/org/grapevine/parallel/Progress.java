package org.grapevine.parallel;

/** Hears how far a long run has come. May be called from any worker, often; must return at once. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress SILENT = (done, total) -> {};

    /**
     * Hears that {@code done} of {@code total} steps are over.
     *
     * @param total at least 1; 0 where nobody can know it
     */
    void at(long done, long total);
}
