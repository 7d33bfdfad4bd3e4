package org.grapevine.io;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How files are to be taken in.
 *
 * @param skipBadRows whether rejected rows are left out instead of stopping the load
 * @param createMissing whether persons that only ties, memberships, referrals or adoptions name are made from them
 * @param includeSpecial types of special categories to take in where consent is on record
 * @param mapping column names of the files and ours; see {@link Mapping}
 * @param dateFormat of days, as {@link java.time.format.DateTimeFormatter} has it; null for ISO 8601
 * @param decimal the sign before decimals; null to go by each number
 * @param encoding of the files; null to find it
 * @param writeRejects whether rejected rows are written beside their files; not in a dry run
 * @param rejectsFolder where to write them instead; null for beside
 * @param crm how exports of CRMs are taken
 */
public record IntakeOptions(
        boolean skipBadRows,
        boolean createMissing,
        Set<String> includeSpecial,
        Map<String, String> mapping,
        @Nullable String dateFormat,
        @Nullable Decimal decimal,
        @Nullable Charset encoding,
        boolean writeRejects,
        @Nullable Path rejectsFolder,
        CrmOptions crm) {
    /** Copies what it is given. */
    public IntakeOptions {
        includeSpecial = Set.copyOf(includeSpecial);
        mapping = mapping.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> Cell.comparable(entry.getKey()), Map.Entry::getValue, (first, second) -> second));
    }

    /** Nothing allowed, nothing stated, nothing written. */
    public static IntakeOptions defaults() {
        return new IntakeOptions(false, false, Set.of(), Map.of(), null, null, null, false, null, CrmOptions.BY_HEADER);
    }

    /** With {@link #skipBadRows} set. */
    public IntakeOptions skippingBadRows() {
        return new IntakeOptions(
                true,
                createMissing,
                includeSpecial,
                mapping,
                dateFormat,
                decimal,
                encoding,
                writeRejects,
                rejectsFolder,
                crm);
    }

    /** With {@link #writeRejects} set. */
    public IntakeOptions writingRejects(@Nullable Path folder) {
        return new IntakeOptions(
                skipBadRows, createMissing, includeSpecial, mapping, dateFormat, decimal, encoding, true, folder, crm);
    }

    /** With {@link #crm} set. */
    public IntakeOptions taking(CrmOptions crmOptions) {
        return new IntakeOptions(
                skipBadRows,
                createMissing,
                includeSpecial,
                mapping,
                dateFormat,
                decimal,
                encoding,
                writeRejects,
                rejectsFolder,
                crmOptions);
    }
}
