-- What this transaction keeps locked, and how far the log of writes has come. Asked behind the statements of a script, under
-- whatever settings it has made: functions and operators are named in full, and no relation is read. The locks that every
-- reader takes are left out; a table's file can be another one only where everybody else is locked out. There is always an
-- answer, for a transaction holds a lock on itself, on no relation
SELECT l.relation AS "Relation", l.mode AS "Mode",
       CASE WHEN l.mode OPERATOR(pg_catalog.=) 'AccessExclusiveLock'::pg_catalog.text THEN pg_catalog.pg_relation_filenode(l.relation) END
           AS "FileNode",
       pg_catalog.pg_current_wal_insert_lsn() AS "schemarunner wal"
FROM pg_catalog.pg_lock_status() l
WHERE l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()
  AND l.page IS NULL
  AND l.mode OPERATOR(pg_catalog.<>) 'AccessShareLock'::pg_catalog.text
  /*? AND l.mode OPERATOR(pg_catalog.<>) 'ShareRowExclusiveLock'::pg_catalog.text ?*/
