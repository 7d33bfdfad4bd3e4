// Question: In which groups is none of the best-connected people a client of ours, and who of ours stands best
//   there?
//   Scores are those of the newest analysis; before any analysis, the number of direct ties.
// Parameters: $top = 3 (best-connected people of a group),
//   $least = 10 (known members of a group at least),
//   $limit = 20 (groups)
// Columns: group, type, members, clients, prospects, ourBest, ourBestName
// Example: grapevine query groups-without-a-centre --param top=5
OPTIONAL MATCH (newest:Analysis)
WHERE EXISTS { (newest)-[:SCORED]->() }
WITH newest
ORDER BY newest.at DESC, newest.number DESC
LIMIT 1
MATCH (g:Group)
WITH newest, g, COUNT { (g)<-[:MEMBER_OF]-() } AS members
WHERE members >= $least
CALL (newest, g) {
  MATCH (g)<-[:MEMBER_OF]-(p:Person)
  WHERE NOT coalesce(p.doNotProfile, false)
  OPTIONAL MATCH (newest)-[s:SCORED]->(p)
  WITH p, CASE WHEN newest IS NULL THEN toFloat(COUNT { (p)-[:KNOWS]-() }) ELSE coalesce(s.score, 0.0) END AS score
  ORDER BY score DESC, p.id
  RETURN collect(p) AS ranked
}
WITH g, members, ranked, [p IN ranked WHERE p:Client] AS ours
WHERE none(p IN ranked[..$top] WHERE p:Client)
RETURN g.name AS group, g.type AS type, members, size(ours) AS clients,
  size([p IN ranked WHERE p:Prospect]) AS prospects,
  coalesce(ours[0].id, '') AS ourBest, coalesce(ours[0].name, '') AS ourBestName
ORDER BY prospects DESC, g.id
LIMIT $limit
