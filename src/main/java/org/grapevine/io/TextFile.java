package org.grapevine.io;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.grapevine.GrapevineException;
import org.jspecify.annotations.Nullable;

/** A file of text: unpacked if it is gzipped, decoded as what it is found to be. */
final class TextFile implements RowFile {
    /* The encoding is settled by looking at every byte once, before anything is decoded: a byte order mark, else the zero bytes of
     * UTF-16, else UTF-8 if it is valid throughout. If not, then what there is more of decides: sequences valid in UTF-8 (a damaged file: rows
     * with broken bytes are rejected) or invalid ones (Windows-1252). Mostly ASCII, so eight bytes at a time are looked at. */

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int BLOCK = 1 << 16;

    private final Path path;
    private final Charset charset;
    private final int mark;
    private final boolean clean;
    private final long firstInvalidLine;
    private final long size;
    private final FileTime modified;

    private TextFile(Path path, Charset charset, int mark, boolean clean, long firstInvalidLine) throws IOException {
        this.path = path;
        this.charset = charset;
        this.mark = mark;
        this.clean = clean;
        this.firstInvalidLine = firstInvalidLine;
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        this.size = attributes.size();
        this.modified = attributes.lastModifiedTime();
    }

    /**
     * Looks at the whole file to find its encoding.
     *
     * @param stated the encoding if the user knows it
     * @throws GrapevineException if there is no such file, or it cannot be read as text
     */
    static TextFile of(Path path, @Nullable Charset stated) {
        return reading(path, () -> {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw GrapevineException.input(
                        path + " is no regular file", "write it to a file first: files are read more than once");
            }
            try (InputStream in = bytes(path, read -> {})) {
                byte[] head = in.readNBytes(BLOCK);
                refuseOthers(path, head);
                Charset marked = markedCharset(head);
                if (stated != null) {
                    int skip = marked == null ? 0 : markLength(marked);
                    return new TextFile(path, stated, skip, false, 0);
                }
                if (marked != null && !marked.equals(StandardCharsets.UTF_8)) {
                    return new TextFile(path, marked, markLength(marked), false, 0);
                }
                Charset wide = zeroBytePattern(head);
                if (wide != null) {
                    return new TextFile(path, wide, 0, false, 1);
                }
                return eightBit(path, head, in, marked == null ? 0 : 3);
            }
        });
    }

    private static TextFile eightBit(Path path, byte[] head, InputStream in, int mark) throws IOException {
        Utf8Scan scan = new Utf8Scan();
        scan.look(head, head.length);
        byte[] block = new byte[BLOCK];
        for (int count = in.read(block); count >= 0; count = in.read(block)) {
            scan.look(block, count);
        }
        scan.end();
        if (scan.invalid == 0) {
            return new TextFile(path, StandardCharsets.UTF_8, mark, true, 0);
        }
        long line = lineOf(path, scan.firstInvalid);
        Charset charset = mark > 0 || scan.valid >= scan.invalid ? StandardCharsets.UTF_8 : WINDOWS_1252;
        return new TextFile(path, charset, mark, false, line);
    }

    private static void refuseOthers(Path path, byte[] head) throws IOException {
        if (zipped(head)) {
            throw GrapevineException.input(
                    path + " is an Excel workbook or another packed file, not a CSV file",
                    "save it as CSV UTF-8 and name that");
        }
        if (startsWith(head, '%', 'P', 'D', 'F')) {
            throw GrapevineException.input(
                    path + " is a PDF, not a CSV file", "save what it was made of as CSV UTF-8 and name that");
        }
        if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) {
            throw locked(path, head)
                    ? GrapevineException.input(
                            path + " is locked with a password",
                            "open it with the password, save it without one, and load that")
                    : GrapevineException.input(
                            path + " is an Excel workbook of the old kind (.xls)",
                            "save it as .xlsx or as CSV UTF-8 and load that");
        }
    }

    /** Whether an OLE file holds an encrypted workbook, by the first sector of its table of contents. */
    private static boolean locked(Path path, byte[] head) throws IOException {
        if (head.length < 512) {
            return false;
        }
        ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        long sector = 1L << Math.min(20, Math.max(0, header.getShort(30)));
        long contents = Math.max(0, (header.getInt(48) + 1L) * sector);
        try (InputStream in = Files.newInputStream(path)) {
            in.skip(contents);
            byte[] names = in.readNBytes((int) sector);
            return new String(names, StandardCharsets.UTF_16LE).contains("EncryptedPackage");
        }
    }

    private static boolean startsWith(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Charset markedCharset(byte[] head) {
        if (startsWith(head, 0xef, 0xbb, 0xbf)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(head, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(head, 0xfe, 0xff) ? StandardCharsets.UTF_16BE : null;
    }

    private static int markLength(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8) ? 3 : 2;
    }

    /** UTF-16 where nearly every other byte is zero, as in any text of European letters; null otherwise. */
    private static @Nullable Charset zeroBytePattern(byte[] head) {
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i & 1] += head[i] == 0 ? 1 : 0;
        }
        int enough = Math.max(1, head.length / 5);
        if (Math.max(zeros[0], zeros[1]) < enough || Math.min(zeros[0], zeros[1]) > enough / 4) {
            return null;
        }
        return zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    private static long lineOf(Path path, long position) throws IOException {
        long line = 1;
        try (InputStream in = new BufferedInputStream(bytes(path, read -> {}), BLOCK)) {
            int before = 0;
            for (long i = 0; i < position; i++) {
                int b = in.read();
                line += b == '\r' || (b == '\n' && before != '\r') ? 1 : 0;
                before = b;
            }
        }
        return line;
    }

    /**
     * The text from its beginning, without a byte order mark.
     *
     * @param progress hears of the bytes read since the last call
     * @throws GrapevineException if the file has changed since it was first looked at
     */
    Reader open(LongConsumer progress) throws IOException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        if (now.size() != size || !now.lastModifiedTime().equals(modified)) {
            throw changed(path);
        }
        InputStream in = bytes(path, progress);
        in.skipNBytes(mark);
        return new InputStreamReader(in, charset);
    }

    /** What to say of a file that is another than before. */
    static GrapevineException changed(Path path) {
        return GrapevineException.input(
                path + " has changed while it was being read", "load it again once it is at rest");
    }

    @Override
    public RowSource rows(LongConsumer progress, RowSource.Remarks remarks) throws IOException {
        return CsvTable.open(this, progress, remarks);
    }

    @Override
    public boolean padded() {
        return false;
    }

    @Override
    public long size() {
        return size;
    }

    /** Whether the bytes spell text throughout, so that a sign for lost characters can only stand in the text itself. */
    boolean clean() {
        return clean;
    }

    @Override
    public String encoding() {
        return charset.name();
    }

    @Override
    public long guessedAt() {
        return firstInvalidLine;
    }

    @Override
    public Path path() {
        return path;
    }

    /** Whether a file that begins with {@code head} is a ZIP archive, as workbooks are. */
    static boolean zipped(byte[] head) {
        return startsWith(head, 'P', 'K', 3, 4);
    }

    /** Whether the file begins as gzipped files do. */
    static boolean gzipped(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return startsWith(in.readNBytes(2), 0x1f, 0x8b);
        }
    }

    /** Its bytes, unpacked if they are packed. */
    static InputStream bytes(Path path, LongConsumer progress) throws IOException {
        InputStream file = new FilterInputStream(Files.newInputStream(path)) {
            @Override
            public int read() throws IOException {
                int b = super.read();
                progress.accept(b < 0 ? 0 : 1);
                return b;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = super.read(target, offset, length);
                progress.accept(Math.max(0, count));
                return count;
            }
        };
        PushbackInputStream peeked = new PushbackInputStream(file, 2);
        byte[] magic = peeked.readNBytes(2);
        peeked.unread(magic);
        return startsWith(magic, 0x1f, 0x8b) ? new GZIPInputStream(peeked, BLOCK) : peeked;
    }

    /** A piece of work on a file. */
    interface Reading<T> {
        T run() throws IOException;
    }

    /** Does {@code work}, and tells the user what is wrong with the file where it fails. */
    static <T> T reading(Path path, Reading<T> work) {
        try {
            return work.run();
        } catch (NoSuchFileException fault) {
            throw GrapevineException.input("there is no file " + path, "check the path");
        } catch (AccessDeniedException fault) {
            throw GrapevineException.input(path + " may not be read", "ask its owner for leave, or copy it");
        } catch (ZipException | EOFException | MalformedInputException fault) {
            throw GrapevineException.input(path + " is damaged: " + fault.getMessage(), "fetch or pack it again");
        } catch (IOException fault) {
            throw GrapevineException.input(
                    path + " cannot be read: " + fault.getMessage(), "check the disk and the file");
        }
    }

    /** Counts the sequences beyond ASCII that are valid in UTF-8, and the bytes that are not. */
    private static final class Utf8Scan {
        private static final long BEYOND_ASCII = 0x8080808080808080L;

        private long valid;
        private long invalid;
        private long firstInvalid;
        private long position;
        private int awaited;
        private int least;
        private int codePoint;

        void look(byte[] block, int count) {
            ByteBuffer words = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
            int i = 0;
            while (i < count) {
                if (awaited == 0 && i + 8 <= count && (words.getLong(i) & BEYOND_ASCII) == 0) {
                    i += 8;
                } else {
                    take(block[i] & 0xff, position + i);
                    i++;
                }
            }
            position += count;
        }

        private void take(int b, long at) {
            if (awaited > 0) {
                if ((b & 0xc0) == 0x80) {
                    codePoint = codePoint << 6 | (b & 0x3f);
                    if (--awaited == 0) {
                        boolean surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
                        judge(codePoint >= least && codePoint <= 0x10ffff && !surrogate, at);
                    }
                    return;
                }
                awaited = 0;
                judge(false, at);
            }
            if (b >= 0xc2 && b <= 0xf4) {
                awaited = b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
                least = b < 0xe0 ? 0x80 : b < 0xf0 ? 0x800 : 0x10000;
                codePoint = b & (0x3f >> awaited);
            } else if (b >= 0x80) {
                judge(false, at);
            }
        }

        private void judge(boolean sequenceIsValid, long at) {
            if (sequenceIsValid) {
                valid++;
            } else if (invalid++ == 0) {
                firstInvalid = at;
            }
        }

        void end() {
            if (awaited > 0) {
                judge(false, position);
            }
        }
    }
}
