package org.grapevine.io;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.grapevine.GrapevineException;
import org.grapevine.network.Columns;
import org.jspecify.annotations.Nullable;

/** What a file tells about, in the order in which files are read. */
@SuppressWarnings("ImmutableEnumChecker") // its collections are never changed
public enum Kind {
    /** Types of ties and groups, a row each. */
    TYPES(
            Set.of(Field.NAME, Field.KIND),
            List.of(
                    Field.NAME,
                    Field.KIND,
                    Field.BETA,
                    Field.GAMMA,
                    Field.HALF_LIFE,
                    Field.NOMINATION,
                    Field.SENSITIVITY,
                    Field.LEARNED),
            Columns.LEARNED,
            "name: type, typename; halfLife: halflifedays"),
    /** Persons and firms, a row each. */
    CLIENTS(Set.of(Field.ID), List.of(Field.ID, Field.NAME, Field.STATE), Columns.PERSON, """
            id: client, person, member, customer, contact, record, recordidcontact, account;
            name: fullname, displayname, clientname, personname, customername, contactname;
            since: clientsince, customersince, membersince; manager: accountmanager, owner, accountowner, contactowner;
            doNotContact: donotcall, optout, optedout, hasoptedoutofemail; clv: lifetimevalue, customerlifetimevalue"""),
    /** Groups, a row each. */
    GROUPS(
            Set.of(Field.ID),
            List.of(Field.ID, Field.NAME, Field.TYPE, Field.SIZE, Field.SENSITIVITY),
            Map.of(),
            "id: group, organisation, organization; name: groupname; type: grouptype; size: members, membercount, numberofmembers"),
    /** Direct ties of two persons, a row each. */
    TIES(
            Set.of(Field.FROM, Field.TO),
            List.of(Field.FROM, Field.TO, Field.TYPE, Field.WEIGHT, Field.DIRECTED),
            Columns.TIE,
            """
            from: source, person1, client1, contact1, member1; to: target, person2, client2, contact2, member2;
            type: tietype, kind, relation, relationship; weight: strength; since: time, date, start, startdate;
            lastContact: lastcontacted, lastactivity, lastactivitydate"""),
    /** Memberships, a row for a person in a group. */
    MEMBERSHIPS(
            Set.of(Field.CLIENT, Field.GROUP),
            List.of(Field.CLIENT, Field.GROUP, Field.GROUP_TYPE),
            Columns.MEMBERSHIP,
            """
            client: member, person, customer, contact;
            group: organisation, organization, association, groupname, community, club, church, parish, board, household, employer;
            groupType: type, kind, category; since: time, date, start, startdate, joined; until: end, enddate, left"""),
    /** Referrals, a row for a person brought by another. */
    REFERRALS(
            Set.of(Field.REFERRER, Field.REFERRED),
            List.of(Field.REFERRER, Field.REFERRED, Field.DATE, Field.OUTCOME, Field.VALUE),
            Map.of(),
            """
            referrer: referredby, from, source, advocate; referred: client, person, to, target, referral, prospect;
            date: time, on, referredon, day; outcome: status, result, stage; value: amount, margin, revenue"""),
    /** Adoptions, a row for a person who bought or took something up. */
    ADOPTIONS(
            Set.of(Field.CLIENT, Field.TIME),
            List.of(Field.CLIENT, Field.TIME, Field.PRODUCT, Field.REFERRER),
            Map.of(),
            "client: person, member, customer, adopter, buyer; time: date, day, period, on; product: campaign, item; referrer: referredby");

    private final Set<Field> required;
    private final List<Field> fields;
    private final Map<String, Columns.Kind> properties;
    private final Map<String, List<String>> synonyms = new LinkedHashMap<>();

    Kind(Set<Field> required, List<Field> fields, Map<String, Columns.Kind> properties, String synonyms) {
        this.required = required;
        this.fields = fields;
        this.properties = properties;
        for (String line : synonyms.split(";", -1)) {
            String[] sides = line.strip().split(":", -1);
            this.synonyms.put(sides[0], Arrays.asList(sides[1].strip().split(", *", -1)));
        }
    }

    /** The word for it on the command line, which is also the name of its file: {@code ties} for {@code ties.csv}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word for a single record of it. */
    String one() {
        return word().substring(0, word().length() - 1);
    }

    /**
     * The kind of that {@linkplain #word() word}, in any case.
     *
     * @throws GrapevineException if there is none
     */
    public static Kind of(String word) {
        Kind kind = called(word.strip());
        if (kind == null) {
            throw GrapevineException.input("there is no kind of file named '" + word + "'", "say one of " + words());
        }
        return kind;
    }

    /** The kind of that word, in any case; null where there is none. */
    static @Nullable Kind called(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equalsIgnoreCase(word))
                .findFirst()
                .orElse(null);
    }

    /** The words for all kinds. */
    static String words() {
        return Arrays.stream(values()).map(Kind::word).collect(Collectors.joining(", "));
    }

    Set<Field> required() {
        return required;
    }

    List<Field> fields() {
        return fields;
    }

    /** The known columns that become properties of a record. */
    Map<String, Columns.Kind> properties() {
        return properties;
    }

    /** Whether a column of ours has exactly that name. */
    boolean names(String column) {
        return properties.containsKey(column)
                || fields.stream().anyMatch(field -> field.column().equals(column));
    }

    /** Whether columns that nobody knows have a place in the record. */
    boolean keepsUnknownColumns() {
        return this == CLIENTS || this == TIES || this == MEMBERSHIPS;
    }

    /** Other names of a column, without blanks and in lower case, the best first. */
    List<String> synonyms(String column) {
        return synonyms.getOrDefault(column, List.of());
    }
}
