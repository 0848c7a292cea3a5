-- Fills each materialized view that is filled, those that were made first before those that may read them
SELECT pg_catalog.format('REFRESH MATERIALIZED VIEW %s', c.oid::pg_catalog.regclass)
FROM pg_catalog.pg_class c
WHERE c.relkind = 'm' AND c.relispopulated AND c.oid >= 16384
ORDER BY c.oid
