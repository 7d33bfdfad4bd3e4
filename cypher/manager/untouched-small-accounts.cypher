// Question: Which small accounts has nobody touched for long, those with most to gain first?
//   Long is counted back from the newest contact on record, not from today. Accounts with no contact on record come
//   in too.
// Parameters: $segment = 'smb' (segment that is small),
//   $days = 365 (days before the newest contact),
//   $limit = 20 (accounts)
// Columns: id, name, manager, region, revenue, potential, lastContacted, ties, referralsWon
// Example: grapevine query untouched-small-accounts --param days=180
OPTIONAL MATCH (any:Client)
WHERE toString(any.lastContacted) =~ '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8]).*'
WITH max(left(toString(any.lastContacted), 10)) AS newest
WITH toString(date(newest) - duration({days: $days})) AS cut
MATCH (c:Client)
WHERE c.segment = $segment AND (c.lastContacted IS NULL OR toString(c.lastContacted) < cut)
  AND NOT coalesce(c.doNotContact, false)
RETURN c.id AS id, c.name AS name,
  coalesce(head([(c)<-[:MANAGES]-(m:Manager) | m.name]), c.manager, '') AS manager,
  coalesce(c.region, '') AS region, c.revenue AS revenue, c.potential AS potential,
  coalesce(toString(c.lastContacted), 'never') AS lastContacted,
  COUNT { (c)-[:KNOWS]-() } AS ties, COUNT { (c)-[:REFERRED {outcome: 'won'}]->() } AS referralsWon
ORDER BY coalesce(c.potential, c.revenue, 0.0) DESC, id
LIMIT $limit
