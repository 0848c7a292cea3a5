-- What this transaction sees, for other connections; and how many of them the server can bear: half of those that are still
-- free, and no more than its administrator lets one query have of the cores
SELECT pg_catalog.pg_export_snapshot() AS "Snapshot",
       GREATEST(0, LEAST(
           (pg_catalog.current_setting('max_connections')::pg_catalog.int8
               - pg_catalog.current_setting('superuser_reserved_connections')::pg_catalog.int8
               - (SELECT pg_catalog.count(*) FROM pg_catalog.pg_stat_activity a WHERE a.backend_type = 'client backend')) / 2,
           pg_catalog.current_setting('max_parallel_workers')::pg_catalog.int8)) AS "Free"
