package org.grapevine.network;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.grapevine.GrapevineException;

/** Some types of ties or groups: all, none or those named. */
public final class Selection {
    /** Every type. */
    public static final Selection ALL = new Selection(true, Set.of());

    /** No type. */
    public static final Selection NONE = new Selection(false, Set.of());

    private final boolean all;
    private final Set<String> types;

    private Selection(boolean all, Set<String> types) {
        this.all = all;
        this.types = types;
    }

    /** Reads {@code all}, {@code none} or names separated by commas. */
    public static Selection parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "all" -> ALL;
            case "none", "" -> NONE;
            default -> {
                Set<String> types = new LinkedHashSet<>();
                for (String name : text.split(",", -1)) {
                    types.add(name.strip());
                }
                yield new Selection(false, types);
            }
        };
    }

    /** Whether {@code type} is selected. */
    public boolean includes(String type) {
        return all || types.contains(type);
    }

    /** Whether nothing is selected. */
    public boolean isNone() {
        return !all && types.isEmpty();
    }

    /**
     * Refuses names that do not occur.
     *
     * @throws GrapevineException naming the unknown type and those that do occur
     */
    public void requireIn(Collection<String> present, String option) {
        for (String type : types) {
            if (!present.contains(type)) {
                throw GrapevineException.input(
                        option + ": type '" + type + "' does not occur in the data",
                        present.isEmpty()
                                ? "there are none to choose from; leave the option out"
                                : "choose all, none or some of " + String.join(", ", List.copyOf(present)));
            }
        }
    }

    @Override
    public String toString() {
        return all ? "all" : types.isEmpty() ? "none" : String.join(",", types);
    }
}
