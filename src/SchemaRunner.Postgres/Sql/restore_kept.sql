-- The extensions, which a restore leaves where they are, and the schemas that stay with them
SELECT pg_catalog.quote_ident(e.extname) AS "Extension",
       CASE WHEN n.oid >= 16384 AND NOT EXISTS (
           SELECT FROM pg_catalog.pg_depend d
           WHERE d.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND d.objid = n.oid AND d.deptype = 'e')
       THEN pg_catalog.quote_ident(n.nspname) END AS "Schema"
FROM pg_catalog.pg_extension e
JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
WHERE e.oid >= 16384
ORDER BY e.oid
