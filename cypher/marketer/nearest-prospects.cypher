// Question: In which groups are the prospects who stand closest to our clients?
//   Counts only: near is a prospect who has a direct tie to a client. Groups with few prospects are left out, so
//   that nobody can be told.
// Parameters: $least = 5 (prospects of a group at least), $limit = 20 (groups)
// Columns: group, type, members, clients, prospects, near, shareNear
// Example: grapevine query nearest-prospects --param limit=50
MATCH (p:Prospect)
WHERE NOT coalesce(p.doNotProfile, false)
WITH p, EXISTS { (p)-[:KNOWS]-(:Client) } AS near
MATCH (p)-[:MEMBER_OF]->(g:Group)
WITH g, count(p) AS prospects, sum(CASE WHEN near THEN 1 ELSE 0 END) AS near
WHERE prospects >= $least AND near > 0
RETURN g.name AS group, g.type AS type, COUNT { (g)<-[:MEMBER_OF]-() } AS members,
  COUNT { (g)<-[:MEMBER_OF]-(:Client) } AS clients,
  prospects, near, round(toFloat(near) / prospects, 3) AS shareNear
ORDER BY near DESC, shareNear DESC, g.id
LIMIT $limit
