package org.grapevine.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.grapevine.GrapevineException;

/** The exports of CRMs that are known, in the order in which their tables are filled. */
final class Presets {
    /** The programs, each with a text of that name among the resources. */
    static final List<String> CRMS =
            List.of("salesforce", "hubspot", "dynamics", "odoo", "espocrm", "suitecrm", "linkedin");

    private static final class Known {
        private static final List<Preset> ALL = read();

        private Known() {}
    }

    private Presets() {}

    static List<Preset> all() {
        return Known.ALL;
    }

    /**
     * Those that {@code word} names: one by its own name, or all of a program.
     *
     * @throws GrapevineException if there are none
     */
    static List<Preset> named(String word) {
        List<Preset> named = all().stream()
                .filter(preset ->
                        preset.name().equalsIgnoreCase(word) || preset.crm().equalsIgnoreCase(word))
                .toList();
        if (named.isEmpty()) {
            throw GrapevineException.input(
                    "there is no preset named '" + word + "'",
                    "say none, a program ("
                            + String.join(", ", CRMS) + ") or one of "
                            + all().stream().map(Preset::name).collect(Collectors.joining(", ")));
        }
        return named;
    }

    private static List<Preset> read() {
        List<Preset> presets = new ArrayList<>();
        for (String crm : CRMS) {
            presets.addAll(PresetText.parse(crm, presets.size(), lines(crm)));
        }
        return Collections.unmodifiableList(presets);
    }

    private static List<String> lines(String crm) {
        try (BufferedReader text = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Presets.class.getResourceAsStream("presets/" + crm + ".txt")),
                StandardCharsets.UTF_8))) {
            return text.lines().toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
