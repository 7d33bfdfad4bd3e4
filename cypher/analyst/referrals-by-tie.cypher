// Question: Through which ties and groups do referrals come, and which of them are won?
//   A referral counts for each type of tie or group that the two have in common, so the numbers may overlap.
// Parameters: none
// Columns: through, kind, referrals, won, shareWon
// Example: grapevine query referrals-by-tie
MATCH (a:Person)-[r:REFERRED]->(b:Person)
CALL (a, b) {
  MATCH (a)-[t:KNOWS]-(b)
  RETURN DISTINCT t.type AS through, 'tie' AS kind
  UNION
  MATCH (a)-[:MEMBER_OF]->(g:Group)<-[:MEMBER_OF]-(b)
  RETURN DISTINCT g.type AS through, 'group' AS kind
}
RETURN through, kind, count(r) AS referrals, sum(CASE WHEN r.outcome = 'won' THEN 1 ELSE 0 END) AS won,
  round(toFloat(sum(CASE WHEN r.outcome = 'won' THEN 1 ELSE 0 END)) / count(r), 3) AS shareWon
ORDER BY referrals DESC, through, kind
