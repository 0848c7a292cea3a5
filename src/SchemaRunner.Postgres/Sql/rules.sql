-- Rewrite rules that are not a view's own
SELECT w.oid::pg_catalog.text AS "Id", n.nspname::pg_catalog.text AS "Schema", w.rulename::pg_catalog.text AS "Name",
       w.ev_class::pg_catalog.text AS "TableId", NULL AS "ColumnIds", NULL AS "OwnerId",
       ARRAY[
           ['definition',
               pg_catalog.replace(pg_catalog.pg_get_ruledef(w.oid), 'CREATE RULE ' || pg_catalog.quote_ident(w.rulename) || ' AS', 'CREATE RULE AS'),
               w.ev_class || ' ' || pg_catalog.md5(pg_catalog.regexp_replace(
                   ROW(w.ev_type, w.is_instead, w.ev_qual, w.ev_action)::pg_catalog.text,
                   ' :(location|stmt_location|stmt_len) -?\d+', '', 'g'))],
           ['enabled', CASE w.ev_enabled WHEN 'O' THEN 'origin' WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' ELSE 'always' END, NULL]
       ]::pg_catalog.text[] AS "Facets"
FROM pg_catalog.pg_rewrite w
JOIN pg_catalog.pg_class c ON c.oid = w.ev_class AND c.oid >= 16384
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE w.rulename <> '_RETURN'
  /*? AND w.ev_class = ANY ($1::pg_catalog.oid[]) ?*/
ORDER BY n.nspname, w.ev_class, w.rulename
