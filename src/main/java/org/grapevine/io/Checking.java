package org.grapevine.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.grapevine.network.Adoption;
import org.grapevine.network.Group;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.Tie;
import org.grapevine.parallel.Progress;
import org.jspecify.annotations.Nullable;

/** The first reading of all files: fills the register and finds out what is wrong. */
final class Checking {
    private static final int NAMES_SHOWN = 2;

    private final List<IntakeFile> files;
    private final IntakeOptions options;
    private final Register register;
    private final Progress progress;
    private final List<Findings> findings = new ArrayList<>();
    private final List<Samples> samples = new ArrayList<>();
    private final Twins twins = new Twins();
    private final Set<String> declaredTypes = new LinkedHashSet<>();
    private final Set<String> remarkedTypes = new LinkedHashSet<>();
    private final long total;
    private long done;

    Checking(List<IntakeFile> files, IntakeOptions options, Register register, Progress progress) {
        this.files = files;
        this.options = options;
        this.register = register;
        this.progress = progress;
        this.total =
                Math.max(1, files.stream().mapToLong(file -> file.rows().size()).sum());
    }

    /** Reads all files; returns a report each. */
    List<FileReport> run() {
        List<@Nullable Rejects> written = new ArrayList<>();
        for (int number = 0; number < files.size(); number++) {
            if (files.get(number).kind() == Kind.MEMBERSHIPS
                    && register.groups().untyped()) {
                settleTypes();
            }
            findings.add(new Findings());
            samples.add(new Samples(files.get(number)));
            written.add(check(number));
        }
        register.groups().settleRest();
        register.groups().assignIds();
        register.ties().checked();
        register.memberships().checked();
        lookAtGroups();
        return reports(written);
    }

    /** The persons of the files who look like one another. */
    Twins twins() {
        return twins;
    }

    /** A report for each file; of a CRM's file one for each kind of record that something was found for. */
    private List<FileReport> reports(List<@Nullable Rejects> written) {
        Map<String, FileReport> reports = new LinkedHashMap<>();
        for (int number = 0; number < files.size(); number++) {
            IntakeFile file = files.get(number);
            Rejects rejects = written.get(number);
            FileReport report =
                    findings.get(number).report(file, rejects == null ? null : rejects.target(), samples.get(number));
            String key = file.part() == null ? String.valueOf(number) : file.path() + " " + file.kind();
            if (!file.aside() || !report.nothing()) {
                reports.merge(key, report, FileReport::with);
            }
        }
        return List.copyOf(reports.values());
    }

    private @Nullable Rejects check(int number) {
        IntakeFile file = files.get(number);
        Findings found = findings.get(number);
        remarkOn(file, found);
        return TextFile.reading(file.path(), () -> {
            try (RowSource rows = file.open(this::heard, (reason, line) -> found.note(reason, line, remark(reason)));
                    Rejects rejects = new Rejects(file, options)) {
                Records records = file.records(options);
                for (Row row = rows.next(); row != null; row = rows.next()) {
                    records.shape(row);
                    if (row.fault() == null) {
                        long leftOut = found.leftOut();
                        take(row, records, file, number, found);
                        if (found.leftOut() == leftOut) {
                            samples.get(number).take(row);
                        }
                    }
                    if (row.fault() == null) {
                        found.accept();
                    } else if (file.part() != null && outside(file, row)) {
                        passOver(file, row, found);
                    } else {
                        found.reject(row);
                        rejects.write(row);
                    }
                }
                if (found.rows() == 0 && (file.part() == null || (file.kind() == Kind.CLIENTS && !file.aside()))) {
                    found.note(Reason.NO_ROWS, 0, "a header and no rows");
                }
                rejects.finish();
                String failure = rejects.failure();
                if (failure != null) {
                    found.remark(failure);
                }
                return rejects;
            }
        });
    }

