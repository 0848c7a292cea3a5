-- What this user may not do with the tables that are verified: lock them against writers, read all of them, change them
WITH verified AS (
    SELECT c.oid AS id, c.relowner AS owner, c.relkind AS kind,
           pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) AS name, n.oid AS schema_id
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'f') AND c.oid >= 16384 AND c.relpersistence <> 't'
      AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relname <> 'schemarunner_journal'
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                      WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')),
judged AS (
    SELECT v.name,
           NOT (pg_catalog.has_schema_privilege(v.schema_id, 'USAGE') AND pg_catalog.has_table_privilege(v.id, 'SELECT')
                AND (v.kind = 'f' OR pg_catalog.has_table_privilege(v.id, 'UPDATE, DELETE, TRUNCATE'))) AS is_closed,
           NOT pg_catalog.pg_has_role(v.owner, 'USAGE') AS is_foreign,
           pg_catalog.row_security_active(v.id) AS is_secured
    FROM verified v)
SELECT pg_catalog.count(*) AS "Tables",
       pg_catalog.count(*) FILTER (WHERE is_closed) AS "Closed",
       COALESCE((pg_catalog.array_agg(name ORDER BY name) FILTER (WHERE is_closed))[1:3], '{}') AS "ClosedNames",
       pg_catalog.count(*) FILTER (WHERE is_secured) AS "Secured",
       COALESCE((pg_catalog.array_agg(name ORDER BY name) FILTER (WHERE is_secured))[1:3], '{}') AS "SecuredNames",
       pg_catalog.count(*) FILTER (WHERE is_foreign) AS "Foreign",
       COALESCE((pg_catalog.array_agg(name ORDER BY name) FILTER (WHERE is_foreign))[1:3], '{}') AS "ForeignNames",
       pg_catalog.has_database_privilege(pg_catalog.current_database(), 'TEMPORARY') AS "MayMakeTemporary"
FROM judged
