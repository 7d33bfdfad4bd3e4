package org.grapevine.io;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one export of one CRM: by which columns it is recognised, and what its rows become.
 *
 * @param name on the command line, such as {@code salesforce-contacts}
 * @param title for people
 * @param crm the program it comes from, such as {@code salesforce}
 * @param order its place among the presets of all programs; tables are filled in this order
 * @param needs columns without which it cannot be that export; each under any of several names
 * @param usual columns that nearly every such export has
 * @param may columns that such exports can have
 * @param skip which rows are no records; null where all are
 * @param footer whether rows of a single cell are lines below the table
 * @param mirror how a row is known that says again, from the other end, what an earlier row said; null where none does
 * @param tables what other files may look up in this one
 * @param views what a row becomes, a view for each kind of record
 */
record Preset(
        String name,
        String title,
        String crm,
        int order,
        List<List<String>> needs,
        List<List<String>> usual,
        List<List<String>> may,
        @Nullable Condition skip,
        boolean footer,
        @Nullable Mirror mirror,
        List<Table> tables,
        List<View> views) {

    /** The two sides of a row; one row is the mirror of another where each has the sides of the other changed round. */
    record Mirror(List<Expression> one, List<Expression> other) {}

    /** When a view is taken. */
    enum Company {
        /** Always. */
        ANY,
        /** If no file declares persons otherwise. */
        ALONE,
        /** If some file does. */
        TOGETHER
    }

    /**
     * What a row becomes.
     *
     * @param kind of the record
     * @param once whether a record of an id that was declared before is passed over in silence
     * @param given whether rows that leave a required cell blank do not concern this view, rather than being rejected
     * @param company when it is taken
     * @param when which rows it concerns; null for all
     * @param cells ours by name
     */
    record View(
            Kind kind,
            boolean once,
            boolean given,
            Company company,
            @Nullable Condition when,
            Map<String, Expression> cells) {}

    /** How the values of several rows become one. */
    enum Gathering {
        /** The first that is not blank. */
        FIRST,
        /** The sum, a row's value divided evenly among its keys. */
        TOTAL,
        /** The sum, divided by the years that the days of all rows span, at least one. */
        YEARLY,
        /** How many rows. */
        COUNT,
        /** The earliest day. */
        EARLIEST
    }

    /** A column of a table. {@code day} says when, for sums by year. */
    record Gathered(
            Expression value, Gathering how, @Nullable Expression day) {}

    /** What other files may look up, under one key or several. */
    record Table(String name, Expression key, @Nullable Condition when, Map<String, Gathered> columns) {}
}
