package org.grapevine.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.grapevine.GrapevineException;
import org.grapevine.store.ErasureReport;
import org.grapevine.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a person out of the store. */
@Command(
        name = EraseCommand.NAME,
        header =
                "Take a person out for good: ties, memberships, referrals, scores, invitations; name the files that still hold it.",
        description = {
            "",
            "This cannot be undone. What is left is a salted hash of the id, so that a later load of old files does not bring",
            "the person back. Files are named, never changed."
        },
        footer = {
            "",
            "Examples:",
            "  grapevine erase c0042 --dry-run       what would go, and which files hold the person",
            "  grapevine erase c0042 --yes",
            "  grapevine erase c0042 --allow-back    a later load may bring the person back"
        })
final class EraseCommand implements Runnable {
    static final String NAME = "erase";

    private final Grapevine grapevine;

    @Parameters(paramLabel = "ID", description = "Id of the person.")
    private String id = "";

    @Option(names = "--dry-run", description = "Only say what would go.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Erase; without it nothing happens.")
    private boolean yes;

    @Option(
            names = "--allow-back",
            description = "Forget that the person was erased, so that a load may bring it back.")
    private boolean back;

    EraseCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        if (back && (dryRun || yes)) {
            throw GrapevineException.input("--allow-back erases nobody", "give it alone");
        }
        try (Store store = Stores.existing(grapevine)) {
            if (back) {
                allowBack(store);
                return;
            }
            ErasureReport report = yes && !dryRun ? store.erase(id) : store.wouldErase(id);
            grapevine.print(answer(report));
            if (!dryRun && !yes) {
                throw GrapevineException.input(
                        "nothing was erased: it cannot be undone", "look at what would go, then add --yes");
            }
        }
    }

    private void allowBack(Store store) {
        if (!store.allowBack(id)) {
            throw GrapevineException.input("nobody was erased under the id '" + id + "'", "look at the id again");
        }
        grapevine.note("A later load may bring the person back.");
    }

    private Answer answer(ErasureReport report) {
        boolean erased = yes && !dryRun;
        List<List<Object>> rows = new ArrayList<>();
        report.counts().forEach((what, count) -> rows.add(List.of(what, count)));
        Answer answer = Answer.about("erased")
                .columns("what", erased ? "erased" : "would go")
                .rows(rows)
                .fact("erased", erased)
                .fact("total", report.total());
        files(report, answer);
        answer.note(
                "Not known here: files that were loaded, files written with --out by other commands, printed pages, and copies of the store.");
        if (erased) {
            answer.note(
                    report.rewritten()
                            ? "The store was written anew: nothing of the person is left in its files."
                            : "A server keeps what was deleted in its files and logs until something else takes the place: ask who runs it, and about backups.");
            answer.note("Left is a salted hash of the id: a later load leaves the person out and says so.");
        }
        return answer;
    }

    /** Names the files that hold the person, and those of which it cannot be told. */
    private static void files(ErasureReport report, Answer answer) {
        List<String> holding = new ArrayList<>();
        for (Map.Entry<String, String> file : report.files().entrySet()) {
            Path path = Path.of(file.getKey());
            if (!Files.exists(path)) {
                continue;
            }
            boolean pseudonymous = file.getValue().contains("pseudonym");
            if (pseudonymous || holds(path, report.names())) {
                holding.add(file.getKey());
                answer.note("%s: %s (%s)"
                        .formatted(
                                pseudonymous ? "May hold the person under a pseudonym" : "Holds the person",
                                path,
                                file.getValue()));
            }
        }
        answer.fact("files", holding);
    }

    private static boolean holds(Path path, List<String> names) {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (names(file, names)) {
                    return true;
                }
            }
            return false;
        } catch (IOException unreadable) {
            return true; // what cannot be read may hold anybody
        }
    }

    private static boolean names(Path file, List<String> names) throws IOException {
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            return names(Files.readAllBytes(file), names);
        }
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream parts = new ZipInputStream(in)) {
            for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                if (names(parts.readAllBytes(), names)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Whether any of {@code names} stands in a text, as itself or as HTML and XML write it, and not within another word. */
    private static boolean names(byte[] bytes, List<String> names) {
        String text = new String(bytes, StandardCharsets.UTF_8)
                .replace("&#x27;", "'")
                .replace("&apos;", "'")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
        return names.stream().anyMatch(name -> stands(text, name));
    }

    private static boolean stands(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean within = (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1)))
                    || (end < text.length() && Character.isLetterOrDigit(text.charAt(end)));
            if (!within) {
                return true;
            }
        }
        return false;
    }
}