    /** Whether a row of a CRM's file has no place in the network through no fault of its own. */
    private static boolean outside(IntakeFile file, Row row) {
        Reason fault = row.fault();
        return (fault == Reason.DUPLICATE_ID && file.once())
                || (file.kind() != Kind.CLIENTS
                        && (fault == Reason.UNKNOWN_CLIENT
                                || fault == Reason.SELF_TIE
                                || fault == Reason.SELF_REFERRAL));
    }

    private static void passOver(IntakeFile file, Row row, Findings found) {
        if (row.fault() != Reason.DUPLICATE_ID) {
            found.note(
                    Reason.OUTSIDE,
                    row.line(),
                    row.explanation() + ": no " + file.kind().one() + " is made of it");
        }
    }

    private void heard(long read) {
        done += read;
        progress.at(Math.min(done, total), total);
    }

    private static void remarkOn(IntakeFile file, Findings found) {
        long guessed = file.rows().guessedAt();
        if (guessed > 0 && !file.aside()) {
            found.note(
                    Reason.ENCODING,
                    guessed,
                    "not valid UTF-8: read as " + file.rows().encoding() + "; --encoding names another encoding");
        }
        Header header = file.header();
        if (file.kind() == Kind.CLIENTS && !header.has(Field.NAME)) {
            found.note(Reason.HEADER, 1, "no column 'name': ids stand for names");
        }
        List<String> unknown = file.unknown();
        if (!unknown.isEmpty()) {
            String names = unknown.stream().limit(NAMES_SHOWN).map(Cell::shown).collect(Collectors.joining(", "));
            int more = unknown.size() - NAMES_SHOWN;
            found.note(
                    Reason.UNKNOWN_COLUMN,
                    "columns not known: " + names + (more > 0 ? " and " + more + " more" : "")
                            + (file.kind().keepsUnknownColumns() ? "; kept as text" : "; not kept"),
                    unknown.size());
        }
    }

    private static String remark(Reason reason) {
        return switch (reason) {
            case CONTROL_CHAR -> "control characters taken out";
            case INVISIBLE_CHAR -> "characters that nobody sees (zero-width space, soft hyphen), kept";
            case LOST_CHAR -> "a sign for characters that were lost before this file was made, kept";
            case FORMULA -> "a formula with an error, or without a stored result, read as blank";
            case NO_RECORD -> "no record: marked as deleted, or a line below the table";
            case MIRRORED -> "says from the other end what an earlier row says";
            case REFERRER_UNCLEAR ->
                "a person in free text: who is meant has to be decided; --review FILE lists the candidates";
            case SELF_TIE -> "from a vertex to itself: no tie";
            default -> reason.name();
        };
    }

    private void take(Row row, Records records, IntakeFile file, int number, Findings found) {
        switch (file.kind()) {
            case TYPES -> type(row, records.type(row, register.types()));
            case CLIENTS -> person(row, records.person(row), number, found);
            case GROUPS -> group(row, records.group(row), number, found);
            case TIES -> tie(row, records.tie(row, found), file, found);
            case MEMBERSHIPS -> membership(row, records.belonging(row, found), number, found);
            case REFERRALS -> referral(row, register.named(records.referral(row), row, file), found);
            case ADOPTIONS -> adoption(row, records.adoption(row), found);
        }
    }

    private void type(Row row, Records.Declared type) {
        String name = type.tie() != null
                ? "tie " + type.tie().name()
                : type.group() != null ? "group " + type.group().name() : "";
        if (row.fault() == null && !declaredTypes.add(name)) {
            row.reject(Reason.DUPLICATE_ID, "type " + Cell.shown(name) + " is declared twice");
        }
        if (row.fault() == null && type.tie() != null) {
            register.types().declare(type.tie());
        }
        if (row.fault() == null && type.group() != null) {
            register.types().declare(type.group());
        }
    }

