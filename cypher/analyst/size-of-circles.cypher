// Question: How many people do clients know directly: how many know nobody, one, two and so on?
// Parameters: $most = 20 (ties from which on all count together)
// Columns: ties, clients, share
// Example: grapevine query size-of-circles
MATCH (c:Client)
WITH count(c) AS all
MATCH (c:Client)
WITH all, COUNT { (c)-[:KNOWS]-() } AS known
WITH all, CASE WHEN known < $most THEN known ELSE $most END AS ties
WITH all, ties, count(*) AS clients
RETURN ties, clients, round(toFloat(clients) / all, 4) AS share
ORDER BY ties
