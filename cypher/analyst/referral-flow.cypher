// Question: How many referrals came in each quarter, how many were won and what were they worth?
// Parameters: $outcome = 'won' (outcome that counts as won)
// Columns: year, quarter, referrals, won, winRate, value, referrers
// Example: grapevine query referral-flow --format csv
MATCH (p:Person)-[r:REFERRED]->()
WHERE r.on IS NOT NULL
WITH r.on.year AS year, r.on.quarter AS quarter, count(r) AS referrals,
  sum(CASE WHEN r.outcome = $outcome THEN 1 ELSE 0 END) AS won,
  sum(CASE WHEN r.outcome = $outcome THEN coalesce(r.value, 0.0) ELSE 0.0 END) AS value,
  count(DISTINCT p) AS referrers
RETURN year, quarter, referrals, won, round(toFloat(won) / referrals, 3) AS winRate, value, referrers
ORDER BY year, quarter
