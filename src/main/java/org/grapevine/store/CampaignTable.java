package org.grapevine.store;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.grapevine.GrapevineException;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;

/** The campaigns in the store. A plan comes in as PROPOSED; a named person makes it APPROVED, and from then on it stays as it is. */
final class CampaignTable {
    private static final String PROPOSED = "PROPOSED";
    /** The status of a campaign that a named person has approved. */
    static final String APPROVED = "APPROVED";

    private static final int BATCH = 10_000;

    private static final String STATUS = "MATCH (c:Campaign {id: $name}) RETURN c.status AS status";
    private static final String FORGET = "MATCH (c:Campaign {id: $name}) DETACH DELETE c";
    private static final String CREATE = "CREATE (c:Campaign) SET c = $properties";
    private static final String INVITE = """
            MATCH (c:Campaign {id: $name})
            UNWIND $rows AS row
            MATCH (p:Client {id: row.id})
            CREATE (c)-[i:INVITES]->(p)
            SET i = row.facts
            RETURN count(i) AS written
            """;
    private static final String HOLD = """
            MATCH (c:Campaign {id: $name})
            UNWIND $rows AS row
            MATCH (p:Person {id: row.id})
            CREATE (c)-[h:HOLDS_OUT]->(p)
            SET h = row.facts
            RETURN count(h) AS written
            """;
    private static final String COVER = HOLD.replace("HOLDS_OUT", "COVERS");
    private static final String WITHHELD = """
            MATCH (c:Campaign {id: $name})-[i:HOLDS_OUT]->(p:Client)
            WHERE i.position IS NOT NULL
            RETURN p.id AS id, p.name AS name, i AS facts,
              coalesce(p.doNotContact, false) OR coalesce(p.doNotProfile, false) OR coalesce(p.minor, false) AS leaveAlone
            ORDER BY i.position
            """;
    private static final String PLACES = """
            MATCH (c:Campaign {id: $name})-[h:HOLDS_OUT|COVERS]->(p:Person)
            RETURN p.id AS id, h.cluster AS cluster, h.stratum AS stratum, type(h) = 'HOLDS_OUT' AS held
            ORDER BY cluster, id
            """;
    private static final String HELD = """
            MATCH (c:Campaign {status: 'APPROVED'})-[:HOLDS_OUT]->(p:Client)
            WHERE date(c.approvedAt) >= $since
            RETURN DISTINCT p.id AS id ORDER BY id
            """;
    private static final String ALL = """
            MATCH (c:Campaign)
            RETURN c AS campaign, COUNT { (c)-[:INVITES]->() } AS invited,
              COUNT { (c)-[h:HOLDS_OUT]->() WHERE h.position IS NOT NULL } AS withheld ORDER BY c.at, c.id
            """;
    private static final String ONE = "MATCH (c:Campaign {id: $name}) RETURN c AS campaign";
    private static final String INVITED = """
            MATCH (c:Campaign {id: $name})-[i:INVITES]->(p:Client)
            RETURN p.id AS id, p.name AS name, i AS facts,
              coalesce(p.doNotContact, false) OR coalesce(p.doNotProfile, false) OR coalesce(p.minor, false) AS leaveAlone
            ORDER BY i.position
            """;
    private static final String APPROVE = """
            MATCH (c:Campaign {id: $name, status: 'PROPOSED'})
            SET c.status = 'APPROVED', c.approvedBy = $by, c.approvedAt = $at
            RETURN count(c) AS changed
            """;
    private static final String ASKED = """
            MATCH (c:Campaign {status: 'APPROVED'})-[:INVITES]->(p:Client)
            WHERE date(c.approvedAt) >= $since
            RETURN DISTINCT p.id AS id ORDER BY id
            """;

    private CampaignTable() {}

    /** Refuses a name that an approved campaign bears. */
    static void requireFree(Session session, String name) {
        List<Record> found =
                session.run(STATUS, Values.parameters("name", name)).list();
        if (!found.isEmpty() && found.get(0).get("status").asString("").equals(APPROVED)) {
            throw GrapevineException.input(
                    "the campaign " + name + " is approved and stays as it is", "choose another name with --as");
        }
    }

    /** Writes {@code campaign} as a proposal, in the place of an earlier proposal of its name. All or nothing. */
    static void propose(Session session, CampaignRecord campaign, String dataHash) {
        Schema.ensure(session);
        requireFree(session, campaign.name());
        Map<String, Object> properties = new LinkedHashMap<>(campaign.facts());
        properties.put("id", campaign.name());
        properties.put("name", campaign.name());
        properties.put("status", PROPOSED);
        properties.put("dataHash", dataHash);
        properties.put("at", now());
        session.executeWriteWithoutResult(transaction -> write(transaction, campaign, properties));
    }

