package org.grapevine.campaign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A client whom a plan asks.
 *
 * @param id of the client
 * @param name of the client
 * @param manager who looks after the client; empty where unknown
 * @param segment of the client; empty where unknown
 * @param reserve what must be set aside
 * @param expectedCost what is expected to be spent
 * @param hours of work; 0 where unknown
 * @param acceptance probability of agreeing
 * @param newClients expected, beyond what those before bring
 * @param marginal what it adds in worth to those before
 * @param standalone what it would be worth alone
 * @param shapley its fair share of what the whole plan is worth
 * @param sharedWith the chosen client with whom it has most in common; empty where none
 * @param shared what both would bring, counted once in the plan
 * @param channels through whom word leaves, largest share first
 * @param without what of its stand-alone worth would change if a type of ties or groups did not exist, the largest change first
 * @param prospects how many prospects it is tied to or shares a group with
 * @param largest the largest worth among those
 * @param firstRank best position when all ties are half or twice as strong, or as they are; 0 where nothing is uncertain about them
 * @param lastRank worst position then; one more than there are where it would not be chosen
 */
public record Invitation(
        String id,
        String name,
        String manager,
        String segment,
        double reserve,
        double expectedCost,
        double hours,
        double acceptance,
        double newClients,
        double marginal,
        double standalone,
        double shapley,
        String sharedWith,
        double shared,
        List<Channels.Channel> channels,
        List<Plan.Loss> without,
        int prospects,
        double largest,
        int firstRank,
        int lastRank) {
    /** What others who were chosen before bring anyway of what it could. */
    public double overlap() {
        return Math.max(0, standalone - marginal);
    }

    /** What is kept of it with the plan, under names that programs read. */
    public Map<String, Object> kept(int position, boolean money) {
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("position", (long) position);
        kept.put("marginal", marginal);
        kept.put("standalone", standalone);
        kept.put("shapley", shapley);
        kept.put("newClients", newClients);
        kept.put("cost", reserve);
        kept.put("acceptance", acceptance);
        kept.put("why", why(money));
        return kept;
    }

    /** The reason in one sentence. */
    public String why(boolean money) {
        StringBuilder text = new StringBuilder();
        text.append("+%s of %s stand-alone".formatted(amount(marginal, money), amount(standalone, money)));
        if (overlap() > 1e-3 * standalone) {
            text.append("; %s already covered".formatted(amount(overlap(), money)));
            if (!sharedWith.isEmpty()) {
                text.append(" (most in common with %s: %s)".formatted(sharedWith, amount(shared, money)));
            }
        }
        if (!channels.isEmpty()) {
            text.append("; reaches ").append(through(3));
        }
        text.append("; %,d %s within one step".formatted(prospects, prospects == 1 ? "prospect" : "prospects"));
        if (money && largest > 0) {
            text.append(", the biggest worth %,.0f".formatted(largest));
        }
        text.append("; agrees with %.0f %%".formatted(100 * acceptance));
        if (reserve > 0) {
            text.append("; costs %,.2f".formatted(reserve));
        }
        if (firstRank > 0) {
            text.append(
                    firstRank == lastRank
                            ? "; keeps its place if ties are weaker or stronger"
                            : "; place %d-%d as ties may be weaker or stronger".formatted(firstRank, lastRank));
        }
        without.stream()
                .limit(1)
                .forEach(loss -> text.append("; without %s: %s".formatted(loss.type(), change(loss.change(), money))));
        return text.append('.').toString();
    }

    /** The first {@code most} channels in words. */
    public String through(int most) {
        return String.join(
                ", ",
                channels.stream()
                        .limit(most)
                        .map(channel -> "%s %.0f %%".formatted(channel.name(), 100 * channel.share()))
                        .toList());
    }

    /** All that is known of {@link #without}, in words. */
    public String without(boolean money) {
        return String.join(
                "; ",
                without.stream()
                        .map(loss -> loss.type() + " " + change(loss.change(), money))
                        .toList());
    }

    private static String change(double worth, boolean money) {
        return money ? "%+,.0f".formatted(worth) : "%+,.2f".formatted(worth);
    }

    static String amount(double worth, boolean money) {
        return money ? "%,.0f".formatted(worth) : "%,.2f".formatted(worth);
    }
}
