package org.grapevine.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes exports of any number of contacts as Salesforce and HubSpot would: accounts of skewed sizes, deals, reporting lines, referrers
 * by id and in free text with slips, opt-outs, rows marked as deleted, dangling ids. The same number and seed give the same bytes.
 *
 * <p>{@code java -cp ... org.grapevine.io.LargeExports salesforce|hubspot CONTACTS FOLDER}
 */
final class LargeExports {
    private static final List<String> FIRST = List.of(
            "Ana", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gül", "Hana", "Ivo", "Jörg", "Kim", "Lea", "Max", "Nia",
            "Omar", "Pia", "Quim", "Rosa", "Sven", "Tess", "Uma", "Vera", "Will", "Xiu", "Yara", "Zoë");
    private static final List<String> SYLLABLES = List.of(
            "ru", "iz", "od", "park", "ber", "lin", "mann", "ova", "ski", "der", "ton", "ley", "ari", "mo", "sen",
            "vic", "hal", "gre");
    private static final List<String> INDUSTRIES =
            List.of("Construction", "Retail", "Insurance", "Logistics", "Health", "Energy", "Media", "Education");
    private static final List<String> CITIES = List.of("Leeds", "York", "Hull", "Bradford", "Sheffield");

    private final Random random;
    private final int contacts;
    private final int[] account;
    private final String[] first;
    private final String[] last;