    private void person(Row row, Person person, int number, Findings found) {
        PersonIndex persons = register.persons();
        int before = persons.number(person.id());
        if (before >= 0) {
            String where = persons.file(before) == number
                    ? ""
                    : files.get(persons.file(before)).path().getFileName() + ":";
            row.reject(
                    Reason.DUPLICATE_ID,
                    "id " + Cell.shown(person.id()) + " stands in line " + where + persons.line(before) + " already");
        }
        if (row.fault() != null) {
            return;
        }
        persons.add(person.id(), number, row.line());
        register.referrers().add(person);
        twins.add(person);
        if (persons.nearlySeen(person.id())) {
            found.note(
                    Reason.NEAR_DUPLICATE,
                    row.line(),
                    "id " + Cell.shown(person.id()) + " differs from another one only in case; they are kept apart");
        }
        String suspicion = suspicion(person.id());
        if (!suspicion.isEmpty()) {
            found.note(Reason.SUSPECT_ID, row.line(), "id " + Cell.shown(person.id()) + " " + suspicion);
        }
    }

    private static String suspicion(String id) {
        char first = id.charAt(0);
        char last = id.charAt(id.length() - 1);
        if (id.length() > 1 && "'‘’“”«»`".indexOf(first) >= 0 && "'‘’“”«»`".indexOf(last) >= 0) {
            return "carries quotes that are no CSV quotes";
        }
        if (id.contains("E+") && !Double.isNaN(Numbers.PLAIN.parse(id))) {
            return "looks like a long number that a spreadsheet has shortened";
        }
        return id.chars().anyMatch(c -> Cell.invisible((char) c)) ? "holds characters that nobody sees" : "";
    }

    private void group(Row row, Group group, int number, Findings found) {
        if (row.fault() == null && !register.groups().declare(group, number)) {
            row.reject(Reason.DUPLICATE_ID, "id " + Cell.shown(group.id()) + " stands in an earlier row already");
        }
        if (row.fault() == null
                && group.type().isEmpty()
                && files.get(number).header().has(Field.TYPE)) {
            found.note(
                    Reason.EMPTY_TYPE,
                    row.line(),
                    "no type: that of its memberships, else '" + Group.DEFAULT_TYPE + "'");
        }
    }

    private void tie(Row row, Tie tie, IntakeFile file, Findings found) {
        List<String> missing = missing(row, file.edgeList(), tie.from(), tie.to());
        if (row.fault() != null) {
            return;
        }
        make(missing, row, file.edgeList(), found);
        Reason barrier =
                register.barrier(tie.type(), register.types().tie(tie.type()).sensitivity(), tie.properties());
        if (barrier != null) {
            found.leaveOut(barrier, tie.type());
            return;
        }
        if (!register.types().knowsTie(tie.type()) && remarkedTypes.add("tie " + tie.type())) {
            found.note(Reason.UNKNOWN_TYPE, row.line(), unknownType("tie", tie.type(), Tie.DEFAULT_TYPE));
        }
        PersonIndex persons = register.persons();
        boolean counts = tie.weight() > 0;
        if (counts && register.ties().again(tie, persons.number(tie.from()), persons.number(tie.to()))) {
            found.merge(
                    Reason.DUPLICATE_TIE,
                    row.line(),
                    "same persons, type and direction as an earlier row: one tie, its weight the sum");
        }
    }

    private static String unknownType(String what, String type, String model) {
        return what + " type " + Cell.shown(type) + " is not declared: it behaves as '" + model
                + "' until types.csv says more";
    }

    private void membership(Row row, Records.Belonging belonging, int number, Findings found) {
        List<String> missing = missing(row, false, belonging.person());
        if (row.fault() != null) {
            return;
        }
        make(missing, row, false, found);
        GroupIndex groups = register.groups();
        int group = groups.find(belonging.group(), belonging.groupType());
        if (group < 0) {
            group = groups.make(belonging.group(), belonging.groupType(), number);
        }
        GroupIndex.Entry entry = groups.get(group);
        Reason barrier = register.barrier(entry.type, entry.sensitivity, belonging.properties());
        if (barrier != null) {
            found.leaveOut(barrier, entry.type);
            return;
        }
        entry.members++;
        int person = register.persons().number(belonging.person());
        if (register.memberships().again(person, group, belonging.properties())) {
            found.merge(
                    Reason.DUPLICATE_MEMBERSHIP, row.line(), "same person and group as an earlier row: one membership");
        }
    }

