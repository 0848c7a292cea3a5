-- Tables of users: no system, temporary or extension's table, and not the journal
SELECT c.oid::pg_catalog.text AS "Id", n.nspname::pg_catalog.text AS "Schema", c.relname::pg_catalog.text AS "Name",
       c.relkind = 'r' AS "HoldsRows",
       CASE WHEN c.reltuples >= 0 THEN c.reltuples::pg_catalog.int8 END AS "EstimatedRows",
       (SELECT pg_catalog.array_to_string((i.indkey::pg_catalog.int2[])[0:i.indnkeyatts - 1], ' ') FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisprimary) AS "Key",
       ARRAY[
           ['kind', CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' ELSE 'foreign table' END, NULL],
           ['owner', pg_catalog.pg_get_userbyid(c.relowner), NULL],
           ['persistence', CASE c.relpersistence WHEN 'u' THEN 'unlogged' ELSE 'logged' END, NULL],
           ['row security', CASE WHEN c.relrowsecurity THEN 'enabled' ELSE 'disabled' END, NULL],
           ['forced row security', CASE WHEN c.relforcerowsecurity THEN 'enabled' ELSE 'disabled' END, NULL],
           ['replica identity', CASE c.relreplident
                WHEN 'd' THEN 'default' WHEN 'n' THEN 'nothing' WHEN 'f' THEN 'full' ELSE 'index' END, NULL],
           ['options', CASE WHEN c.reloptions IS NOT NULL THEN (SELECT pg_catalog.string_agg(o, ', ' ORDER BY o) FROM pg_catalog.unnest(c.reloptions) o) END, NULL],
           ['toast options', (SELECT pg_catalog.string_agg(o, ', ' ORDER BY o)
               FROM pg_catalog.pg_class s, pg_catalog.unnest(s.reloptions) o WHERE s.oid = c.reltoastrelid), NULL],
           ['tablespace', CASE WHEN c.reltablespace <> 0 THEN (
               SELECT s.spcname::pg_catalog.text FROM pg_catalog.pg_tablespace s WHERE s.oid = c.reltablespace) END, NULL],
           ['of type', CASE WHEN c.reloftype <> 0 THEN pg_catalog.format_type(c.reloftype, NULL) END, NULL],
           ['server', (SELECT s.srvname::pg_catalog.text FROM pg_catalog.pg_foreign_table f
                       JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver WHERE f.ftrelid = c.oid), NULL],
           ['partition key', CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END,
               (SELECT pg_catalog.md5(ROW(k.partstrat, k.partattrs, k.partclass, k.partcollation,
                           pg_catalog.regexp_replace(k.partexprs::pg_catalog.text, ' :location -?\d+', '', 'g'))::pg_catalog.text)
                FROM pg_catalog.pg_partitioned_table k WHERE k.partrelid = c.oid)],
           ['revoked', CASE WHEN c.relacl IS NOT NULL THEN (
               SELECT pg_catalog.string_agg(d.privilege_type, ', ' ORDER BY d.privilege_type)
               FROM pg_catalog.aclexplode(pg_catalog.acldefault('r', c.relowner)) d
               WHERE NOT EXISTS (SELECT FROM pg_catalog.aclexplode(c.relacl) a
                                 WHERE a.grantee = d.grantee AND a.privilege_type = d.privilege_type)) END, NULL]
       ]::pg_catalog.text[] AS "Facets"
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
ORDER BY n.nspname, c.relname
