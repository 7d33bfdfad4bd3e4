// Question: Which groups share members, so that news in one reaches the other?
// Parameters: $least = 3 (shared members at least), $limit = 20 (pairs of groups)
// Columns: group, otherGroup, shared, members, otherMembers, shareOfSmaller
// Example: grapevine query shared-members --param least=10
MATCH (g:Group)<-[:MEMBER_OF]-(p:Person)-[:MEMBER_OF]->(h:Group)
WHERE g.id < h.id
WITH g, h, count(DISTINCT p) AS shared
WHERE shared >= $least
WITH g, h, shared, COUNT { (g)<-[:MEMBER_OF]-() } AS members, COUNT { (h)<-[:MEMBER_OF]-() } AS otherMembers
RETURN g.name AS group, h.name AS otherGroup, shared, members, otherMembers,
  round(toFloat(shared) / CASE WHEN members < otherMembers THEN members ELSE otherMembers END, 3) AS shareOfSmaller
ORDER BY shared DESC, shareOfSmaller DESC, g.id, h.id
LIMIT $limit
