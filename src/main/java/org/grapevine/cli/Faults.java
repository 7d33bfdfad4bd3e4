package org.grapevine.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.grapevine.GrapevineException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What went wrong, told to the user in two lines, and the exit code that says it to scripts. */
final class Faults {
    static final int DONE = 0;
    static final int FAULT = 1;
    static final int INPUT = 2;
    static final int INFEASIBLE = 3;
    static final int STORE = 4;
    static final int INTERRUPTED = 130;

    /* An IllegalArgumentException thrown by a class of ours is a check at a public door: the user gave that argument. One thrown from
     * anywhere deeper is a mistake of ours. */
    private static final String OURS = "org.grapevine.";

    private Faults() {}

    /** Tells what is wrong with the command line itself. */
    static int report(ParameterException fault, Grapevine grapevine) {
        String command = fault.getCommandLine().getCommandSpec().qualifiedName();
        String what = firstLine(fault);
        String remedy = "'" + command + " --help' shows what it takes";
        if (fault instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            boolean option = unmatched.isUnknownOption();
            boolean tooMany = !option && fault.getCommandLine().getParent() != null;
            what = tooMany
                    ? "'" + word + "' is one argument too many"
                    : "there is no " + (option ? "option" : "command") + " '" + word + "'";
            List<String> similar = tooMany ? List.of() : unmatched.getSuggestions();
            remedy = similar.isEmpty() ? remedy : "did you mean " + similar.get(0) + "? " + remedy;
        }
        say(grapevine, what, remedy);
        return INPUT;
    }

    /** Tells what happened while the command ran. */
    static int report(Throwable fault, Grapevine grapevine) {
        if (fault instanceof Terminal.Closed) {
            return DONE;
        }
        if (fault instanceof CancellationException) {
            return INTERRUPTED;
        }
        if (fault instanceof GrapevineException known) {
            say(grapevine, sentence(known), known.remedy());
            trace(fault, grapevine);
            return switch (known.kind()) {
                case INPUT -> INPUT;
                case INFEASIBLE -> INFEASIBLE;
                case STORE -> STORE;
            };
        }
        if (fault instanceof IllegalArgumentException && thrownByUs(fault)) {
            say(
                    grapevine,
                    sentence(fault),
                    "give a value within the bounds; 'grapevine measures' shows the parameters of every measure");
            trace(fault, grapevine);
            return INPUT;
        }
        if (fault instanceof OutOfMemoryError) {
            long megabytes = Runtime.getRuntime().maxMemory() >> 20;
            say(
                    grapevine,
                    "The memory of " + megabytes + " MB is used up.",
                    "Give more: GRAPEVINE_JAVA_OPTS=-Xmx" + 2 * megabytes + "m grapevine ...");
            trace(fault, grapevine);
            return FAULT;
        }
        say(
                grapevine,
                "a fault of Grapevine's: " + fault,
                grapevine.verbose()
                        ? "please report it with what stands below"
                        : "run it again with --verbose and report what it says");
        trace(fault, grapevine);
        return FAULT;
    }

    private static void say(Grapevine grapevine, String what, String remedy) {
        Terminal terminal = grapevine.terminal();
        if (terminal.talkColours()) {
            terminal.talk().print("\u001b[1;31mgrapevine:\u001b[0m ");
            terminal.say(what);
        } else {
            terminal.say("grapevine: " + what);
        }
        terminal.say(remedy);
    }

    /** Prints where {@code fault} came from, for whoever asked for more. */
    static void trace(Throwable fault, Grapevine grapevine) {
        if (grapevine.verbose()) {
            StringWriter trace = new StringWriter();
            fault.printStackTrace(new PrintWriter(trace, true));
            trace.toString().lines().map(line -> line.replace("\t", "    ")).forEach(grapevine.terminal()::say);
        }
    }

    private static String sentence(Throwable fault) {
        return fault.getMessage() == null ? fault.toString() : fault.getMessage();
    }

    private static String firstLine(ParameterException fault) {
        String message = sentence(fault).lines().findFirst().orElse("wrong usage");
        message = message.replaceFirst(" is not an? (int|long)$", " is not a whole number");
        return Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    private static boolean thrownByUs(Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith(OURS);
    }
}
