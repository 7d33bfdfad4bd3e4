package org.grapevine.cli;

import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Ranking;
import org.grapevine.io.CsvSheet;
import org.grapevine.network.Discreet;
import org.grapevine.network.NetworkSink;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.Persons;
import org.grapevine.network.State;
import org.grapevine.store.CampaignRecord;

/** Clients to be asked, for a CRM: of a ranking or of a campaign. Nobody in it is a prospect, a minor or wants to be left alone. */
final class ClientExport {
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

    /** The first {@code most} clients of {@code ranking} who may be asked; whoever may not keeps their rank and is passed over. */
    static ClientExport of(Ranking ranking, int most) {
        Persons persons = ranking.view().network().persons();
        List<String> columns = List.copyOf(persons.columns());
        List<Entry> entries = new ArrayList<>();
        long left = 0;
        for (int i = 0; i < ranking.size() && entries.size() < most; i++) {
            int p = ranking.view().person(ranking.vertex(i));
            if (Discreet.withheld(persons, p)) {
                left++;
            } else {
                String email = email(columns, column -> persons.text(p, column));
                entries.add(new Entry(persons.id(p), email, i + 1));
            }
        }
        return new ClientExport("Centre of influence", entries, left, 0);
    }

    /**
     * Whom {@code campaign} asks, as the people of {@code source} want it by now, each with its number in the order of the plan: whoever is left
     * out keeps theirs.
     *
     * @throws GrapevineException if nobody has approved it
     */
    static ClientExport of(CampaignRecord campaign, NetworkSource source) {
        campaign.requireApproved();
        Map<String, String> email = new HashMap<>();
        campaign.invitations().forEach(invite -> email.put(invite.id(), ""));
        source.sendTo(NetworkSink.ofPersons(person -> look(person, email)));
        List<Entry> entries = new ArrayList<>();
        long left = campaign.facts().get("leftAlone") instanceof Long already ? already : 0;
        for (CampaignRecord.Invite invite : campaign.invitations()) {
            String known = email.get(invite.id());
            if (known == null) {
                left++;
            } else {
                entries.add(new Entry(invite.id(), known, position(invite)));
            }
        }
        long withheld = campaign.facts().get("withheld") instanceof Long held ? held : 0;
        return new ClientExport(campaign.name(), entries, left, withheld);
    }

    /** Its number in the order of the plan, which whoever is left out keeps. */
    private static long position(CampaignRecord.Invite invite) {
        return invite.facts().get("position") instanceof Long position ? position : 0;
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
    int size() {
        return entries.size();
    }

    /** How many would have been listed but must not be contacted, are minors or are no clients any more. */
    long leftAlone() {
        return leftAlone;
    }

    /** How many the campaign chose and leaves alone for its holdout: they are not listed. */
    long withheld() {
        return withheld;
    }

    /** How many are listed without an address. */
    long withoutEmail() {
        return entries.stream().filter(entry -> entry.email().isEmpty()).count();
    }

    /** Writes a file that HubSpot imports as contacts. */
    void hubspot(Writer out) {
        CsvSheet sheet =
                CsvSheet.on(out, List.of("Record ID - Contact", "Email", "Grapevine Segment", "Grapevine Rank"));
        for (Entry entry : entries) {
            sheet.key(entry.id()).text(entry.email()).text(segment).value(entry.rank());
            sheet.end();
        }
    }

    /** Writes a file of CampaignMember records for Salesforce. */
    void salesforce(Writer out, String campaignId, String status) {
        CsvSheet sheet = CsvSheet.on(out, List.of("CampaignId", "ContactId", "Status"));
        for (Entry entry : entries) {
            sheet.key(campaignId).key(entry.id()).text(status);
            sheet.end();
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
