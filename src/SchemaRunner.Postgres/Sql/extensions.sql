SELECT e.oid::pg_catalog.text AS "Id", n.nspname::pg_catalog.text AS "Schema", e.extname::pg_catalog.text AS "Name",
       NULL AS "TableId", NULL AS "ColumnIds", NULL AS "OwnerId",
       ARRAY[['version', e.extversion, NULL]]::pg_catalog.text[] AS "Facets"
FROM pg_catalog.pg_extension e
JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
ORDER BY e.extname
