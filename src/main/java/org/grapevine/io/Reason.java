package org.grapevine.io;

/** Why a row or a file was not taken as it stands. The names are stable: scripts and rejects files carry them. */
public enum Reason {
    /** The file holds nothing, not even a header. */
    EMPTY(Effect.FATAL),
    /** The header lacks a required column, or names one twice; as a remark: a column that would be good to have is missing. */
    HEADER(Effect.FATAL),
    /** The file is damaged or not text. */
    UNREADABLE(Effect.FATAL),

    /** The row has more or fewer fields than the header. */
    COLUMN_COUNT(Effect.REJECTED),
    /** A quoted field goes on after its closing quote, or is never closed. */
    QUOTE(Effect.REJECTED),
    /** A field or a row is longer than any real one. */
    FIELD_TOO_LONG(Effect.REJECTED),
    /** Bytes of the row do not spell text in the encoding of the file. */
    BROKEN_TEXT(Effect.REJECTED),
    /** The row has no id. */
    EMPTY_ID(Effect.REJECTED),
    /** An earlier row has the same id. */
    DUPLICATE_ID(Effect.REJECTED),
    /** The id holds a line break or a tab. */
    BAD_ID(Effect.REJECTED),
    /** The row names a person that no file declares. */
    UNKNOWN_CLIENT(Effect.REJECTED),
    /** The tie leads from a person to the same person. */
    SELF_TIE(Effect.REJECTED),
    /** The person is said to have referred itself. */
    SELF_REFERRAL(Effect.REJECTED),
    /** The membership names no group. */
    EMPTY_GROUP(Effect.REJECTED),
    /** The weight is not a finite number of at least 0. */
    WEIGHT(Effect.REJECTED),
    /** The text is not a number. */
    NUMBER(Effect.REJECTED),
    /** The number is written in a way that can be read as two numbers, or with signs that are no part of a number. */
    NUMBER_FORMAT(Effect.REJECTED),
    /** The number is outside what the column can hold. */
    RANGE(Effect.REJECTED),
    /** The text is not a day of the calendar in ISO form or in the stated format. */
    DATE(Effect.REJECTED),
    /** The text is neither yes nor no. */
    FLAG(Effect.REJECTED),
    /** The text is none of the words that the column takes. */
    WORD(Effect.REJECTED),

    /** The file was not valid UTF-8 and was read in another encoding. */
    ENCODING(Effect.REMARK),
    /** Control characters were taken out of a text. */
    CONTROL_CHAR(Effect.REMARK),
    /** A text holds characters that nobody sees; they were kept. */
    INVISIBLE_CHAR(Effect.REMARK),
    /** A text holds the sign for characters that were lost before the file was made. */
    LOST_CHAR(Effect.REMARK),
    /** A cell of a sheet holds a formula whose result is an error or was not stored; it was read as blank. */
    FORMULA(Effect.REMARK),
    /** The file has a header and no rows. */
    NO_ROWS(Effect.REMARK),
    /** A column that Grapevine does not know. */
    UNKNOWN_COLUMN(Effect.REMARK),
    /** An id that looks as if a program had changed it. */
    SUSPECT_ID(Effect.REMARK),
    /** Two ids or groups that differ only by case, blanks or marks; they were kept apart. */
    NEAR_DUPLICATE(Effect.REMARK),
    /** Several rows of the same two persons, type and direction became one tie. */
    DUPLICATE_TIE(Effect.REMARK),
    /** Several rows of the same person and group became one membership. */
    DUPLICATE_MEMBERSHIP(Effect.REMARK),
    /** A tie of weight 0 is no tie. */
    ZERO_WEIGHT(Effect.REMARK),
    /** A weight so large that sums may lose the others. */
    LARGE_WEIGHT(Effect.REMARK),
    /** The type is blank: the default type was taken. */
    EMPTY_TYPE(Effect.REMARK),
    /** A type that nobody declared: it behaves as the default one. */
    UNKNOWN_TYPE(Effect.REMARK),
    /** A person that only ties or memberships name was made from them. */
    CREATED_CLIENT(Effect.REMARK),
    /** A group whose name suggests a special category under a type that is none. */
    SENSITIVE_NAME(Effect.REMARK),
    /** A row of a CRM's file that is no record: marked as deleted, or a line below the table. */
    NO_RECORD(Effect.REMARK),
    /** A row that says from the other end what an earlier row says. */
    MIRRORED(Effect.REMARK),
    /** A row of a CRM's file names a person whom the export does not hold, or the same person twice: nothing is made of it. */
    OUTSIDE(Effect.REMARK),
    /** A referrer in free text of whom it is not known who is meant: the referral waits for a decision. */
    REFERRER_UNCLEAR(Effect.REMARK),
    /** A row of a special category that the run does not include: left out. */
    SPECIAL_CATEGORY(Effect.REMARK),
    /** A row of a special category without consent on record: left out. */
    NO_CONSENT(Effect.REMARK);

    /** What a finding does to its row or file. */
    public enum Effect {
        /** The file cannot be read at all. */
        FATAL,
        /** The row is rejected. */
        REJECTED,
        /** Something to know; the row is in order. */
        REMARK
    }

    private final Effect effect;

    Reason(Effect effect) {
        this.effect = effect;
    }

    /** What it does to the row or file. */
    public Effect effect() {
        return effect;
    }
}
