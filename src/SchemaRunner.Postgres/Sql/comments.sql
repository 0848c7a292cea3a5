-- Comments on objects of users, each with what it stands on
SELECT d.classoid || '.' || d.objoid || '.' || d.objsubid AS "Id", COALESCE(i.schema, '') AS "Schema",
       pg_catalog.regexp_replace(i.type, '^(table|view|materialized view|foreign table|composite type) (column|constraint)$', '\2')
           || ' ' || i.identity AS "Name",
       (CASE d.classoid
            WHEN 'pg_catalog.pg_class'::pg_catalog.regclass THEN CASE WHEN c.relkind NOT IN ('S', 'c') THEN COALESCE(x.indrelid, d.objoid) END
            WHEN 'pg_catalog.pg_constraint'::pg_catalog.regclass THEN o.conrelid
            WHEN 'pg_catalog.pg_trigger'::pg_catalog.regclass THEN g.tgrelid
            WHEN 'pg_catalog.pg_policy'::pg_catalog.regclass THEN p.polrelid
        END)::pg_catalog.text AS "TableId",
       CASE WHEN d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objsubid > 0
            THEN ARRAY[d.objsubid::pg_catalog.text] END AS "ColumnIds",
       CASE d.classoid
            WHEN 'pg_catalog.pg_class'::pg_catalog.regclass THEN
                CASE c.relkind WHEN 'i' THEN 'Index' WHEN 'I' THEN 'Index' WHEN 'S' THEN 'Sequence'
                               WHEN 'v' THEN 'View' WHEN 'm' THEN 'View' WHEN 'c' THEN 'Type' END
            WHEN 'pg_catalog.pg_constraint'::pg_catalog.regclass THEN CASE o.contype WHEN 'f' THEN 'ForeignKey' ELSE 'Constraint' END
            WHEN 'pg_catalog.pg_trigger'::pg_catalog.regclass THEN 'Trigger'
            WHEN 'pg_catalog.pg_policy'::pg_catalog.regclass THEN 'Policy'
            WHEN 'pg_catalog.pg_proc'::pg_catalog.regclass THEN 'Function'
            WHEN 'pg_catalog.pg_type'::pg_catalog.regclass THEN 'Type'
            WHEN 'pg_catalog.pg_rewrite'::pg_catalog.regclass THEN 'Rule'
            WHEN 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass THEN 'Statistics'
            WHEN 'pg_catalog.pg_namespace'::pg_catalog.regclass THEN 'Schema'
       END || ':' || d.objoid AS "OwnerId",
       ARRAY[['text', d.description, NULL]]::pg_catalog.text[] AS "Facets"
FROM pg_catalog.pg_description d
CROSS JOIN LATERAL pg_catalog.pg_identify_object(d.classoid, d.objoid, d.objsubid) i
LEFT JOIN pg_catalog.pg_class c ON d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND c.oid = d.objoid
LEFT JOIN pg_catalog.pg_index x ON x.indexrelid = c.oid
LEFT JOIN pg_catalog.pg_constraint o ON d.classoid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND o.oid = d.objoid
LEFT JOIN pg_catalog.pg_trigger g ON d.classoid = 'pg_catalog.pg_trigger'::pg_catalog.regclass AND g.oid = d.objoid
LEFT JOIN pg_catalog.pg_policy p ON d.classoid = 'pg_catalog.pg_policy'::pg_catalog.regclass AND p.oid = d.objoid
WHERE (d.objoid >= 16384 OR d.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass)
  AND COALESCE(i.schema, '') !~ '^pg_' AND COALESCE(i.schema, '') <> 'information_schema'
  AND i.identity !~ '^pg_'
  AND d.classoid <> 'pg_catalog.pg_extension'::pg_catalog.regclass
  AND c.relname IS DISTINCT FROM 'schemarunner_journal'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = d.classoid AND e.objid = d.objoid AND e.deptype = 'e')
ORDER BY "Name"
