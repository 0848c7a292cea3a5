SELECT (SELECT pg_catalog.count(*) FROM pg_catalog.pg_trigger t WHERE t.tgrelid = j.id AND NOT t.tgisinternal)
     + (SELECT pg_catalog.count(*) FROM pg_catalog.pg_rewrite r WHERE r.ev_class = j.id)
FROM (SELECT pg_catalog.to_regclass($1)::pg_catalog.oid AS id) j
