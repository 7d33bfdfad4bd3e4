package org.grapevine;

import org.jspecify.annotations.Nullable;

/** A fault that the user can mend: one sentence says what happened, another what to do. The command line prints those two and no trace. */
public final class GrapevineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of fault it is; the command line turns it into an exit code. */
    public enum Kind {
        /** Wrong usage or input. */
        INPUT,
        /** A plan that cannot be. */
        INFEASIBLE,
        /** The store cannot be reached or is in use. */
        STORE
    }

    private final String remedy;
    private final Kind kind;

    private GrapevineException(Kind kind, String what, String remedy, @Nullable Throwable cause) {
        super(what, cause);
        this.kind = kind;
        this.remedy = remedy;
    }

    /** Wrong usage or input: {@code what} happened, {@code remedy} to do. */
    public static GrapevineException input(String what, String remedy) {
        return new GrapevineException(Kind.INPUT, what, remedy, null);
    }

    /** A plan that cannot be: {@code what} names the rule that cannot be kept, {@code remedy} what to loosen. */
    public static GrapevineException infeasible(String what, String remedy) {
        return new GrapevineException(Kind.INFEASIBLE, what, remedy, null);
    }

    /** The store cannot be reached or is in use. */
    public static GrapevineException store(String what, String remedy, @Nullable Throwable cause) {
        return new GrapevineException(Kind.STORE, what, remedy, cause);
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }

    /** What kind of fault it is. */
    public Kind kind() {
        return kind;
    }
}
