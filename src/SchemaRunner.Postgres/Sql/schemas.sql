SELECT n.oid::pg_catalog.text AS "Id", n.nspname::pg_catalog.text AS "Schema", n.nspname::pg_catalog.text AS "Name",
       NULL AS "TableId", NULL AS "ColumnIds", NULL AS "OwnerId",
       ARRAY[
           ['owner', pg_catalog.pg_get_userbyid(n.nspowner), NULL],
           ['revoked', CASE WHEN n.nspacl IS NOT NULL THEN (
               SELECT pg_catalog.string_agg(d.privilege_type, ', ' ORDER BY d.privilege_type)
               FROM pg_catalog.aclexplode(pg_catalog.acldefault('n', n.nspowner)) d
               WHERE NOT EXISTS (SELECT FROM pg_catalog.aclexplode(n.nspacl) a
                                 WHERE a.grantee = d.grantee AND a.privilege_type = d.privilege_type)) END, NULL]
       ]::pg_catalog.text[] AS "Facets"
FROM pg_catalog.pg_namespace n
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                  WHERE d.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND d.objid = n.oid AND d.deptype = 'e')
ORDER BY n.nspname
