package org.grapevine.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.grapevine.io.CsvSheet;
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

/**
 * Files for {@code neo4j-admin database import full}, with the labels, types and properties of Grapevine's own store: {@code persons.csv},
 * {@code groups.csv}, {@code knows.csv}, {@code member_of.csv}, {@code referred.csv}. Adoptions have no place in them. O(rows) time; memory
 * holds a row.
 */
public final class Neo4jCsv implements NetworkSink, Closeable {
    private final PersonScores scores;
    private final Outline outline;
    private final CsvSheet persons;
    private final CsvSheet groups;
    private final CsvSheet knows;
    private final CsvSheet memberOf;
    private final CsvSheet referred;

    private Neo4jCsv(Outline outline, PersonScores scores, Path folder) throws IOException {
        this.scores = scores;
        this.outline = outline;
        List<String> header = new ArrayList<>(List.of("id:ID(Person)", "name", "state"));
        List<String> names = new ArrayList<>(scores.names());
        List<Attribute.Holds> holds = new ArrayList<>();
        names.forEach(name -> holds.add(Attribute.Holds.NUMBER));
        names.addAll(outline.personColumns().keySet());
        holds.addAll(outline.personColumns().values());
        header.addAll(properties(names, holds, List.of("id", "name", "state")));
        header.add(":LABEL");
        persons = CsvSheet.create(folder.resolve("persons.csv"), header);
        groups = CsvSheet.create(
                folder.resolve("groups.csv"),
                List.of("id:ID(Group)", "name", "type", "size:long", "sensitivity", ":LABEL"));
        knows = CsvSheet.create(
                folder.resolve("knows.csv"),
                relationship(
                        "Person",
                        List.of("type", "weight:double", "directed:boolean"),
                        properties(outline.tieColumns(), List.of("type", "weight", "directed"))));
        memberOf = CsvSheet.create(
                folder.resolve("member_of.csv"),
                relationship("Group", List.of(), properties(outline.membershipColumns(), List.of())));
        referred = CsvSheet.create(
                folder.resolve("referred.csv"),
                relationship("Person", List.of("on:date", "outcome", "value:double"), List.of()));
    }

    /**
     * Writes {@code source}, of which {@code outline} was made, into {@code folder}.
     *
     * @return how many texts got a quote since a spreadsheet would take them for formulas
     */
    public static long write(NetworkSource source, Outline outline, PersonScores scores, Path folder)
            throws IOException {
        try (Neo4jCsv files = new Neo4jCsv(outline, scores, folder)) {
            source.sendTo(files);
            return files.quoted();
        } catch (UncheckedIOException fault) {
            throw fault.getCause();
        }
    }

    private static List<String> relationship(String end, List<String> fixed, List<String> properties) {
        List<String> header = new ArrayList<>(List.of(":START_ID(Person)", ":END_ID(" + end + ")"));
        header.addAll(fixed);
        header.addAll(properties);
        header.add(":TYPE");
        return header;
    }

    private static List<String> properties(Map<String, Attribute.Holds> columns, Collection<String> taken) {
        return properties(List.copyOf(columns.keySet()), List.copyOf(columns.values()), taken);
    }

    /** Names with types as the import tool has them: a name may hold no colon there, so other signs than letters become underscores. */
    private static List<String> properties(List<String> names, List<Attribute.Holds> holds, Collection<String> taken) {
        List<String> plain = names.stream()
                .map(name -> name.replaceAll("[^\\p{L}\\p{N}_ ]", "_"))
                .toList();
        List<String> distinct = Outline.distinct(plain, taken);
        List<String> header = new ArrayList<>();
        for (int i = 0; i < distinct.size(); i++) {
            String type = switch (holds.get(i)) {
                case NUMBER -> ":double";
                case FLAG -> ":boolean";
                case DATE -> ":date";
                case TEXT -> "";
            };
            header.add(distinct.get(i) + type);
        }
        return header;
    }

    private long quoted() {
        return persons.quoted() + groups.quoted() + knows.quoted() + memberOf.quoted() + referred.quoted();
    }

    @Override
    public void tieType(TieType type) {}

    @Override
    public void groupType(GroupType type) {}

    @Override
    public void person(Person person) {
        persons.key(person.id()).text(person.name()).key(word(person.state()));
        for (int k = 0; k < scores.names().size(); k++) {
            persons.value(scores.of(k, person.id()));
        }
        values(persons, outline.personColumns(), person.properties());
        persons.key(
                        switch (person.state()) {
                            case CLIENT -> "Person;Client";
                            case PROSPECT -> "Person;Prospect";
                            case LOST -> "Person";
                        })
                .end();
    }

    @Override
    public void group(Group group) {
        groups.key(group.id()).text(group.name()).text(group.type());
        groups.key(group.size() == 0 ? "" : String.valueOf(group.size()));
        groups.key(word(group.sensitivity())).key("Group").end();
    }

    @Override
    public void tie(Tie tie) {
        knows.key(tie.from()).key(tie.to()).text(tie.type()).value(tie.weight()).value(tie.directed());
        values(knows, outline.tieColumns(), tie.properties());
        knows.key("KNOWS").end();
    }

    @Override
    public void membership(Membership membership) {
        memberOf.key(membership.person()).key(membership.group());
        values(memberOf, outline.membershipColumns(), membership.properties());
        memberOf.key("MEMBER_OF").end();
    }

    @Override
    public void referral(Referral referral) {
        referred.key(referral.referrer()).key(referral.referred()).value(referral.date());
        referred.text(referral.outcome())
                .value(referral.value())
                .key("REFERRED")
                .end();
    }

    @Override
    public void adoption(Adoption adoption) {}

    private static void values(CsvSheet sheet, Map<String, Attribute.Holds> columns, Map<String, Object> values) {
        columns.keySet().forEach(column -> sheet.value(values.get(column)));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        for (CsvSheet sheet : List.of(persons, groups, knows, memberOf, referred)) {
            sheet.close();
        }
    }
}
