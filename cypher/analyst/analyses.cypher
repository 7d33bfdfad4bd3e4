// Question: Which analyses have been run, on what data, and who came first?
// Parameters: $limit = 20 (analyses, newest first)
// Columns: id, at, measure, parameters, dataHash, seed, people, firstId, firstName, firstScore
// Example: grapevine query analyses
MATCH (a:Analysis)
WITH a
ORDER BY a.at DESC, a.number DESC
LIMIT $limit
CALL (a) {
  OPTIONAL MATCH (a)-[s:SCORED]->(p:Person)
  WITH s, p
  ORDER BY s.rank, p.id
  LIMIT 1
  RETURN p.id AS firstId, p.name AS firstName, s.score AS firstScore
}
RETURN a.id AS id, a.at AS at, a.measure AS measure, a.parameters AS parameters, a.dataHash AS dataHash,
  a.seed AS seed,
  COUNT { (a)-[:SCORED]->() } AS people, firstId, firstName, firstScore
ORDER BY at DESC, a.number DESC
