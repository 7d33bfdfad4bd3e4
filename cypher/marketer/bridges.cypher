// Question: Which of our clients join groups that have nobody else in common?
//   A bridge is a pair of groups of which the client is the only known common member. Households and very small
//   groups do not count.
// Parameters: $least = 8 (known members of a group at least), $limit = 20 (clients)
// Columns: id, name, bridges, groups, peopleJoined, example
// Example: grapevine query bridges --param least=20
MATCH (g:Group)
WITH g, COUNT { (g)<-[:MEMBER_OF]-() } AS members
WHERE members >= $least
MATCH (g)<-[:MEMBER_OF]-(p:Person)
WITH p, collect({group: g, members: members}) AS groups
WHERE size(groups) > 1
UNWIND groups AS one
UNWIND groups AS other
WITH p, one, other
WHERE one.group.id < other.group.id
WITH one, other, collect(p) AS common
WHERE size(common) = 1 AND common[0]:Client AND NOT coalesce(common[0].doNotProfile, false)
WITH common[0] AS c, one, other
ORDER BY one.members + other.members DESC, one.group.id, other.group.id
WITH c, count(*) AS bridges, collect(one) + collect(other) AS ends,
  collect(one.group.name + ' – ' + other.group.name)[0] AS example
UNWIND ends AS end
WITH c, bridges, example, end.group AS g, max(end.members) AS members
RETURN c.id AS id, c.name AS name, bridges, count(g) AS groups, sum(members) AS peopleJoined, example
ORDER BY bridges DESC, peopleJoined DESC, id
LIMIT $limit
