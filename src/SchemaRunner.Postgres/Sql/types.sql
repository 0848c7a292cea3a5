-- Enums, domains, composite types of their own and ranges
SELECT t.oid::pg_catalog.text AS "Id", n.nspname::pg_catalog.text AS "Schema", t.typname::pg_catalog.text AS "Name",
       NULL AS "TableId", NULL AS "ColumnIds", NULL AS "OwnerId",
       ARRAY[
           ['kind', CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' WHEN 'c' THEN 'composite' ELSE 'range' END, NULL],
           ['labels',
               (SELECT pg_catalog.string_agg(pg_catalog.quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
                FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid),
               (SELECT pg_catalog.string_agg(e.oid::pg_catalog.text, ' ' ORDER BY e.enumsortorder)
                FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid)],
           ['base type', CASE WHEN t.typtype = 'd' THEN pg_catalog.format_type(t.typbasetype, t.typtypmod) END, NULL],
           ['nullability', CASE WHEN t.typtype = 'd' THEN CASE WHEN t.typnotnull THEN 'NOT NULL' ELSE 'NULL' END END, NULL],
           ['default', CASE WHEN t.typtype = 'd' THEN t.typdefault END, NULL],
           ['collation', CASE WHEN t.typtype = 'd' THEN (
               SELECT pg_catalog.quote_ident(l.collname) FROM pg_catalog.pg_collation l WHERE l.oid = t.typcollation) END, NULL],
           ['checks', (SELECT pg_catalog.string_agg(o.conname || ' ' || pg_catalog.pg_get_constraintdef(o.oid), ', ' ORDER BY o.conname)
                       FROM pg_catalog.pg_constraint o WHERE o.contypid = t.oid AND o.contype = 'c'),
               (SELECT pg_catalog.string_agg(pg_catalog.pg_get_constraintdef(o.oid), ', ' ORDER BY pg_catalog.pg_get_constraintdef(o.oid))
                FROM pg_catalog.pg_constraint o WHERE o.contypid = t.oid AND o.contype = 'c')],
           ['attributes', CASE WHEN t.typtype = 'c' THEN (
               SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname) || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod),
                                            ', ' ORDER BY a.attnum)
               FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) END,
               CASE WHEN t.typtype = 'c' THEN (
               SELECT pg_catalog.string_agg(ROW(a.attnum, a.atttypid, a.atttypmod, a.attcollation)::pg_catalog.text, ' ' ORDER BY a.attnum)
               FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) END],
           ['range', (SELECT ROW(pg_catalog.format_type(r.rngsubtype, NULL), r.rngcollation, r.rngsubopc, r.rngcanonical,
                                 r.rngsubdiff)::pg_catalog.text
                      FROM pg_catalog.pg_range r WHERE r.rngtypid = t.oid), NULL],
           ['owner', pg_catalog.pg_get_userbyid(t.typowner), NULL],
           ['revoked', CASE WHEN t.typacl IS NOT NULL THEN (
               SELECT pg_catalog.string_agg(d.privilege_type || CASE d.grantee WHEN 0 THEN ' from PUBLIC' ELSE '' END, ', '
                                            ORDER BY d.grantee, d.privilege_type)
               FROM pg_catalog.aclexplode(pg_catalog.acldefault('T', t.typowner)) d
               WHERE NOT EXISTS (SELECT FROM pg_catalog.aclexplode(t.typacl) a
                                 WHERE a.grantee = d.grantee AND a.privilege_type = d.privilege_type)) END, NULL]
       ]::pg_catalog.text[] AS "Facets"
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
WHERE t.oid >= 16384
  AND (t.typtype IN ('e', 'd', 'r') OR t.typtype = 'c' AND c.relkind = 'c')
  AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                  WHERE d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND d.objid = t.oid AND d.deptype = 'e')
ORDER BY n.nspname, t.typname
