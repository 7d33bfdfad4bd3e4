package org.grapevine.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.grapevine.GrapevineException;

/** The files of an intake that are exports of CRMs. */
final class CrmFiles {
    /* A file that is named as one of ours and has no column but ours is no export, and nobody has to look: so a load of our own files does
     * not read the presets. */

    private static final double WORTH_SAYING = .2;

    private final IntakeOptions options;
    private final Referrers referrers;
    private final List<Preset> named;
    private final Lookups lookups = new Lookups();
    private final KeptRows.Room room = KeptRows.Room.usual();
    private final List<CrmFile> files = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** @throws GrapevineException if the options name a preset that does not exist */
    CrmFiles(IntakeOptions options, Referrers referrers) {
        this.options = options;
        this.referrers = referrers;
        String preset = options.crm().preset();
        this.named = preset == null || options.crm().off() ? List.of() : Presets.named(preset);
    }

    /** Whether {@code file}, or the first sheet of it with something on it, looks like an export of a CRM; false where it cannot be read. */
    boolean knows(Path file) {
        if (options.crm().off()) {
            return false;
        }
        try {
            if (!Workbook.is(file)) {
                return knows(TextFile.of(file, options.encoding()));
            }
            return Workbook.of(file, options).sheets().stream()
                    .filter(sheet -> !sheet.blank())
                    .limit(1)
                    .anyMatch(this::knows);
        } catch (GrapevineException unreadable) {
            return false;
        }
    }

    /** Whether {@code rows} look like an export of a CRM; false where they cannot be read. */
    boolean knows(RowFile rows) {
        if (options.crm().off()) {
            return false;
        }
        try {
            return TextFile.reading(rows.path(), () -> {
                try (RowSource table = rows.rows(read -> {}, (reason, line) -> {})) {
                    return recognised(table)
                            .filter(found -> found.how().confidence() >= Recogniser.ENOUGH)
                            .isPresent();
                }
            });
        } catch (GrapevineException unreadable) {
            return false;
        }
    }

    /**
     * Keeps a file if it is an export of a CRM. A file named as one of ours that has what that kind needs is ours.
     *
     * @throws GrapevineException if the user says that it is one, and it lacks what that needs
     */
    boolean takes(RowFile rows, RowSource table) {
        if (options.crm().off()) {
            return false;
        }
        Kind kind = IntakeFile.namedExactly(rows.path());
        boolean forced = !named.isEmpty();
        boolean ours = table.columns().contains(Header.QUOTED)
                || (kind != null
                        && Header.of(kind, table.columns(), options.mapping()).complete());
        if (ours && !forced && kind != null && table.columns().stream().allMatch(kind::names)) {
            return false;
        }
        Optional<Recogniser.Recognised> recognised = recognised(table);
        if (recognised.isEmpty()) {
            if (forced && !ours) {
                throw GrapevineException.input(
                        rows.path() + " lacks columns that " + options.crm().preset() + " needs; its first line is "
                                + Cell.shown(String.join(",", table.columns())),
                        "leave --preset out, or load that file by itself");
            }
            return false;
        }
        Recognition how = recognised.get().how();
        if (!forced && how.confidence() < Recogniser.ENOUGH) {
            if (!ours && how.confidence() > WORTH_SAYING) {
                remarks.add(rows.path().getFileName() + " may be " + how.title() + " (" + how.percent()
                        + " sure, less than it takes) and is read as our own; --preset " + how.preset()
                        + " reads it as that");
            }
            return false;
        }
        if (ours && !forced) {
            remarks.add(rows.path().getFileName() + " looks like " + how.title() + " (" + how.percent()
                    + " sure), but it is named as one of ours and read so; --preset " + how.preset()
                    + " reads it as that");
            return false;
        }
        files.add(new CrmFile(new KeptRows(rows, room), table, recognised.get(), options, lookups, referrers));
        return true;
    }

    private Optional<Recogniser.Recognised> recognised(RowSource table) {
        return named.isEmpty()
                ? Recogniser.recognise(table.columns(), Presets.all(), false)
                : Recogniser.recognise(table.columns(), named, true);
    }

    /** What the files tell, a part for each kind of record. */
    List<IntakeFile> views(boolean clientsDeclared) {
        boolean together = clientsDeclared
                || files.stream()
                        .flatMap(file -> file.preset().views().stream())
                        .anyMatch(view -> view.kind() == Kind.CLIENTS && view.company() == Preset.Company.ANY);
        List<IntakeFile> views = new ArrayList<>();
        for (CrmFile file : files) {
            List<IntakeFile> parts = file.views(together);
            views.addAll(parts);
            if (parts.isEmpty()) {
                remarks.add(
                        file.path().getFileName() + ": " + file.recognition().title() + " ("
                                + file.recognition().percent() + " sure), read for what other files refer to");
            }
            boolean persons = parts.stream()
                    .map(part -> part.part())
                    .anyMatch(part -> part != null
                            && part.view().cells().values().stream()
                                    .anyMatch(cell -> cell.conversion() == Expression.Conversion.PERSON
                                            || cell.conversion() == Expression.Conversion.SAID));
            if (persons) {
                referrers.want();
            }
        }
        return views;
    }

    /** Reads the files for the order of their days, and for what they tell each other. */
    void gather() {
        List<CrmFile> inOrder = files.stream()
                .sorted(Comparator.comparingInt(file -> file.preset().order()))
                .toList();
        for (CrmFile file : inOrder) {
            TextFile.reading(file.path(), () -> {
                days(file);
                tables(file);
                return file;
            });
        }
        double years = lookups.years("won");
        if (years > 0) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "revenue: what was won, a year over the %.1f years that the deals span; an account's is shared evenly among its contacts",
                    years));
        }
        if (lookups.unclear() > 0) {
            remarks.add(lookups.unclear()
                    + " amounts of deals are no clear numbers and were not counted; --decimal may help");
        }
    }

    private static void days(CrmFile file) throws IOException {
        List<Expression> days = new ArrayList<>();
        for (Preset.View view : file.preset().views()) {
            view.cells().forEach((ours, cell) -> {
                Expression bound = PresetRows.holdsDay(view.kind(), ours) ? cell.bound(file.reading()) : null;
                if (bound != null) {
                    days.add(bound);
                }
            });
        }
        for (Preset.Table table : file.preset().tables()) {
            table.columns().values().forEach(column -> {
                Expression day = column.how() == Preset.Gathering.EARLIEST ? column.value() : column.day();
                Expression bound = day == null ? null : day.bound(file.reading());
                if (bound != null) {
                    days.add(bound);
                }
            });
        }
        if (days.isEmpty()) {
            return;
        }
        file.each(row -> days.forEach(day -> file.reading().days().see(day.value(row, file.reading()))));
    }

    private void tables(CrmFile file) throws IOException {
        List<Preset.Table> bound = new ArrayList<>();
        for (Preset.Table table : file.preset().tables()) {
            Preset.Table over = file.bound(table);
            if (over != null) {
                lookups.open(over);
                bound.add(over);
            }
        }
        if (!bound.isEmpty()) {
            file.each(row -> bound.forEach(table -> lookups.take(table, row, file.reading())));
        }
    }

    /** What there is to say of the files as a whole. */
    List<String> remarks() {
        List<String> said = new ArrayList<>(remarks);
        for (CrmFile file : files) {
            String order = file.reading().days().found();
            if (!order.isEmpty()) {
                said.add(file.path().getFileName() + ": days are written " + order
                        + ", since all of them can be and not all in any other order");
            }
        }
        return said;
    }
}
