package org.grapevine.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be written, in words. */
public final class WriteFault {
    private WriteFault() {}

    /** The reason, to stand behind a colon. */
    public static String reason(IOException fault) {
        if (fault instanceof NoSuchFileException) {
            return "there is no such folder";
        }
        return fault instanceof AccessDeniedException ? "permission denied" : String.valueOf(fault.getMessage());
    }
}
