// Question: Who knows prospects in which segment?
//   Counts only, of direct ties; who the prospects are is not told.
// Parameters: $segment = '' (segment of the prospects; empty: any), $least = 2 (prospects at least),
//   $limit = 20 (clients and segments)
// Columns: id, name, segment, prospects, ofAll
// Example: grapevine query reach-in-segments --param segment=smb
MATCH (c:Client)-[:KNOWS]-(p:Prospect)
WHERE NOT coalesce(c.doNotProfile, false) AND NOT coalesce(p.doNotProfile, false)
  AND ($segment = '' OR p.segment = $segment)
WITH c, coalesce(p.segment, '') AS segment, count(DISTINCT p) AS prospects
WHERE prospects >= $least
CALL (c) {
  MATCH (c)-[:KNOWS]-(any:Prospect)
  RETURN count(DISTINCT any) AS ofAll
}
RETURN c.id AS id, c.name AS name, segment, prospects, ofAll
ORDER BY prospects DESC, id, segment
LIMIT $limit