    private LargeExports(int contacts, long seed) {
        this.random = new Random(seed);
        this.contacts = contacts;
        this.account = new int[contacts];
        this.first = new String[contacts];
        this.last = new String[contacts];
        int accounts = Math.max(1, contacts / 5);
        for (int i = 0; i < contacts; i++) {
            account[i] = (int) (accounts * Math.pow(random.nextDouble(), 2));
            first[i] = any(FIRST);
            String name = any(SYLLABLES) + any(SYLLABLES) + any(SYLLABLES);
            last[i] = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        }
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[2]));
        LargeExports exports = new LargeExports(Integer.parseInt(arguments[1]), 7);
        if (arguments[0].equals("hubspot")) {
            exports.hubspot(folder);
        } else {
            exports.salesforce(folder);
        }
    }

    /** Writes Contact.csv, Account.csv, Opportunity.csv and User.csv. */
    static void salesforce(int contacts, Path folder) throws IOException {
        new LargeExports(contacts, 7).salesforce(folder);
    }

    /** Writes contacts.csv, companies.csv and deals.csv. */
    static void hubspot(int contacts, Path folder) throws IOException {
        new LargeExports(contacts, 7).hubspot(folder);
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private LocalDate day() {
        return LocalDate.of(2021, 1, 1).plusDays(random.nextInt(1800));
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private int accounts() {
        return Math.max(1, contacts / 5);
    }

    /** How a referrer is written down: in full, turned round, with an initial, with a slip, or not at all. */
    private String referrer() {
        int who = random.nextInt(contacts);
        return switch (random.nextInt(6)) {
            case 0 -> "Recommended by " + first[who] + " " + last[who];
            case 1 -> "Referral from " + last[who] + ", " + first[who];
            case 2 -> "referred by " + first[who] + " " + last[who].charAt(0) + ".";
            case 3 -> "Referred by " + first[who] + " " + last[who].replaceFirst("(.)(.)$", "$2$1");
            case 4 -> "Referral: a friend at Rotary";
            default -> "Recommended by a colleague";
        };
    }

    private static String row(Object... cells) {
        StringBuilder row = new StringBuilder();
        for (Object cell : cells) {
            row.append(row.length() > 0 ? ",\"" : "\"")
                    .append(String.valueOf(cell).replace("\"", "\"\""))
                    .append('"');
        }
        return row.append('\r').toString();
    }

    private static void write(Path file, List<String> rows) throws IOException {
        Files.writeString(file, "\ufeff" + String.join("\n", rows) + "\n");
    }

    private void salesforce(Path folder) throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add(row(
                "Id",
                "IsDeleted",
                "AccountId",
                "LastName",
                "FirstName",
                "Salutation",
                "MailingStreet",
                "MailingCity",
                "MailingPostalCode",
                "Phone",
                "Email",
                "Title",
                "Department",
                "ReportsToId",
                "LeadSource",
                "OwnerId",
                "HasOptedOutOfEmail",
                "DoNotCall",
                "CreatedDate",
                "SystemModstamp",
                "LastActivityDate"));
        for (int i = 0; i < contacts; i++) {
            int boss = random.nextInt(contacts);
            rows.add(row(
                    "003%07d".formatted(i),
                    chance(.01),
                    chance(.05) ? "" : "001%07d".formatted(account[i]),
                    last[i],
                    first[i],
                    "",
                    i + " High Street,\nFlat " + i % 9,
                    any(CITIES),
                    "LS1 " + i % 10,
                    "+44 113 496 " + i % 10_000,
                    "c" + i + "@example.com",
                    any(List.of("CEO", "CFO", "Buyer", "Engineer", "")),
                    "",
                    chance(.3) ? (chance(.02) ? "0039999999" : "003%07d".formatted(boss)) : "",
                    chance(.1) ? referrer() : any(List.of("Web", "Trade Show", "Phone Inquiry", "")),
                    "005%03d".formatted(random.nextInt(20)),
                    chance(.06),
                    chance(.02),
                    day() + "T09:30:00.000Z",
                    "2026-01-31T00:00:00.000Z",
                    chance(.5) ? day() : ""));
        }
        write(folder.resolve("Contact.csv"), rows);
        rows.clear();
        rows.add(row(
                "Id",
                "IsDeleted",
                "Name",
                "Type",
                "ParentId",
                "BillingCity",
                "Industry",
                "AnnualRevenue",
                "NumberOfEmployees",
                "OwnerId"));
        for (int i = 0; i < accounts(); i++) {
            rows.add(row(
                    "001%07d".formatted(i),
                    false,
                    "Firm " + i,
                    any(List.of("Customer - Direct", "Prospect", "")),
                    chance(.05) ? "001%07d".formatted(random.nextInt(accounts())) : "",
                    any(CITIES),
                    any(INDUSTRIES),
                    "",
                    chance(.5) ? 5 + random.nextInt(500) : "",
                    "005%03d".formatted(random.nextInt(20))));
        }
        write(folder.resolve("Account.csv"), rows);
        rows.clear();
        rows.add(row(
                "Id",
                "AccountId",
                "Name",
                "StageName",
                "Amount",
                "CloseDate",
                "IsWon",
                "Type",
                "LeadSource",
                "ContactId"));
        for (int i = 0; i < contacts; i++) {
            boolean won = chance(.4);
            int who = random.nextInt(contacts);
            rows.add(row(
                    "006%07d".formatted(i),
                    "001%07d".formatted(account[who]),
                    "Deal " + i,
                    won ? "Closed Won" : any(List.of("Closed Lost", "Prospecting")),
                    100 * (1 + random.nextInt(300)) + ".0",
                    day(),
                    won,
                    any(List.of("New Business", "Upgrade")),
                    "",
                    chance(.5) ? "003%07d".formatted(who) : ""));
        }
        write(folder.resolve("Opportunity.csv"), rows);
        rows.clear();
        rows.add(row("Id", "Username", "LastName", "FirstName", "Alias", "IsActive", "ProfileId"));
        for (int i = 0; i < 20; i++) {
            rows.add(row(
                    "005%03d".formatted(i),
                    "u" + i + "@example.com",
                    "Manager " + i,
                    any(FIRST),
                    "u" + i,
                    true,
                    "00e1"));
        }
        write(folder.resolve("User.csv"), rows);
    }

    private void hubspot(Path folder) throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add(row(
                "Record ID",
                "First Name",
                "Last Name",
                "Email",
                "Phone Number",
                "Job Title",
                "Contact owner",
                "Lead Status",
                "Lifecycle Stage",
                "Marketing contact status",
                "Create Date",
                "Last Activity Date",
                "Unsubscribed from all email",
                "Associated Company",
                "Associated Company IDs",
                "Referred by"));
        for (int i = 0; i < contacts; i++) {
            int second = random.nextInt(accounts());
            boolean two = chance(.05) && second != account[i];
            rows.add(row(
                    100_000 + i,
                    first[i],
                    last[i],
                    "c" + i + "@example.com",
                    "",
                    any(List.of("CEO", "CFO", "Buyer", "")),
                    "Manager " + random.nextInt(20),
                    "",
                    any(List.of("Customer", "Lead", "Subscriber", "Opportunity", "")),
                    "Marketing contact",
                    day() + " 09:30",
                    chance(.5) ? day() + " 10:00" : "",
                    chance(.06) ? true : "",
                    "Firm " + account[i] + (two ? ";Firm " + second : ""),
                    (900_000 + account[i]) + (two ? ";" + (900_000 + second) : ""),
                    chance(.1) ? referrer() : ""));
        }
        write(folder.resolve("contacts.csv"), rows);
        rows.clear();
        rows.add(row(
                "Record ID",
                "Company name",
                "Company owner",
                "Create Date",
                "City",
                "Industry",
                "Number of Employees"));
        for (int i = 0; i < accounts(); i++) {
            rows.add(row(900_000 + i, "Firm " + i, "Manager 1", day() + " 09:30", any(CITIES), any(INDUSTRIES), ""));
        }
        write(folder.resolve("companies.csv"), rows);
        rows.clear();
        rows.add(row(
                "Record ID",
                "Deal Name",
                "Deal Stage",
                "Close Date",
                "Deal owner",
                "Amount",
                "Pipeline",
                "Create Date",
                "Associated Contact IDs",
                "Associated Company IDs (Primary)"));
        for (int i = 0; i < contacts; i++) {
            int who = random.nextInt(contacts);
            rows.add(row(
                    500_000 + i,
                    "Deal " + i,
                    any(List.of("Closed Won", "Closed Lost", "Appointment Scheduled")),
                    day() + " 10:00",
                    "Manager 1",
                    100 * (1 + random.nextInt(300)),
                    "Sales Pipeline",
                    day() + " 10:00",
                    chance(.3) ? "" : (100_000 + who) + (chance(.2) ? ";" + (100_000 + random.nextInt(contacts)) : ""),
                    900_000 + account[who]));
        }
        write(folder.resolve("deals.csv"), rows);
    }
}
