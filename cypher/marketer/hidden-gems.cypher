// Question: Which clients bring in little themselves but carry much weight with others?
//   Small means revenue in the lowest share of clients, weight a score in the highest share. Scores are those of the
//   newest analysis; before any analysis, direct ties plus twice the referrals won.
// Parameters: $small = 0.5 (lowest share by revenue), $large = 0.1 (highest share by score), $limit = 20 (clients)
// Columns: id, name, segment, manager, revenue, score, ties, groups, referralsWon
// Example: grapevine query hidden-gems --param small=0.25
OPTIONAL MATCH (newest:Analysis)
WHERE EXISTS { (newest)-[:SCORED]->() }
WITH newest
ORDER BY newest.at DESC, newest.number DESC
LIMIT 1
MATCH (c:Client)
WHERE c.revenue IS NOT NULL AND NOT coalesce(c.doNotProfile, false)
OPTIONAL MATCH (newest)-[s:SCORED]->(c)
WITH c, COUNT { (c)-[:KNOWS]-() } AS ties, COUNT { (c)-[:REFERRED {outcome: 'won'}]->() } AS won, newest, s
WITH c, ties, won, CASE WHEN newest IS NULL THEN ties + 2.0 * won ELSE coalesce(s.score, 0.0) END AS score
WITH collect({c: c, ties: ties, won: won, score: score}) AS candidates,
  percentileCont(c.revenue, $small) AS revenueCut, percentileCont(score, 1.0 - $large) AS scoreCut
UNWIND candidates AS one
WITH one, one.c AS c, revenueCut, scoreCut
WHERE c.revenue <= revenueCut AND one.score >= scoreCut AND one.score > 0
RETURN c.id AS id, c.name AS name, coalesce(c.segment, '') AS segment,
  coalesce(head([(c)<-[:MANAGES]-(m:Manager) | m.name]), c.manager, '') AS manager,
  c.revenue AS revenue, one.score AS score, one.ties AS ties,
  COUNT { (c)-[:MEMBER_OF]->() } AS groups, one.won AS referralsWon
ORDER BY score DESC, id
LIMIT $limit
