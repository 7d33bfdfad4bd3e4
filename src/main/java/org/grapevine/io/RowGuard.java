package org.grapevine.io;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes any text fit for a strict CSV parser of bounded memory: cuts what is too long, closes what is broken, takes control characters
 * out, and remembers of which record it did so.
 */
final class RowGuard extends Reader {
    /* A parser stops for good at the first text that breaks its grammar, and buffers a field whole however long it is. So this reader
     * walks ahead of it over the same grammar. From the place where a record breaks on, nothing more of that record is passed on: a
     * broken quote loses the rest of its line, an overlong field the rest of its record. Records and their damage meet again by
     * number: the parser counts every line end outside quotes as a record, empty ones included, and so does this reader. Lines that
     * were cut out with a record are counted here, since the parser cannot see them. */

    /** No real cell is longer; spreadsheets stop there, too. */
    static final int FIELD_LIMIT = 32_767;

    /** No real row is longer. */
    static final int RECORD_LIMIT = 1 << 21;

    /** No real table is wider; spreadsheets stop there, too. */
    static final int COLUMN_LIMIT = 16_384;

    /** What was done to a record. */
    record Damage(long record, Reason reason, String detail, int linesCut) {}

    private enum State {
        START,
        PLAIN,
        QUOTED,
        QUOTE_SEEN,
        LOST
    }

    private final Reader in;
    private final char delimiter;
    private final boolean lossless;
    private final char[] chars = new char[8192];
    private final ArrayDeque<Damage> damages = new ArrayDeque<>();

    private State state = State.START;
    private boolean cutting;
    private boolean ended;
    private boolean afterReturn;
    private boolean returnInQuotes;
    private long record = 1;
    private int field;
    private int fields;
    private int length;
    private int linesCut;
    private @Nullable Reason fault;
    private String detail = "";
    private final Set<Reason> remarked = EnumSet.noneOf(Reason.class);

    /**
     * @param in the text
     * @param delimiter between fields
     * @param lossless whether the sign for lost characters can only come from the text itself, not from its decoding
     */
    RowGuard(Reader in, char delimiter, boolean lossless) {
        this.in = in;
        this.delimiter = delimiter;
        this.lossless = lossless;
    }

    /** Takes the next damage to a record up to number {@code upTo}, counted from 1; null where there is none. */
    @Nullable
    Damage next(long upTo) {
        Damage damage = damages.peek();
        return damage == null || damage.record() > upTo ? null : damages.poll();
    }

    @Override
    public int read(char[] target, int offset, int room) throws IOException {
        while (!ended) {
            int count = in.read(chars, 0, Math.min(chars.length, room));
            int written = count < 0 ? end(target, offset) : pass(count, target, offset) - offset;
            if (written > 0) {
                return written;
            }
        }
        return -1;
    }

    private int pass(int count, char[] target, int offset) {
        int out = offset;
        for (int i = 0; i < count; i++) {
            char c = chars[i];
            if (c >= ' ' && c != '"' && c != delimiter && c < '\u007f' && state != State.QUOTE_SEEN) {
                state = state == State.START ? State.PLAIN : state;
                afterReturn = false;
                returnInQuotes = false;
            } else if (!step(c)) {
                continue;
            }
            field++;
            length++;
            if (field > FIELD_LIMIT || length > RECORD_LIMIT) {
                out = cut(c, target, out);
            }
            if (!cutting) {
                target[out++] = c;
            }
        }
        return out;
    }

    /** Moves on over a character that means something; false where it is not to be passed on. */
    private boolean step(char c) {
        boolean followsReturn = afterReturn;
        afterReturn = false;
        if (c == '\n' || c == '\r') {
            return lineEnd(c, followsReturn);
        }
        returnInQuotes = false;
        if (c == '"') {
            return quote();
        }
        if (c == delimiter && (state == State.START || state == State.PLAIN || state == State.QUOTE_SEEN)) {
            state = State.START;
            field = -1;
            if (++fields >= COLUMN_LIMIT) {
                damage(Reason.COLUMN_COUNT, "more than " + COLUMN_LIMIT + " fields");
            }
            return true;
        }
        if (state == State.QUOTE_SEEN) {
            damage(
                    Reason.QUOTE,
                    "a quoted field goes on with " + Cell.shown(String.valueOf(c)) + " after its closing quote");
            state = State.LOST;
            return false;
        }
        if (Character.isISOControl(c) && c != '\t') {
            remark(Reason.CONTROL_CHAR);
            return false;
        }
        if (c == '\ufffd') {
            lostCharacter();
        } else if (Cell.invisible(c)) {
            remark(Reason.INVISIBLE_CHAR);
        }
        state = state == State.START ? State.PLAIN : state;
        return true;
    }

    private boolean quote() {
        state = switch (state) {
            case START, QUOTE_SEEN -> State.QUOTED;
            case QUOTED -> State.QUOTE_SEEN;
            case PLAIN, LOST -> state;
        };
        return true;
    }

    private boolean lineEnd(char c, boolean followsReturn) {
        if (state == State.QUOTED) {
            boolean second = c == '\n' && returnInQuotes;
            returnInQuotes = c == '\r';
            linesCut += cutting && !second ? 1 : 0;
            return true;
        }
        afterReturn = c == '\r';
        if (c == '\r' || !followsReturn) {
            endRecord();
        }
        return true;
    }

    private void endRecord() {
        if (fault != null) {
            damages.add(new Damage(record, fault, detail, linesCut));
        }
        record++;
        state = State.START;
        cutting = false;
        field = -1;
        fields = 0;
        length = -1;
        linesCut = 0;
        fault = null;
        remarked.clear();
    }

    /** Passes nothing more on of this record, {@code c} included, but closes the field if it is within quotes. */
    private int cut(char c, char[] target, int out) {
        boolean within = c == '"' ? state == State.QUOTE_SEEN : state == State.QUOTED;
        boolean first = !cutting;
        String what = length > RECORD_LIMIT
                ? "row longer than " + RECORD_LIMIT + " characters"
                : "field longer than " + FIELD_LIMIT + " characters";
        damage(Reason.FIELD_TOO_LONG, what);
        if (first && within) {
            target[out] = '"';
            return out + 1;
        }
        return out;
    }

    private void damage(Reason reason, String what) {
        if (fault == null) {
            fault = reason;
            detail = what;
        }
        cutting = true;
    }

    private void lostCharacter() {
        if (lossless) {
            remark(Reason.LOST_CHAR);
        } else if (fault == null) {
            fault = Reason.BROKEN_TEXT;
            detail = "bytes that spell no text";
        }
    }

    private void remark(Reason reason) {
        if (remarked.add(reason)) {
            damages.add(new Damage(record, reason, "", 0));
        }
    }

    private int end(char[] target, int offset) {
        ended = true;
        if (state != State.QUOTED) {
            if (fault != null) {
                damages.add(new Damage(record, fault, detail, linesCut));
            }
            return 0;
        }
        damages.add(new Damage(
                record,
                Reason.QUOTE,
                "a quote that opens here is never closed: the rest of the file is part of this row",
                linesCut));
        if (cutting) {
            return 0;
        }
        target[offset] = '"';
        return 1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
