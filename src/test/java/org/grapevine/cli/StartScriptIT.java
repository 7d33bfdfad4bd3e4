package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script of the source tree that is being tested, run as a user runs it. */
class StartScriptIT {
    private static final Path TREE = Path.of("").toAbsolutePath();

    @TempDir
    private Path folder;

    @BeforeEach
    void where_a_posix_shell_is() {
        assumeThat(Path.of("/bin/sh")).isExecutable();
    }

    /** A Java without archives, so that no test waits until one is prepared. */
    private Path plainJava() throws IOException {
        Path home = folder.resolve("jdk");
        stand(home.resolve("bin/java"), Path.of(System.getProperty("java.home"), "bin", "java"));
        return home;
    }

    /** A program that is nothing but another one. */
    private static void stand(Path stead, Path program) throws IOException {
        Files.createDirectories(stead.getParent());
        Files.writeString(stead, "#!/bin/sh\nexec '" + program + "' \"$@\"\n");
        Files.setPosixFilePermissions(stead, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private ProcessBuilder script(Path start, Path java, String... words) {
        List<String> command = new ArrayList<>(List.of(start.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("talk").toFile());
        builder.environment().put("JAVA_HOME", java.toString());
        return builder;
    }

    private Captured run(Path start, Path java, String... words) throws IOException, InterruptedException {
        return ended(script(start, java, words).start());
    }

    private Captured ended(Process process) throws IOException, InterruptedException {
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Captured(
                process.exitValue(), Files.readString(folder.resolve("out")), Files.readString(folder.resolve("talk")));
    }

    @Test
    void it_works_from_another_folder_and_through_links_with_names_relative_to_where_the_user_is()
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve("three people.el"), "0 1\n1 2\n");
        Path link = Files.createSymbolicLink(folder.resolve("a link"), TREE.resolve("grapevine"));
        Path chain = Files.createSymbolicLink(folder.resolve("gv"), Path.of("a link"));
        assertThat(link).isExecutable();
        Captured run = run(
                chain,
                plainJava(),
                "rank",
                "--from",
                "three people.el",
                "--measure",
                "degree",
                "--include-prospects",
                "--format",
                "csv");
        assertThat(run.code()).as(run.talk()).isZero();
        assertThat(run.out()).isEqualTo("rank,id,name,degree\n1,1,1,2\n2,0,0,1\n3,2,2,1\n");
    }

    @Test
    void it_passes_exit_codes_and_both_streams_through() throws IOException, InterruptedException {
        Captured wrong = run(TREE.resolve("grapevine"), plainJava(), "rank", "--from", "nowhere");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.talk()).startsWith("grapevine: ").contains("nowhere").hasLineCount(2);
        Captured noStore = run(TREE.resolve("grapevine"), plainJava(), "status");
        assertThat(noStore.code()).isEqualTo(4);
    }

    /* Whoever runs the tests may ignore interrupts, as what a shell puts in the background does, and then so does all that they start: neither
     * Java nor a shell takes that back. GNU env does, and becomes the program. */
    private static ProcessBuilder interruptible(ProcessBuilder program) throws IOException, InterruptedException {
        String restored = "--default-signal=INT";
        if (new ProcessBuilder("env", restored, "true").start().waitFor() == 0) {
            program.command().addAll(0, List.of("env", restored));
        }
        return program;
    }

    @Test
    void an_interrupt_ends_the_program_with_130() throws IOException, InterruptedException {
        Process waiting = interruptible(script(TREE.resolve("grapevine"), plainJava(), "query", "-"))
                .start();
        try (OutputStream nothingYet = waiting.getOutputStream()) {
            assertThat(nothingYet).isNotNull();
            new ProcessBuilder("kill", "-INT", String.valueOf(waiting.pid()))
                    .start()
                    .waitFor();
            assertThat(ended(waiting).code()).isEqualTo(130);
        }
    }

    @Test
    void without_a_usable_java_it_says_so_in_two_lines() throws IOException, InterruptedException {
        Captured none = run(TREE.resolve("grapevine"), folder.resolve("no jdk"), "measures");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.talk()).contains("no jdk").hasLineCount(2);
        Path old = folder.resolve("old");
        stand(old.resolve("bin/java"), Path.of("/bin/false"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
        Captured tooOld = run(TREE.resolve("grapevine"), old, "measures");
        assertThat(tooOld.code()).isEqualTo(2);
        assertThat(tooOld.talk()).contains("version 11.0.2").hasLineCount(2);
    }

    @Test
    void a_tree_without_build_or_maven_says_what_is_missing() throws IOException, InterruptedException {
        Path tree = Files.createDirectories(folder.resolve("tree"));
        Files.copy(TREE.resolve("grapevine"), tree.resolve("grapevine"));
        Files.copy(TREE.resolve("pom.xml"), tree.resolve("pom.xml"));
        Files.createDirectories(tree.resolve("src/main"));
        ProcessBuilder builder = script(tree.resolve("grapevine"), plainJava(), "measures");
        Path tools = folder.resolve("tools");
        for (String tool : List.of("sh", "dirname", "readlink", "find", "sed", "mkdir", "flock")) {
            for (String place : List.of("/bin", "/usr/bin")) {
                Path there = Path.of(place, tool);
                if (Files.isExecutable(there)) {
                    stand(tools.resolve(tool), there);
                }
            }
        }
        builder.environment().put("PATH", tools.toString());
        Captured run = ended(builder.start());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.talk()).contains("there is no Maven").hasLineCount(2);
    }
}
