-- The indexes of a table: whether each can be used, and whether somebody is building it at this moment.
SELECT x.relname::pg_catalog.text AS "Index", pg_catalog.format('%I.%I', n.nspname, x.relname) AS "Name",
       i.indisvalid AND i.indisready AND i.indislive AS "IsValid",
       EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index AS p
               WHERE p.index_relid = i.indexrelid AND p.datname = pg_catalog.current_database()) AS "IsBeingBuilt"
FROM pg_catalog.pg_index AS i
JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = x.relnamespace
WHERE i.indrelid = pg_catalog.to_regclass(@table)
ORDER BY x.relname
