package org.grapevine.network;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * The tie types and group types in force: the priors, overlaid with what the data declares or has learned. A type that nobody declared
 * behaves as {@code social} (ties) or {@code club} (groups).
 */
public final class Types {
    private static final double NEVER_FADES = Double.POSITIVE_INFINITY;

    /** Words for ties that reveal what the law protects; groups of the same words are protected too. */
    private static final Set<String> SPECIAL = Set.of(
            "church",
            "faith",
            "parish",
            "religion",
            "temple",
            "mosque",
            "synagogue",
            "union",
            "party",
            "health",
            "ethnicity");

    private final Map<String, TieType> ties = new LinkedHashMap<>();
    private final Map<String, GroupType> groups = new LinkedHashMap<>();
    private final Map<String, Learned> learnedTies = new LinkedHashMap<>();
    private final Map<String, Learned> learnedGroups = new LinkedHashMap<>();

    private Types() {}

    /** The priors. They are this project's engineering choice until replaced by learning: quote them as "prior, not learned". */
    public static Types defaults() {
        Types types = new Types();
        types.prior(.30, 365, false, "referral");
        types.prior(.15, NEVER_FADES, false, "household", "family");
        types.prior(.08, 180, false, "social", "friend");
        types.prior(.08, 540, false, "business", "partner");
        types.prior(.05, 365, false, "colleague");
        types.prior(.08, 180, true, "nomination", "advice", "adviser");
        types.groupPrior(.05, .5, "board", "committee");
        types.groupPrior(.15, 1, "industry");
        types.groupPrior(.10, 1, "club", "community");
        types.groupPrior(.25, 1, "church", "faith", "parish");
        types.groupPrior(.15, 0, "household", "family");
        types.groupPrior(.05, .5, "firm", "employer", "company");
        return types;
    }

    private void prior(double beta, double halfLife, boolean nomination, String... names) {
        for (String name : names) {
            ties.put(name, new TieType(name, beta, halfLife, nomination, sensitivity(name), false));
        }
    }

    private void groupPrior(double beta, double gamma, String... names) {
        for (String name : names) {
            double halfLife = name.equals("household") || name.equals("family") ? NEVER_FADES : 365;
            groups.put(name, new GroupType(name, beta, gamma, halfLife, sensitivity(name), false));
        }
    }

    private static Sensitivity sensitivity(String name) {
        return SPECIAL.contains(name.toLowerCase(Locale.ROOT)) ? Sensitivity.SPECIAL : Sensitivity.NORMAL;
    }

    /** A copy that later declarations do not touch. */
    public Types copy() {
        Types copy = new Types();
        copy.ties.putAll(ties);
        copy.groups.putAll(groups);
        copy.learnedTies.putAll(learnedTies);
        copy.learnedGroups.putAll(learnedGroups);
        return copy;
    }

    /** Puts {@code type} in the place of what was known under its name. */
    public void declare(TieType type) {
        ties.put(type.name(), type);
    }

    /** Puts {@code type} in the place of what was known under its name. */
    public void declare(GroupType type) {
        groups.put(type.name(), type);
    }

    /** Keeps where the strength of a type comes from. */
    public void declareLearned(String name, boolean ofGroups, Learned learned) {
        (ofGroups ? learnedGroups : learnedTies).put(name, learned);
    }

    /** Where the strength of a type comes from; empty where it is a prior or was declared. */
    public Optional<Learned> learned(String name, boolean ofGroups) {
        boolean stands = ofGroups ? group(name).learned() : tie(name).learned();
        return stands ? Optional.ofNullable((ofGroups ? learnedGroups : learnedTies).get(name)) : Optional.empty();
    }

    /** How many bootstrap samples there are of what was learned; 0 where nothing was or they were not kept. */
    public int draws() {
        int fewest = Integer.MAX_VALUE;
        for (Map.Entry<String, Learned> learned : learnedTies.entrySet()) {
            if (tie(learned.getKey()).learned()) {
                fewest = Math.min(fewest, learned.getValue().draws().size());
            }
        }
        for (Map.Entry<String, Learned> learned : learnedGroups.entrySet()) {
            if (group(learned.getKey()).learned()) {
                fewest = Math.min(fewest, learned.getValue().draws().size());
            }
        }
        return fewest == Integer.MAX_VALUE ? 0 : fewest;
    }

    /** The same types, what was learned with other hazards. */
    public Types with(ToDoubleFunction<Learned> beta) {
        Types others = copy();
        learnedTies.forEach((name, learned) -> {
            TieType type = tie(name);
            if (type.learned()) {
                others.ties.put(
                        name,
                        new TieType(
                                name,
                                beta.applyAsDouble(learned),
                                type.halfLife(),
                                type.nomination(),
                                type.sensitivity(),
                                true));
            }
        });
        learnedGroups.forEach((name, learned) -> {
            GroupType type = group(name);
            if (type.learned()) {
                others.groups.put(
                        name,
                        new GroupType(
                                name,
                                beta.applyAsDouble(learned),
                                type.gamma(),
                                type.halfLife(),
                                type.sensitivity(),
                                true));
            }
        });
        return others;
    }

    /** Whether {@link #tie} would not have to fall back on {@code social}. */
    public boolean knowsTie(String name) {
        return ties.containsKey(name);
    }

    /** Whether {@link #group} would not have to fall back on {@code club}. */
    public boolean knowsGroup(String name) {
        return groups.containsKey(name);
    }

    /** How carefully {@code group} must be handled: as stated for it, at least as its type. */
    public Sensitivity sensitivity(Group group) {
        return group.sensitivity().stricter(group(group.type()).sensitivity());
    }

    /** The tie type of that name, with the prior of {@code social} where nobody declared it. */
    public TieType tie(String name) {
        TieType known = ties.get(name);
        if (known != null) {
            return known;
        }
        TieType social = tie(Tie.DEFAULT_TYPE);
        return new TieType(name, social.beta(), social.halfLife(), false, sensitivity(name), false);
    }

    /** The group type of that name, with the prior of {@code club} where nobody declared it. */
    public GroupType group(String name) {
        GroupType known = groups.get(name);
        if (known != null) {
            return known;
        }
        GroupType club = group(Group.DEFAULT_TYPE);
        return new GroupType(name, club.beta(), club.gamma(), club.halfLife(), sensitivity(name), false);
    }

    /** Every known tie type, in the order of declaration. */
    public Collection<TieType> ties() {
        return ties.values();
    }

    /** Every known group type, in the order of declaration. */
    public Collection<GroupType> groups() {
        return groups.values();
    }
}
