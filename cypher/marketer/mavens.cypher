// Question: Who is well connected inside several groups, and so carries news from one to another?
//   Counted are direct ties to other members. In each group with at least $least members the highest share counts.
// Parameters: $share = 0.1 (highest share of a group), $groups = 3 (groups at least), $least = 10 (members at least),
//   $limit = 20 (clients)
// Columns: id, name, manager, groups, tiesInside, inGroups
// Example: grapevine query mavens --param groups=2
MATCH (g:Group)
WHERE COUNT { (g)<-[:MEMBER_OF]-() } >= $least
CALL (g) {
  MATCH (c:Client)-[:MEMBER_OF]->(g)
  WHERE NOT coalesce(c.doNotProfile, false)
  WITH c, COUNT { (c)-[:KNOWS]-(:Person)-[:MEMBER_OF]->(g) } AS ties
  ORDER BY ties DESC, c.id
  WITH collect({c: c, ties: ties}) AS members
  WITH members, toInteger(ceil($share * size(members))) AS most
  UNWIND members[..most] AS member
  WITH member WHERE member.ties > 0
  RETURN member.c AS c, member.ties AS ties
}
WITH c, count(g) AS groups, sum(ties) AS tiesInside, collect(g.name) AS inGroups
WHERE groups >= $groups
RETURN c.id AS id, c.name AS name,
  coalesce(head([(c)<-[:MANAGES]-(m:Manager) | m.name]), c.manager, '') AS manager, groups, tiesInside, inGroups
ORDER BY groups DESC, tiesInside DESC, id
LIMIT $limit
