-- Columns of tables, in order; the reader keeps those of the tables that it knows
SELECT a.attrelid::pg_catalog.text AS "TableId", a.attnum::pg_catalog.text AS "Id", a.attname::pg_catalog.text AS "Name",
       pg_catalog.format_type(a.atttypid, a.atttypmod) AS "Type", a.atttypid || ' ' || a.atttypmod AS "TypeMeaning",
       a.attgenerated <> '' AS "IsGenerated",
       ARRAY[
           ['nullability', CASE WHEN a.attnotnull THEN 'NOT NULL' ELSE 'NULL' END, NULL],
           ['default', CASE WHEN a.attgenerated = '' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) END,
               CASE WHEN a.attgenerated = '' THEN m.meaning END],
           ['generated', CASE WHEN a.attgenerated <> '' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid)
                || CASE a.attgenerated WHEN 's' THEN ' STORED' ELSE ' VIRTUAL' END END,
               CASE WHEN a.attgenerated <> '' THEN m.meaning || a.attgenerated::pg_catalog.text END],
           ['identity', CASE a.attidentity WHEN 'a' THEN 'ALWAYS' WHEN 'd' THEN 'BY DEFAULT' END, NULL],
           ['collation', CASE WHEN a.attcollation <> t.typcollation THEN (
               SELECT pg_catalog.quote_ident(l.collname) FROM pg_catalog.pg_collation l WHERE l.oid = a.attcollation) END,
               a.attcollation::pg_catalog.text],
           ['storage', CASE WHEN a.attstorage <> t.typstorage THEN
               CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' ELSE 'extended' END END, NULL],
           ['compression', CASE a.compression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END, NULL],
           ['statistics', CASE WHEN a.attstattarget >= 0 THEN a.attstattarget::pg_catalog.text END, NULL],
           ['options', CASE WHEN a.attoptions IS NOT NULL THEN (SELECT pg_catalog.string_agg(o, ', ' ORDER BY o) FROM pg_catalog.unnest(a.attoptions) o) END, NULL]
       ]::pg_catalog.text[] AS "Facets"
-- attcompression exists from release 14 on; in an older one the name means the outer column
FROM (SELECT ''::"char" AS attcompression) older
CROSS JOIN LATERAL (SELECT s.*, attcompression AS compression FROM pg_catalog.pg_attribute s) a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'f') AND c.oid >= 16384
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum AND a.atthasdef
CROSS JOIN LATERAL (
    SELECT pg_catalog.md5(pg_catalog.regexp_replace(d.adbin::pg_catalog.text, ' :location -?\d+', '', 'g')) AS meaning) m
WHERE a.attnum > 0 AND NOT a.attisdropped
  /*? AND a.attrelid = ANY ($1::pg_catalog.oid[]) ?*/
ORDER BY a.attrelid, a.attnum
