-- The table that a name means, or whose index it means, and the names of its indexes.
SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS "Table",
       ARRAY(SELECT x.relname::pg_catalog.text
             FROM pg_catalog.pg_index AS i JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
             WHERE i.indrelid = c.oid ORDER BY x.relname) AS "Indexes"
FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.oid = COALESCE(
    (SELECT i.indrelid FROM pg_catalog.pg_index AS i WHERE i.indexrelid = pg_catalog.to_regclass(@name)), pg_catalog.to_regclass(@name))
