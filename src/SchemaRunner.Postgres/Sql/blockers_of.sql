-- Sessions that a waiting session waits for
SELECT a.pid AS "Pid", COALESCE(a.application_name, '') AS "Application", COALESCE(a.usename::pg_catalog.text, '') AS "User",
       a.xact_start AS "Since", COALESCE(a.state, '') AS "State", '' AS "Tables"
FROM pg_catalog.unnest(pg_catalog.pg_blocking_pids(@pid)) AS b(pid)
JOIN pg_catalog.pg_stat_activity a ON a.pid = b.pid
ORDER BY a.xact_start
