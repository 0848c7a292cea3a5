-- What our locks say that this transaction may have written: every mode stays listed until the transaction ends
WITH RECURSIVE held AS MATERIALIZED (
    SELECT l.relation AS id, pg_catalog.bool_or(l.mode IN ('RowExclusiveLock', 'ExclusiveLock')) AS written,
           pg_catalog.bool_or(l.mode = 'AccessExclusiveLock') AS exclusive
    FROM pg_catalog.pg_locks l
    WHERE l.locktype = 'relation' AND l.pid = pg_catalog.pg_backend_pid() AND l.granted
      AND l.database = (SELECT b.oid FROM pg_catalog.pg_database b WHERE b.datname = pg_catalog.current_database())
      AND l.mode IN ('RowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
    GROUP BY l.relation),
-- Types whose values may read otherwise without a lock on the tables that hold them: relabelled enums, altered composites
changed (root, label_id, label) AS (
    SELECT e.enumtypid, e.oid, e.enumlabel::pg_catalog.text FROM pg_catalog.pg_enum e WHERE pg_catalog.age(e.xmin) <= 0
    UNION ALL
    SELECT c.reltype, NULL, NULL FROM held h JOIN pg_catalog.pg_class c ON c.oid = h.id WHERE h.exclusive AND c.reltype <> 0),
used (root, type, tab) AS (
    SELECT g.root, g.root, NULL::pg_catalog.oid FROM changed g
    UNION
    SELECT u.root, COALESCE(c.reltype, t.oid), c.oid
    FROM used u
    JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass AND d.refobjid = u.type
    LEFT JOIN pg_catalog.pg_class c
        ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND c.oid = d.objid AND d.objsubid > 0
    LEFT JOIN pg_catalog.pg_type t ON d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND t.oid = d.objid
    WHERE c.oid IS NOT NULL OR t.oid IS NOT NULL)
SELECT 'transaction' AS "Kind", pg_catalog.pg_current_xact_id_if_assigned()::pg_catalog.text AS "Id", false AS "IsWritten",
       NULL::pg_catalog.int8 AS "FileNode", NULL AS "LabelId", NULL AS "Label", NULL::pg_catalog.text[] AS "Ancestors"
UNION ALL
SELECT 'table', h.id::pg_catalog.text, h.written, c.relfilenode::pg_catalog.int8, NULL, NULL,
       CASE WHEN c.relispartition THEN ARRAY(SELECT a.relid::pg_catalog.oid::pg_catalog.text
                                             FROM pg_catalog.pg_partition_ancestors(h.id) a) END
FROM held h LEFT JOIN pg_catalog.pg_class c ON c.oid = h.id
WHERE h.id >= 16384
UNION ALL
-- DDL gives up its locks on the catalog at once; only a statement that names a catalog table keeps one. Comments and large
-- objects keep one, too, and are no table's rows; neither are the operators that extensions mend when they are created
SELECT 'catalog', c.relname::pg_catalog.text, h.written, NULL, NULL, NULL, NULL
FROM held h JOIN pg_catalog.pg_class c ON c.oid = h.id
WHERE h.id < 16384 AND h.written AND c.relkind = 'r' AND c.relnamespace = 'pg_catalog'::pg_catalog.regnamespace
  AND c.relname NOT IN ('pg_description', 'pg_largeobject', 'pg_largeobject_metadata', 'pg_operator')
UNION ALL
SELECT 'type', u.tab::pg_catalog.text, false, NULL, g.label_id::pg_catalog.text, g.label, NULL
FROM used u JOIN changed g ON g.root = u.root
WHERE u.tab IS NOT NULL
