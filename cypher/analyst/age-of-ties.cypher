// Question: How old are the ties of each type, and how many say nothing of their age?
//   Age is counted back from the newest date on any tie; the last contact counts where it is later than the beginning.
// Parameters: none
// Columns: type, ties, dated, youngest, median, oldest, overAYear
// Example: grapevine query age-of-ties
MATCH ()-[any:KNOWS]->()
WITH max(coalesce(any.lastContact, any.since)) AS newest
MATCH ()-[r:KNOWS]->()
WITH r.type AS type, r, newest,
  duration.inDays(
    CASE WHEN r.lastContact IS NOT NULL AND (r.since IS NULL OR r.lastContact > r.since)
      THEN r.lastContact ELSE r.since END, newest).days AS age
RETURN type, count(r) AS ties, count(age) AS dated, min(age) AS youngest,
  percentileDisc(age, 0.5) AS median, max(age) AS oldest,
  sum(CASE WHEN age > 365 THEN 1 ELSE 0 END) AS overAYear
ORDER BY ties DESC, type
