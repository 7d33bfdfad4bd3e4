// Question: How are the accounts spread over the account managers, and who has not been touched for long?
//   Long is counted back from the newest contact on record, not from today.
// Parameters: $segment = 'smb' (segment that is small), $days = 365 (days before the newest contact)
// Columns: manager, clients, smallAccounts, untouched, revenue, potential, referralsWon
// Example: grapevine query load-of-managers --param days=180
OPTIONAL MATCH (any:Client)
WHERE toString(any.lastContacted) =~ '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8]).*'
WITH max(left(toString(any.lastContacted), 10)) AS newest
WITH toString(date(newest) - duration({days: $days})) AS cut
MATCH (c:Client)
WITH c, coalesce(head([(c)<-[:MANAGES]-(m:Manager) | m.name]), c.manager, '(nobody)') AS manager,
  c.lastContacted IS NULL OR toString(c.lastContacted) < cut AS untouched
RETURN manager, count(c) AS clients, sum(CASE c.segment WHEN $segment THEN 1 ELSE 0 END) AS smallAccounts,
  sum(CASE WHEN untouched THEN 1 ELSE 0 END) AS untouched, sum(coalesce(c.revenue, 0.0)) AS revenue,
  sum(coalesce(c.potential, 0.0)) AS potential, sum(COUNT { (c)-[:REFERRED {outcome: 'won'}]->() }) AS referralsWon
ORDER BY clients DESC, manager
