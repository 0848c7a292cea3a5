-- Who looks, when it may not make a database
SELECT r.rolname::pg_catalog.text FROM pg_catalog.pg_roles r
WHERE r.rolname = CURRENT_USER AND NOT (r.rolcreatedb OR r.rolsuper)
