package org.grapevine.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.grapevine.network.Referral;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.Types;
import org.jspecify.annotations.Nullable;

/** What the files say together: who exists, which groups and types there are, what came twice, what may be taken in. */
final class Register {
    private final Types types = Types.defaults();
    private final PersonIndex persons = new PersonIndex();
    private final GroupIndex groups = new GroupIndex(types);
    private final TieMerges ties = new TieMerges();
    private final MembershipMerges memberships = new MembershipMerges();
    private final Set<String> included = new HashSet<>();
    private final Referrers referrers;
    private boolean unknownMet;

    Register(IntakeOptions options) {
        this.referrers = new Referrers(options.crm().review(), groups);
        options.includeSpecial().forEach(type -> included.add(type.toLowerCase(Locale.ROOT)));
    }

    Types types() {
        return types;
    }

    PersonIndex persons() {
        return persons;
    }

    GroupIndex groups() {
        return groups;
    }

    TieMerges ties() {
        return ties;
    }

    MembershipMerges memberships() {
        return memberships;
    }

    Referrers referrers() {
        return referrers;
    }

    /** The referral with ids in the place of names, where a list of questions is kept; as it stands where it is not known who is meant. */
    Referral named(Referral referral, Row row, IntakeFile file) {
        if (!referrers.listed() || row.fault() != null) {
            return referral;
        }
        Review.Place place = new Review.Place(file.path(), row.line());
        String referred = named(referral.referred(), referral.referrer(), place);
        String referrer = named(referral.referrer(), referred, place);
        if (referrer.equals(referred)) {
            row.reject(
                    Reason.SELF_REFERRAL,
                    Cell.shown(referral.referrer()) + " and " + Cell.shown(referral.referred()) + " are one person");
        }
        return new Referral(referrer, referred, referral.date(), referral.outcome(), referral.value());
    }

    private String named(String text, String about, Review.Place place) {
        String id = persons.number(text) >= 0 ? text : referrers.meant(text, about, place);
        return id.isEmpty() ? text : id;
    }

    /** Why a tie or membership of that type is to be left out; null where it may be taken in. */
    @Nullable
    Reason barrier(String type, Sensitivity sensitivity, Map<String, Object> properties) {
        if (sensitivity != Sensitivity.SPECIAL) {
            return null;
        }
        if (!includes(type)) {
            return Reason.SPECIAL_CATEGORY;
        }
        return sensitivity.permits(properties) ? null : Reason.NO_CONSENT;
    }

    /** Whether the run names a type of a special category. */
    boolean includes(String type) {
        return included.contains(type.toLowerCase(Locale.ROOT));
    }

    /** Whether a group is to be sent: one with a member left to it, or one that a file declares and nothing bars. */
    boolean sends(GroupIndex.Entry group) {
        boolean barred = group.sensitivity == Sensitivity.SPECIAL && !includes(group.type);
        return !barred && (group.declared || group.members > 0);
    }

    /** Whether checking has met a person that nobody declared and that may not be made. */
    boolean unknownMet() {
        return unknownMet;
    }

    /** Those of {@code ids} that nobody declared; rejects the row for them unless they may be made. */
    List<String> missing(Row row, boolean createMissing, String... ids) {
        List<String> missing = List.of();
        for (String id : ids) {
            if (!id.isEmpty() && persons.number(id) < 0) {
                missing = missing.isEmpty() ? new ArrayList<>() : missing;
                missing.add(id);
                if (!createMissing) {
                    unknownMet = true;
                    row.reject(Reason.UNKNOWN_CLIENT, "person " + Cell.shown(id) + " is not declared");
                }
            }
        }
        return missing;
    }
}
