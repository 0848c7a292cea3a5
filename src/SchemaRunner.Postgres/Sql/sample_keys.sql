-- Foreign keys, and how a parent p and a child c are told to be of one another: by the key's own operators
SELECT COALESCE(CASE WHEN c.relispartition THEN pg_catalog.pg_partition_root(c.oid)::pg_catalog.oid END, c.oid)::pg_catalog.int8 AS "ChildId",
       COALESCE(CASE WHEN r.relispartition THEN pg_catalog.pg_partition_root(r.oid)::pg_catalog.oid END, r.oid)::pg_catalog.int8 AS "ParentId",
       (SELECT pg_catalog.string_agg(
                   'p.' || pg_catalog.quote_ident(pa.attname) || COALESCE(' COLLATE ' || pg_catalog.quote_ident(s.nspname) || '.' || pg_catalog.quote_ident(l.collname), '')
                   || ' OPERATOR(' || pg_catalog.quote_ident(n.nspname) || '.' || p.oprname || ') c.' || pg_catalog.quote_ident(ca.attname), ' AND ')
        FROM ROWS FROM (pg_catalog.unnest(o.confkey), pg_catalog.unnest(o.conkey), pg_catalog.unnest(o.conpfeqop)) u(parent, child, operator)
        JOIN pg_catalog.pg_operator p ON p.oid = u.operator
        JOIN pg_catalog.pg_namespace n ON n.oid = p.oprnamespace
        JOIN pg_catalog.pg_attribute pa ON pa.attrelid = o.confrelid AND pa.attnum = u.parent
        JOIN pg_catalog.pg_attribute ca ON ca.attrelid = o.conrelid AND ca.attnum = u.child
        LEFT JOIN pg_catalog.pg_collation l ON l.oid = pa.attcollation AND pa.attcollation <> 100
        LEFT JOIN pg_catalog.pg_namespace s ON s.oid = l.collnamespace) AS "Condition"
FROM pg_catalog.pg_constraint o
JOIN pg_catalog.pg_class c ON c.oid = o.conrelid
JOIN pg_catalog.pg_class r ON r.oid = o.confrelid
WHERE o.contype = 'f' AND o.conparentid = 0
