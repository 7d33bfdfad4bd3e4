// Question: Which types of ties and groups are there, how many of each, and which has nobody declared or learned?
//   A type that nobody declared goes by the prior of its name, else by that of social ties or clubs.
// Parameters: none
// Columns: kind, type, rows, people, meanWeight, declared
// Example: grapevine query types --format csv
CALL () {
  MATCH (p:Person)-[k:KNOWS]-()
  WITH k.type AS type, count(k) / 2 AS rows, count(DISTINCT p) AS people, round(avg(k.weight), 4) AS meanWeight
  RETURN 'tie' AS kind, type, rows, people, meanWeight, EXISTS { (:TieType {name: type}) } AS declared
  UNION ALL
  MATCH (p:Person)-[:MEMBER_OF]->(g:Group)
  WITH g.type AS type, count(*) AS rows, count(DISTINCT p) AS people
  RETURN 'membership' AS kind, type, rows, people, null AS meanWeight,
    EXISTS { (:GroupType {name: type}) } AS declared
  UNION ALL
  MATCH (p:Person)-[r:REFERRED]->()
  WITH coalesce(r.outcome, '(unknown)') AS type, count(r) AS rows, count(DISTINCT p) AS people
  RETURN 'referral' AS kind, type, rows, people, null AS meanWeight, true AS declared
}
RETURN kind, type, rows, people, meanWeight, declared
ORDER BY kind DESC, rows DESC, type
