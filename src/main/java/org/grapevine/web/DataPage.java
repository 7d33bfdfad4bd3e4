package org.grapevine.web;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.grapevine.GrapevineException;
import org.grapevine.io.CrmOptions;
import org.grapevine.io.Decimal;
import org.grapevine.io.FileReport;
import org.grapevine.io.Input;
import org.grapevine.io.Intake;
import org.grapevine.io.IntakeOptions;
import org.grapevine.io.IntakeReport;
import org.grapevine.io.Kind;
import org.grapevine.io.Mapping;
import org.grapevine.io.Note;
import org.grapevine.io.Reason;
import org.grapevine.parallel.Progress;
import org.grapevine.store.LoadReport;
import org.jspecify.annotations.Nullable;

/** Files that are sent up: checked as {@code load --dry-run} checks them, shown, then loaded; and what can be done about single persons. */
final class DataPage implements Page {
    /* There is one upload at a time. Its files stand in a folder of their own, which is removed when they were loaded, when others are sent, and when
     * the dashboard ends. A name that comes with a file never becomes a path: only its letters, digits, points and hyphens are kept. */

    private static final int WORST = 20;
    private static final String MAPPING = "mapping.txt";

    /**
     * What was found in an upload.
     *
     * @param upload by which it is called
     * @param files one each
     * @param worst the first rows that cannot be taken, then what else was noticed
     * @param persons how many there are
     * @param groups how many there are
     * @param alike how many persons look like others; null where there are too many to compare
     * @param remarks on the whole
     * @param rejected rows that cannot be taken
     * @param passed whether it may be loaded as it is
     * @param kinds of files that there are
     */
    record Checked(
            String upload,
            List<Sheet> files,
            List<Finding> worst,
            int persons,
            int groups,
            @Nullable Integer alike,
            List<String> remarks,
            long rejected,
            boolean passed,
            List<String> kinds) {}

    /**
     * A file.
     *
     * @param file its name
     * @param kind what it tells about
     * @param columns its columns, with a few values of each
     * @param asked whether its kind may be chosen: not of an export of a CRM, nor of one sheet among several, whose name says it
     * @param leftOut rows of special categories that are not taken in
     * @param codes how often each reason was met
     */
    record Sheet(
            String file,
            String kind,
            String encoding,
            String delimiter,
            List<FileReport.Column> columns,
            boolean asked,
            long accepted,
            long rejected,
            long merged,
            long leftOut,
            Map<String, Long> codes,
            List<String> remarks) {}

    /** What is the matter with a row; line 0 where it is the whole file. */
    record Finding(String file, long line, String code, boolean rejected, String text) {}

    /** What a load did. */
    record Loaded(long rows, long created, long updated, boolean changed) {}

    /** Files that were sent: the name of the upload, and where they stand. */
    private record Upload(String name, Path folder) {}

    private final Desk desk;
    private @Nullable Upload upload;

    DataPage(Desk desk) {
        this.desk = desk;
        desk.atEnd(this::clear);
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post("/api/data/check", this::check);
        routes.post("/api/data/again", request -> {
            Asking asking = Asking.posted(request);
            check(request, of(asking), asking);
        });
        routes.post("/api/data/load", this::load);
        routes.post("/api/data/drop", request -> {
            of(Asking.posted(request));
            clear();
            request.json(Map.of());
        });
    }

    private void check(Context request) {
        List<UploadedFile> files = request.uploadedFiles("files");
        if (files.isEmpty()) {
            throw GrapevineException.input("no file was sent", "choose CSV files or workbooks first");
        }
        check(request, received(files), Asking.form(request));
    }

    private synchronized Upload received(List<UploadedFile> files) {
        clear();
        try {
            Path folder = Files.createTempDirectory("grapevine-upload");
            Upload fresh = new Upload(UUID.randomUUID().toString(), folder);
            upload = fresh;
            for (UploadedFile file : files) {
                String name = plain(file.filename());
                Path place = folder.resolve(name);
                for (int number = 2; Files.exists(place); number++) {
                    place = folder.resolve(number + "-" + name);
                }
                try (InputStream content = file.content()) {
                    Files.copy(content, place);
                }
            }
            return fresh;
        } catch (IOException unwritable) {
            clear();
            throw GrapevineException.input(
                    "the files cannot be kept while they are checked: " + unwritable.getMessage(),
                    "make room in " + System.getProperty("java.io.tmpdir"));
        }
    }

    /** A file name without anything that leads elsewhere. */
    static String plain(String given) {
        String name = given.replaceAll(".*[/\\\\]", "")
                .replaceAll("[^\\p{L}\\p{N}._ -]", "_")
                .strip();
        name = name.replaceFirst("^[. ]+", "");
        return name.isEmpty() || name.equals(MAPPING) ? "file.csv" : name.substring(Math.max(0, name.length() - 100));
    }

