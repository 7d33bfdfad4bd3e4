package org.grapevine.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grapevine.network.Affiliations;
import org.grapevine.network.Group;
import org.grapevine.network.Referral;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.Ties;
import org.jspecify.annotations.Nullable;

/** The rows of the data that stand behind a score, with their dates. */
public final class Evidence {
    /**
     * One tie or membership of the person, as a row says it.
     *
     * @param what type of the tie, or of the group
     * @param id of the other person or the group
     * @param name of the other person or the group
     * @param group whether it is a group
     * @param since when it began, where known
     * @param last when they were last in contact, or until when, where known
     * @param role in the group; empty where unknown
     * @param leads to how many prospects it leads
     */
    public record Row(
            String what,
            String id,
            String name,
            boolean group,
            @Nullable LocalDate since,
            @Nullable LocalDate last,
            String role,
            int leads) {}

    private Evidence() {}

    /** A share of the score and the rows behind it. */
    private record Behind(Why.Share share, List<Row> rows) {
        void add(String what, @Nullable LocalDate since, @Nullable LocalDate last, String role) {
            rows.add(new Row(what, share.id(), share.name(), share.group(), since, last, role, share.prospects()));
        }
    }

    /** The rows behind the first {@code most} shares of {@code why}, in the order of the shares, at most two a share. O(rows). */
    public static List<Row> of(Why why, int most) {
        Map<String, Behind> persons = new LinkedHashMap<>();
        Map<String, Behind> groups = new LinkedHashMap<>();
        List<Behind> all = why.shares().stream()
                .limit(most)
                .map(share -> new Behind(share, new ArrayList<>()))
                .toList();
        all.forEach(one -> (one.share.group() ? groups : persons).put(one.share.id(), one));
        ReferralNetwork network = why.ranking().view().network();
        addTies(network, why.person(), persons);
        addReferrals(network, why.person(), persons);
        addMemberships(network, why.person(), groups);
        return all.stream().flatMap(one -> one.rows.stream()).limit(2L * most).toList();
    }

    private static void addTies(ReferralNetwork network, int person, Map<String, Behind> behind) {
        Ties ties = network.ties();
        for (int t = 0; t < ties.size(); t++) {
            if (ties.from(t) != person && ties.to(t) != person) {
                continue;
            }
            int other = ties.from(t) == person ? ties.to(t) : ties.from(t);
            Behind one = behind.get(network.persons().id(other));
            if (one != null) {
                one.add(ties.type(t), day(ties.day(t, "since")), day(ties.day(t, "lastContact")), "");
            }
        }
    }

    private static void addReferrals(ReferralNetwork network, int person, Map<String, Behind> behind) {
        String id = network.persons().id(person);
        for (Referral referral : network.referrals()) {
            boolean from = referral.referrer().equals(id);
            if (from || referral.referred().equals(id)) {
                Behind one = behind.get(from ? referral.referred() : referral.referrer());
                if (one != null) {
                    one.add(from ? "referred" : "was referred by", referral.date(), null, referral.outcome());
                }
            }
        }
    }

    private static void addMemberships(ReferralNetwork network, int person, Map<String, Behind> behind) {
        Affiliations affiliations = network.affiliations();
        for (int m = 0; m < affiliations.size(); m++) {
            if (affiliations.person(m) == person) {
                Group group = network.groups().get(affiliations.group(m));
                Behind one = behind.get(group.id());
                if (one != null) {
                    one.add(
                            group.type(),
                            day(affiliations.day(m, "since")),
                            day(affiliations.day(m, "until")),
                            affiliations.role(m));
                }
            }
        }
    }

    private static @Nullable LocalDate day(int day) {
        return day == Integer.MIN_VALUE ? null : LocalDate.ofEpochDay(day);
    }
}
