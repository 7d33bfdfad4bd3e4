// Question: Which clients brought us others once, but not lately?
//   Lately is counted back from the newest referral, not from today, so that old data can be asked too.
// Parameters: $days = 365 (days without a referral), $won = 1 (referrals won at least), $limit = 20 (clients)
// Columns: id, name, manager, won, value, last, daysAgo
// Example: grapevine query silent-advocates --param days=180
MATCH ()-[any:REFERRED]->()
WITH max(any.on) AS newest
MATCH (c:Client)-[r:REFERRED {outcome: 'won'}]->()
WITH newest, c, count(r) AS won, sum(coalesce(r.value, 0.0)) AS value, max(r.on) AS last
WHERE won >= $won AND last <= newest - duration({days: $days})
RETURN c.id AS id, c.name AS name,
  coalesce(head([(c)<-[:MANAGES]-(m:Manager) | m.name]), c.manager, '') AS manager,
  won, value, last, duration.inDays(last, newest).days AS daysAgo
ORDER BY value DESC, won DESC, id
LIMIT $limit
