-- Primary key, unique, check and exclusion constraints of tables. Not-null constraints (kept as rows from release 18 on)
-- are the columns' nullability.
SELECT o.oid::pg_catalog.text AS "Id", n.nspname::pg_catalog.text AS "Schema", o.conname::pg_catalog.text AS "Name",
       o.conrelid::pg_catalog.text AS "TableId",
       ARRAY(SELECT k::pg_catalog.text FROM pg_catalog.unnest(o.conkey) k WHERE k > 0) AS "ColumnIds",
       NULL AS "OwnerId",
       ARRAY[
           ['definition', pg_catalog.pg_get_constraintdef(o.oid), pg_catalog.md5(ROW(o.contype, o.conrelid, o.conkey, o.conexclop,
               pg_catalog.regexp_replace(o.conbin::pg_catalog.text, ' :location -?\d+', '', 'g'))::pg_catalog.text)],
           ['deferrable', CASE WHEN o.condeferred THEN 'initially deferred' WHEN o.condeferrable THEN 'initially immediate' END, NULL],
           ['validated', CASE WHEN o.convalidated THEN 'yes' ELSE 'no' END, NULL],
           ['no inherit', CASE WHEN o.contype = 'c' THEN CASE WHEN o.connoinherit THEN 'yes' ELSE 'no' END END, NULL]
       ]::pg_catalog.text[] AS "Facets"
FROM pg_catalog.pg_constraint o
JOIN pg_catalog.pg_namespace n ON n.oid = o.connamespace
WHERE o.contype IN ('p', 'u', 'c', 'x') AND o.conrelid >= 16384
  /*? AND o.conrelid = ANY ($1::pg_catalog.oid[]) ?*/
ORDER BY n.nspname, o.conrelid, o.conname
