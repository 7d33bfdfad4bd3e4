// Question: Which groups reveal something that the law protects, and have their members agreed that we know?
// Parameters: $limit = 100 (groups)
// Columns: group, type, sensitivity, statedSize, held, withConsent, withoutConsent, oldestConsent, newestConsent
// Example: grapevine query consent-ledger --format csv --out ledger.csv
MATCH (g:Group)
WHERE coalesce(g.sensitivity, 'normal') <> 'normal'
OPTIONAL MATCH (g)<-[m:MEMBER_OF]-()
WITH g, count(m) AS held,
  sum(CASE WHEN m.consentRef IS NOT NULL AND m.consentDate IS NOT NULL THEN 1 ELSE 0 END) AS withConsent,
  min(m.consentDate) AS oldestConsent, max(m.consentDate) AS newestConsent
RETURN g.name AS group, g.type AS type, g.sensitivity AS sensitivity, g.size AS statedSize, held, withConsent,
  held - withConsent AS withoutConsent, oldestConsent, newestConsent
ORDER BY withoutConsent DESC, held DESC, g.id
LIMIT $limit
