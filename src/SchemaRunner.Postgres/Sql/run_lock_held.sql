SELECT pg_catalog.pg_backend_pid() AS "Pid", EXISTS (
    SELECT FROM pg_catalog.pg_locks l
    WHERE l.locktype = 'advisory' AND l.pid = pg_catalog.pg_backend_pid() AND l.granted
      AND l.classid::pg_catalog.int8 = @Family::pg_catalog.int8 & 4294967295
      AND l.objid::pg_catalog.int8 = @Key::pg_catalog.int8 & 4294967295 AND l.objsubid = 2) AS "IsHeld"
