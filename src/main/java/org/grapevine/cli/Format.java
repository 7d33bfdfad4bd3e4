package org.grapevine.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** How an answer is written. */
enum Format {
    /** Aligned for people to read: numbers rounded, long texts shortened, nothing that a terminal would obey. */
    TABLE,
    /** For other programs: full double precision, a header, quoted as RFC 4180 says, lines end with a line feed. */
    CSV,
    /** One document: the facts, the rows as objects, the notes. */
    JSON;

    /** The format that {@code word} names on the command line. */
    static Format named(String word) {
        for (Format format : values()) {
            if (format.toString().equals(word.toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw new TypeConversionException("'" + word + "' is not one of table, csv, json");
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Writes {@code answer} to {@code out}; {@code terminal} tells whether a terminal reads it. */
    void write(Answer answer, Writer out, boolean terminal, boolean colours) throws IOException {
        switch (this) {
            case TABLE -> new TableText(colours).write(answer, out);
            case CSV -> CsvText.write(answer, out, terminal);
            case JSON -> JsonText.write(answer, out);
        }
    }
}
