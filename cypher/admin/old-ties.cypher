// Question: Which kinds of ties and memberships are so old that they hardly count any more and might be let go?
//   Old is what had its last contact, or its end, more than $years before the newest date on any tie.
// Parameters: $years = 4 (years), $limit = 50 (types)
// Columns: kind, type, rows, old, share, oldest
// Example: grapevine query old-ties --param years=2
CALL () {
  MATCH ()-[r:KNOWS]->()
  RETURN 'tie' AS kind, r.type AS type, coalesce(r.lastContact, r.since) AS last
  UNION ALL
  MATCH ()-[r:MEMBER_OF]->(g:Group)
  RETURN 'membership' AS kind, g.type AS type, r.until AS last
}
WITH collect({kind: kind, type: type, last: last}) AS found, max(last) AS newest
UNWIND found AS row
WITH row, newest - duration({years: $years}) AS limitDay
RETURN row.kind AS kind, row.type AS type, count(*) AS rows,
  sum(CASE WHEN row.last < limitDay THEN 1 ELSE 0 END) AS old,
  round(toFloat(sum(CASE WHEN row.last < limitDay THEN 1 ELSE 0 END)) / count(*), 3) AS share, min(row.last) AS oldest
ORDER BY old DESC, rows DESC, kind, type
LIMIT $limit
