-- Foreign keys that somebody declared: those derived for partitions have a parent constraint, which is switched off in
-- part when one of them is
WITH RECURSIVE off (id) AS (
    SELECT g.tgconstraint FROM pg_catalog.pg_trigger g WHERE g.tgenabled <> 'O' AND g.tgconstraint <> 0
    UNION
    SELECT k.conparentid FROM pg_catalog.pg_constraint k JOIN off ON off.id = k.oid WHERE k.conparentid <> 0),
-- Who can switch keys off: a superuser, whoever can become one or may set session_replication_role, and a function that
-- runs as a superuser and whose text says so
bound (held) AS MATERIALIZED (
    SELECT pg_catalog.current_setting('session_replication_role') = 'origin'
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_roles r
                       WHERE (r.rolsuper OR MAY_REPLICATE) AND pg_catalog.pg_has_role(SESSION_USER, r.oid, 'MEMBER'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_proc f JOIN pg_catalog.pg_roles r ON r.oid = f.proowner AND r.rolsuper
                       WHERE f.prosecdef AND f.oid >= 16384
                         AND ROW(f.prosrc, f.proconfig)::pg_catalog.text ~* 'replication_role|trigger|execute|pg_constraint'))
SELECT o.oid::pg_catalog.text AS "Id", o.conname::pg_catalog.text AS "Name",
       o.conrelid::pg_catalog.text AS "ChildTableId",
       ARRAY(SELECT k::pg_catalog.text FROM pg_catalog.unnest(o.conkey) WITH ORDINALITY u(k, place) ORDER BY place) AS "ChildColumnIds",
       o.confrelid::pg_catalog.text AS "ParentTableId", p.relname::pg_catalog.text AS "ParentTable",
       ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(o.confkey) WITH ORDINALITY u(k, place)
             JOIN pg_catalog.pg_attribute a ON a.attrelid = o.confrelid AND a.attnum = u.k ORDER BY place) AS "ParentColumns",
       o.confmatchtype = 'f' AS "MatchFull", o.convalidated AS "IsValidated",
       -- A trigger or a rule of the child's can keep a cascade from reaching a row
       o.convalidated AND b.held AND o.oid NOT IN (SELECT k.id FROM off k)
           AND (o.confupdtype IN ('a', 'r') AND o.confdeltype IN ('a', 'r') OR NOT EXISTS (
               SELECT FROM pg_catalog.pg_class c
               WHERE (c.oid = o.conrelid OR c.oid IN (SELECT e.relid FROM pg_catalog.pg_partition_tree(o.conrelid) e))
                 AND (c.relhasrules OR EXISTS (SELECT FROM pg_catalog.pg_trigger g
                                               WHERE g.tgrelid = c.oid AND NOT g.tgisinternal AND (g.tgtype & 2) <> 0)))) AS "IsHeld",
       ARRAY[
           ['on update', CASE o.confupdtype WHEN 'a' THEN 'NO ACTION' WHEN 'r' THEN 'RESTRICT' WHEN 'c' THEN 'CASCADE'
                WHEN 'n' THEN 'SET NULL' ELSE 'SET DEFAULT' END, NULL],
           ['on delete', CASE o.confdeltype WHEN 'a' THEN 'NO ACTION' WHEN 'r' THEN 'RESTRICT' WHEN 'c' THEN 'CASCADE'
                WHEN 'n' THEN 'SET NULL' ELSE 'SET DEFAULT' END
                || COALESCE((SELECT ' (' || pg_catalog.string_agg(a.attname, ', ' ORDER BY place) || ')'
                             FROM pg_catalog.unnest(o.delete_columns) WITH ORDINALITY u(k, place)
                             JOIN pg_catalog.pg_attribute a ON a.attrelid = o.conrelid AND a.attnum = u.k), ''),
               o.confdeltype::pg_catalog.text || COALESCE(o.delete_columns::pg_catalog.text, '')],
           ['deferrable', CASE WHEN o.condeferrable THEN 'DEFERRABLE' ELSE 'NOT DEFERRABLE' END, NULL],
           ['initially', CASE WHEN o.condeferred THEN 'DEFERRED' ELSE 'IMMEDIATE' END, NULL],
           ['validated', CASE WHEN o.convalidated THEN 'yes' ELSE 'no' END, NULL],
           ['enforced', CASE WHEN o.oid IN (SELECT k.id FROM off k) THEN 'no' ELSE 'yes' END, NULL]
       ]::pg_catalog.text[] AS "Facets"
-- confdelsetcols exists from release 15 on; in an older one the name means the outer column
FROM (SELECT NULL::pg_catalog.int2[] AS confdelsetcols) older
CROSS JOIN LATERAL (SELECT s.*, confdelsetcols AS delete_columns FROM pg_catalog.pg_constraint s) o
JOIN pg_catalog.pg_class p ON p.oid = o.confrelid
CROSS JOIN bound b
WHERE o.contype = 'f' AND o.conparentid = 0
  /*? AND (o.conrelid = ANY ($1::pg_catalog.oid[]) OR o.confrelid = ANY ($1::pg_catalog.oid[])) ?*/
ORDER BY o.conrelid, o.conname
