package org.grapevine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellTest {
    @Test
    void a_plain_word_stays_and_any_other_is_quoted_as_lightly_as_it_may_be() {
        assertThat(Shell.word("autumn")).isEqualTo("autumn");
        assertThat(Shell.word("Grüße-2026.v2_b")).isEqualTo("Grüße-2026.v2_b");
        assertThat(Shell.word("/srv/town")).isEqualTo("/srv/town");
        assertThat(Shell.word("autumn 26")).isEqualTo("\"autumn 26\"");
        assertThat(Shell.word("O'Brien")).isEqualTo("\"O'Brien\"");
        assertThat(Shell.word("a;b")).isEqualTo("\"a;b\"");
        assertThat(Shell.word("~/town")).isEqualTo("\"~/town\"");
        assertThat(Shell.word("")).isEqualTo("\"\"");
        assertThat(Shell.word("$(reboot)")).isEqualTo("'$(reboot)'");
        assertThat(Shell.word("it's $5")).isEqualTo("'it'\\''s $5'");
    }

    @Test
    void a_shell_reads_every_word_as_it_was() throws Exception {
        assumeThat(Path.of("/bin/sh")).isExecutable();
        List<String> words = List.of(
                "a",
                "a b",
                "",
                "$HOME",
                "`id`",
                "a\"b",
                "a'b",
                "a'\"$b`c\\\\",
                "*",
                "?[a]",
                "~",
                "a&b|c;d<e>f",
                "(x)",
                "#x",
                "a\tb",
                "back\\slash",
                "it!s",
                "{a,b}",
                "x=y");
        StringBuilder script = new StringBuilder("printf '").append('%').append("s\\n'");
        words.forEach(word -> script.append(' ').append(Shell.word(word)));
        Process shell = new ProcessBuilder("/bin/sh", "-c", script.toString())
                .redirectErrorStream(true)
                .start();
        String read = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(read.split("\n", -1))
                .startsWith(words.toArray(String[]::new))
                .hasSize(words.size() + 1);
    }
}
