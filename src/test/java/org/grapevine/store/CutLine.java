package org.grapevine.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The line to a server, which can be cut after so many bytes of its answers: to whoever asks, the server has stopped. */
public final class CutLine implements AutoCloseable {
    private final ServerSocket door;
    private final URI server;
    private final List<Socket> open = new ArrayList<>();
    private long passed;
    private long most = Long.MAX_VALUE;

    private CutLine(ServerSocket door, URI server) {
        this.door = door;
        this.server = server;
    }

    /** A line to the server at that address. */
    public static CutLine to(String uri) {
        try {
            CutLine line = new CutLine(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), URI.create(uri));
            start(line::admit);
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cut-line");
        thread.setDaemon(true);
        thread.start();
    }

    /** Where it begins. */
    public String uri() {
        return "bolt://127.0.0.1:" + door.getLocalPort();
    }

    /** Mends the line, which will be cut after {@code bytes} of answers from now on. */
    public synchronized void cutAfter(long bytes) {
        passed = 0;
        most = bytes;
    }

    /** Mends the line for good. */
    public void mend() {
        cutAfter(Long.MAX_VALUE);
    }

    /** How many bytes of answers have come since it was mended. */
    public synchronized long passed() {
        return passed;
    }

    private void admit() {
        try {
            while (true) {
                connect(door.accept());
            }
        } catch (IOException closed) {
            hangUp();
        }
    }

    private synchronized void connect(Socket client) throws IOException {
        open.add(client);
        if (passed >= most) {
            hangUp();
            return;
        }
        Socket host = new Socket(server.getHost(), server.getPort());
        open.add(host);
        start(() -> carry(client, host, false));
        start(() -> carry(host, client, true));
    }

    private void carry(Socket from, Socket to, boolean answers) {
        byte[] bytes = new byte[1 << 13];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                out.write(bytes, 0, answers ? allowed(read) : read);
                out.flush();
            }
        } catch (IOException ended) {
            return;
        }
    }

    /** How many of so many bytes may still pass; where not all may, the line is cut. */
    private synchronized int allowed(int bytes) throws IOException {
        int left = (int) Math.min(bytes, most - passed);
        passed += left;
        if (left < bytes) {
            hangUp();
            throw new IOException("cut");
        }
        return left;
    }

    private synchronized void hangUp() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException gone) {
                // it was closed already
            }
        }
        open.clear();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