    private void referral(Row row, Referral referral, Findings found) {
        make(missing(row, false, referral.referrer(), referral.referred()), row, false, found);
    }

    private void adoption(Row row, Adoption adoption, Findings found) {
        make(missing(row, false, adoption.person(), adoption.referrer()), row, false, found);
    }

    private List<String> missing(Row row, boolean always, String... ids) {
        return register.missing(row, always || options.createMissing(), ids);
    }

    private void make(List<String> missing, Row row, boolean silently, Findings found) {
        if (row.fault() == null) {
            for (String id : missing) {
                register.persons().make(id);
                if (!silently) {
                    found.note(
                            Reason.CREATED_CLIENT,
                            row.line(),
                            "person " + Cell.shown(id) + " was made, since no file declares it");
                }
            }
        }
    }

    /** Reads the memberships ahead for the types of declared groups whose own rows state none. */
    private void settleTypes() {
        for (IntakeFile file : files) {
            if (file.kind() == Kind.MEMBERSHIPS) {
                TextFile.reading(file.path(), () -> {
                    settleTypes(file);
                    return file;
                });
            }
        }
        register.groups().settleRest();
    }

    private void settleTypes(IntakeFile file) throws IOException {
        Findings unheard = new Findings();
        try (RowSource rows = file.open(read -> {}, (reason, line) -> {})) {
            Records records = file.records(options);
            for (Row row = rows.next(); row != null; row = rows.next()) {
                records.shape(row);
                if (row.fault() == null) {
                    Records.Belonging belonging = records.belonging(row, unheard);
                    register.groups().settle(belonging.group(), belonging.groupType());
                }
            }
        }
    }

    private void lookAtGroups() {
        SensitiveNames sensitive = new SensitiveNames();
        List<List<String>> suggestive = new ArrayList<>();
        files.forEach(file -> suggestive.add(new ArrayList<>()));
        long[] counts = new long[files.size()];
        GroupIndex groups = register.groups();
        for (int g = 0; g < groups.all().size(); g++) {
            GroupIndex.Entry group = groups.get(g);
            boolean special = group.sensitivity == Sensitivity.SPECIAL;
            Findings found = findings.get(group.file);
            GroupIndex.Entry like = groups.nearlySeen(g);
            if (like != null) {
                found.note(
                        Reason.NEAR_DUPLICATE,
                        0,
                        special
                                ? "two groups of a special category have nearly the same name"
                                : "groups " + Cell.shown(group.name) + " and " + Cell.shown(like.name)
                                        + " have nearly the same name; they are kept apart");
            }
            if (!register.types().knowsGroup(group.type) && remarkedTypes.add("group " + group.type)) {
                found.note(Reason.UNKNOWN_TYPE, 0, unknownType("group", group.type, Group.DEFAULT_TYPE));
            }
            if (!special && sensitive.suggestedBy(group.name)) {
                counts[group.file]++;
                if (suggestive.get(group.file).size() < NAMES_SHOWN) {
                    suggestive.get(group.file).add(Cell.shown(group.name));
                }
            }
        }
        for (int number = 0; number < counts.length; number++) {
            if (counts[number] > 0) {
                findings.get(number)
                        .note(
                                Reason.SENSITIVE_NAME,
                                sensitiveNames(counts[number], suggestive.get(number)),
                                counts[number]);
            }
        }
    }

    private static String sensitiveNames(long count, List<String> names) {
        return (count == 1 ? "the name of 1 group suggests" : "the names of " + count + " groups suggest")
                + " a church, union, party or place of care (" + String.join(", ", names)
                + (count > names.size() ? ", ..." : "")
                + "): classify them in groups.csv, by a type such as church or by the column sensitivity";
    }
}
