// Question: How much do we hold of prospects, and of how many do we hold more than we need?
//   A prospect with no tie and no group helps no plan; contact data of prospects are never in a campaign.
// Parameters: none
// Columns: segment, prospects, withContactData, withoutTie, referred
// Example: grapevine query what-is-kept-of-prospects
MATCH (p:Prospect)
RETURN coalesce(p.segment, '') AS segment, count(p) AS prospects,
  sum(CASE WHEN p.phone IS NOT NULL OR p.email IS NOT NULL THEN 1 ELSE 0 END) AS withContactData,
  sum(CASE WHEN EXISTS { (p)-[:KNOWS|MEMBER_OF]-() } THEN 0 ELSE 1 END) AS withoutTie,
  sum(CASE WHEN EXISTS { (p)<-[:REFERRED]-() } THEN 1 ELSE 0 END) AS referred
ORDER BY prospects DESC, segment
