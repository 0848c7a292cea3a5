-- Triggers that somebody declared: neither a constraint's own nor a partition's copy
SELECT g.oid::pg_catalog.text AS "Id", n.nspname::pg_catalog.text AS "Schema", g.tgname::pg_catalog.text AS "Name",
       g.tgrelid::pg_catalog.text AS "TableId",
       ARRAY(SELECT k::pg_catalog.text FROM pg_catalog.unnest(g.tgattr::pg_catalog.int2[]) k) AS "ColumnIds",
       NULL AS "OwnerId",
       ARRAY[
           ['definition',
               pg_catalog.replace(pg_catalog.pg_get_triggerdef(g.oid), 'TRIGGER ' || pg_catalog.quote_ident(g.tgname) || ' ', 'TRIGGER '),
               pg_catalog.md5(ROW(g.tgrelid, g.tgfoid, g.tgtype, g.tgattr, g.tgargs, g.tgdeferrable, g.tginitdeferred,
                   g.tgconstrrelid, g.tgoldtable, g.tgnewtable,
                   pg_catalog.regexp_replace(g.tgqual::pg_catalog.text, ' :location -?\d+', '', 'g'))::pg_catalog.text)],
           ['enabled', CASE g.tgenabled WHEN 'O' THEN 'origin' WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' ELSE 'always' END
               || COALESCE((
                   WITH RECURSIVE copy (id, enabled, tab) AS (
                       SELECT p.oid, p.tgenabled, p.tgrelid FROM pg_catalog.pg_trigger p WHERE p.tgparentid = g.oid
                       UNION ALL
                       SELECT p.oid, p.tgenabled, p.tgrelid FROM pg_catalog.pg_trigger p JOIN copy ON p.tgparentid = copy.id)
                   SELECT ', other on ' || pg_catalog.string_agg(t.relname, ', ' ORDER BY t.relname)
                   FROM copy JOIN pg_catalog.pg_class t ON t.oid = copy.tab
                   WHERE copy.enabled <> g.tgenabled), ''), NULL]
       ]::pg_catalog.text[] AS "Facets"
FROM pg_catalog.pg_trigger g
JOIN pg_catalog.pg_class c ON c.oid = g.tgrelid AND c.oid >= 16384
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE NOT g.tgisinternal AND g.tgparentid = 0
  /*? AND g.tgrelid = ANY ($1::pg_catalog.oid[]) ?*/
ORDER BY n.nspname, g.tgrelid, g.tgname
