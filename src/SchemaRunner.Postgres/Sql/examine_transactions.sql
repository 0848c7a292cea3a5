-- Transactions of others in this database that have been open for long, and the users' tables that they have locked
SELECT a.pid AS "ProcessId", a.usename::pg_catalog.text AS "User", a.application_name AS "Application", COALESCE(a.state, '') AS "State",
       EXTRACT(EPOCH FROM pg_catalog.clock_timestamp() - a.xact_start)::pg_catalog.int8 AS "Seconds",
       ARRAY(SELECT DISTINCT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname)
             FROM pg_catalog.pg_locks l
             JOIN pg_catalog.pg_class c ON c.oid = l.relation
             JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE l.pid = a.pid AND l.granted AND c.oid >= 16384 AND c.relkind IN ('r', 'p', 'm')
               AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
             ORDER BY 1 LIMIT 3) AS "Tables"
FROM pg_catalog.pg_stat_activity a
WHERE a.datname = pg_catalog.current_database() AND a.pid <> pg_catalog.pg_backend_pid() AND a.backend_type = 'client backend'
  AND pg_catalog.clock_timestamp() - a.xact_start > pg_catalog.make_interval(secs => $1)
ORDER BY a.xact_start
