// Question: Which referral chains began with whom, how far did they run and what were they worth?
//   A chain begins with somebody whom nobody brought. Everybody in it counts once; chains that meet count those
//   below for each start, so the values of different rows must not be added up.
// Parameters: $outcome = 'won' (outcome that counts as brought),
//   $least = 2 (people brought in the chain at least),
//   $limit = 20 (chains)
// Columns: id, name, state, brought, chain, depth, value, chainValue
// Example: grapevine query referral-chains --param least=5
MATCH (first:Person)
WHERE EXISTS { (first)-[:REFERRED {outcome: $outcome}]->() }
  AND NOT EXISTS { (first)<-[:REFERRED {outcome: $outcome}]-() }
  AND NOT coalesce(first.doNotProfile, false)
MATCH path = (first)-[:REFERRED*1..8 {outcome: $outcome}]->(:Person)
WITH first, last(relationships(path)) AS link, min(length(path)) AS step
WITH first, endNode(link) AS person, min(step) AS step, max(coalesce(link.value, 0.0)) AS value
WITH first, count(person) AS chain, max(step) AS depth, sum(value) AS chainValue,
  sum(CASE step WHEN 1 THEN 1 ELSE 0 END) AS brought, sum(CASE step WHEN 1 THEN value ELSE 0.0 END) AS value
WHERE chain >= $least
RETURN first.id AS id, first.name AS name, coalesce(first.state, '') AS state,
  brought, chain, depth, value, chainValue
ORDER BY chainValue DESC, chain DESC, id
LIMIT $limit
