-- Sessions of others whose locks keep SHARE ROW EXCLUSIVE out of these tables
SELECT a.pid AS "Pid", COALESCE(a.application_name, '') AS "Application", COALESCE(a.usename::pg_catalog.text, '') AS "User",
       a.xact_start AS "Since", COALESCE(a.state, '') AS "State",
       pg_catalog.string_agg(DISTINCT l.relation::pg_catalog.regclass::pg_catalog.text, ', ') AS "Tables"
FROM pg_catalog.pg_locks l
JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
WHERE l.locktype = 'relation' AND l.granted AND l.pid <> pg_catalog.pg_backend_pid()
  AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
  AND l.relation = ANY (@ids::pg_catalog.oid[])
  AND l.mode IN ('RowExclusiveLock', 'ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock',
                 'AccessExclusiveLock')
GROUP BY a.pid, a.application_name, a.usename, a.xact_start, a.state
ORDER BY a.xact_start
