-- Says that a scratch database is in use, until this session ends
SELECT pg_catalog.pg_advisory_lock(1397903443, pg_catalog.hashtext(@name))::pg_catalog.text
