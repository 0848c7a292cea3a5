-- What each role may do with each object beyond what a new object of its kind allows by itself
WITH granted AS (
    SELECT 'pg_catalog.pg_class'::pg_catalog.regclass AS class, c.oid, 0 AS part, n.nspname, c.relname::pg_catalog.text AS name,
           CASE c.relkind WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view' WHEN 'm' THEN 'view' ELSE 'table' END AS kind,
           CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END AS acl_kind, c.relowner AS owner, c.relacl AS acl
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relacl IS NOT NULL AND c.oid >= 16384 AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S') AND c.relpersistence <> 't'
      AND c.relname <> 'schemarunner_journal'
    UNION ALL
    SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, a.attnum, n.nspname, c.relname || '.' || a.attname, 'column', 'c',
           c.relowner, a.attacl
    FROM pg_catalog.pg_attribute a
    JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE a.attacl IS NOT NULL AND NOT a.attisdropped AND c.oid >= 16384 AND c.relpersistence <> 't'
      AND c.relname <> 'schemarunner_journal'
    UNION ALL
    SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, 0, n.nspname,
           p.proname || '(' || pg_catalog.oidvectortypes(p.proargtypes) || ')', 'function', 'f', p.proowner, p.proacl
    FROM pg_catalog.pg_proc p
    JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
    WHERE p.proacl IS NOT NULL AND p.oid >= 16384
    UNION ALL
    SELECT 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, 0, n.nspname, t.typname, 'type', 'T', t.typowner, t.typacl
    FROM pg_catalog.pg_type t
    JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
    WHERE t.typacl IS NOT NULL AND t.oid >= 16384
    UNION ALL
    SELECT 'pg_catalog.pg_namespace'::pg_catalog.regclass, n.oid, 0, n.nspname, n.nspname, 'schema', 'n', n.nspowner, n.nspacl
    FROM pg_catalog.pg_namespace n
    WHERE n.nspacl IS NOT NULL)
SELECT g.class::pg_catalog.oid || '.' || g.oid || '.' || g.part || '.' || a.grantee AS "Id", g.nspname::pg_catalog.text AS "Schema",
       g.kind || ' ' || g.name || ' to ' || CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(a.grantee)::pg_catalog.text END AS "Name",
       CASE WHEN g.kind IN ('table', 'view', 'column') THEN g.oid::pg_catalog.text END AS "TableId",
       CASE WHEN g.part > 0 THEN ARRAY[g.part::pg_catalog.text] END AS "ColumnIds",
       CASE g.kind WHEN 'sequence' THEN 'Sequence:' WHEN 'view' THEN 'View:' WHEN 'function' THEN 'Function:'
                   WHEN 'type' THEN 'Type:' WHEN 'schema' THEN 'Schema:' END || g.oid AS "OwnerId",
       ARRAY[['privileges', pg_catalog.string_agg(
           DISTINCT a.privilege_type || CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END, ', '), NULL]
       ]::pg_catalog.text[] AS "Facets"
FROM granted g
CROSS JOIN LATERAL pg_catalog.aclexplode(g.acl) a
WHERE g.nspname !~ '^pg_' AND g.nspname <> 'information_schema'
  /*? AND g.class = 'pg_catalog.pg_class'::pg_catalog.regclass AND g.oid = ANY ($1::pg_catalog.oid[]) ?*/
  AND NOT EXISTS (SELECT FROM pg_catalog.aclexplode(pg_catalog.acldefault(g.acl_kind::"char", g.owner)) d
                  WHERE d.grantee = a.grantee AND d.privilege_type = a.privilege_type)
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = g.class AND e.objid = g.oid AND e.deptype = 'e')
GROUP BY g.class, g.oid, g.part, g.nspname, g.kind, g.name, a.grantee
ORDER BY g.nspname, "Name"