    private synchronized Upload of(Asking asking) {
        Upload there = upload;
        if (there == null || !there.name.equals(asking.word("upload", ""))) {
            throw GrapevineException.input("these files are not here any more", "choose them again");
        }
        return there;
    }

    private synchronized void clear() {
        Upload there = upload;
        upload = null;
        if (there != null) {
            Downloads.removeWhole(there.folder);
        }
    }

    private void check(Context request, Upload files, Asking asking) {
        desk.start(request, "checking the files", workers -> {
            Intake intake = intake(files.folder, asking);
            return told(files.name, shortened(files.folder, () -> intake.check(workers.progress())));
        });
    }

    private static Intake intake(Path place, Asking asking) {
        return shortened(place, () -> {
            List<Input> inputs = new ArrayList<>();
            for (Path file : listed(place)) {
                String kind = asking.word("kind " + file.getFileName(), "");
                inputs.add(new Input(file, kind.isEmpty() ? null : Kind.of(kind)));
            }
            return Intake.of(inputs, options(place, asking));
        });
    }

    private static List<Path> listed(Path place) {
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> !file.getFileName().toString().equals(MAPPING))
                    .sorted()
                    .toList();
        } catch (IOException gone) {
            throw GrapevineException.input("these files are not here any more", "choose them again");
        }
    }

    private static IntakeOptions options(Path place, Asking asking) {
        String format = asking.word("dateFormat", "");
        String decimal = asking.word("decimal", "");
        Set<String> special = Arrays.stream(asking.word("special", "").split(",", -1))
                .map(String::strip)
                .filter(type -> !type.isEmpty())
                .collect(Collectors.toSet());
        return new IntakeOptions(
                asking.flag("skip"),
                asking.flag("create"),
                special,
                mapping(place, asking.word("mapping", "")),
                format.isEmpty() ? null : format,
                decimal.isEmpty() ? null : Decimal.valueOf(decimal.toUpperCase(Locale.ROOT)),
                null,
                false,
                null,
                CrmOptions.BY_HEADER);
    }

    private static Map<String, String> mapping(Path place, String lines) {
        if (lines.isBlank()) {
            return Map.of();
        }
        try {
            return Mapping.read(Files.writeString(place.resolve(MAPPING), lines));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Faults without the folder, which nobody has chosen. */
    static <T> T shortened(Path place, Supplier<T> work) {
        try {
            return work.get();
        } catch (GrapevineException fault) {
            if (fault.kind() != GrapevineException.Kind.INPUT) {
                throw fault;
            }
            throw GrapevineException.input(
                    String.valueOf(fault.getMessage()).replace(place + "/", ""),
                    fault.remedy().replace(place + "/", ""));
        }
    }

    private static Checked told(String upload, IntakeReport report) {
        List<Finding> findings = new ArrayList<>();
        for (FileReport file : report.files()) {
            for (Note note : file.notes()) {
                findings.add(new Finding(
                        name(file),
                        note.line(),
                        note.reason().name(),
                        note.reason().effect() == Reason.Effect.REJECTED,
                        PageWords.of(note.text())));
            }
        }
        return new Checked(
                upload,
                report.files().stream().map(DataPage::sheet).toList(),
                findings.stream()
                        .sorted(Comparator.comparing((Finding finding) -> !finding.rejected()))
                        .limit(WORST)
                        .toList(),
                report.persons(),
                report.groups(),
                report.alike().isPresent() ? report.alike().getAsInt() : null,
                PageWords.of(report.remarks()),
                report.rejected(),
                report.passed(),
                Arrays.stream(Kind.values()).map(Kind::word).toList());
    }

    private static Sheet sheet(FileReport file) {
        return new Sheet(
                name(file),
                file.kind().word(),
                file.encoding(),
                String.valueOf(file.delimiter()),
                file.preview(),
                file.recognition() == null && !name(file).endsWith("]"),
                file.accepted(),
                file.rejected(),
                file.merged(),
                file.leftOut(),
                file.codes(),
                PageWords.of(file.remarks()));
    }

    private static String name(FileReport file) {
        return file.file().getFileName().toString();
    }

    private void load(Context request) {
        Asking asking = Asking.posted(request);
        Path place = of(asking).folder;
        desk.start(request, "loading the files", workers -> {
            Intake intake = intake(place, asking);
            LoadReport done = shortened(place, () -> {
                intake.check(Progress.SILENT).orThrow();
                return desk.store().load(intake, workers.progress());
            });
            clear();
            return new Loaded(done.rows(), done.created(), done.updated(), done.changed());
        });
    }
}
