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
import java.util.EnumSet;
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
import org.grapevine.network.Learned;
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
 * full, a file for each kind of row that there is. Of strengths that were learned the bootstrap samples have no place in it.
 */
public final class CsvWriter implements NetworkSink, Closeable {
    /* A header must stand before the first row, and which properties occur is known after the last: so the source is asked twice, once
     * for the names of the properties. */

    private final Path folder;
    private final boolean neutral;
    private final Survey survey;
    private final Map<Kind, List<String>> properties;
    private final Map<Kind, de.siegmar.fastcsv.writer.CsvWriter> files = new EnumMap<>(Kind.class);
    private final Map<String, String> groupTypes = new LinkedHashMap<>();
    private final List<String> cells = new ArrayList<>();

    private CsvWriter(Path folder, boolean neutral, Survey survey) {
        this.folder = folder;
        this.neutral = neutral;
        this.survey = survey;
        this.properties = survey.inOrder();
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
     * before it; a file with such a text has a last, empty column that tells {@link Intake} to take the quotes off again.
     */
    public static void write(NetworkSource source, Path folder, boolean neutral) {
        for (Kind kind : Kind.values()) {
            if (Files.exists(file(folder, kind))) {
                throw GrapevineException.input(file(folder, kind) + " is there already", "name an empty folder");
            }
        }
        Survey survey = new Survey();
        source.sendTo(survey);
        try {
            Files.createDirectories(folder);
            try (CsvWriter writer = new CsvWriter(folder, neutral, survey)) {
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
        endRow(Kind.TYPES, survey.learnedTies.getOrDefault(type.name(), Map.of()));
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
        endRow(Kind.TYPES, survey.learnedGroups.getOrDefault(type.name(), Map.of()));
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
        if (neutral && survey.formulas.contains(kind)) {
            cells.replaceAll(cell -> Cell.neutral(cell, Numbers.PLAIN));
            cells.add("");
        }
        files.computeIfAbsent(kind, this::begin).writeRecord(cells);
        cells.clear();
    }

    private de.siegmar.fastcsv.writer.CsvWriter begin(Kind kind) {
        List<String> header = new ArrayList<>();
        kind.fields().forEach(field -> header.add(field.column()));
        header.addAll(properties.getOrDefault(kind, List.of()));
        if (neutral && survey.formulas.contains(kind)) {
            header.replaceAll(column -> Cell.neutral(column, Numbers.PLAIN));
            header.add(Header.QUOTED);
        }
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
    static String number(double number) {
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

    /**
     * Collects what must be known before the first row: the names of properties, the known ones in their usual order, then the others as
     * they were met; where learned strengths come from; which files hold a text that a spreadsheet would take for a formula.
     */
    private static final class Survey implements NetworkSink {
        private final Map<Kind, Set<String>> names = new EnumMap<>(Kind.class);
        private final Map<String, Map<String, Object>> learnedTies = new LinkedHashMap<>();
        private final Map<String, Map<String, Object>> learnedGroups = new LinkedHashMap<>();
        private final Set<Kind> formulas = EnumSet.noneOf(Kind.class);

        private void look(Kind kind, Map<String, Object> values, String... texts) {
            Set<String> known = names.computeIfAbsent(kind, first -> new LinkedHashSet<>());
            for (Map.Entry<String, Object> value : values.entrySet()) {
                if (known.add(value.getKey())) {
                    look(kind, value.getKey());
                }
                if (value.getValue() instanceof String text) {
                    look(kind, text);
                }
            }
            for (String text : texts) {
                look(kind, text);
            }
        }

        private void look(Kind kind, String text) {
            if (!Cell.neutral(text, Numbers.PLAIN).equals(text)) {
                formulas.add(kind);
            }
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
        public void learned(String type, boolean ofGroups, Learned learned) {
            Map<String, Object> columns = learned.columns();
            look(Kind.TYPES, columns);
            (ofGroups ? learnedGroups : learnedTies).put(type, columns);
        }

        @Override
        public void person(Person person) {
            look(Kind.CLIENTS, person.properties(), person.id(), person.name());
        }

        @Override
        public void tie(Tie tie) {
            look(Kind.TIES, tie.properties(), tie.from(), tie.to(), tie.type());
        }

        @Override
        public void membership(Membership membership) {
            look(Kind.MEMBERSHIPS, membership.properties(), membership.person(), membership.group());
        }

        @Override
        public void tieType(TieType type) {
            look(Kind.TYPES, type.name());
        }

        @Override
        public void groupType(GroupType type) {
            look(Kind.TYPES, type.name());
        }

        @Override
        public void group(Group group) {
            look(Kind.GROUPS, Map.of(), group.id(), group.name(), group.type());
            look(Kind.MEMBERSHIPS, group.type());
        }

        @Override
        public void referral(Referral referral) {
            look(Kind.REFERRALS, Map.of(), referral.referrer(), referral.referred(), referral.outcome());
        }

        @Override
        public void adoption(Adoption adoption) {
            look(Kind.ADOPTIONS, Map.of(), adoption.person(), adoption.product(), adoption.referrer());
        }
    }
}