    private static void write(TransactionContext transaction, CampaignRecord campaign, Map<String, Object> properties) {
        String name = campaign.name();
        transaction.run(FORGET, Values.parameters("name", name)).consume();
        transaction.run(CREATE, Values.parameters("properties", properties)).consume();
        List<Map<String, Object>> invites = new ArrayList<>();
        for (CampaignRecord.Invite invite : campaign.invitations()) {
            invites.add(Map.of("id", invite.id(), "facts", invite.facts()));
        }
        Map<String, CampaignRecord.Invite> withheld = new LinkedHashMap<>();
        campaign.withheld().forEach(one -> withheld.put(one.id(), one));
        List<Map<String, Object>> held = new ArrayList<>();
        List<Map<String, Object>> covered = new ArrayList<>();
        for (CampaignRecord.Place place : campaign.places()) {
            Map<String, Object> facts = new LinkedHashMap<>();
            CampaignRecord.Invite one = place.held() ? withheld.remove(place.id()) : null;
            if (one != null) {
                facts.putAll(one.facts());
            }
            facts.put("cluster", (long) place.cluster());
            facts.put("stratum", (long) place.stratum());
            (place.held() ? held : covered).add(Map.of("id", place.id(), "facts", facts));
        }
        if (!withheld.isEmpty()) {
            throw new IllegalArgumentException("withheld, but in no cluster that is left alone: " + withheld.keySet());
        }
        write(transaction, INVITE, name, invites, "clients of the plan");
        write(transaction, HOLD, name, held, "persons of the holdout");
        write(transaction, COVER, name, covered, "persons of its clusters");
    }

    private static void write(
            TransactionContext transaction, String cypher, String name, List<Map<String, Object>> rows, String what) {
        long written = 0;
        for (int from = 0; from < rows.size(); from += BATCH) {
            List<Map<String, Object>> some = rows.subList(from, Math.min(rows.size(), from + BATCH));
            written += transaction
                    .run(cypher, Values.parameters("name", name, "rows", some))
                    .single()
                    .get("written")
                    .asLong();
        }
        if (written < rows.size()) {
            throw GrapevineException.input(
                    "%,d %s are not in the store".formatted(rows.size() - written, what),
                    "load the same data into it and plan again");
        }
    }

    private static ZonedDateTime now() {
        return ZonedDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    }

    /** All campaigns, without their invitations, each with a fact {@code clients}. */
    static List<CampaignRecord> all(Session session) {
        List<CampaignRecord> campaigns = new ArrayList<>();
        for (Record row : session.run(ALL).list()) {
            Map<String, Object> facts = facts(row.get("campaign"));
            facts.put("clients", row.get("invited").asLong());
            facts.put("withheld", row.get("withheld").asLong());
            campaigns.add(new CampaignRecord(String.valueOf(facts.get("id")), facts, List.of()));
        }
        return campaigns;
    }

    private static Map<String, Object> facts(Value entity) {
        Map<String, Object> facts = new TreeMap<>();
        entity.asMap(Value::asObject).forEach((name, value) -> facts.put(name, plain(value)));
        return facts;
    }

    private static Object plain(Object value) {
        return value instanceof ZonedDateTime time ? time.toInstant().toString() : value;
    }

    /** The campaign of that name; clients who must be left alone by now are not among its invitations but counted as {@code leftAlone}. */
    static CampaignRecord named(Session session, String name) {
        List<Record> found = session.run(ONE, Values.parameters("name", name)).list();
        if (found.isEmpty()) {
            throw GrapevineException.input(
                    "there is no campaign " + name, "'grapevine campaign list' shows which there are");
        }
        Map<String, Object> facts = facts(found.get(0).get("campaign"));
        List<CampaignRecord.Invite> invitations = new ArrayList<>();
        facts.put("leftAlone", read(session, INVITED, name, invitations));
        List<CampaignRecord.Invite> withheld = new ArrayList<>();
        long unnamed = read(session, WITHHELD, name, withheld);
        facts.put("withheld", withheld.size() + unnamed);
        return new CampaignRecord(name, facts, invitations, withheld, List.of());
    }

    /** Everybody in a cluster of the holdout of a campaign who is in the store by now, by cluster and id; nobody where it has none. */
    static List<CampaignRecord.Place> places(Session session, String name) {
        return session.run(PLACES, Values.parameters("name", name))
                .list(row -> new CampaignRecord.Place(
                        row.get("id").asString(),
                        row.get("cluster").asInt(),
                        row.get("stratum").asInt(),
                        row.get("held").asBoolean()));
    }

    /** Reads clients into {@code list} who need not be left alone by now; how many others there are. */
    private static long read(Session session, String cypher, String name, List<CampaignRecord.Invite> list) {
        long leftAlone = 0;
        for (Record row : session.run(cypher, Values.parameters("name", name)).list()) {
            if (row.get("leaveAlone").asBoolean(false)) {
                leftAlone++;
            } else {
                String id = row.get("id").asString();
                list.add(new CampaignRecord.Invite(id, row.get("name").asString(id), facts(row.get("facts"))));
            }
        }
        return leftAlone;
    }

    /** Makes a proposal approved. */
    static void approve(Session session, String name, String by) {
        long changed = session.run(APPROVE, Values.parameters("name", name, "by", by, "at", now()))
                .single()
                .get("changed")
                .asLong();
        if (changed == 0) {
            CampaignRecord campaign = named(session, name);
            throw GrapevineException.input(
                    "the campaign %s is %s, approved by %s"
                            .formatted(name, campaign.text("status"), campaign.text("approvedBy")),
                    "nothing is left to approve");
        }
    }

    /** The ids of all clients whom a campaign asks that was approved on {@code since} or later. */
    static Set<String> askedSince(Session session, LocalDate since) {
        return ids(session, ASKED, since);
    }

    /** The ids of all clients in clusters that a campaign leaves alone which was approved on {@code since} or later. */
    static Set<String> heldOutSince(Session session, LocalDate since) {
        return ids(session, HELD, since);
    }

    private static Set<String> ids(Session session, String cypher, LocalDate since) {
        Set<String> ids = new TreeSet<>();
        session.run(cypher, Values.parameters("since", since))
                .forEachRemaining(row -> ids.add(row.get("id").asString()));
        return ids;
    }
}
