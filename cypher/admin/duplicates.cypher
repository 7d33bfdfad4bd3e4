// Question: Who may have been entered twice?
//   Evidence: one telephone number or e-mail address and the same initial (accents aside), or the same name and a
//   group or acquaintance in common. Numbers that many share, such as a switchboard's, say nothing.
// Parameters: $most = 4 (people who share a number at most), $limit = 50 (pairs)
// Columns: evidence, id, name, state, otherId, otherName, otherState
// Example: grapevine query duplicates --format csv
CALL () {
  UNWIND ['phone', 'email'] AS key
  MATCH (p:Person)
  WHERE p[key] IS NOT NULL
  WITH key, toLower(toString(p[key])) AS value, collect(p) AS people
  WHERE 2 <= size(people) <= $most
  UNWIND people AS one
  UNWIND people AS other
  WITH key, one, other
  WHERE one.id < other.id AND toLower(left(normalize(one.name, NFD), 1)) = toLower(left(normalize(other.name, NFD), 1))
  RETURN 'same ' + key AS evidence, one, other
  UNION
  MATCH (p:Person)
  WHERE p.name <> p.id
  WITH toLower(normalize(p.name)) AS name, collect(p) AS people
  WHERE 2 <= size(people) <= $most
  UNWIND people AS one
  UNWIND people AS other
  WITH one, other
  WHERE one.id < other.id
    AND (EXISTS { (one)-[:KNOWS]-(other) } OR EXISTS { (one)-[:MEMBER_OF]->()<-[:MEMBER_OF]-(other) })
  RETURN 'same name and a circle in common' AS evidence, one, other
}
RETURN evidence, one.id AS id, one.name AS name, coalesce(one.state, '') AS state,
  other.id AS otherId, other.name AS otherName, coalesce(other.state, '') AS otherState
ORDER BY evidence, id, otherId
LIMIT $limit
