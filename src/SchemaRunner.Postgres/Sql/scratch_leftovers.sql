-- Scratch databases of ours that no living session stands for; the locks of all databases are shown here
SELECT d.datname::pg_catalog.text
FROM pg_catalog.pg_database d
WHERE d.datname ~ '^schemarunner_[a-z]+_[0-9a-f]{12}$'
  AND pg_catalog.pg_has_role(d.datdba, 'USAGE')
  AND NOT EXISTS (
      SELECT 1 FROM pg_catalog.pg_locks l
      WHERE l.locktype = 'advisory' AND l.classid = 1397903443::pg_catalog.oid AND l.objsubid = 2
        AND l.objid::pg_catalog.int8 = (pg_catalog.hashtext(d.datname::pg_catalog.text)::pg_catalog.int8 & 4294967295))
