-- Whom a session waits for now, and the tables that it is about. Looking at locks costs other sessions a moment's wait, so
-- that it is asked first whether the session waits at all.
WITH waiting AS MATERIALIZED (
    SELECT w.pid, pg_catalog.pg_blocking_pids(w.pid) AS blockers
    FROM pg_catalog.pg_stat_get_activity(@pid) w
    WHERE w.wait_event_type = 'Lock'),
-- Who waits for another one's row holds a lock on the row's place meanwhile
wanted AS MATERIALIZED (
    SELECT DISTINCT c.oid AS id, n.nspname || '.' || c.relname AS name
    FROM waiting w
    JOIN pg_catalog.pg_locks l ON l.pid = w.pid AND (NOT l.granted OR l.locktype = 'tuple')
    JOIN pg_catalog.pg_class c ON c.oid = l.relation
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace)
SELECT a.pid AS "Pid", COALESCE(a.usename::pg_catalog.text, '') AS "User", COALESCE(a.application_name, '') AS "Application",
       COALESCE(a.state, '') AS "State",
       pg_catalog.date_part('epoch', pg_catalog.clock_timestamp() - a.xact_start) AS "Age",
       CASE WHEN a.state IS NOT NULL THEN a.query END AS "Query",
       ARRAY(SELECT x.name FROM wanted x ORDER BY x.name) AS "Tables"
FROM waiting w
JOIN pg_catalog.pg_stat_activity a ON a.pid = ANY (w.blockers)
UNION ALL
-- A prepared transaction has no session: its number is 0
SELECT 0, p.owner::pg_catalog.text, '', 'prepared transaction ' || p.gid,
       pg_catalog.date_part('epoch', pg_catalog.clock_timestamp() - p.prepared), NULL,
       ARRAY(SELECT x.name FROM wanted x ORDER BY x.name)
FROM waiting w
JOIN pg_catalog.pg_prepared_xacts p ON p.database = pg_catalog.current_database()
WHERE 0 = ANY (w.blockers)
  AND EXISTS (SELECT FROM pg_catalog.pg_locks l
              JOIN wanted x ON x.id = l.relation
              JOIN pg_catalog.pg_locks own ON own.virtualtransaction = l.virtualtransaction AND own.pid IS NULL
              WHERE l.granted AND l.pid IS NULL AND own.locktype = 'transactionid' AND own.transactionid = p.transaction)
ORDER BY 5 DESC NULLS LAST
