// Question: Who has brought us the most clients, and what did they get back?
// Parameters: $outcome = 'won' (outcome that counts as brought), $limit = 20 (people)
// Columns: id, name, state, given, won, winRate, value, received, lastGiven
// Example: grapevine query top-referrers --param limit=50
MATCH (c:Person)-[r:REFERRED]->()
WHERE NOT coalesce(c.doNotProfile, false)
WITH c, count(r) AS given, sum(CASE WHEN r.outcome = $outcome THEN 1 ELSE 0 END) AS won,
  sum(CASE WHEN r.outcome = $outcome THEN coalesce(r.value, 0.0) ELSE 0.0 END) AS value, max(r.on) AS lastGiven
RETURN c.id AS id, c.name AS name, coalesce(c.state, '') AS state, given, won,
  round(toFloat(won) / given, 3) AS winRate, value,
  COUNT { (c)<-[:REFERRED]-() } AS received, lastGiven
ORDER BY won DESC, value DESC, id
LIMIT $limit
