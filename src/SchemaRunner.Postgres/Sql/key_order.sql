-- What the order of key columns depends on. The documents stand for columns that only some releases have
SELECT pg_catalog.string_agg(pg_catalog.concat_ws(' ',
           pg_catalog.format_type(a.atttypid, NULL),
           (SELECT pg_catalog.string_agg(e.enumlabel, '<' ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = a.atttypid),
           CASE WHEN d.document ->> 'collprovider' <> 'd' THEN pg_catalog.concat_ws(' ',
               d.document ->> 'collprovider', d.document ->> 'collcollate', d.document ->> 'colliculocale', d.document ->> 'colllocale',
               d.document ->> 'collversion', d.document ->> 'collicurules')
           ELSE pg_catalog.concat_ws(' ',
               b.document ->> 'datlocprovider', b.document ->> 'datcollate', b.document ->> 'daticulocale', b.document ->> 'datlocale',
               b.document ->> 'datcollversion', b.document ->> 'daticurules') END), ', ' ORDER BY k.place)
FROM pg_catalog.unnest($2::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place)
JOIN pg_catalog.pg_attribute a ON a.attrelid = $1::pg_catalog.oid AND a.attnum = k.attnum
LEFT JOIN LATERAL (SELECT pg_catalog.to_jsonb(c) AS document FROM pg_catalog.pg_collation c WHERE c.oid = a.attcollation) d ON true
LEFT JOIN LATERAL (SELECT pg_catalog.to_jsonb(n) AS document FROM pg_catalog.pg_database n
                   WHERE n.datname = pg_catalog.current_database() AND a.attcollation <> 0) b ON true
