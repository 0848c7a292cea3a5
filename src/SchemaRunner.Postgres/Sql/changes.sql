-- Which relations this transaction can have given another definition, with what shows their columns, and what else moved.
-- $1: what was locked in SHARE ROW EXCLUSIVE mode for us. The counters only spare scans: they never count too little.
WITH RECURSIVE held AS MATERIALIZED (
    SELECT l.relation AS id, l.mode
    FROM pg_catalog.pg_locks l
    WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'relation' AND l.granted
      AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())),
-- A lock that does not only read or write rows; and rows of the catalogs that are ours, for a GRANT takes no lock
changed (id) AS MATERIALIZED (
    SELECT h.id FROM held h
    WHERE h.id >= 16384 AND h.mode NOT IN ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock')
      AND NOT (h.mode = 'ShareRowExclusiveLock' AND h.id = ANY ($1::pg_catalog.oid[]))
    UNION SELECT c.oid FROM pg_catalog.pg_class c WHERE pg_catalog.age(c.xmin) <= 0
    UNION SELECT a.attrelid FROM pg_catalog.pg_attribute a 
    WHERE pg_catalog.age(a.xmin) <= 0
      AND (SELECT pg_catalog.pg_stat_get_xact_tuples_updated('pg_catalog.pg_attribute'::pg_catalog.regclass)
                  + pg_catalog.pg_stat_get_xact_tuples_deleted('pg_catalog.pg_attribute'::pg_catalog.regclass)) > 0
    UNION SELECT g.tgrelid FROM pg_catalog.pg_trigger g WHERE pg_catalog.age(g.xmin) <= 0
    UNION SELECT i.indrelid FROM pg_catalog.pg_index i WHERE pg_catalog.age(i.xmin) <= 0
    UNION SELECT o.conrelid FROM pg_catalog.pg_constraint o WHERE pg_catalog.age(o.xmin) <= 0),
family (id) AS (
    SELECT COALESCE((SELECT i.indrelid FROM pg_catalog.pg_index i WHERE i.indexrelid = h.id), h.id) FROM changed h
    UNION
    SELECT k.id
    FROM family f
    CROSS JOIN LATERAL (
        SELECT p.inhparent FROM pg_catalog.pg_inherits p WHERE p.inhrelid = f.id
        UNION ALL
        SELECT p.inhrelid FROM pg_catalog.pg_inherits p WHERE p.inhparent = f.id) AS k(id)),
shown AS MATERIALIZED (
    SELECT d.classid, d.objid
    FROM family f
    CROSS JOIN LATERAL (
        SELECT e.classid, e.objid
        FROM pg_catalog.pg_depend e
        WHERE e.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.refobjid = f.id OFFSET 0) d
    WHERE d.classid IN ('pg_catalog.pg_rewrite'::pg_catalog.regclass, 'pg_catalog.pg_policy'::pg_catalog.regclass,
                        'pg_catalog.pg_proc'::pg_catalog.regclass))
SELECT ARRAY(
           SELECT f.id::pg_catalog.text FROM family f WHERE f.id > 0
           UNION
           SELECT (SELECT w.ev_class FROM pg_catalog.pg_rewrite w WHERE w.oid = s.objid)::pg_catalog.text FROM shown s
           WHERE s.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
           UNION
           SELECT (SELECT p.polrelid FROM pg_catalog.pg_policy p WHERE p.oid = s.objid)::pg_catalog.text FROM shown s
           WHERE s.classid = 'pg_catalog.pg_policy'::pg_catalog.regclass) AS "Relations",
       ARRAY(
           SELECT h.id::pg_catalog.text FROM held h JOIN pg_catalog.pg_sequence q ON q.seqrelid = h.id
           WHERE h.mode = 'RowExclusiveLock') AS "Sequences",
       EXISTS (SELECT FROM shown s WHERE s.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass) AS "Functions",
       EXISTS (SELECT FROM pg_catalog.pg_type t LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
               WHERE pg_catalog.age(t.xmin) <= 0 AND (t.typtype NOT IN ('b', 'c') OR c.relkind = 'c'))
           OR EXISTS (SELECT FROM pg_catalog.pg_constraint o WHERE o.conrelid = 0 AND pg_catalog.age(o.xmin) <= 0)
           OR EXISTS (SELECT FROM family f WHERE (SELECT c.relkind FROM pg_catalog.pg_class c WHERE c.oid = f.id) = 'c') AS "Types",
       -- Catalogs written by hand (COMMENT keeps its lock, too), and what joined or left an extension
       EXISTS (SELECT FROM held h
               WHERE h.id < 16384 AND h.mode NOT IN ('AccessShareLock', 'RowShareLock')
                 AND (SELECT c.relkind = 'r' AND c.relname <> 'pg_description' FROM pg_catalog.pg_class c WHERE c.oid = h.id))
           OR EXISTS (SELECT FROM pg_catalog.pg_locks l
                      WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'object'
                        AND l.classid = 'pg_catalog.pg_extension'::pg_catalog.regclass)
           OR EXISTS (SELECT FROM pg_catalog.pg_namespace n WHERE pg_catalog.age(n.xmin) <= 0 AND n.nspname !~ '^pg_')
           OR EXISTS (SELECT FROM pg_catalog.pg_proc p
                      JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.objid = p.oid
                      WHERE (SELECT pg_catalog.pg_stat_get_xact_tuples_updated('pg_catalog.pg_proc'::pg_catalog.regclass)) > 0
                        AND pg_catalog.age(p.xmin) <= 0 AND d.deptype IN ('e', 'i')) AS "Everything"
