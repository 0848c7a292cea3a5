SELECT COALESCE(a.application_name, '')
FROM pg_catalog.pg_locks l
JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
WHERE l.locktype = 'advisory' AND l.granted
  AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
  AND l.classid::pg_catalog.int8 = @Family::pg_catalog.int8 & 4294967295
  AND l.objid::pg_catalog.int8 = @Key::pg_catalog.int8 & 4294967295 AND l.objsubid = 2
