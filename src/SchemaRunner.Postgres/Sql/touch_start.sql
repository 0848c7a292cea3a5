-- The tables that a phase finds, as in tables.sql, the file that holds each one's rows, and what it is a partition of
SELECT c.oid::pg_catalog.text AS "Id", c.relfilenode::pg_catalog.int8 AS "FileNode",
       CASE WHEN c.relispartition THEN (
           SELECT h.inhparent::pg_catalog.text FROM pg_catalog.pg_inherits h WHERE h.inhrelid = c.oid) END AS "ParentId"
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'f')
  AND c.oid >= 16384
  AND c.relpersistence <> 't'
  AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND c.relname <> 'schemarunner_journal'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                  WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')
  /*? AND c.oid = ANY ($1::pg_catalog.oid[]) ?*/
