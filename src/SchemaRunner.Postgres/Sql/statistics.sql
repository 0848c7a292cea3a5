-- Extended statistics
SELECT s.oid::pg_catalog.text AS "Id", n.nspname::pg_catalog.text AS "Schema", s.stxname::pg_catalog.text AS "Name",
       s.stxrelid::pg_catalog.text AS "TableId",
       ARRAY(SELECT k::pg_catalog.text FROM pg_catalog.unnest(s.stxkeys::pg_catalog.int2[]) k) AS "ColumnIds",
       NULL AS "OwnerId",
       ARRAY[
           ['definition',
               pg_catalog.regexp_replace(pg_catalog.pg_get_statisticsobjdef(s.oid), '^CREATE STATISTICS .*? ON ', ''),
               ROW(s.stxrelid, s.stxkeys, s.stxkind,
                   pg_catalog.md5(pg_catalog.regexp_replace(s.expressions::pg_catalog.text, ' :location -?\d+', '', 'g')))::pg_catalog.text],
           ['kinds', pg_catalog.array_to_string(s.stxkind, ','), NULL],
           ['target', s.stxstattarget::pg_catalog.text, NULL],
           ['owner', pg_catalog.pg_get_userbyid(s.stxowner), NULL]
       ]::pg_catalog.text[] AS "Facets"
-- stxexprs exists from release 14 on; in an older one the name means the outer column
FROM (SELECT NULL::pg_catalog.text AS stxexprs) older
CROSS JOIN LATERAL (SELECT t.*, stxexprs AS expressions FROM pg_catalog.pg_statistic_ext t) s
JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace
WHERE true /*? AND s.stxrelid = ANY ($1::pg_catalog.oid[]) ?*/
ORDER BY n.nspname, s.stxname
