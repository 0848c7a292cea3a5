-- Puts each sequence that was used where it stands
SELECT pg_catalog.format('SELECT pg_catalog.setval(%L, %s)', s.seqrelid::pg_catalog.regclass, pg_catalog.pg_sequence_last_value(s.seqrelid))
FROM pg_catalog.pg_sequence s
JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relpersistence <> 't' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND pg_catalog.pg_sequence_last_value(s.seqrelid) IS NOT NULL
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                  WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')
