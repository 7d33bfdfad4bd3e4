package org.grapevine.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.grapevine.GrapevineException;
import org.grapevine.network.NetworkSink;
import org.grapevine.network.NetworkSource;
import org.grapevine.parallel.Progress;
import org.jspecify.annotations.Nullable;

/**
 * A network from files: folders, single files, edge lists. {@link #check} reads everything once and reports; {@link #sendTo} reads again
 * and sends the rows that are in order. A CRM's file is gone through once for each part of it that becomes records, and before that for the order
 * of its days and for what other files look up in it; its rows are read from disk once and kept, up to a bound ({@link KeptRows}).
 *
 * <p>Time is linear in the rows, but for referrers in free text, which are compared with the words of all names. Memory holds every
 * person's and group's id, 16 bytes a tie and membership while checking, and what repeated ties and memberships say; it does not grow with
 * rejected rows, nor with the properties of rows. Of CRMs' files it holds what others look up, and the names of persons where a text may
 * mean one.
 *
 * <p>Rules that no file states: several ties of the same persons, type and direction become one, their weights added; several memberships
 * of a person in a group become one; referrals and adoptions are events and stay apart. A tie of weight 0 is no tie. A group is the
 * declared one of that id, else the one of that name and type.
 */
public final class Intake implements NetworkSource {
    private final List<IntakeFile> files;
    private final CrmFiles crm;
    private final List<String> remarks;
    private final IntakeOptions options;
    private final Register register;
    private @Nullable IntakeReport report;

    private Intake(
            List<IntakeFile> files, CrmFiles crm, List<String> remarks, IntakeOptions options, Register register) {
        this.files = files;
        this.crm = crm;
        this.remarks = remarks;
        this.options = options;
        this.register = register;
    }

    /**
     * An intake of files and folders whose kinds are known by their names and headers.
     *
     * @throws GrapevineException as {@link #of(List, IntakeOptions)}
     */
    public static Intake of(Collection<Path> paths, IntakeOptions options) {
        return of(paths.stream().map(path -> new Input(path, null)).toList(), options);
    }

    /**
     * An intake of {@code inputs}: encodings, delimiters and columns are found out now, rows are not read yet.
     *
     * @throws GrapevineException if a file is not there, has no usable header, or if nothing says who the persons are
     */
    public static Intake of(List<Input> inputs, IntakeOptions options) {
        List<String> remarks = new ArrayList<>();
        Set<Input> all = new LinkedHashSet<>();
        Register register = new Register(options);
        CrmFiles crm = new CrmFiles(options, register.referrers());
        for (Input input : inputs) {
            if (Files.isDirectory(input.path())) {
                all.addAll(inFolder(input.path(), remarks, crm));
            } else {
                all.add(input);
            }
        }
        List<IntakeFile> files = new ArrayList<>();
        for (Input input : all) {
            files.addAll(IntakeFile.of(input, options, crm, remarks));
        }
        files.addAll(crm.views(files.stream().anyMatch(file -> file.kind() == Kind.CLIENTS)));
        files.sort(Comparator.comparing(IntakeFile::kind).thenComparing(IntakeFile::once));
        requireClients(files, options);
        return new Intake(files, crm, remarks, options, register);
    }

    private static List<Input> inFolder(Path folder, List<String> remarks, CrmFiles crm) {
        List<Path> entries = TextFile.reading(folder, () -> entries(folder));
        Map<Kind, Path> found = new EnumMap<>(Kind.class);
        List<Path> theirs = new ArrayList<>();
        for (Path entry : entries) {
            Kind kind = IntakeFile.namedExactly(entry);
            String name = entry.getFileName().toString();
            boolean table = name.matches("(?i).*\\.((csv|tsv)(\\.gz)?|xlsx)") && !name.endsWith(".rejects.csv");
            if (kind != null) {
                Path before = found.put(kind, entry);
                if (before != null) {
                    throw GrapevineException.input(
                            folder + " holds both " + before.getFileName() + " and " + name,
                            "leave one of them, or name the files");
                }
            } else if (table && crm.knows(entry)) {
                theirs.add(entry);
            } else if (table) {
                remarks.add(entry + " was passed over: its name is none of " + names());
            }
        }
        if (found.isEmpty() && theirs.isEmpty()) {
            throw GrapevineException.input(
                    folder + " holds none of " + names(), "name the files in that way, or say --kind KIND FILE");
        }
        return Stream.concat(found.values().stream(), theirs.stream())
                .map(file -> new Input(file, null))
                .toList();
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String names() {
        return Stream.of(Kind.values()).map(kind -> kind.word() + ".csv").collect(Collectors.joining(", "));
    }

    private static void requireClients(List<IntakeFile> files, IntakeOptions options) {
        boolean clients = files.stream().anyMatch(file -> file.kind() == Kind.CLIENTS);
        List<String> naming = files.stream()
                .filter(file -> file.kind().compareTo(Kind.GROUPS) > 0 && !file.edgeList())
                .map(file -> file.path().getFileName().toString())
                .distinct()
                .toList();
        if (!clients && !naming.isEmpty() && !options.createMissing()) {
            throw GrapevineException.input(
                    "there is no clients file: " + String.join(", ", naming)
                            + " can only name persons that it declares",
                    "add clients.csv (a column 'id' is enough), or pass --create-missing to make the persons from the rows");
        }
    }

    /**
     * Reads every file and finds out which rows are in order. Rejected rows are written beside their files if the options say so.
     *
     * @param progress hears of bytes read
     * @throws GrapevineException if a file cannot be read to its end
     */
    public IntakeReport check(Progress progress) {
        IntakeReport known = report;
        if (known != null) {
            return known;
        }
        crm.gather();
        Checking checking = new Checking(files, options, register, progress);
        List<FileReport> reports = checking.run();
        List<String> said = new ArrayList<>(remarks);
        said.addAll(crm.remarks());
        said.addAll(register.referrers().finish());
        int groups =
                (int) register.groups().all().stream().filter(register::sends).count();
        IntakeReport fresh = new IntakeReport(
                reports,
                said,
                register.persons().size(),
                groups,
                checking.twins().count(),
                options.skipBadRows());
        report = fresh;
        return fresh;
    }

    /**
     * Sends the network, after checking it if nobody has.
     *
     * @throws GrapevineException if rows were rejected and the options do not allow to skip them, or if a file has changed
     */
    @Override
    public void sendTo(NetworkSink sink) {
        check(Progress.SILENT).orThrow();
        new Sending(files, options, register, sink).run();
    }
}
