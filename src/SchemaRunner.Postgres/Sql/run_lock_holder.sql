-- Who holds the run lock, and the session that works for it: 'schemarunner RUN PHASE' beside 'schemarunner|RUN|…'
SELECT COALESCE(a.application_name, '') AS "Label", (
           SELECT w.application_name
           FROM pg_catalog.pg_stat_activity w
           WHERE w.datid = l.database
             AND pg_catalog.starts_with(w.application_name, 'schemarunner ' || pg_catalog.split_part(a.application_name, '|', 2) || ' ')
           LIMIT 1) AS "Work"
FROM pg_catalog.pg_locks l
JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
WHERE l.locktype = 'advisory' AND l.granted
  AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
  AND l.classid::pg_catalog.int8 = @Family::pg_catalog.int8 & 4294967295
  AND l.objid::pg_catalog.int8 = @Key::pg_catalog.int8 & 4294967295 AND l.objsubid = 2
