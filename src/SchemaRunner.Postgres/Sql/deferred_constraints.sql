-- What waits for COMMIT when nobody says otherwise; a name that also means what cannot wait would be refused
SELECT pg_catalog.format('%I.%I', n.nspname, c.conname)
FROM pg_catalog.pg_constraint c
JOIN pg_catalog.pg_namespace n ON n.oid = c.connamespace
GROUP BY n.nspname, c.conname
HAVING pg_catalog.bool_and(c.condeferrable) AND pg_catalog.bool_or(c.condeferred)
