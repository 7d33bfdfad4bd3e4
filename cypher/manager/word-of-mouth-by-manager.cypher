// Question: Whose clients bring us new ones?
// Parameters: $outcome = 'won' (outcome that counts), $limit = 50 (managers)
// Columns: manager, clients, revenue, referrers, referrals, value, perHundredClients
// Example: grapevine query word-of-mouth-by-manager
MATCH (c:Client)
WITH c, coalesce(head([(c)<-[:MANAGES]-(m:Manager) | m.name]), c.manager, '(nobody)') AS manager
CALL (c) {
  OPTIONAL MATCH (c)-[r:REFERRED {outcome: $outcome}]->()
  RETURN count(r) AS referrals, sum(coalesce(r.value, 0.0)) AS value
}
RETURN manager, count(c) AS clients, sum(coalesce(c.revenue, 0.0)) AS revenue,
  sum(CASE WHEN referrals > 0 THEN 1 ELSE 0 END) AS referrers, sum(referrals) AS referrals, sum(value) AS value,
  round(100.0 * sum(referrals) / count(c), 1) AS perHundredClients
ORDER BY perHundredClients DESC, manager
LIMIT $limit
