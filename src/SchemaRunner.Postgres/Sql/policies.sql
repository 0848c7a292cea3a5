SELECT p.oid::pg_catalog.text AS "Id", n.nspname::pg_catalog.text AS "Schema", p.polname::pg_catalog.text AS "Name",
       p.polrelid::pg_catalog.text AS "TableId",
       ARRAY(SELECT d.refobjsubid::pg_catalog.text FROM pg_catalog.pg_depend d
             WHERE d.classid = 'pg_catalog.pg_policy'::pg_catalog.regclass AND d.objid = p.oid
               AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = p.polrelid
               AND d.refobjsubid > 0) AS "ColumnIds",
       NULL AS "OwnerId",
       ARRAY[
           ['command', CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE'
                ELSE 'ALL' END, NULL],
           ['permissive', p.polpermissive::pg_catalog.text, NULL],
           ['roles', (SELECT pg_catalog.string_agg(CASE r WHEN 0 THEN 'public' ELSE pg_catalog.pg_get_userbyid(r)::pg_catalog.text END, ', '
                          ORDER BY pg_catalog.pg_get_userbyid(r)) FROM pg_catalog.unnest(p.polroles) r), NULL],
           ['using', pg_catalog.pg_get_expr(p.polqual, p.polrelid),
               pg_catalog.md5(pg_catalog.regexp_replace(p.polqual::pg_catalog.text, ' :location -?\d+', '', 'g'))],
           ['with check', pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid),
               pg_catalog.md5(pg_catalog.regexp_replace(p.polwithcheck::pg_catalog.text, ' :location -?\d+', '', 'g'))]
       ]::pg_catalog.text[] AS "Facets"
FROM pg_catalog.pg_policy p
JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE true /*? AND p.polrelid = ANY ($1::pg_catalog.oid[]) ?*/
ORDER BY n.nspname, p.polrelid, p.polname
