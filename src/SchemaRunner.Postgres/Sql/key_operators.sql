-- How foreign keys compare: by their own operators, which need not be in pg_catalog, and by the parent's collation
SELECT o.oid::pg_catalog.text AS "Id",
       ARRAY(SELECT COALESCE(' COLLATE ' || pg_catalog.quote_ident(s.nspname) || '.' || pg_catalog.quote_ident(l.collname), '')
                    || ' OPERATOR(' || pg_catalog.quote_ident(n.nspname) || '.' || p.oprname || ') '
             FROM ROWS FROM (pg_catalog.unnest(o.confkey), pg_catalog.unnest(o.conpfeqop)) WITH ORDINALITY u(k, operator, place)
             JOIN pg_catalog.pg_operator p ON p.oid = u.operator
             JOIN pg_catalog.pg_namespace n ON n.oid = p.oprnamespace
             JOIN pg_catalog.pg_attribute a ON a.attrelid = o.confrelid AND a.attnum = u.k
             LEFT JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation AND a.attcollation <> 100
             LEFT JOIN pg_catalog.pg_namespace s ON s.oid = l.collnamespace
             ORDER BY place) AS "Operators",
       -- An index of the child's that starts with the key gives each value once. It must hold every row, and values that it
       -- takes for equal must be equal to the parent, too
       EXISTS (SELECT FROM pg_catalog.pg_index i
               JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
               JOIN pg_catalog.pg_am m ON m.oid = x.relam AND m.amname = 'btree'
               WHERE i.indrelid = o.conrelid AND i.indisvalid AND i.indpred IS NULL
                 AND i.indnkeyatts >= pg_catalog.cardinality(o.conkey)
                 AND (i.indkey::pg_catalog.int2[])[0:pg_catalog.cardinality(o.conkey) - 1] @> o.conkey)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation
                       WHERE a.attrelid = o.conrelid AND a.attnum = ANY (o.conkey) AND NOT l.collisdeterministic)
           AS "HasChildIndex"
FROM pg_catalog.pg_constraint o
WHERE o.oid = ANY (@ids::pg_catalog.oid[])
