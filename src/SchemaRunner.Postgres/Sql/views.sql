-- Views and materialized views
SELECT c.oid::pg_catalog.text AS "Id", n.nspname::pg_catalog.text AS "Schema", c.relname::pg_catalog.text AS "Name",
       NULL AS "TableId", NULL AS "ColumnIds", NULL AS "OwnerId",
       ARRAY[
           ['definition', pg_catalog.pg_get_viewdef(c.oid), (
               SELECT pg_catalog.md5(pg_catalog.regexp_replace(
                   w.ev_action::pg_catalog.text, ' :(location|stmt_location|stmt_len) -?\d+', '', 'g'))
               FROM pg_catalog.pg_rewrite w WHERE w.ev_class = c.oid AND w.rulename = '_RETURN')],
           ['materialized', CASE WHEN (c.relkind = 'm') THEN 'yes' ELSE 'no' END, NULL],
           ['populated', CASE WHEN c.relkind = 'm' THEN CASE WHEN c.relispopulated THEN 'yes' ELSE 'no' END END, NULL],
           ['column defaults', (
               SELECT pg_catalog.string_agg(a.attname || ' ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid), ', ' ORDER BY d.adnum)
               FROM pg_catalog.pg_attrdef d
               JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
               WHERE d.adrelid = c.oid), NULL],
           ['owner', pg_catalog.pg_get_userbyid(c.relowner), NULL],
           ['options', CASE WHEN c.reloptions IS NOT NULL THEN (SELECT pg_catalog.string_agg(o, ', ' ORDER BY o) FROM pg_catalog.unnest(c.reloptions) o) END, NULL],
           ['revoked', CASE WHEN c.relacl IS NOT NULL THEN (
               SELECT pg_catalog.string_agg(d.privilege_type, ', ' ORDER BY d.privilege_type)
               FROM pg_catalog.aclexplode(pg_catalog.acldefault('r', c.relowner)) d
               WHERE NOT EXISTS (SELECT FROM pg_catalog.aclexplode(c.relacl) a
                                 WHERE a.grantee = d.grantee AND a.privilege_type = d.privilege_type)) END, NULL]
       ]::pg_catalog.text[] AS "Facets"
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('v', 'm')
  AND c.oid >= 16384
  AND c.relpersistence <> 't'
  AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                  WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')
  /*? AND c.oid = ANY ($1::pg_catalog.oid[]) ?*/
ORDER BY n.nspname, c.relname
