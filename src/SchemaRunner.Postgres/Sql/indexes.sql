-- Indexes by meaning. Column numbers of expressions and predicates come from the node trees' dependencies.
SELECT i.indexrelid::pg_catalog.text AS "Id", n.nspname::pg_catalog.text AS "Schema", c.relname::pg_catalog.text AS "Name",
       i.indrelid::pg_catalog.text AS "TableId",
       ARRAY(SELECT k::pg_catalog.text FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) k WHERE k <> 0)
       || CASE WHEN i.indexprs IS NULL AND i.indpred IS NULL THEN '{}' ELSE ARRAY(
              SELECT d.refobjsubid::pg_catalog.text FROM pg_catalog.pg_depend d
              WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid
                AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = i.indrelid
                AND d.refobjsubid > 0) END AS "ColumnIds",
       'Constraint:' || o.oid AS "OwnerId",
       ARRAY[
           ['method', m.amname, NULL],
           ['columns', x.columns, i.indrelid || ' ' || pg_catalog.md5(ROW(i.indkey, i.indnkeyatts, i.indcollation, i.indclass, i.indoption,
               pg_catalog.regexp_replace(i.indexprs::pg_catalog.text, ' :location -?\d+', '', 'g'))::pg_catalog.text)],
           ['include', x.included, x.included_numbers],
           ['predicate', pg_catalog.pg_get_expr(i.indpred, i.indrelid), CASE WHEN i.indpred IS NOT NULL THEN
               pg_catalog.md5(pg_catalog.regexp_replace(i.indpred::pg_catalog.text, ' :location -?\d+', '', 'g')) END],
           ['unique', CASE WHEN i.indisunique THEN 'yes' ELSE 'no' END, NULL],
           ['nulls not distinct', CASE WHEN i.not_distinct THEN 'yes' ELSE 'no' END, NULL],
           ['primary', CASE WHEN i.indisprimary THEN 'yes' ELSE 'no' END, NULL],
           ['exclusion', CASE WHEN i.indisexclusion THEN 'yes' ELSE 'no' END, NULL],
           ['immediate', CASE WHEN i.indimmediate THEN 'yes' ELSE 'no' END, NULL],
           ['valid', CASE WHEN (i.indisvalid AND i.indisready AND i.indislive) THEN 'yes' ELSE 'no' END, NULL],
           ['clustered', CASE WHEN i.indisclustered THEN 'yes' ELSE 'no' END, NULL],
           ['replica identity', CASE WHEN i.indisreplident THEN 'yes' ELSE 'no' END, NULL],
           ['tablespace', CASE WHEN c.reltablespace <> 0 THEN (
               SELECT s.spcname::pg_catalog.text FROM pg_catalog.pg_tablespace s WHERE s.oid = c.reltablespace) END, NULL],
           ['options', CASE WHEN c.reloptions IS NOT NULL THEN (SELECT pg_catalog.string_agg(o, ', ' ORDER BY o) FROM pg_catalog.unnest(c.reloptions) o) END, NULL]
       ]::pg_catalog.text[] AS "Facets"
-- indnullsnotdistinct exists from release 15 on; in an older one the name means the outer column
FROM (SELECT false AS indnullsnotdistinct) older
CROSS JOIN LATERAL (SELECT s.*, indnullsnotdistinct AS not_distinct FROM pg_catalog.pg_index s) i
JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid AND c.oid >= 16384
JOIN pg_catalog.pg_class r ON r.oid = i.indrelid AND r.relkind IN ('r', 'p', 'm')
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_am m ON m.oid = c.relam
LEFT JOIN pg_catalog.pg_constraint o ON o.conindid = i.indexrelid AND o.contype IN ('p', 'u', 'x')
CROSS JOIN LATERAL (
    SELECT pg_catalog.string_agg(
               COALESCE(pg_catalog.quote_ident(a.attname), pg_catalog.pg_get_indexdef(i.indexrelid, k.place + 1, true))
               || CASE WHEN i.indcollation[k.place] NOT IN (0, a.attcollation)
                       THEN ' COLLATE ' || (SELECT pg_catalog.quote_ident(l.collname) FROM pg_catalog.pg_collation l
                                            WHERE l.oid = i.indcollation[k.place]) ELSE '' END
               || CASE WHEN p.opcdefault THEN '' ELSE ' ' || p.opcname END
               || CASE WHEN a.attoptions IS NULL THEN '' ELSE ' (' || pg_catalog.array_to_string(a.attoptions, ', ') || ')' END
               || CASE i.indoption[k.place] & 3
                      WHEN 1 THEN ' DESC NULLS LAST' WHEN 2 THEN ' NULLS FIRST' WHEN 3 THEN ' DESC' ELSE '' END,
               ', ' ORDER BY k.place) FILTER (WHERE k.place < i.indnkeyatts) AS columns,
           pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY k.place)
               FILTER (WHERE k.place >= i.indnkeyatts) AS included,
           pg_catalog.string_agg(i.indkey[k.place]::pg_catalog.text, ' ' ORDER BY k.place)
               FILTER (WHERE k.place >= i.indnkeyatts) AS included_numbers
    FROM pg_catalog.generate_series(0, i.indnatts - 1) AS k(place)
    LEFT JOIN pg_catalog.pg_opclass p ON k.place < i.indnkeyatts AND p.oid = i.indclass[k.place]
    LEFT JOIN LATERAL (
        SELECT b.attoptions, t.attname, COALESCE(t.attcollation, 100) AS attcollation
        FROM pg_catalog.pg_attribute b
        LEFT JOIN pg_catalog.pg_attribute t
            ON t.attrelid = i.indrelid AND t.attnum = i.indkey[k.place] AND i.indkey[k.place] > 0
        WHERE b.attrelid = i.indexrelid AND b.attnum = k.place + 1) a ON true) x
WHERE true /*? AND i.indrelid = ANY ($1::pg_catalog.oid[]) ?*/
ORDER BY n.nspname, c.relname
