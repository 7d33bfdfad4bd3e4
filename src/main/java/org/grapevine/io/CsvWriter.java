package org.grapevine.io;

import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.grapevine.GrapevineException;
import org.grapevine.network.Adoption;
import org.grapevine.network.Group;
import org.grapevine.network.GroupType;
import org.grapevine.network.Membership;
import org.grapevine.network.NetworkSink;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.Tie;
import org.grapevine.network.TieType;
import org.jspecify.annotations.Nullable;

/**
 * Writes a network as a folder of CSV files that {@link Intake} reads back as the same network: UTF-8, commas, RFC 4180 quotes, numbers in
 * full, a file for each kind of row that there is.
 */
public final class CsvWriter implements NetworkSink, Closeable {
    /* A header must stand before the first row, and which properties occur is known after the last: so the source is asked twice, once
     * for the names of the properties. */

    private final Path folder;
    private final boolean neutral;
    private final Map<Kind, List<String>> properties;
    private final Map<Kind, de.siegmar.fastcsv.writer.CsvWriter> files = new EnumMap<>(Kind.class);
    private final Map<String, String> groupTypes = new LinkedHashMap<>();
    private final List<String> cells = new ArrayList<>();

    private CsvWriter(Path folder, boolean neutral, Map<Kind, List<String>> properties) {
        this.folder = folder;
        this.neutral = neutral;
        this.properties = properties;
    }

    /**
     * Writes what {@code source} has into {@code folder}, which is made if it does not exist.
     *
     * @throws GrapevineException if the folder holds such files already or cannot be written to
     */
    public static void write(NetworkSource source, Path folder) {
        write(source, folder, false);
    }

    /**
     * As {@link #write(NetworkSource, Path)}; with {@code neutral} every text that a spreadsheet would take for a formula gets a quote
     * before it. Such files are for people to look at: read back, the quotes stay.
     */
    public static void write(NetworkSource source, Path folder, boolean neutral) {
        for (Kind kind : Kind.values()) {
            if (Files.exists(file(folder, kind))) {
                throw GrapevineException.input(file(folder, kind) + " is there already", "name an empty folder");
            }
        }
        PropertyNames names = new PropertyNames();
        source.sendTo(names);
        try {
            Files.createDirectories(folder);
            try (CsvWriter writer = new CsvWriter(folder, neutral, names.inOrder())) {
                source.sendTo(writer);
            }
        } catch (IOException | UncheckedIOException fault) {
            throw unwritable(folder, fault);
        }
    }

    private static GrapevineException unwritable(Path folder, Exception fault) {
        return GrapevineException.input(
                folder + " cannot be written to: " + fault.getMessage(), "name another folder, or make room");
    }

    private static Path file(Path folder, Kind kind) {
        return folder.resolve(kind.word() + ".csv");
    }

    @Override
    public void tieType(TieType type) {
        cells.add(type.name());
        cells.add("tie");
        cells.add(number(type.beta()));
        cells.add("");
        cells.add(halfLife(type.halfLife()));
        cells.add(String.valueOf(type.nomination()));
        cells.add(word(type.sensitivity()));
        cells.add(String.valueOf(type.learned()));
        endRow(Kind.TYPES, Map.of());
    }

    @Override
    public void groupType(GroupType type) {
        cells.add(type.name());
        cells.add("group");
        cells.add(number(type.beta()));
        cells.add(number(type.gamma()));
        cells.add(halfLife(type.halfLife()));
        cells.add("");
        cells.add(word(type.sensitivity()));
        cells.add(String.valueOf(type.learned()));
        endRow(Kind.TYPES, Map.of());
    }

    @Override
    public void person(Person person) {
        cells.add(person.id());
        cells.add(person.name());
        cells.add(word(person.state()));
        endRow(Kind.CLIENTS, person.properties());
    }

    @Override
    public void group(Group group) {
        groupTypes.put(group.id(), group.type());
        cells.add(group.id());
        cells.add(group.name());
        cells.add(group.type());
        cells.add(group.size() == 0 ? "" : String.valueOf(group.size()));
        cells.add(word(group.sensitivity()));
        endRow(Kind.GROUPS, Map.of());
    }

