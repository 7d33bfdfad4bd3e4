// Question: Which clients who have brought us others may leave, and what have they brought?
//   The risk is the column churn, else one less retention. Neighbours lost are people they know who have left:
//   leaving is catching.
// Parameters: $churn = 0.1 (risk a year at least),
//   $won = 1 (referrals won at least),
//   $outcome = 'won' (outcome that counts),
//   $limit = 20 (clients)
// Columns: id, name, manager, segment, churn, revenue, won, value, neighboursLost, lastContacted
// Example: grapevine query referrers-at-risk --param churn=0.2
MATCH (c:Client)-[r:REFERRED {outcome: $outcome}]->()
WITH c, count(r) AS won, sum(coalesce(r.value, 0.0)) AS value, coalesce(c.churn, 1.0 - c.retention) AS churn
WHERE won >= $won AND churn >= $churn
RETURN c.id AS id, c.name AS name, coalesce(head([(c)<-[:MANAGES]-(m:Manager) | m.name]), c.manager, '') AS manager,
  coalesce(c.segment, '') AS segment, churn, c.revenue AS revenue, won, value,
  COUNT { (c)-[:KNOWS]-(:Person {state: 'lost'}) } AS neighboursLost, toString(c.lastContacted) AS lastContacted
ORDER BY churn * (value + coalesce(c.revenue, 0.0)) DESC, id
LIMIT $limit
