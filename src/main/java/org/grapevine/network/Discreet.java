package org.grapevine.network;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The network of another source as people outside may read of it. Everything is there that measures need, but of persons only the columns of
 * {@link Columns#PERSON} and the days of contact; clients who must not be contacted or profiled and minors have no name, nor have prospects
 * and lost clients, nor households, which bear the names of persons; names keep their letters but lose signs that turn the direction of
 * writing. With pseudonyms nobody has a name: clients, managers and groups have pseudonyms.
 */
public final class Discreet implements NetworkSource {
    /* Names go before anything is computed, so that no page, chart or sentence can let one slip. What is left can still be recognised by
     * somebody who knows the figures: pseudonymous, not anonymous. */

    /** Days of the last contact. */
    private static final Set<String> CONTACTED = Set.of("lastContacted", "lastContact", "lastInvited");

    private static final Set<String> OF_TIES = Set.of("probability", "since", "lastContact", "contactsPerYear");
    private static final Set<String> OF_MEMBERSHIPS = Set.of("role", "since", "until", "consentDate");

    /** Begins the ids of those who have no name; a sign that no file has, and nothing shows. */
    private static final String UNNAMED = "\u0001";

    private static final Set<String> FAMILIES = Set.of("household", "family");

    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    private final NetworkSource source;
    private final @Nullable Pseudonyms pseudonyms;
    private final Map<String, String> shown = new HashMap<>();

    /**
     * What {@code source} may be read as.
     *
     * @param pseudonyms for clients, managers and groups; null to name them
     */
    public Discreet(NetworkSource source, @Nullable Pseudonyms pseudonyms) {
        this.source = source;
        this.pseudonyms = pseudonyms;
    }

    @Override
    public void sendTo(NetworkSink sink) {
        shown.clear();
        source.sendTo(new Veil(sink));
    }

    /** The id under which the person with that id was sent last; the id itself where there was none. */
    public String id(String original) {
        return shown.getOrDefault(original, original);
    }

    /** Whether {@code person} must not be named to anybody. */
    public static boolean withheld(Persons persons, int person) {
        return persons.flag(person, "doNotContact")
                || persons.flag(person, "doNotProfile")
                || persons.flag(person, "minor");
    }

    /** Whether {@code person} must not be named to anybody. */
    public static boolean withheld(Person person) {
        Map<String, Object> known = person.properties();
        return Boolean.TRUE.equals(known.get("doNotContact"))
                || Boolean.TRUE.equals(known.get("doNotProfile"))
                || Boolean.TRUE.equals(known.get("minor"));
    }

    /** Whether {@code group} is a household or family, which has no name here. */
    public static boolean family(Group group) {
        return FAMILIES.contains(group.type());
    }

    /** A text on one line whose signs change nothing around it. */
    static String harmless(String text) {
        StringBuilder spelled = new StringBuilder(text.length());
        boolean left = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            byte direction = Character.getDirectionality(text.codePointAt(i));
            left |= direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
            if (Character.isISOControl(c) || (c >= '\u2028' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069')) {
                spelled.append(String.format("\\u%04x", (int) c));
            } else {
                spelled.append(c);
            }
        }
        return left ? FIRST_STRONG_ISOLATE + spelled.toString() + POP_ISOLATE : spelled.toString();
    }

    private final class Veil implements NetworkSink {
        private final NetworkSink sink;
        private int unnamed;

        Veil(NetworkSink sink) {
            this.sink = sink;
        }

        private String pseudonym(char kind, String id, UnaryOperator<String> otherwise) {
            return pseudonyms == null ? otherwise.apply(id) : pseudonyms.of(kind, id);
        }

        private String group(String id) {
            return pseudonym('G', id, same -> same);
        }

        @Override
        public void tieType(TieType type) {
            sink.tieType(new TieType(
                    harmless(type.name()),
                    type.beta(),
                    type.halfLife(),
                    type.nomination(),
                    type.sensitivity(),
                    type.learned()));
        }

        @Override
        public void groupType(GroupType type) {
            sink.groupType(new GroupType(
                    harmless(type.name()),
                    type.beta(),
                    type.gamma(),
                    type.halfLife(),
                    type.sensitivity(),
                    type.learned()));
        }

        @Override
        public void learned(String type, boolean ofGroups, Learned learned) {
            sink.learned(harmless(type), ofGroups, learned);
        }

        @Override
        public void person(Person person) {
            String id;
            String name;
            if (withheld(person) || person.state() != State.CLIENT) {
                id = UNNAMED + ++unnamed;
                name = withheld(person)
                        ? "somebody not to be named"
                        : person.state() == State.PROSPECT ? "a prospect" : "a former client";
            } else {
                id = pseudonym('P', person.id(), same -> same);
                name = pseudonyms == null ? harmless(person.name()) : id;
            }
            shown.put(person.id(), id);
            sink.person(new Person(id, name, person.state(), seen(person.properties()), person.assumed()));
        }

        private Map<String, Object> seen(Map<String, Object> properties) {
            Map<String, Object> seen = new LinkedHashMap<>();
            properties.forEach((column, value) -> {
                if (column.equals("manager")) {
                    seen.put(column, pseudonym('M', value.toString(), Discreet::harmless));
                } else if (value instanceof String text && Columns.PERSON.containsKey(column)) {
                    seen.put(column, harmless(text));
                } else if (Columns.PERSON.containsKey(column) || CONTACTED.contains(column)) {
                    seen.put(column, value);
                }
            });
            return seen;
        }

        @Override
        public void group(Group group) {
            String id = group(group.id());
            String type = harmless(group.type());
            String name = family(group) ? "a " + type : pseudonyms == null ? harmless(group.name()) : type + " " + id;
            sink.group(new Group(id, name, type, group.size(), group.sensitivity(), group.assumed()));
        }

        @Override
        public void tie(Tie tie) {
            Map<String, Object> properties = new LinkedHashMap<>(tie.properties());
            properties.keySet().retainAll(OF_TIES);
            sink.tie(new Tie(
                    id(tie.from()),
                    id(tie.to()),
                    harmless(tie.type()),
                    tie.weight(),
                    tie.directed(),
                    properties,
                    tie.assumed()));
        }

        @Override
        public void membership(Membership membership) {
            Map<String, Object> properties = new LinkedHashMap<>(membership.properties());
            properties.keySet().retainAll(OF_MEMBERSHIPS);
            sink.membership(new Membership(id(membership.person()), group(membership.group()), properties));
        }

        @Override
        public void referral(Referral referral) {
            sink.referral(new Referral(
                    id(referral.referrer()),
                    id(referral.referred()),
                    referral.date(),
                    referral.outcome(),
                    referral.value()));
        }

        @Override
        public void adoption(Adoption adoption) {
            sink.adoption(
                    new Adoption(id(adoption.person()), adoption.time(), adoption.product(), id(adoption.referrer())));
        }
    }
}
