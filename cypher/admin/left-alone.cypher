// Question: Who must be left alone, and does any campaign invite them nevertheless?
// Parameters: $limit = 200 (people)
// Columns: id, name, state, doNotContact, doNotProfile, minor, invitedBy
// Example: grapevine query left-alone --format csv
MATCH (p:Person)
WHERE p.doNotContact OR p.doNotProfile OR p.minor
RETURN p.id AS id, p.name AS name, coalesce(p.state, '') AS state, coalesce(p.doNotContact, false) AS doNotContact,
  coalesce(p.doNotProfile, false) AS doNotProfile, coalesce(p.minor, false) AS minor,
  [(k:Campaign)-[:INVITES]->(p) | coalesce(k.name, k.id)] AS invitedBy
ORDER BY size(invitedBy) DESC, id
LIMIT $limit