    @Override
    public void tie(Tie tie) {
        cells.add(tie.from());
        cells.add(tie.to());
        cells.add(tie.type());
        cells.add(number(tie.weight()));
        cells.add(String.valueOf(tie.directed()));
        endRow(Kind.TIES, tie.properties());
    }

    @Override
    public void membership(Membership membership) {
        cells.add(membership.person());
        cells.add(membership.group());
        cells.add(groupTypes.getOrDefault(membership.group(), ""));
        endRow(Kind.MEMBERSHIPS, membership.properties());
    }

    @Override
    public void referral(Referral referral) {
        cells.add(referral.referrer());
        cells.add(referral.referred());
        cells.add(referral.date() == null ? "" : referral.date().toString());
        cells.add(referral.outcome());
        cells.add(number(referral.value()));
        endRow(Kind.REFERRALS, Map.of());
    }

    @Override
    public void adoption(Adoption adoption) {
        cells.add(adoption.person());
        cells.add(number(adoption.time()));
        cells.add(adoption.product());
        cells.add(adoption.referrer());
        endRow(Kind.ADOPTIONS, Map.of());
    }

    private void endRow(Kind kind, Map<String, Object> values) {
        for (String column : properties.getOrDefault(kind, List.of())) {
            cells.add(text(values.get(column)));
        }
        if (neutral) {
            cells.replaceAll(cell -> Cell.neutral(cell, Numbers.PLAIN));
        }
        files.computeIfAbsent(kind, this::begin).writeRecord(cells);
        cells.clear();
    }

    private de.siegmar.fastcsv.writer.CsvWriter begin(Kind kind) {
        List<String> header = new ArrayList<>();
        kind.fields().forEach(field -> header.add(field.column()));
        header.addAll(properties.getOrDefault(kind, List.of()));
        try {
            return de.siegmar.fastcsv.writer.CsvWriter.builder()
                    .lineDelimiter(LineDelimiter.LF)
                    .build(file(folder, kind))
                    .writeRecord(header);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Number number ? number(number.doubleValue()) : value.toString();
    }

    /** The shortest text that reads back as the same number; nothing for one that is unknown. */
    private static String number(double number) {
        if (Double.isNaN(number)) {
            return "";
        }
        String text = Double.toString(number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String halfLife(double days) {
        return Double.isInfinite(days) ? "never" : number(days);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        for (de.siegmar.fastcsv.writer.CsvWriter file : files.values()) {
            file.close();
        }
    }

    /** Collects the names of properties: the known ones in their usual order, then the others as they were met. */
    private static final class PropertyNames implements NetworkSink {
        private final Map<Kind, Set<String>> names = new EnumMap<>(Kind.class);

        private void add(Kind kind, Map<String, Object> properties) {
            names.computeIfAbsent(kind, first -> new LinkedHashSet<>()).addAll(properties.keySet());
        }

        Map<Kind, List<String>> inOrder() {
            Map<Kind, List<String>> ordered = new EnumMap<>(Kind.class);
            names.forEach((kind, met) -> {
                List<String> columns = new ArrayList<>(kind.properties().keySet());
                columns.retainAll(met);
                met.removeAll(columns);
                columns.addAll(met);
                ordered.put(kind, Collections.unmodifiableList(columns));
            });
            return ordered;
        }

        @Override
        public void person(Person person) {
            add(Kind.CLIENTS, person.properties());
        }

        @Override
        public void tie(Tie tie) {
            add(Kind.TIES, tie.properties());
        }

        @Override
        public void membership(Membership membership) {
            add(Kind.MEMBERSHIPS, membership.properties());
        }

        @Override
        public void tieType(TieType type) {}

        @Override
        public void groupType(GroupType type) {}

        @Override
        public void group(Group group) {}

        @Override
        public void referral(Referral referral) {}

        @Override
        public void adoption(Adoption adoption) {}
    }
}
