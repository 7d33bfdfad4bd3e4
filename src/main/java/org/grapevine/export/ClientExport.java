package org.grapevine.export;

import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.grapevine.GrapevineException;
import org.grapevine.io.CsvSheet;
import org.grapevine.network.Discreet;
import org.grapevine.network.NetworkSink;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.Persons;
import org.grapevine.network.State;

/** Clients to be asked, for a CRM: of a ranking or of a campaign. Nobody in it is a prospect, a minor or wants to be left alone. */
public final class ClientExport {
    /** How many clients of a ranking are listed unless somebody says otherwise. */
    public static final int USUAL = 25;

    private record Entry(String id, String email, long rank) {}

    private final String segment;
    private final List<Entry> entries;
    private final long leftAlone;
    private final long withheld;

    private ClientExport(String segment, List<Entry> entries, long leftAlone, long withheld) {
        this.segment = segment;
        this.entries = entries;
        this.leftAlone = leftAlone;
        this.withheld = withheld;
    }

    /**
     * The first {@code most} clients of a ranking who may be asked; whoever may not keeps their rank and is passed over.
     *
     * @param order of the ranking: numbers of clients among {@code persons}
     */
    public static ClientExport ranked(Persons persons, IntStream order, int most) {
        List<String> columns = List.copyOf(persons.columns());
        List<Entry> entries = new ArrayList<>();
        long left = 0;
        PrimitiveIterator.OfInt next = order.iterator();
        for (long rank = 1; next.hasNext() && entries.size() < most; rank++) {
            int p = next.nextInt();
            if (Discreet.withheld(persons, p)) {
                left++;
            } else {
                entries.add(new Entry(persons.id(p), email(columns, column -> persons.text(p, column)), rank));
            }
        }
        return new ClientExport("Centre of influence", entries, left, 0);
    }

    /**
     * Whom an approved campaign asks, as the people of {@code source} want it by now, each with its number in the order of the plan: whoever is
     * left out keeps theirs.
     *
     * @param facts of the campaign: its {@code name}, how many clients were {@code leftAlone} already, how many it has {@code withheld}
     * @param positions the number of each client whom it asks, by id, in the order to be written
     */
    public static ClientExport asked(Map<String, Object> facts, Map<String, Long> positions, NetworkSource source) {
        Map<String, String> email = new HashMap<>();
        positions.keySet().forEach(id -> email.put(id, ""));
        source.sendTo(NetworkSink.ofPersons(person -> look(person, email)));
        List<Entry> entries = new ArrayList<>();
        long left = count(facts, "leftAlone");
        for (Map.Entry<String, Long> one : positions.entrySet()) {
            String known = email.get(one.getKey());
            if (known == null) {
                left++;
            } else {
                entries.add(new Entry(one.getKey(), known, one.getValue()));
            }
        }
        return new ClientExport(String.valueOf(facts.get("name")), entries, left, count(facts, "withheld"));
    }

    private static long count(Map<String, Object> facts, String fact) {
        return facts.get(fact) instanceof Long count ? count : 0;
    }

    /** The address in the first of {@code columns}, in the order of the alphabet, that holds one; empty where none does. */
    private static String email(Collection<String> columns, UnaryOperator<String> text) {
        return columns.stream()
                .filter(ClientExport::mail)
                .sorted()
                .map(text)
                .filter(address -> !address.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static boolean mail(String column) {
        return column.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "").matches("(work|primary)?e?mail(address)?");
    }

    /** How many clients are listed. */
    public int size() {
        return entries.size();
    }

    /** Who was left out and what is missing, to be said beside a list in {@code format}. */
    public List<String> notes(ExportFormat format) {
        List<String> notes = new ArrayList<>();
        if (leftAlone > 0) {
            notes.add("Left out since they must not be contacted, are minors or are no clients any more: %,d."
                    .formatted(leftAlone));
        }
        if (withheld > 0) {
            notes.add("Withheld for the holdout of the campaign, and not in the file: %,d.".formatted(withheld));
        }
        long silent = entries.stream().filter(entry -> entry.email().isEmpty()).count();
        if (format == ExportFormat.HUBSPOT && silent > 0) {
            notes.add("Without an e-mail address in the data: %,d; HubSpot then finds them by record id alone."
                    .formatted(silent));
        }
        return notes;
    }

    /**
     * Writes the list in a format that is one.
     *
     * @param campaignId of the campaign in Salesforce, see {@link #requireSalesforceId}; of no matter to HubSpot
     * @param status of the members there
     */
    public void write(ExportFormat format, Writer out, String campaignId, String status) {
        switch (format) {
            case HUBSPOT -> hubspot(out);
            case SALESFORCE -> salesforce(out, campaignId, status);
            default -> throw new IllegalArgumentException(format + " is no list");
        }
    }

    /** A file that HubSpot imports as contacts. */
    private void hubspot(Writer out) {
        CsvSheet sheet =
                CsvSheet.on(out, List.of("Record ID - Contact", "Email", "Grapevine Segment", "Grapevine Rank"));
        for (Entry entry : entries) {
            sheet.key(entry.id()).text(entry.email()).text(segment).value(entry.rank());
            sheet.end();
        }
    }

    /** A file of CampaignMember records for Salesforce. */
    private void salesforce(Writer out, String campaignId, String status) {
        CsvSheet sheet = CsvSheet.on(out, List.of("CampaignId", "ContactId", "Status"));
        for (Entry entry : entries) {
            sheet.key(campaignId).key(entry.id()).text(status);
            sheet.end();
        }
    }

    /**
     * Refuses what is no id of a campaign in Salesforce.
     *
     * @throws GrapevineException in that case
     */
    public static void requireSalesforceId(String id) {
        if (!id.matches("[A-Za-z0-9]{15}([A-Za-z0-9]{3})?")) {
            throw GrapevineException.input(
                    id.isEmpty()
                            ? "Salesforce needs to know the campaign that the members belong to"
                            : "'" + id + "' is no id of Salesforce: 15 or 18 letters and digits",
                    "copy its id from the address of the campaign's page: --salesforce-campaign 701...");
        }
    }

    /** Looks up the address of a person asked; takes out who must not be. */
    private static void look(Person person, Map<String, String> email) {
        if (!email.containsKey(person.id())) {
            return;
        }
        if (person.state() != State.CLIENT || Discreet.withheld(person)) {
            email.remove(person.id());
            return;
        }
        Map<String, Object> known = person.properties();
        email.put(person.id(), email(known.keySet(), column -> String.valueOf(known.get(column))));
    }
}
