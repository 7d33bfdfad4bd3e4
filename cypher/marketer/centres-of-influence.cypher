// Question: Who are the centres of influence in each group?
//   Scores are those of the newest analysis; before any analysis, the number of direct ties.
// Parameters: $type = 'club' (group type, or 'all'),
//   $least = 8 (known members of a group at least),
//   $limit = 3 (people a group)
// Columns: group, type, members, place, id, name, score
// Example: grapevine query centres-of-influence --param type=industry
OPTIONAL MATCH (newest:Analysis)
WHERE EXISTS { (newest)-[:SCORED]->() }
WITH newest
ORDER BY newest.at DESC, newest.number DESC
LIMIT 1
MATCH (g:Group)
WHERE $type = 'all' OR g.type = $type
WITH newest, g, COUNT { (g)<-[:MEMBER_OF]-() } AS members
WHERE members >= $least
CALL (newest, g) {
  MATCH (g)<-[:MEMBER_OF]-(c:Client)
  WHERE NOT coalesce(c.doNotProfile, false)
  OPTIONAL MATCH (newest)-[s:SCORED]->(c)
  WITH c, CASE WHEN newest IS NULL THEN toFloat(COUNT { (c)-[:KNOWS]-() }) ELSE coalesce(s.score, 0.0) END AS score
  ORDER BY score DESC, c.id
  LIMIT $limit
  RETURN collect({id: c.id, name: c.name, score: score}) AS leaders
}
UNWIND range(0, size(leaders) - 1) AS i
RETURN g.name AS group, g.type AS type, members, i + 1 AS place, leaders[i].id AS id, leaders[i].name AS name,
  leaders[i].score AS score
ORDER BY members DESC, g.id, place
