// Question: Into which groups does a single client hold our only connection, and how safe is it?
// Parameters: $least = 10 (known members of a group at least), $limit = 20 (groups)
// Columns: group, type, members, prospects, id, name, manager, churn, tiesInside
// Example: grapevine query sole-connections --param least=20
MATCH (g:Group)
WHERE COUNT { (g)<-[:MEMBER_OF]-() } >= $least
MATCH (g)<-[:MEMBER_OF]-(c:Client)
WITH g, collect(c) AS ours
WHERE size(ours) = 1
WITH g, ours[0] AS c
RETURN g.name AS group, g.type AS type, COUNT { (g)<-[:MEMBER_OF]-() } AS members,
  COUNT { (g)<-[:MEMBER_OF]-(:Prospect) } AS prospects,
  c.id AS id, c.name AS name, coalesce(head([(c)<-[:MANAGES]-(m:Manager) | m.name]), c.manager, '') AS manager,
  coalesce(c.churn, 1.0 - c.retention) AS churn, COUNT { (c)-[:KNOWS]-()-[:MEMBER_OF]->(g) } AS tiesInside
ORDER BY prospects DESC, g.id
LIMIT $limit
