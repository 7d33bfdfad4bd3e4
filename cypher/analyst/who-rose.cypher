// Question: Who rose and who fell between the two newest analyses of a measure?
// Parameters: $measure = '' (measure; empty: that of the newest analysis),
//   $limit = 20 (people, largest changes of rank first)
// Columns: id, name, measure, rankBefore, rankNow, rose, scoreBefore, scoreNow
// Example: grapevine query who-rose --param measure=pagerank
MATCH (a:Analysis)
WHERE $measure = '' OR a.measure = $measure
WITH a
ORDER BY a.at DESC, a.number DESC
WITH collect(a) AS runs
WITH [a IN runs WHERE a.measure = runs[0].measure][..2] AS runs
WHERE size(runs) = 2
WITH runs[0] AS now, runs[1] AS before
MATCH (now)-[s:SCORED]->(p:Person)
MATCH (before)-[t:SCORED]->(p)
WITH now, p, s, t, t.rank - s.rank AS rose
WHERE rose <> 0
RETURN p.id AS id, p.name AS name, now.measure AS measure, t.rank AS rankBefore, s.rank AS rankNow, rose,
  t.score AS scoreBefore, s.score AS scoreNow
ORDER BY abs(rose) DESC, rankNow, id
LIMIT $limit
