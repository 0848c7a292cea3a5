-- Puts each sequence that was used where it stands
SELECT pg_catalog.format('SELECT pg_catalog.setval(%L, %s)', c.oid::pg_catalog.regclass, pg_catalog.pg_sequence_last_value(c.oid))
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'S' AND c.oid >= 16384 AND c.relpersistence <> 't'
  AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND pg_catalog.pg_sequence_last_value(c.oid) IS NOT NULL
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                  WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')
