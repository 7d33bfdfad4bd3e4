package org.grapevine.io;

import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.grapevine.GrapevineException;
import org.grapevine.graph.Edges;
import org.grapevine.parallel.Workers;

/**
 * An edge list with numbers for vertices, as graph benchmarks use: {@code u v [w]} a line, comments after {@code #} or {@code %}. Self ties
 * and parallel edges stay as they stand. For names in place of numbers see {@link Intake}.
 *
 * <p>O(bytes) time; 8 bytes an edge, 16 with weights, twice that for a moment.
 */
public final class EdgeList {
    /* Bytes straight into arrays, no text in between. A plain file is cut into parts of fixed size, each of which begins after its first
     * line end and runs on to the end of its last line, so that parts can be read by any number of threads and are joined in order. A
     * gzipped file can only be unpacked from its beginning, which costs more than reading it. */

    private static final int PART = 1 << 23;

    /** A part looks at so many bytes before it, to see whether a line ends there. */
    private static final int BEFORE = 1;

    private EdgeList() {}

    /** Whether the name of the file says that it is an edge list. */
    public static boolean named(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.w?el(\\.gz)?");
    }

    /**
     * Reads {@code file}, which may be gzipped. A weight is 1 where its line has none; there are none where no line has one.
     *
     * @throws GrapevineException if a line is no edge, or there is no such file
     */
    public static Edges read(Path file, Workers workers) {
        return TextFile.reading(file, () -> {
            List<EdgeListPart> parts = TextFile.gzipped(file) ? unpacked(file) : plain(file, workers);
            return joined(file, parts, workers);
        });
    }

    /**
     * Writes {@code edges} to {@code file}, which is replaced.
     *
     * @throws GrapevineException if it cannot be written
     */
    public static void write(Edges edges, Path file) {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            StringBuilder line = new StringBuilder();
            for (int e = 0; e < edges.size(); e++) {
                line.setLength(0);
                line.append(edges.from[e]).append(' ').append(edges.to[e]);
                if (edges.weight != null) {
                    line.append(' ').append(edges.weight[e]);
                }
                out.append(line.append('\n'));
            }
        } catch (IOException fault) {
            throw GrapevineException.input(
                    file + " cannot be written: " + fault.getMessage(), "name a file in another place");
        }
    }

    private static List<EdgeListPart> plain(Path file, Workers workers) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            EdgeListPart[] parts = new EdgeListPart[(int) ((size + PART - 1) / PART)];
            IOException[] faults = new IOException[parts.length];
            byte[][] buffers = new byte[workers.threads()][0];
            workers.run(parts.length, (part, worker) -> {
                try {
                    if (buffers[worker].length == 0) {
                        buffers[worker] = new byte[(int) Math.min(size, PART) + BEFORE];
                    }
                    parts[part] = new EdgeListPart();
                    read(channel, size, (long) part * PART, buffers[worker], parts[part]);
                } catch (IOException fault) {
                    faults[part] = fault;
                }
            });
            for (IOException fault : faults) {
                if (fault != null) {
                    throw fault;
                }
            }
            return Arrays.asList(parts);
        }
    }

    /** Adds to {@code part} the lines that begin in the {@code PART} bytes from {@code start} on. */
    private static void read(FileChannel channel, long size, long start, byte[] buffer, EdgeListPart part)
            throws IOException {
        long from = start == 0 ? 0 : start - BEFORE;
        int length = (int) (Math.min(size, start + PART) - from);
        fill(channel, from, buffer, 0, length);
        int first = start == 0 ? 0 : afterLineEnd(buffer, 0, length);
        if (first > length) {
            return;
        }
        byte[] bytes = buffer;
        long end = from + length;
        while (end < size && bytes[length - 1] != '\n') {
            byte[] more = new byte[(int) Math.min(size - end, 1 << 12)];
            fill(channel, end, more, 0, more.length);
            int added = Math.min(more.length, afterLineEnd(more, 0, more.length));
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length, length + added));
            System.arraycopy(more, 0, bytes, length, added);
            length += added;
            end += added;
        }
        part.parse(bytes, first, length);
    }

    /** The place after the first line end; beyond the end where there is none. */
    private static int afterLineEnd(byte[] bytes, int start, int end) {
        int i = start;
        while (i < end && bytes[i] != '\n') {
            i++;
        }
        return i + 1;
    }

    private static void fill(FileChannel channel, long position, byte[] bytes, int from, int length)
            throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, from, length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position() - from) < 0) {
                throw new EOFException("it became shorter while it was read");
            }
        }
    }

    private static List<EdgeListPart> unpacked(Path file) throws IOException {
        EdgeListPart whole = new EdgeListPart();
        try (InputStream in = TextFile.bytes(file, read -> {})) {
            byte[] block = new byte[PART];
            int kept = 0;
            for (int count = in.readNBytes(block, 0, PART);
                    count > 0;
                    count = in.readNBytes(block, kept, block.length - kept)) {
                int filled = kept + count;
                int end = filled;
                while (end > 0 && filled == block.length && block[end - 1] != '\n') {
                    end--;
                }
                whole.parse(block, 0, end);
                kept = filled - end;
                System.arraycopy(block, end, block, 0, kept);
                if (kept == block.length) {
                    block = Arrays.copyOf(block, 2 * kept);
                }
            }
            whole.parse(block, 0, kept);
        }
        return List.of(whole);
    }

    private static Edges joined(Path file, List<EdgeListPart> parts, Workers workers) {
        long lines = 0;
        long edges = 0;
        int last = -1;
        boolean weighted = false;
        for (EdgeListPart part : parts) {
            if (part.fault != null) {
                throw GrapevineException.input(
                        file + ":" + (lines + part.lines + 1) + ": " + part.fault,
                        "write two vertex numbers from 0 to 2147483646 and perhaps a weight a line");
            }
            lines += part.lines;
            edges += part.edges;
            last = Math.max(last, part.last);
            weighted |= part.weight != null;
        }
        if (edges > Integer.MAX_VALUE - 8) {
            throw GrapevineException.input(file + " has " + edges + " edges", "at most 2147483639 fit into one graph");
        }
        int[] from = new int[(int) edges];
        int[] to = new int[(int) edges];
        double[] weight = weighted ? new double[(int) edges] : null;
        int[] start = new int[parts.size()];
        for (int part = 1; part < start.length; part++) {
            start[part] = start[part - 1] + parts.get(part - 1).edges;
        }
        workers.run(start.length, (part, worker) -> {
            EdgeListPart source = parts.get(part);
            System.arraycopy(source.from, 0, from, start[part], source.edges);
            System.arraycopy(source.to, 0, to, start[part], source.edges);
            if (weight != null) {
                source.copyWeights(weight, start[part]);
            }
        });
        return new Edges(last + 1, from, to, weight);
    }
}
