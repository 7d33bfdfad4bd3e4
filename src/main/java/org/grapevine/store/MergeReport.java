package org.grapevine.store;

import java.time.ZonedDateTime;

/**
 * Two persons who were made one.
 *
 * @param id such as {@code merge-3}, by which it can be undone
 * @param at when
 * @param keep id of the person who stays
 * @param drop id of the person who went into it
 * @param moved ties, memberships, referrals, adoptions and invitations that became those of the one who stays
 * @param combined of these, how many were combined with one that says the same
 * @param between ties between the two, which lead nowhere now
 */
public record MergeReport(
        String id, ZonedDateTime at, String keep, String drop, long moved, long combined, long between) {}
