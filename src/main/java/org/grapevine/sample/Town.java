package org.grapevine.sample;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.grapevine.GrapevineException;
import org.grapevine.network.Adoption;
import org.grapevine.network.Group;
import org.grapevine.network.Membership;
import org.grapevine.network.NetworkSink;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.grapevine.sample.Circles.Kind;

/**
 * A believable town to try everything on: persons and firms, their households, churches, clubs, industry bodies and boards, their ties,
 * and six years of word of mouth drawn from a known model, the {@link Truth}.
 *
 * <p>Something like real data is wrong with it, as with all data: a few persons were entered twice, a few have no name, one tie type was
 * never declared ({@code gymBuddy}), one is misspelled ({@code collegue}), some registers do not know their size, and most members of a
 * church have not agreed that this be known.
 *
 * <p>The same number of people and the same seed give the same rows on every machine. About 130 bytes a person, a
 * microsecond or two a row.
 */
public final class Town implements NetworkSource {
    /** The day on which the town stands still. */
    public static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    /** People in the usual town. */
    public static final int PEOPLE = 3000;
    /** Seed of the usual town. */
    public static final long SEED = 1955;

    /** Of telephone numbers that no exchange gives out. */
    private static final String NOBODYS_PREFIX = "+1 555 ";

    private static final int LEAST = 50;
    private static final int MOST = 10_000_000;
    private static final String[] PRODUCTS = {"household cover", "business cover", "savings plan"};

    private final Truth truth = Truth.of(Days.FIRST, TODAY);
    private final Residents residents;
    private final Circles circles;
    private final Registers registers;
    private final Acquaintances acquaintances;
    private final Accounts accounts;
    private final Past past;
    private final Names names;
    private final Chance slips;
    private final int digits;

    private Town(int people, Density density, long seed) {
        residents = new Residents(people, seed);
        circles = Founding.of(residents, density.joinsTimes(), seed);
        registers = new Registers(residents, circles, seed);
        acquaintances = new Acquaintances(residents, circles, density.tiesTimes(), seed);
        accounts = new Accounts(residents, circles, registers, seed);
        past = new Past(residents, circles, acquaintances, registers, accounts, truth, seed);
        names = new Names(residents, circles, seed);
        slips = new Chance(seed, "slips");
        digits = String.valueOf(people - 1).length();
    }

    /**
     * A town of that many persons and firms, from 50 to ten million.
     *
     * @throws GrapevineException where {@code people} is outside that range
     */
    public static Town of(int people, long seed) {
        return of(people, Density.USUAL, seed);
    }

    /**
     * A town of that many persons and firms that is knit more or less closely than the usual one.
     *
     * @throws GrapevineException where {@code people} is outside the range from 50 to ten million
     */
    public static Town of(int people, Density density, long seed) {
        if (people < LEAST || people > MOST) {
            throw GrapevineException.input(
                    String.format(Locale.ROOT, "a sample town has from %d to %,d people, not %,d", LEAST, MOST, people),
                    String.format(Locale.ROOT, "ask for a number in that range; %,d is usual", PEOPLE));
        }
        return new Town(people, density, seed);
    }

    /** The model that the past was drawn from. */
    public Truth truth() {
        return truth;
    }

    @Override
    public void sendTo(NetworkSink sink) {
        for (int k = 0; k < residents.people; k++) {
            sink.person(person(residents.position[k]));
        }
        for (int g = 0; g < circles.count(); g++) {
            sink.group(group(g));
        }
        for (int t = 0; t < acquaintances.count(); t++) {
            sink.tie(tie(t));
        }
        for (int g = 0; g < circles.count(); g++) {
            int chair = registers.chair(g);
            int treasurer = registers.treasurer(g);
            for (int m = circles.first(g); m < circles.first(g + 1); m++) {
                sink.membership(membership(m, registers.role(m, chair, treasurer)));
            }
        }
        for (int r = 0; r < past.referrals(); r++) {
            sink.referral(referral(r));
        }
        for (int k = 0; k < residents.people; k++) {
            int v = residents.position[k];
            if (past.joined(v) != Days.NEVER) {
                sink.adoption(adoption(v));
            }
        }
    }

    private String id(int v) {
        return padded("p", residents.number[v], digits);
    }

    private String groupId(int g) {
        return padded("g", g, digits);
    }

    private static String padded(String prefix, int number, int digits) {
        String digitsNeeded = Integer.toString(number);
        return prefix + "0".repeat(digits - digitsNeeded.length()) + digitsNeeded;
    }

