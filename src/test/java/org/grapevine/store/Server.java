package org.grapevine.store;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A Neo4j server as others run one: a process of its own, from Neo4j's artifacts, that listens on a loopback port and is known by its
 * address, user and password alone.
 */
public final class Server implements AutoCloseable {
    /** Its user. */
    public static final String USER = "neo4j";

    /** The password of its user. */
    public static final String PASSWORD = "secret of the server";

    private static final String STARTED = "Started.";

    /** What Grapevine uses beside Neo4j and what comes with it. */
    private static final List<String> LIBRARIES_OF_OURS = List.of(
            "commons-statistics-",
            "commons-numbers-",
            "commons-rng-",
            "jgrapht-",
            "jheaps-",
            "apfloat-",
            "gson-",
            "fastcsv-",
            "j2html-",
            "progressbar-",
            "jspecify-",
            "junit-",
            "assertj-",
            "archunit-",
            "testcontainers-");

    private final Process process;
    private final String uri;

    private Server(Process process, String uri) {
        this.process = process;
        this.uri = uri;
    }

    /** Starts one in an empty folder. */
    public static Server in(Path home) {
        prepare(home);
        return again(home);
    }

    /** Starts one that has our procedures, in an empty folder. */
    public static Server withProceduresIn(Path home) {
        prepare(home);
        return start(home, System.getProperty("java.class.path"));
    }

    /** Starts one whose folder of plugins holds {@code plugin}, and that has no library but Neo4j's, in an empty folder. */
    public static Server withPluginIn(Path home, Path plugin) throws IOException {
        prepare(home);
        Path there = Files.createDirectories(home.resolve("plugins")).resolve(plugin.getFileName());
        Files.copy(plugin, there);
        return start(
                home,
                jars(name -> LIBRARIES_OF_OURS.stream().noneMatch(name::startsWith)) + File.pathSeparator + there);
    }

    /** Starts one where one was before. */
    public static Server again(Path home) {
        return start(home, jars(name -> true));
    }

    /** Starts one on the home of a store, with as much memory as a real one and all of the compiler. */
    static Server compiling(Path home, boolean procedures) {
        String classPath = procedures ? System.getProperty("java.class.path") : jars(name -> true);
        return start(home, classPath, "-Xmx2g", "-XX:+UseParallelGC");
    }

    /** Starts one of a calendar version, from the jars in a folder and on a Java of its own, in an empty folder. */
    static Server of(Path libraries, String java, Path home) {
        prepare(home);
        List<String> begin = List.of(java, "-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp");
        return start(home, begin, libraries + File.separator + "*", "org.neo4j.server.Neo4jCommunity");
    }

    /** Processor time that it has taken. */
    long processorNanos() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    private static String jars(Predicate<String> taken) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(part -> part.endsWith(".jar"))
                .filter(part ->
                        !new File(part).getName().startsWith("grapevine-") && taken.test(new File(part).getName()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void prepare(Path home) {
        try {
            EmbeddedNeo4j.prepare(home, PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Server start(Path home, String classPath) {
        return start(home, classPath, "-Xmx512m", "-XX:TieredStopAtLevel=1");
    }

    private static Server start(Path home, String classPath, String memory, String compiler) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return start(home, List.of(java, memory, compiler, "-cp"), classPath, "org.neo4j.server.CommunityEntryPoint");
    }

    private static Server start(Path home, List<String> begin, String classPath, String main) {
        String address = "127.0.0.1:" + silentPort();
        try {
            Path configuration = Files.createDirectories(home.resolve("conf"));
            Files.writeString(configuration.resolve("neo4j.conf"), """
                    server.bolt.listen_address=%1$s
                    server.bolt.advertised_address=%1$s
                    server.http.enabled=false
                    server.memory.pagecache.size=64m
                    dbms.usage_report.enabled=false
                    internal.dbms.bolt.netty_server_shutdown_quiet_period=0
                    internal.dbms.bolt.netty_server_shutdown_timeout=1s
                    """.formatted(address));
            List<String> command = new ArrayList<>(begin);
            command.addAll(
                    List.of(classPath, main, "--home-dir=" + home, "--config-dir=" + configuration, "--console-mode"));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            await(process);
            return new Server(process, "bolt://" + address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(Process process) throws IOException {
        BufferedReader lines = process.inputReader();
        StringBuilder told = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.endsWith(STARTED)) {
                drain(process.getInputStream());
                return;
            }
            told.append(line).append('\n');
        }
        throw new IllegalStateException("the server did not start: " + told);
    }

    /** A pipe that nobody empties would stop the server; it breaks when the server does. */
    private static void drain(InputStream output) {
        Thread drain = new Thread(
                () -> {
                    try {
                        output.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException stopped) {
                        Thread.currentThread().interrupt();
                    }
                },
                "server-output");
        drain.setDaemon(true);
        drain.start();
    }

    /** Where it listens. */
    public String uri() {
        return uri;
    }

    /** A port of this machine on which nobody listens. */
    public static int silentPort() {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return taken.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it at once, as a power cut would: what was committed lasts, and nobody waits for an orderly end. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
