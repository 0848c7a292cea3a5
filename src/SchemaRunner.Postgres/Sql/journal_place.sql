-- The schema of the journal: the first on the search path that has one
SELECT n.nspname::pg_catalog.text
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relname = 'schemarunner_journal' AND c.relkind IN ('r', 'p') AND n.nspname = ANY ($1::pg_catalog.text[])
ORDER BY pg_catalog.array_position($1::pg_catalog.text[], n.nspname::pg_catalog.text)
