-- Functions, procedures and aggregates; not the constructors that belong to a range type
SELECT p.oid::pg_catalog.text AS "Id", n.nspname::pg_catalog.text AS "Schema",
       p.proname || '(' || pg_catalog.oidvectortypes(p.proargtypes) || ')' AS "Name",
       NULL AS "TableId", NULL AS "ColumnIds", NULL AS "OwnerId",
       ARRAY[
           ['kind', CASE p.prokind WHEN 'f' THEN 'function' WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'window' END, NULL],
           ['language', (SELECT l.lanname::pg_catalog.text FROM pg_catalog.pg_language l WHERE l.oid = p.prolang), NULL],
           [CASE WHEN p.body IS NULL AND p.prolang <> ALL (SELECT l.oid FROM pg_catalog.pg_language l WHERE l.lanname IN ('sql', 'plpgsql'))
                 THEN 'source' ELSE 'definition' END,
               CASE WHEN p.body IS NOT NULL THEN pg_catalog.pg_get_functiondef(p.oid) ELSE p.prosrc || COALESCE(' in ' || p.probin, '') END,
               CASE WHEN p.body IS NOT NULL THEN pg_catalog.md5(pg_catalog.regexp_replace(
                   p.body::pg_catalog.text, ' :(location|stmt_location|stmt_len) -?\d+', '', 'g')) END],
           ['arguments', pg_catalog.pg_get_function_arguments(p.oid), NULL],
           ['returns', pg_catalog.pg_get_function_result(p.oid), NULL],
           ['volatility', CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END, NULL],
           ['strict', p.proisstrict::pg_catalog.text, NULL],
           ['security', CASE WHEN p.prosecdef THEN 'definer' ELSE 'invoker' END, NULL],
           ['leakproof', p.proleakproof::pg_catalog.text, NULL],
           ['parallel', CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' ELSE 'unsafe' END, NULL],
           ['cost', p.procost || ' per ' || p.prorows || ' rows', NULL],
           ['config', CASE WHEN p.proconfig IS NOT NULL THEN (SELECT pg_catalog.string_agg(o, ', ' ORDER BY o) FROM pg_catalog.unnest(p.proconfig) o) END, NULL],
           ['aggregate', (
               SELECT ROW(g.aggkind, g.aggnumdirectargs, g.aggtransfn, g.aggfinalfn, g.aggcombinefn, g.aggserialfn,
                   g.aggdeserialfn, g.aggmtransfn, g.aggminvtransfn, g.aggmfinalfn, g.aggfinalextra, g.aggmfinalextra,
                   g.aggfinalmodify, g.aggsortop::pg_catalog.regoperator, g.aggtranstype::pg_catalog.regtype, g.agginitval,
                   g.aggminitval)::pg_catalog.text
               FROM pg_catalog.pg_aggregate g WHERE g.aggfnoid = p.oid), NULL],
           ['owner', pg_catalog.pg_get_userbyid(p.proowner), NULL],
           ['revoked', CASE WHEN p.proacl IS NOT NULL THEN (
               SELECT pg_catalog.string_agg(d.privilege_type || CASE d.grantee WHEN 0 THEN ' from PUBLIC' ELSE '' END, ', '
                                            ORDER BY d.grantee, d.privilege_type)
               FROM pg_catalog.aclexplode(pg_catalog.acldefault('f', p.proowner)) d
               WHERE NOT EXISTS (SELECT FROM pg_catalog.aclexplode(p.proacl) a
                                 WHERE a.grantee = d.grantee AND a.privilege_type = d.privilege_type)) END, NULL]
       ]::pg_catalog.text[] AS "Facets"
-- prosqlbody exists from release 14 on; in an older one the name means the outer column
FROM (SELECT NULL::pg_catalog.text AS prosqlbody) older
CROSS JOIN LATERAL (SELECT s.*, prosqlbody AS body FROM pg_catalog.pg_proc s WHERE s.oid >= 16384) p
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                  WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i'))
ORDER BY n.nspname, "Name"
