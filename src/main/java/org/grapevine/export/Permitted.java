package org.grapevine.export;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.grapevine.network.Adoption;
import org.grapevine.network.Group;
import org.grapevine.network.GroupType;
import org.grapevine.network.Learned;
import org.grapevine.network.Membership;
import org.grapevine.network.NetworkSink;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.Selection;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.grapevine.network.TieType;
import org.grapevine.network.Types;
import org.grapevine.parallel.Progress;

/**
 * What of a network may leave the house: nobody who objects to profiling nor anything tied to them, no tie or membership that reveals what the
 * law protects unless consent is on record with it, and of ties and groups those that are selected. Each {@link #sendTo} counts anew.
 */
public final class Permitted implements NetworkSource {
    private static final List<String> CONTACT = List.of("mail", "phone", "mobile", "fax", "address", "street");
    private static final int STEP = 1024;

    private final NetworkSource source;
    private final Selection ties;
    private final Selection groups;
    private final boolean contacts;
    private final Progress progress;

    private long rows;
    private long lastRows;
    private long objecting;
    private long unconsented;
    private long contactless;
    private final Set<String> tieTypes = new HashSet<>();
    private final Set<String> groupTypes = new HashSet<>();

    /**
     * What {@code source} may give.
     *
     * @param ties which direct ties; referrals are those of type {@code referral}
     * @param groups which groups, with their memberships
     * @param contacts whether addresses and numbers of persons who are no clients may go, too
     * @param progress is told the rows
     */
    public Permitted(NetworkSource source, Selection ties, Selection groups, boolean contacts, Progress progress) {
        this.source = source;
        this.ties = ties;
        this.groups = groups;
        this.contacts = contacts;
        this.progress = progress;
    }

    @Override
    public void sendTo(NetworkSink sink) {
        lastRows = rows;
        rows = 0;
        objecting = 0;
        unconsented = 0;
        contactless = 0;
        source.sendTo(new Filter(sink));
    }

    /** How many persons object to profiling and were left out. */
    public long objecting() {
        return objecting;
    }

    /** How many ties and memberships were left out since they reveal what the law protects without consent on record. */
    public long unconsented() {
        return unconsented;
    }

    /** How many persons who are no clients were sent without their addresses and numbers. */
    public long contactless() {
        return contactless;
    }

    /** The types of ties that occur, whether they are selected or not; {@code referral} where there are referrals. */
    public Set<String> tieTypes() {
        return tieTypes;
    }

    /** The types of groups that occur, whether they are selected or not. */
    public Set<String> groupTypes() {
        return groupTypes;
    }

    private final class Filter implements NetworkSink {
        private final NetworkSink sink;
        private final Types types = Types.defaults();
        private final Set<String> out = new HashSet<>();
        private final Map<String, Sensitivity> kept = new HashMap<>();

        Filter(NetworkSink sink) {
            this.sink = sink;
        }

        private void count() {
            if (++rows % STEP == 0) {
                progress.at(rows, lastRows);
            }
        }

        @Override
        public void tieType(TieType type) {
            types.declare(type);
            sink.tieType(type);
        }

        @Override
        public void groupType(GroupType type) {
            types.declare(type);
            sink.groupType(type);
        }

        @Override
        public void learned(String type, boolean ofGroups, Learned learned) {
            sink.learned(type, ofGroups, learned);
        }

        @Override
        public void person(Person person) {
            count();
            if (Boolean.TRUE.equals(person.properties().get("doNotProfile"))) {
                out.add(person.id());
                objecting++;
            } else if (contacts || person.state() == State.CLIENT) {
                sink.person(person);
            } else {
                sink.person(withoutContacts(person));
            }
        }

        private Person withoutContacts(Person person) {
            Map<String, Object> rest = new LinkedHashMap<>(person.properties());
            if (!rest.keySet().removeIf(Permitted::contact)) {
                return person;
            }
            contactless++;
            return new Person(person.id(), person.name(), person.state(), rest, person.assumed());
        }

        @Override
        public void group(Group group) {
            count();
            groupTypes.add(group.type());
            if (groups.includes(group.type())) {
                kept.put(group.id(), types.sensitivity(group));
                sink.group(group);
            }
        }

        @Override
        public void tie(Tie tie) {
            count();
            tieTypes.add(tie.type());
            if (!ties.includes(tie.type()) || out.contains(tie.from()) || out.contains(tie.to())) {
                return;
            }
            if (may(types.tie(tie.type()).sensitivity(), tie.properties())) {
                sink.tie(tie);
            }
        }

        @Override
        public void membership(Membership membership) {
            count();
            Sensitivity sensitivity = kept.get(membership.group());
            if (sensitivity != null
                    && !out.contains(membership.person())
                    && may(sensitivity, membership.properties())) {
                sink.membership(membership);
            }
        }

        private boolean may(Sensitivity sensitivity, Map<String, Object> properties) {
            boolean may = sensitivity.permits(properties);
            unconsented += may ? 0 : 1;
            return may;
        }

        @Override
        public void referral(Referral referral) {
            count();
            tieTypes.add("referral");
            if (ties.includes("referral") && !out.contains(referral.referrer()) && !out.contains(referral.referred())) {
                sink.referral(referral);
            }
        }

        @Override
        public void adoption(Adoption adoption) {
            count();
            if (out.contains(adoption.person())) {
                return;
            }
            sink.adoption(
                    out.contains(adoption.referrer())
                            ? new Adoption(adoption.person(), adoption.time(), adoption.product(), "")
                            : adoption);
        }
    }

    private static boolean contact(String column) {
        String name = column.toLowerCase(Locale.ROOT);
        return CONTACT.stream().anyMatch(name::contains);
    }
}