    private Person person(int v) {
        boolean known = past.joined(v) != Days.NEVER;
        State state = !known ? State.PROSPECT : past.left(v) == Days.NEVER ? State.CLIENT : State.LOST;
        Map<String, Object> more = new LinkedHashMap<>();
        if (known) {
            account(v, more);
        } else {
            more.put("clv", accounts.lifetimeValue(v));
        }
        more.put("potential", accounts.potential(v));
        more.put("segment", accounts.segment(v));
        more.put("region", names.regionOf(v));
        if (!names.industry(v).isEmpty()) {
            more.put("industry", names.industry(v));
        }
        int original = residents.kind[v] == Residents.TWIN ? v - 1 : v;
        more.put("phone", padded(NOBODYS_PREFIX, residents.number[original], 7));
        if (accounts.doNotContact(v)) {
            more.put("doNotContact", true);
        }
        if (accounts.doNotProfile(v)) {
            more.put("doNotProfile", true);
        }
        boolean nameless = !known && slips.happens(v, .002);
        return new Person(id(v), nameless ? id(v) : names.person(v), state, more);
    }

    private void account(int v, Map<String, Object> more) {
        more.put("revenue", accounts.revenue(v));
        more.put("margin", accounts.margin(v));
        more.put("churn", accounts.churn(v));
        more.put("retention", Math.rint(1000 * (1 - accounts.churn(v))) / 1000);
        more.put("since", Days.date(past.joined(v)));
        more.put("acceptance", accounts.acceptance(v));
        more.put("contactCost", accounts.contactCost(v));
        more.put("giftCost", accounts.giftCost(v));
        if (past.left(v) != Days.NEVER) {
            more.put("lostOn", Days.date(past.left(v)).toString());
        } else if (accounts.manager(v) >= 0) {
            more.put("manager", names.manager(accounts.manager(v)));
            more.put("hours", accounts.hours(v));
        }
        int contacted = accounts.lastContacted(v, past.joined(v));
        if (contacted != Days.UNKNOWN) {
            more.put("lastContacted", Days.date(contacted).toString());
        }
    }

    private Group group(int g) {
        Sensitivity sensitivity = circles.kind(g) == Kind.CHURCH ? Sensitivity.SPECIAL : Sensitivity.NORMAL;
        return new Group(groupId(g), names.group(g), circles.kind(g).type, registers.statedSize(g), sensitivity);
    }

    private Tie tie(int t) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("since", Days.date(acquaintances.since(t)));
        if (acquaintances.lastContact(t) != Days.UNKNOWN) {
            more.put("lastContact", Days.date(acquaintances.lastContact(t)));
        }
        if (acquaintances.contactsPerYear(t) > 0) {
            more.put("contactsPerYear", (double) acquaintances.contactsPerYear(t));
        }
        String from = id(acquaintances.from(t));
        String to = id(acquaintances.to(t));
        return new Tie(from, to, acquaintances.typeName(t), acquaintances.weight(t), acquaintances.directed(t), more);
    }

    private Membership membership(int m, String role) {
        Map<String, Object> more = new LinkedHashMap<>();
        if (!role.isEmpty()) {
            more.put("role", role);
        }
        if (registers.since(m) != Days.UNKNOWN) {
            more.put("since", Days.date(registers.since(m)));
        }
        if (registers.until(m) != Days.NEVER) {
            more.put("until", Days.date(registers.until(m)));
        }
        if (registers.consented(m) != Days.NEVER) {
            LocalDate date = Days.date(registers.consented(m));
            more.put("consentRef", "form " + date.getYear() + "-" + m);
            more.put("consentDate", date);
        }
        return new Membership(id(circles.member(m)), groupId(circles.group(m)), more);
    }

    private Referral referral(int r) {
        int referred = past.referred(r);
        double value = past.won(r) ? accounts.revenue(referred) : Double.NaN;
        return new Referral(
                id(past.referrer(r)), id(referred), Days.date(past.day(r)), past.won(r) ? "won" : "lost", value);
    }

    private Adoption adoption(int v) {
        String product = PRODUCTS[residents.isFirm(v) ? 1 : slips.happens(~v, .6) ? 0 : 2];
        int bringer = past.bringer(v);
        long day = Days.date(past.joined(v)).toEpochDay();
        return new Adoption(id(v), day, product, bringer < 0 ? "" : id(bringer));
    }
}
