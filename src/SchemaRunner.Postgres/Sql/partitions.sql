-- Where a partition or child table stands below its parent; the order in which a list's values were written means nothing
SELECT h.inhrelid || '.' || h.inhparent AS "Id", n.nspname::pg_catalog.text AS "Schema", c.relname::pg_catalog.text AS "Name",
       h.inhrelid::pg_catalog.text AS "TableId", NULL AS "ColumnIds", NULL AS "OwnerId",
       ARRAY[
           ['parent', q.nspname || '.' || p.relname, h.inhparent::pg_catalog.text],
           ['bound', COALESCE(
               'FOR VALUES IN (' || (
                   SELECT pg_catalog.string_agg(pg_catalog.btrim(m.value[1]), ', ' ORDER BY pg_catalog.btrim(m.value[1]) COLLATE "C")
                   FROM pg_catalog.regexp_matches(
                       pg_catalog.substring(b.bound, '^FOR VALUES IN \((.*)\)$'), '(?:''(?:[^'']|'''')*''|[^,''])+', 'g') AS m(value)) || ')',
               b.bound), NULL],
           ['place', h.inhseqno::pg_catalog.text, NULL]
       ]::pg_catalog.text[] AS "Facets"
FROM pg_catalog.pg_inherits h
JOIN pg_catalog.pg_class c ON c.oid = h.inhrelid AND c.relkind IN ('r', 'p', 'f')
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_class p ON p.oid = h.inhparent
JOIN pg_catalog.pg_namespace q ON q.oid = p.relnamespace
CROSS JOIN LATERAL (SELECT pg_catalog.pg_get_expr(c.relpartbound, c.oid)) AS b(bound)
WHERE true /*? AND h.inhrelid = ANY ($1::pg_catalog.oid[]) ?*/
ORDER BY n.nspname, c.relname, h.inhseqno
