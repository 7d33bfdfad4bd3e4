package org.grapevine.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.grapevine.GrapevineException;
import org.jspecify.annotations.Nullable;

/** An Excel workbook (.xlsx): the sheets of it that can be seen. */
final class Workbook {
    /* A workbook is a ZIP file of XML. The library streams the rows of a sheet, but keeps the table of shared texts, and believes what the file
     * says of itself. So everything is unpacked once beforehand, into nothing, and counted: a file that unpacks to more than any real one,
     * or to several hundred times its size, is refused before anything is read. XML that is evenly repeated packs to a fiftieth at most. */

    /** No real workbook unpacks to more. */
    private static final long MOST = 4L << 30;

    /** From here on it is looked at how much smaller a part is packed. */
    private static final long LARGE = 64L << 20;

    private static final int SMALLEST_SHARE = 200;
    private static final int PARTS = 10_000;
    private static final int BLOCK = 1 << 16;
    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);

    private final Path path;
    private final IntakeOptions options;
    private final long size;
    private final FileTime modified;
    private final List<String> hidden = new ArrayList<>();
    private final List<WorkbookSheet> sheets = new ArrayList<>();

    private Workbook(Path path, IntakeOptions options) throws IOException {
        this.path = path;
        this.options = options;
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        this.size = attributes.size();
        this.modified = attributes.lastModifiedTime();
        requireBounded();
        try (ReadableWorkbook book = open()) {
            for (Sheet sheet : book.getSheets().toList()) {
                if (sheet.getVisibility() == SheetVisibility.VISIBLE) {
                    sheets.add(new WorkbookSheet(this, sheet.getIndex(), String.valueOf(sheet.getName()), path));
                } else {
                    hidden.add(String.valueOf(sheet.getName()));
                }
            }
        }
    }

    /** Whether the file begins as packed files do. */
    static boolean is(Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        return TextFile.reading(path, () -> {
            try (InputStream in = Files.newInputStream(path)) {
                return TextFile.zipped(in.readNBytes(4));
            }
        });
    }

    /**
     * Opens a workbook and finds its sheets.
     *
     * @throws GrapevineException if it is none, is broken, or unpacks to more than it should
     */
    static Workbook of(Path path, IntakeOptions options) {
        return TextFile.reading(path, () -> new Workbook(path, options));
    }

    Path path() {
        return path;
    }

    long size() {
        return size;
    }

    IntakeOptions options() {
        return options;
    }

    /** The sheets that can be seen, in their order. */
    List<WorkbookSheet> sheets() {
        return Collections.unmodifiableList(sheets);
    }

    /**
     * Opens the file anew.
     *
     * @throws GrapevineException if it has changed since it was first looked at, or cannot be read
     */
    ReadableWorkbook open() throws IOException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        if (now.size() != size || !now.lastModifiedTime().equals(modified)) {
            throw TextFile.changed(path);
        }
        try {
            return new ReadableWorkbook(path.toFile(), WITH_FORMATS);
        } catch (IOException | RuntimeException fault) {
            throw broken("", fault);
        }
    }

    /** What to say where the library gives up. */
    GrapevineException broken(String where, Throwable fault) {
        String why = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
        return GrapevineException.input(
                path + where + " is no Excel workbook that can be read: " + Cell.shown(why),
                "open it in a spreadsheet program and save it anew as .xlsx, or as CSV UTF-8");
    }

    /** Unpacks every part into nothing. */
    private void requireBounded() throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(path).get()) {
            requireWorkbook(zip);
            byte[] block = new byte[BLOCK];
            long all = 0;
            int parts = 0;
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (++parts > PARTS) {
                    throw tooLarge("holds more than " + PARTS + " parts");
                }
                all += unpacked(zip, entry, block, all);
            }
        } catch (NoSuchFileException gone) {
            throw gone;
        } catch (IOException | IllegalArgumentException fault) {
            throw broken("", fault);
        }
    }

    private long unpacked(ZipFile zip, ZipArchiveEntry entry, byte[] block, long before) throws IOException {
        long packed = Math.max(1, entry.getCompressedSize());
        boolean kept = entry.getName().toLowerCase(Locale.ROOT).contains("sharedstrings");
        long most = Math.min(MOST - before, kept ? Runtime.getRuntime().maxMemory() / 4 : MOST);
        long count = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                count += read;
                if (count > LARGE && count / SMALLEST_SHARE > packed) {
                    throw tooLarge("unpacks to more than " + SMALLEST_SHARE + " times its size");
                }
                if (count > most) {
                    throw tooLarge("unpacks to more than %,d MB".formatted(most >> 20));
                }
            }
        }
        return count;
    }

    private GrapevineException tooLarge(String why) {
        return GrapevineException.input(
                path + " " + why + ", more than a workbook of tables does",
                "if it is what you think it is, save its sheets as CSV UTF-8 and load those");
    }

    private void requireWorkbook(ZipFile zip) throws IOException {
        if (zip.getEntry("xl/workbook.bin") != null) {
            throw other("is a binary Excel workbook (.xlsb)");
        }
        ZipArchiveEntry type = zip.getEntry("mimetype");
        String mimetype = type == null ? "" : start(zip, type);
        if (mimetype.contains("opendocument")) {
            throw other("is an OpenDocument file");
        }
        boolean sheets = Collections.list(zip.getEntries()).stream()
                .anyMatch(entry -> entry.getName().toLowerCase(Locale.ROOT).startsWith("xl/"));
        if (zip.getEntry("[Content_Types].xml") == null || !sheets) {
            throw GrapevineException.input(
                    path + " is a packed file, and no Excel workbook", "unpack it and load what is in it");
        }
    }

    private static String start(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(100), StandardCharsets.US_ASCII);
        }
    }

    private GrapevineException other(String what) {
        return GrapevineException.input(path + " " + what, "save it as .xlsx or as CSV UTF-8 and load that");
    }

    /** What is read of the workbook, and what is passed over, which {@code remarks} hear. */
    List<WorkbookSheet> taken(@Nullable Kind kind, CrmFiles crm, List<String> remarks) {
        String file = String.valueOf(path.getFileName());
        for (String name : hidden) {
            remarks.add(file + ": sheet " + Cell.shown(name) + " is hidden and was passed over");
        }
        if (sheets.isEmpty()) {
            throw GrapevineException.input(
                    path + " has no sheet that can be seen", "show the sheet in a spreadsheet program and save it");
        }
        List<WorkbookSheet> taken = kind == null ? known(crm) : sheetsOf(kind);
        List<WorkbookSheet> left = new ArrayList<>(sheets);
        if (taken.isEmpty()) {
            WorkbookSheet first =
                    sheets.stream().filter(sheet -> !sheet.blank()).findFirst().orElse(sheets.get(0));
            left.remove(first);
            taken = List.of(first);
        } else {
            left.removeAll(taken);
            Path alone = taken.size() == 1 ? path : null;
            taken = taken.stream()
                    .map(sheet ->
                            alone != null && sheet.kind() == IntakeFile.namedExactly(alone) ? sheet : sheet.named())
                    .toList();
        }
        for (WorkbookSheet sheet : left) {
            if (!sheet.blank()) {
                remarks.add(file + ": sheet " + Cell.shown(sheet.name())
                        + " was passed over: it is not the first, its name is none of " + Kind.words()
                        + ", and it is no export of a CRM that is known");
            }
        }
        return taken;
    }

    private List<WorkbookSheet> known(CrmFiles crm) {
        return sheets.stream()
                .filter(sheet -> sheet.kind() != null || crm.knows(sheet))
                .toList();
    }

    private List<WorkbookSheet> sheetsOf(Kind kind) {
        return sheets.stream().filter(sheet -> sheet.kind() == kind).toList();
    }
}
