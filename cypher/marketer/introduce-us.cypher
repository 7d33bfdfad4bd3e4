// Question: Who among our clients can introduce us to this prospect, and through whom?
//   A path leads from the client over people who are no clients to the prospect. Its strength is the product of its
//   steps, each further step keeping a share only. A step is a direct tie, as strong as its probability or else its
//   weight, at most 1; or a small group that two share, as strong as one part in its other members, a household as
//   strong as a close tie.
// Parameters: $prospect = '' (id or name; empty: the one that could buy most),
//   $circle = 12 (largest group that counts as a step),
//   $fade = 0.5 (share that each further step keeps),
//   $limit = 5 (introducers)
// Columns: prospect, id, name, manager, strength, steps, path
// Example: grapevine query introduce-us --param prospect=p0017
CALL () {
  MATCH (p:Prospect {id: $prospect})
  RETURN p
  UNION
  MATCH (p:Prospect)
  WHERE $prospect <> '' AND p.name = $prospect
  RETURN p
  UNION
  MATCH (p:Prospect)
  WHERE $prospect = '' AND EXISTS { (p)-[:KNOWS]-() } AND NOT coalesce(p.doNotProfile, false)
  RETURN p
  ORDER BY coalesce(p.potential, 0.0) DESC, p.id
  LIMIT 1
}
MATCH path = (p)
  (()-[:KNOWS|MEMBER_OF]-(n WHERE CASE WHEN n:Group THEN n.size <= $circle ELSE NOT n:Client END)){0,3}
  ()-[:KNOWS|MEMBER_OF]-(c:Client)
WHERE NOT coalesce(c.doNotContact, false)
  AND none(n IN nodes(path) WHERE coalesce(n.doNotProfile, false))
WITH p, c, nodes(path) AS stops, relationships(path) AS ties
WHERE all(i IN range(0, size(ties) - 1) WHERE NOT coalesce(ties[i].directed, false) OR endNode(ties[i]) = stops[i])
WITH p, c, stops, size([n IN stops WHERE n:Person]) - 1 AS steps,
  reduce(s = 1.0, t IN ties | s * coalesce(t.probability, CASE WHEN t.weight < 1 THEN t.weight ELSE 1.0 END)) AS direct,
  [n IN stops WHERE n:Group AND n.type <> 'household' AND n.size > 2] AS circles
WITH p, c, stops, steps, $fade ^ (steps - 1) * reduce(s = direct, g IN circles | s / (g.size - 1)) AS strength
ORDER BY strength DESC, steps, [n IN stops | n.id]
WITH p, c, collect({strength: strength, steps: steps, names: [n IN reverse(stops) | n.name]})[0] AS best
RETURN p.name AS prospect, c.id AS id, c.name AS name,
  coalesce(head([(c)<-[:MANAGES]-(m:Manager) | m.name]), c.manager, '') AS manager,
  best.strength AS strength, best.steps AS steps,
  reduce(text = head(best.names), n IN tail(best.names) | text + ' > ' + n) AS path
ORDER BY strength DESC, steps, id
LIMIT $limit
