package org.grapevine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.grapevine.GrapevineException;
import org.grapevine.network.Adoption;
import org.grapevine.network.Group;
import org.grapevine.network.GroupType;
import org.grapevine.network.Membership;
import org.grapevine.network.NetworkSink;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.Tie;
import org.grapevine.network.TieType;
import org.grapevine.parallel.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrmImportTest {
    @TempDir
    private Path folder;

    /** What comes out, a short line a record. */
    private static final class Lines implements NetworkSink {
        private final Map<String, Person> persons = new LinkedHashMap<>();
        private final List<String> groups = new ArrayList<>();
        private final List<String> ties = new ArrayList<>();
        private final List<String> memberships = new ArrayList<>();
        private final List<String> referrals = new ArrayList<>();
        private final List<String> adoptions = new ArrayList<>();

        @Override
        public void tieType(TieType type) {}

        @Override
        public void groupType(GroupType type) {}

        @Override
        public void person(Person person) {
            assertThat(persons.put(person.id(), person)).isNull();
        }

        @Override
        public void group(Group group) {
            groups.add(group.id() + " " + group.name() + " " + group.type() + " " + group.size());
        }

        @Override
        public void tie(Tie tie) {
            ties.add(tie.from() + " " + tie.to() + " " + tie.type() + " " + new TreeMap<>(tie.properties()));
        }

        @Override
        public void membership(Membership membership) {
            memberships.add(
                    membership.person() + " " + membership.group() + " " + new TreeMap<>(membership.properties()));
        }

        @Override
        public void referral(Referral referral) {
            referrals.add(referral.referrer() + " " + referral.referred() + " " + referral.date());
        }

        @Override
        public void adoption(Adoption adoption) {
            adoptions.add(adoption.person() + " " + java.time.LocalDate.ofEpochDay((long) adoption.time()) + " "
                    + adoption.product());
        }

        private Person one(String id) {
            return Objects.requireNonNull(persons.get(id));
        }

        private Object of(String id, String property) {
            return String.valueOf(one(id).properties().get(property));
        }

        private String state(String id) {
            return one(id).state().toString();
        }
    }

    /** Writes a text the way Windows programs do: a byte order mark, and lines that end in CR LF. */
    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), "\ufeff" + text.replace("\n", "\r\n"));
        } catch (IOException fault) {
            throw new AssertionError(fault);
        }
    }

    private static IntakeReport report(Intake intake) {
        return intake.check(Progress.SILENT);
    }

    private static Lines lines(Intake intake) {
        Lines lines = new Lines();
        intake.sendTo(lines);
        return lines;
    }

    private static Lines lines(Path... files) {
        return lines(Intake.of(List.of(files), IntakeOptions.defaults()));
    }

    private static FileReport of(IntakeReport report, Kind kind) {
        return report.files().stream()
                .filter(file -> file.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void contacts_of_salesforce_are_persons_in_the_groups_of_their_accounts() {
        Path contacts = file("Contact.csv", Exports.SALESFORCE_CONTACTS);
        Path accounts = file("Account.csv", Exports.SALESFORCE_ACCOUNTS);
        Path users = file("User.csv", Exports.SALESFORCE_USERS);
        Intake intake = Intake.of(List.of(contacts, accounts, users), IntakeOptions.defaults());
        IntakeReport report = report(intake);
        Lines lines = lines(intake);
        assertThat(lines.persons.keySet()).containsExactly("003A", "003B", "003C");
        assertThat(lines.one("003C").name()).isEqualTo("Cleo, C Park");
        assertThat(lines.of("003B", "doNotContact")).isEqualTo("true");
        assertThat(lines.of("003A", "doNotContact")).isEqualTo("false");
        assertThat(lines.of("003A", "manager")).isEqualTo("Kim Lee");
        assertThat(lines.of("003C", "manager")).isEqualTo("005B");
        assertThat(lines.of("003A", "account")).isEqualTo("Acme Ltd");
        assertThat(lines.state("003A")).isEqualTo("CLIENT");
        assertThat(lines.state("003C")).isEqualTo("PROSPECT");
        assertThat(lines.groups)
                .contains("001A Acme Ltd company 120", "001B Beta company 0", "Construction Construction industry 0");
        assertThat(lines.ties).containsExactly("003B 003A colleague {}");
        assertThat(lines.memberships)
                .containsExactlyInAnyOrder(
                        "003A 001A {role=CEO}",
                        "003B 001A {role=CFO}",
                        "003C 001B {}",
                        "003A 001P {}",
                        "003B 001P {}",
                        "003A Construction {}",
                        "003B Construction {}",
                        "003C Retail {}");
        assertThat(lines.referrals).containsExactly("003A 003B 2022-03-01");
        assertThat(report.rejected()).isZero();
        assertThat(of(report, Kind.CLIENTS).codes()).containsEntry("NO_RECORD", 1L);
        assertThat(of(report, Kind.TIES).codes()).containsEntry("OUTSIDE", 1L);
        assertThat(of(report, Kind.REFERRALS).codes()).containsEntry("REFERRER_UNCLEAR", 1L);
        assertThat(report.remarks())
                .anyMatch(remark -> remark.startsWith("User.csv: Salesforce users (over 99 % sure)"));
    }

    @Test
    void what_an_account_has_bought_is_shared_by_its_contacts_and_what_a_contact_has_bought_is_its_own() {
        Intake intake = Intake.of(
                List.of(
                        file("Contact.csv", Exports.SALESFORCE_CONTACTS),
                        file("Account.csv", Exports.SALESFORCE_ACCOUNTS),
                        file("Opportunity.csv", Exports.SALESFORCE_OPPORTUNITIES)),
                IntakeOptions.defaults());
        Lines lines = lines(intake);
        // 1 January 2024 to 31 December 2025 are 731 days, 2.0014 years: 18,000 of the account are 4,496.92 a year for
        // each of its two
        // contacts, and Ben's own 2,000 are 999.32 a year.
        assertThat(lines.of("003A", "revenue")).isEqualTo("4496.92");
        assertThat(lines.of("003B", "revenue")).isEqualTo("5496.24");
        assertThat(lines.of("003C", "revenue")).isEqualTo("null");
        assertThat(lines.of("003A", "since")).isEqualTo("2024-01-01");
        assertThat(lines.of("003B", "since")).isEqualTo("2025-06-30");
        assertThat(lines.state("003C")).isEqualTo("PROSPECT");
        assertThat(lines.adoptions).containsExactly("003B 2025-06-30 Upgrade");
        assertThat(report(intake).remarks()).anyMatch(remark -> remark.contains("over the 2.0 years"));
    }

    @Test
    void the_primary_contact_of_a_deal_is_its_buyer() {
        Lines lines = lines(
                file("Contact.csv", Exports.SALESFORCE_CONTACTS),
                file("OpportunityContactRole.csv", Exports.SALESFORCE_CONTACT_ROLES),
                file("Opportunity.csv", Exports.SALESFORCE_OPPORTUNITIES));
        assertThat(lines.adoptions).containsExactly("003A 2025-12-31 Upgrade", "003B 2025-06-30 Upgrade");
    }

    @Test
    void accounts_without_contacts_are_the_clients_themselves() {
        Lines lines = lines(
                file("Account.csv", Exports.SALESFORCE_ACCOUNTS),
                file("Opportunity.csv", Exports.SALESFORCE_OPPORTUNITIES),
                file("ReciprocalRole.csv", Exports.SALESFORCE_ROLES),
                file("AccountAccountRelation.csv", Exports.SALESFORCE_ACCOUNT_RELATIONS));
        assertThat(lines.persons.keySet()).containsExactly("001A", "001B", "001P");
        assertThat(lines.state("001A")).isEqualTo("CLIENT");
        assertThat(lines.state("001B")).isEqualTo("PROSPECT");
        assertThat(lines.ties).containsExactly("001A 001P business {}", "001A 001B business {role=Accountant}");
        assertThat(lines.memberships).containsExactly("001A Construction {}", "001B Retail {}", "001P Construction {}");
        assertThat(lines.adoptions).hasSize(3);
    }

    @Test
    void lines_below_a_report_are_no_contacts_and_the_order_of_its_days_is_found() {
        Intake intake = Intake.of(List.of(file("report.csv", Exports.SALESFORCE_REPORT)), IntakeOptions.defaults());
        IntakeReport report = report(intake);
        Lines lines = lines(intake);
        assertThat(report.rejected()).isZero();
        assertThat(of(report, Kind.CLIENTS).codes()).containsEntry("NO_RECORD", 5L);
        assertThat(lines.ties).containsExactly("003B 003A colleague {}");
        assertThat(lines.memberships).containsExactly("003A Acme Ltd {role=CEO}", "003B Acme Ltd {role=CFO}");
        assertThat(lines.of("003A", "manager")).isEqualTo("Kim Lee");
    }

    @Test
    void relationships_of_contacts_and_accounts_have_roles_and_times() {
        Lines lines = lines(
                file("Contact.csv", Exports.SALESFORCE_CONTACTS),
                file("AccountContactRelation.csv", Exports.SALESFORCE_ACCOUNT_CONTACTS),
                file("ReciprocalRole.csv", Exports.SALESFORCE_ROLES),
                file("ContactContactRelation.csv", Exports.SALESFORCE_RELATIONS));
        assertThat(lines.memberships)
                .contains(
                        "003A 001B {role=Decision Maker;Influencer, since=2020-05-01}",
                        "003B 001B {since=2019-01-01, until=2021-12-31}")
                .noneMatch(line -> line.contains("001P"));
        assertThat(lines.ties)
                .containsExactlyInAnyOrder(
                        "003B 003A colleague {}",
                        "003A 003B family {role=Spouse, since=2018-06-01}",
                        "003A 003C business {role=Accountant}");
    }

    @Test
    void leads_are_prospects_and_those_converted_are_referrals_of_the_contact() {
        Lines lines =
                lines(file("Contact.csv", Exports.SALESFORCE_CONTACTS), file("Lead.csv", Exports.SALESFORCE_LEADS));
        assertThat(lines.persons).hasSize(4);
        assertThat(lines.state("00QA")).isEqualTo("PROSPECT");
        assertThat(lines.of("00QA", "referrerScore")).isEqualTo("80");
        assertThat(lines.referrals).contains("003A 00QA 2026-01-10", "003A 003C 2023-02-01");
    }

    @Test
    void contacts_of_hubspot_belong_to_all_their_companies_by_name() {
        Path contacts = file("hubspot-crm-exports-all-contacts.csv", Exports.HUBSPOT_CONTACTS);
        Intake intake = Intake.of(List.of(contacts), IntakeOptions.defaults());
        Lines lines = lines(intake);
        assertThat(lines.groups).containsExactly("9001 Acme Ltd company 0", "9002 Beta company 0");
        assertThat(lines.memberships)
                .containsExactly("101 9001 {role=CEO}", "101 9002 {role=CEO}", "102 9001 {role=CFO}", "103 9002 {}");
        assertThat(lines.state("101")).isEqualTo("CLIENT");
        assertThat(lines.state("103")).isEqualTo("PROSPECT");
        assertThat(lines.of("102", "doNotContact")).isEqualTo("true");
        assertThat(lines.of("103", "doNotContact")).isEqualTo("null");
        assertThat(lines.referrals).containsExactly("101 102 2022-03-01", "101 103 2023-03-01");
        assertThat(report(intake).rejected()).isZero();
    }

    @Test
    void a_deal_of_hubspot_is_shared_by_its_contacts() {
        Lines lines = lines(
                file("contacts.csv", Exports.HUBSPOT_CONTACTS),
                file("companies.csv", Exports.HUBSPOT_COMPANIES),
                file("deals.csv", Exports.HUBSPOT_DEALS));
        // 1,000 by two contacts; 300 by the two contacts of company 9001, of whom Ana has it first; all within a year.
        assertThat(lines.of("102", "revenue")).isEqualTo("650.0");
        assertThat(lines.adoptions).containsExactly("101 2025-05-01 Deal 1", "102 2025-05-01 Deal 1");
        assertThat(lines.groups).contains("9001 Acme Ltd company 120");
        assertThat(lines.memberships).contains("102 CONSTRUCTION {}");
        assertThat(lines.state("103")).isEqualTo("PROSPECT");
    }

    @Test
    void headers_of_hubspot_in_german_and_spanish_mean_the_same() {
        Lines german = lines(file("kontakte.csv", Exports.HUBSPOT_KONTAKTE));
        assertThat(german.one("102").name()).isEqualTo("Jörg Öz");
        assertThat(german.state("101")).isEqualTo("CLIENT");
        assertThat(german.state("102")).isEqualTo("PROSPECT");
        Lines spanish = lines(file("contactos.csv", Exports.HUBSPOT_CONTACTOS));
        assertThat(spanish.one("101").name()).isEqualTo("Ana Ruiz");
        assertThat(spanish.of("101", "manager")).isEqualTo("Kim Lee");
    }

    @Test
    void headers_of_hubspot_in_italian_portuguese_and_dutch_mean_the_same() {
        Lines italian = lines(file("contatti.csv", Exports.HUBSPOT_CONTATTI));
        assertThat(italian.one("102").name()).isEqualTo("Nicolò D'Amico");
        assertThat(italian.state("101")).isEqualTo("CLIENT");
        assertThat(italian.state("102")).isEqualTo("PROSPECT");
        assertThat(italian.of("101", "manager")).isEqualTo("Kim Lee");
        assertThat(italian.of("101", "city")).isEqualTo("Milano");
        Lines portuguese = lines(file("contatos.csv", Exports.HUBSPOT_CONTATOS));
        assertThat(portuguese.one("102").name()).isEqualTo("João Assunção");
        assertThat(portuguese.state("102")).isEqualTo("PROSPECT");
        assertThat(portuguese.of("101", "jobTitle")).isEqualTo("Diretora");
        assertThat(portuguese.groups).containsExactly("Acme Acme company 0");
        Lines dutch = lines(file("contactpersonen.csv", Exports.HUBSPOT_CONTACTPERSONEN));
        assertThat(dutch.one("102").name()).isEqualTo("Daniël de Boer");
        assertThat(dutch.memberships).hasSize(2);
    }

    @Test
    void each_connection_of_dynamics_is_stored_twice_and_taken_once() {
        Path connections = file("connections.csv", Exports.DYNAMICS_CONNECTIONS);
        Intake intake = Intake.of(
                List.of(connections, file("connectionroles.csv", Exports.DYNAMICS_ROLES)), IntakeOptions.defaults());
        IntakeReport report = report(intake);
        Lines lines = lines(intake);
        assertThat(of(report, Kind.TIES).codes()).containsEntry("MIRRORED", 3L);
        assertThat(lines.persons.values().stream().map(Person::name))
                .containsExactlyInAnyOrder("Ana Ruiz", "Ben Ode", "Cleo Park");
        assertThat(lines.ties)
                .containsExactly(
                        "p1 p2 social {note=Rotary, role=Friend, since=2019-01-01}", "p1 p3 family {role=Child}");
        assertThat(lines.memberships).containsExactly("p2 a1 {role=Employee, since=2015-01-01}");
    }

    @Test
    void connections_of_a_view_go_by_names_and_by_the_names_of_roles() {
        Lines lines = lines(file("My Connections.csv", Exports.DYNAMICS_VIEW));
        assertThat(lines.ties).containsExactly("Ana Ruiz Ben Ode colleague {role=Colleague, since=2019-01-01}");
    }

    @Test
    void contacts_accounts_and_deals_of_dynamics() {
        Lines lines = lines(
                file("c.csv", Exports.DYNAMICS_CONTACTS),
                file("a.csv", Exports.DYNAMICS_ACCOUNTS),
                file("o.csv", Exports.DYNAMICS_OPPORTUNITIES));
        assertThat(lines.of("p1", "doNotContact")).isEqualTo("true");
        assertThat(lines.of("p1", "revenue")).isEqualTo("900.0");
        assertThat(lines.state("p3")).isEqualTo("PROSPECT");
        assertThat(lines.groups).contains("a1 Acme Ltd company 120");
        assertThat(lines.memberships).contains("p1 a1 {role=CEO}", "p2 Construction {}");
        assertThat(lines.adoptions).containsExactly("p1 2025-02-01 Deal 1");
    }

    @Test
    void companies_of_odoo_are_groups_and_tags_are_words_about_persons() {
        Lines lines = lines(
                file("partners.csv", Exports.ODOO_PARTNERS),
                file("leads.csv", Exports.ODOO_LEADS),
                file("relations.csv", Exports.ODOO_RELATIONS));
        String ana = "__export__.res_partner_2";
        String ben = "__export__.res_partner_3";
        assertThat(lines.persons.keySet()).containsExactly(ana, ben, "__export__.crm_lead_1");
        assertThat(lines.groups).contains("__export__.res_partner_1 Acme Ltd company 0");
        assertThat(lines.of(ana, "tags")).isEqualTo("Rotary,Chamber");
        assertThat(lines.memberships).contains(ana + " __export__.res_partner_1 {role=CEO}", ben + " Construction {}");
        assertThat(lines.ties)
                .containsExactly(ana + " " + ben + " colleague {relation=is colleague of, since=2019-01-01}");
        assertThat(lines.referrals).containsExactly(ana + " __export__.crm_lead_1 2026-01-10");
        assertThat(lines.state(ben)).isEqualTo("CLIENT");
        assertThat(lines.state(ana)).isEqualTo("PROSPECT");
        assertThat(lines.of(ben, "revenue")).isEqualTo("700.0");
    }

    @Test
    void espocrm_with_semicolons_and_decimal_commas() {
        Lines lines = lines(
                file("Contact_2026.csv", Exports.ESPOCRM_CONTACTS),
                file("Account_2026.csv", Exports.ESPOCRM_ACCOUNTS),
                file("Lead_2026.csv", Exports.ESPOCRM_LEADS),
                file("Opportunity_2026.csv", Exports.ESPOCRM_OPPORTUNITIES));
        assertThat(lines.of("e1", "revenue")).isEqualTo("1234.5");
        assertThat(lines.of("e2", "doNotContact")).isEqualTo("true");
        assertThat(lines.memberships).contains("e1 ea {role=CEO}", "e1 Building Materials & Equipment {}");
        assertThat(lines.referrals).containsExactly("e1 l1 2026-01-10");
        assertThat(lines.state("l1")).isEqualTo("PROSPECT");
    }

    @Test
    void suitecrm_with_its_spelling_of_the_referrer() throws IOException {
        Path review = folder.resolve("referrers.csv");
        Intake intake = Intake.of(
                List.of(
                        file("contacts.csv", Exports.SUITECRM_CONTACTS),
                        file("accounts.csv", Exports.SUITECRM_ACCOUNTS),
                        file("leads.csv", Exports.SUITECRM_LEADS),
                        file("opps.csv", Exports.SUITECRM_OPPORTUNITIES)),
                IntakeOptions.defaults().taking(new CrmOptions(null, review)));
        Lines lines = lines(intake);
        assertThat(lines.of("s1", "lawfulBasis")).isEqualTo("consent");
        assertThat(lines.of("s2", "doNotContact")).isEqualTo("true");
        assertThat(lines.of("s1", "revenue")).isEqualTo("500.0");
        assertThat(lines.ties).containsExactly("s2 s1 colleague {}");
        assertThat(lines.memberships).contains("s1 sa {role=CEO}", "s1 Construction {}", "sl1 Voss & Co {}");
        assertThat(lines.referrals).isEmpty();
        assertThat(Files.readString(review)).contains(",Ana Ruis,sl1,s1,Ana Ruiz,0.93,");
    }

    @Test
    void connections_of_linkedin_stand_below_notes() {
        Intake intake = Intake.of(List.of(file("Connections.csv", Exports.LINKEDIN)), IntakeOptions.defaults());
        Lines lines = lines(intake);
        assertThat(lines.persons.values().stream().map(Person::name))
                .containsExactly("Ana Ruiz", "Ben Ode", "Cleo Park, MBA");
        assertThat(lines.memberships)
                .containsExactly(
                        "https://www.linkedin.com/in/ana Acme Ltd {role=CEO}",
                        "https://www.linkedin.com/in/ben Acme Ltd {role=CFO}");
        assertThat(lines.of("https://www.linkedin.com/in/ben", "email")).isEqualTo("ben@x.example");
        assertThat(lines.state("https://www.linkedin.com/in/ana")).isEqualTo("PROSPECT");
        assertThat(report(intake).files().get(0).accepted()).isEqualTo(3);
    }

    @Test
    void rows_with_too_few_cells_are_rejected_once_with_the_row_as_it_stood() throws IOException {
        Path contacts = file("Contact.csv", Exports.SALESFORCE_CONTACTS + "\"003E\",\"false\",\"001A\"\n");
        Intake intake = Intake.of(
                List.of(contacts), IntakeOptions.defaults().skippingBadRows().writingRejects(null));
        IntakeReport report = report(intake);
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(of(report, Kind.CLIENTS).codes()).containsEntry("COLUMN_COUNT", 1L);
        Path rejects = folder.resolve("Contact.csv.rejects.csv");
        assertThat(Files.readString(rejects))
                .startsWith("rejectedLine,rejectedCode,rejectedReason,Id,IsDeleted,AccountId,")
                .endsWith("6,COLUMN_COUNT,3 fields instead of 17,003E,false,001A\n");
    }

    @Test
    void rejected_rows_stand_between_the_delimiters_of_their_file() throws IOException {
        Path contacts = file("Contact_2026.csv", Exports.ESPOCRM_CONTACTS + "\"e3\";\"Cleo\"\n");
        report(Intake.of(
                List.of(contacts), IntakeOptions.defaults().skippingBadRows().writingRejects(null)));
        assertThat(Files.readString(folder.resolve("Contact_2026.csv.rejects.csv")))
                .startsWith("rejectedLine;rejectedCode;rejectedReason;id;firstName;lastName;")
                .endsWith("4;COLUMN_COUNT;2 fields instead of 13;e3;Cleo\n");
    }

    @Test
    void days_in_an_order_that_nothing_settles_are_not_guessed() {
        String text = Exports.SALESFORCE_OPPORTUNITIES.replaceAll("202\\d-\\d\\d-\\d\\d", "03/04/2025");
        Intake intake = Intake.of(
                List.of(file("Contact.csv", Exports.SALESFORCE_CONTACTS), file("Opportunity.csv", text)),
                IntakeOptions.defaults());
        assertThat(of(report(intake), Kind.ADOPTIONS).notes().get(0).text())
                .isEqualTo(
                        "column 'time': '03/04/2025' is neither a number nor a day; --date-format dd/MM/yyyy or MM/dd/yyyy may"
                                + " be meant");
        Lines lines = lines(Intake.of(
                List.of(folder.resolve("Contact.csv"), folder.resolve("Opportunity.csv")),
                new IntakeOptions(
                        false,
                        false,
                        java.util.Set.of(),
                        Map.of(),
                        "d/M/yyyy",
                        null,
                        null,
                        false,
                        null,
                        CrmOptions.BY_HEADER)));
        assertThat(lines.adoptions).containsExactly("003B 2025-04-03 Upgrade");
    }

    @Test
    void the_users_mapping_wins_over_the_preset() {
        Path contacts = file("Contact.csv", Exports.SALESFORCE_CONTACTS);
        IntakeOptions plain = IntakeOptions.defaults();
        Lines lines = lines(Intake.of(
                List.of(contacts),
                new IntakeOptions(
                        false,
                        false,
                        java.util.Set.of(),
                        Map.of("MailingCity", "region", "Title", "segment"),
                        null,
                        plain.decimal(),
                        null,
                        false,
                        null,
                        CrmOptions.BY_HEADER)));
        assertThat(lines.of("003A", "region")).isEqualTo("Leeds");
        assertThat(lines.of("003A", "segment")).isEqualTo("CEO");
    }

    @Test
    void a_preset_can_be_forced_and_switched_off() {
        Path thin = file("people.csv", "Id,LastName\nx,Ruiz\n");
        assertThat(lines(thin).one("x").name()).isEqualTo("x");
        assertThat(lines(Intake.of(List.of(thin), IntakeOptions.defaults().taking(new CrmOptions("salesforce", null))))
                        .one("x")
                        .name())
                .isEqualTo("Ruiz");
        Path contacts = file("Contact.csv", Exports.SALESFORCE_CONTACTS);
        assertThat(lines(Intake.of(List.of(contacts), IntakeOptions.defaults().taking(new CrmOptions("none", null))))
                        .one("003A")
                        .properties())
                .containsKey("MailingCity");
        assertThatThrownBy(() ->
                        Intake.of(List.of(contacts), IntakeOptions.defaults().taking(new CrmOptions("hubspot", null))))
                .isInstanceOf(GrapevineException.class)
                .hasMessageContaining("lacks columns that hubspot needs");
        assertThatThrownBy(() ->
                        Intake.of(List.of(contacts), IntakeOptions.defaults().taking(new CrmOptions("act", null))))
                .hasMessageContaining("no preset named 'act'");
        assertThatThrownBy(() ->
                        Intake.of(List.of(folder), IntakeOptions.defaults().taking(new CrmOptions("act", null))))
                .hasMessageContaining("no preset named 'act'");
    }

    @Test
    void a_file_named_as_one_of_ours_is_ours_and_the_report_says_what_it_looks_like() {
        Path clients = file("clients.csv", Exports.SALESFORCE_CONTACTS);
        Intake intake = Intake.of(List.of(clients), IntakeOptions.defaults());
        assertThat(report(intake).files().get(0).recognition()).isNull();
        assertThat(report(intake).remarks())
                .anyMatch(remark -> remark.startsWith("clients.csv looks like Salesforce contacts (over 99 % sure)"));
    }

    @Test
    void an_export_that_is_not_sure_enough_is_read_as_ours_and_the_report_says_what_it_may_be() {
        Path thin = file("people.csv", "Id,LastName,AccountId\nx,Ruiz,a\n");
        Intake intake = Intake.of(List.of(thin), IntakeOptions.defaults());
        assertThat(report(intake).files().get(0).recognition()).isNull();
        assertThat(report(intake).remarks())
                .anyMatch(remark -> remark.startsWith("people.csv may be Salesforce contacts (")
                        && remark.endsWith("--preset salesforce-contacts reads it as that"));
    }

    @Test
    void a_folder_gives_what_is_named_as_ours_and_what_is_recognised() throws IOException {
        file("Contact.csv", Exports.SALESFORCE_CONTACTS);
        file("memberships.csv", "client,group,groupType\n003A,Rotary,club\n");
        file("notes.csv", "what,ever\n1,2\n");
        Intake intake = Intake.of(List.of(folder), IntakeOptions.defaults());
        assertThat(lines(intake).memberships).contains("003A Rotary {}", "003A 001A {role=CEO}");
        assertThat(report(intake).remarks()).anyMatch(remark -> remark.contains("notes.csv was passed over"));
    }

    @Test
    void a_second_reading_gives_the_same_records() {
        Intake intake = Intake.of(
                List.of(
                        file("connections.csv", Exports.DYNAMICS_CONNECTIONS),
                        file("connectionroles.csv", Exports.DYNAMICS_ROLES)),
                IntakeOptions.defaults());
        Lines first = lines(intake);
        Lines second = lines(intake);
        assertThat(second.ties).isEqualTo(first.ties);
        assertThat(second.persons).isEqualTo(first.persons);
        assertThat(second.memberships).isEqualTo(first.memberships);
    }
}
