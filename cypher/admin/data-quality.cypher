// Question: What is missing or odd in the data?
// Parameters: $examples = 3 (ids shown for each finding)
// Columns: check, found, of, examples
// Example: grapevine query data-quality --param examples=10
CALL () {
  MATCH (p:Person)
  WITH p, EXISTS { (p)-[:KNOWS|MEMBER_OF]-() } AS tied
  WITH count(p) AS of, collect(CASE WHEN NOT tied THEN p.id END) AS ids
  RETURN 1 AS place, 'people with no tie and no group' AS check, ids, of
  UNION ALL
  MATCH (p:Person)
  WITH count(p) AS of, collect(CASE WHEN p.name IS NULL OR p.name = p.id THEN p.id END) AS ids
  RETURN 2 AS place, 'people without a name' AS check, ids, of
  UNION ALL
  MATCH (c:Client)
  WITH count(c) AS of, collect(CASE WHEN c.revenue IS NULL THEN c.id END) AS ids
  RETURN 3 AS place, 'clients without revenue' AS check, ids, of
  UNION ALL
  MATCH (c:Client)
  WITH c, c.manager IS NOT NULL OR EXISTS { (c)<-[:MANAGES]-() } AS managed
  WITH count(c) AS of, collect(CASE WHEN NOT managed THEN c.id END) AS ids
  RETURN 4 AS place, 'clients whom nobody manages' AS check, ids, of
  UNION ALL
  MATCH (g:Group)
  WITH g, COUNT { (g)<-[:MEMBER_OF]-() } AS members
  WITH count(g) AS of, collect(CASE WHEN g.size < members THEN g.id END) AS ids
  RETURN 5 AS place, 'groups said to be smaller than their known members' AS check, ids, of
  UNION ALL
  MATCH (g:Group)
  WITH count(g) AS of, collect(CASE WHEN g.size IS NULL THEN g.id END) AS ids
  RETURN 6 AS place, 'groups of unknown size' AS check, ids, of
  UNION ALL
  MATCH (g:Group)
  WITH g, COUNT { (g)<-[:MEMBER_OF]-() } AS members
  WITH count(g) AS of, collect(CASE WHEN members < 2 THEN g.id END) AS ids
  RETURN 7 AS place, 'groups with fewer than two known members' AS check, ids, of
  UNION ALL
  MATCH (p:Person)-[m:MEMBER_OF]->(g:Group)
  WITH count(m) AS of, collect(CASE WHEN m.until IS NOT NULL THEN p.id + ' in ' + g.id END) AS ids
  RETURN 8 AS place, 'memberships that have ended' AS check, ids, of
  UNION ALL
  MATCH (p:Person)-[r:REFERRED]->(q:Person)
  WITH count(r) AS of, collect(CASE WHEN r.on IS NULL OR r.outcome IS NULL THEN p.id + ' to ' + q.id END) AS ids
  RETURN 9 AS place, 'referrals without date or outcome' AS check, ids, of
}
WITH place, check, ids, of
ORDER BY place
WHERE of > 0
RETURN check, size(ids) AS found, of, ids[..$examples] AS examples
