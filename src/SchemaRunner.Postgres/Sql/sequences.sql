-- Sequences with their positions; a position is NULL where it may not be read, and before the first value, when the
-- sequence itself must be asked where it starts
SELECT c.oid::pg_catalog.text AS "Id", n.nspname::pg_catalog.text AS "Schema", c.relname::pg_catalog.text AS "Name",
       CASE WHEN pg_catalog.has_sequence_privilege(c.oid, 'SELECT,USAGE')
            THEN pg_catalog.pg_sequence_last_value(c.oid) END AS "LastValue",
       pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_sequence_privilege(c.oid, 'SELECT')
           AND pg_catalog.pg_sequence_last_value(c.oid) IS NULL AS "IsUnused",
       s.seqincrement < 0 AS "Descending",
       ARRAY[
           ['type', pg_catalog.format_type(s.seqtypid, NULL), NULL],
           ['increment', s.seqincrement::pg_catalog.text, NULL],
           ['minimum', s.seqmin::pg_catalog.text, NULL],
           ['maximum', s.seqmax::pg_catalog.text, NULL],
           ['start', s.seqstart::pg_catalog.text, NULL],
           ['cache', s.seqcache::pg_catalog.text, NULL],
           ['cycle', s.seqcycle::pg_catalog.text, NULL],
           ['owner', pg_catalog.pg_get_userbyid(c.relowner), NULL],
           ['owned by', o.holder, o.meaning],
           ['revoked', CASE WHEN c.relacl IS NOT NULL THEN (
               SELECT pg_catalog.string_agg(d.privilege_type, ', ' ORDER BY d.privilege_type)
               FROM pg_catalog.aclexplode(pg_catalog.acldefault('s', c.relowner)) d
               WHERE NOT EXISTS (SELECT FROM pg_catalog.aclexplode(c.relacl) a
                                 WHERE a.grantee = d.grantee AND a.privilege_type = d.privilege_type)) END, NULL]
       ]::pg_catalog.text[] AS "Facets"
FROM pg_catalog.pg_sequence s
JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN LATERAL (
    SELECT t.relname || '.' || a.attname AS holder, d.refobjid || '.' || d.refobjsubid AS meaning
    FROM pg_catalog.pg_depend d
    JOIN pg_catalog.pg_class t ON t.oid = d.refobjid
    JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
    WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i')
      AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass) o ON true
WHERE c.relpersistence <> 't'
  AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                  WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')
  /*? AND c.oid = ANY ($1::pg_catalog.oid[]) ?*/
ORDER BY n.nspname, c.relname
