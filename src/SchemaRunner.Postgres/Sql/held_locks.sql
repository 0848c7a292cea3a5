-- How far the log of writes has come, and what this transaction keeps locked. Asked behind the statements of a script, under
-- whatever settings it has made: functions and operators are named in full, and no relation is read. The locks that every
-- reader takes are left out; a file can be another one only where everybody else is locked out
SELECT NULL::pg_catalog.oid AS "Relation", NULL::pg_catalog.text AS "Mode", NULL::pg_catalog.oid AS "FileNode",
       pg_catalog.pg_current_wal_insert_lsn() AS "schemarunner wal"
UNION ALL
SELECT l.relation, l.mode,
       CASE WHEN l.mode OPERATOR(pg_catalog.=) 'AccessExclusiveLock'::pg_catalog.text THEN pg_catalog.pg_relation_filenode(l.relation) END,
       NULL
FROM pg_catalog.pg_lock_status() l
WHERE l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()
  AND l.locktype OPERATOR(pg_catalog.=) 'relation'::pg_catalog.text
  AND l.granted
  AND l.relation OPERATOR(pg_catalog.>=) '16384'::pg_catalog.oid
  AND l.mode OPERATOR(pg_catalog.<>) 'AccessShareLock'::pg_catalog.text
  /*? AND l.mode OPERATOR(pg_catalog.<>) 'ShareRowExclusiveLock'::pg_catalog.text ?*/
