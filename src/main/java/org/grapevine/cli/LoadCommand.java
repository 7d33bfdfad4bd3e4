package org.grapevine.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.grapevine.GrapevineException;
import org.grapevine.io.CrmOptions;
import org.grapevine.io.Decimal;
import org.grapevine.io.Input;
import org.grapevine.io.Intake;
import org.grapevine.io.IntakeOptions;
import org.grapevine.io.IntakeReport;
import org.grapevine.io.Kind;
import org.grapevine.io.Mapping;
import org.grapevine.store.LoadReport;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes files into the graph. */
@Command(
        name = LoadCommand.NAME,
        header = "Load CSV files, Excel workbooks or an edge list into the graph: all of it or nothing.",
        description = {
            "",
            "Everything is checked before anything is written. Rows that cannot be taken go to FILE.rejects.csv,",
            "each with its reason. A second load of the same files changes nothing.",
            "",
            "Exports of Salesforce, HubSpot, Dynamics 365, Odoo, EspoCRM, SuiteCRM and LinkedIn are recognised by",
            "their headers: contacts, accounts, deals, relations and referrals come from one load of all files together.",
            "",
            "Of a workbook (.xlsx) those sheets are read that can be seen and are named as our files are (clients, ties ...)",
            "or are such exports; if there are none, the first one."
        },
        footer = {
            "",
            "Examples:",
            "  grapevine load FOLDER                       clients.csv, ties.csv, groups.csv ... of a folder",
            "  grapevine load FOLDER --dry-run             only check the files",
            "  grapevine load FOLDER --skip-bad-rows       load what is in order, put the rest aside",
            "  grapevine load contacts.csv accounts.csv deals.csv --dry-run   what exports of a CRM were taken for",
            "  grapevine load clients.xlsx                 a sheet of an Excel workbook, or several",
            "  grapevine load contacts.csv --review referrers.csv    free-text referrers, to be marked yes or no",
            "  grapevine load --kind clients crm-export.csv --mapping columns.txt",
            "  grapevine load FOLDER --include-special church   where consent is on record"
        })
final class LoadCommand implements Runnable {
    static final String NAME = "load";

    private final Grapevine grapevine;

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description =
                    "Folders that hold files named after their kinds, files, Excel workbooks (.xlsx), edge lists (.el, .wel); .gz is read too.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--kind",
            arity = "2",
            paramLabel = "KIND FILE",
            hideParamSyntax = true,
            description = "What a file tells about, where its name does not say it: clients, ties, groups, memberships,"
                    + " referrals, adoptions or types. May be given several times.")
    private List<String> kinds = new ArrayList<>();

    @Option(names = "--dry-run", description = "Check the files and report; write nothing.")
    private boolean dryRun;

    @Option(names = "--skip-bad-rows", description = "Leave out rows that cannot be taken and load the rest.")
    private boolean skipBadRows;

    @Option(
            names = "--create-missing",
            description = "Make persons whom ties, memberships or referrals name and no file declares.")
    private boolean createMissing;

    @Option(
            names = "--include-special",
            paramLabel = "TYPE[,TYPE]",
            hideParamSyntax = true,
            split = ",",
            description = "Take in memberships and ties of these types although they reveal religion, health, union"
                    + " membership or the like; only those with consent on record.")
    private Set<String> special = new LinkedHashSet<>();

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "Lines 'their column = ours' for headers of other names.")
    private @Nullable Path mapping;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description =
                    "Read the files as exports of this CRM (salesforce, hubspot, dynamics, odoo, espocrm, suitecrm,"
                            + " linkedin) or as one of its exports (salesforce-contacts); none: as our own files only"
                            + " (default: by their headers).")
    private @Nullable String preset;

    @Option(
            names = "--review",
            paramLabel = "FILE",
            description =
                    "List referrers in free text with the persons they may mean; mark them yes or no and load again."
                            + " Written in a dry run, too.")
    private @Nullable Path review;

    @Option(
            names = "--save-mapping",
            paramLabel = "FILE",
            description = "Write the columns as they were understood, to be changed and given to --mapping.")
    private @Nullable Path saveMapping;

    @Option(
            names = "--date-format",
            paramLabel = "PATTERN",
            description = "How days are written, for example d.M.uuuu (default: 2024-12-31).")
    private @Nullable String dateFormat;

    @Option(
            names = "--decimal",
            paramLabel = "SIGN",
            description = "point or comma, where a number alone does not tell.")
    private @Nullable Decimal decimal;

    @Option(names = "--encoding", paramLabel = "NAME", description = "Encoding of the files (default: found out).")
    private @Nullable String encoding;

    @Option(
            names = "--rejects",
            paramLabel = "DIR",
            description = "Write the files of rejected rows to this folder (default: beside each file).")
    private @Nullable Path rejects;

    LoadCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        Intake intake = Intake.of(inputs(), options());
        IntakeReport report;
        try (ProgressLine progress = new ProgressLine(grapevine, "checking")) {
            report = intake.check(progress);
        }
        Answer answer = IntakeAnswer.of(report, grapevine.format(), dryRun);
        if (saveMapping != null) {
            save(saveMapping, report);
            answer.note("The columns as understood stand in " + saveMapping + ".");
        }
        if (!dryRun && report.passed()) {
            load(intake, report.accepted(), answer);
        }
        grapevine.print(answer);
        report.orThrow();
    }

    private void load(Intake intake, long rows, Answer answer) {
        try (Store store = Stores.open(grapevine);
                ProgressLine progress = new ProgressLine(grapevine, "loading")) {
            LoadReport done = store.load(intake, rows, progress);
            answer.fact("created", done.created()).fact("updated", done.updated());
            if (done.erased() > 0) {
                answer.fact("erased", done.erased())
                        .note(
                                "%,d rows left out: they are about persons who were erased ('grapevine erase ID --allow-back' lets one back)."
                                        .formatted(done.erased()));
            }
            if (!done.changed()) {
                answer.note("Nothing new: the graph held all of it already.");
            }
        }
    }

    private static void save(Path file, IntakeReport report) {
        try {
            Files.write(file, Mapping.lines(report));
        } catch (IOException fault) {
            throw GrapevineException.input(
                    "the mapping could not be written to " + file + ": " + fault.getMessage(), "name another place");
        }
    }

    private List<Input> inputs() {
        List<Input> inputs = new ArrayList<>();
        paths.forEach(path -> inputs.add(new Input(path, null)));
        for (int i = 0; i < kinds.size(); i += 2) {
            inputs.add(new Input(Path.of(kinds.get(i + 1)), Kind.of(kinds.get(i))));
        }
        if (inputs.isEmpty()) {
            throw GrapevineException.input("nothing to load is named", "name a folder or files: grapevine load FOLDER");
        }
        return inputs;
    }

    private IntakeOptions options() {
        return new IntakeOptions(
                skipBadRows,
                createMissing,
                special,
                mapping == null ? Map.of() : Mapping.read(mapping),
                dateFormat,
                decimal,
                charset(),
                !dryRun,
                rejects,
                new CrmOptions(preset, review));
    }

    private @Nullable Charset charset() {
        try {
            return encoding == null ? null : Charset.forName(encoding);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw GrapevineException.input(
                    "encoding '" + encoding + "' is unknown", "name one such as UTF-8, UTF-16 or windows-1252");
        }
    }
}
