package org.grapevine.store;

import org.jspecify.annotations.Nullable;

/** The values of one relationship by the places of the columns that were asked for. They hold only while the relationship is passed on. */
interface RowValues {
    /** The value in a column, as the driver would give it; null where there is none. */
    @Nullable
    Object at(int column);

    /** The number in a column; {@code otherwise} where there is none. */
    double number(int column, double otherwise);
}
