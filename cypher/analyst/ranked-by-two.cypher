// Question: Whom do strength and PageRank see most differently?
//   Asks Grapevine's procedures: they are there in the store of this computer, and on a server that has the plugin.
// Parameters: $limit = 20 (clients)
// Columns: id, name, byStrength, byPageRank, difference
// Example: grapevine query ranked-by-two --param limit=10
CALL grapevine.strength.stream() YIELD id, name, rank
WITH collect({id: id, name: name, rank: rank}) AS strong
WITH strong WHERE size(strong) > 0
CALL grapevine.pagerank.stream() YIELD id, rank
WITH strong, collect({id: id, rank: rank}) AS endorsed
UNWIND strong AS one
WITH one, head([other IN endorsed WHERE other.id = one.id | other.rank]) AS byPageRank
RETURN one.id AS id, one.name AS name, one.rank AS byStrength, byPageRank, one.rank - byPageRank AS difference
ORDER BY abs(difference) DESC, id
LIMIT $limit
