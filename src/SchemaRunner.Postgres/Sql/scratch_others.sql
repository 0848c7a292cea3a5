-- How many hold a database: sessions but for this one and those that give way, and prepared transactions
SELECT (SELECT pg_catalog.count(*) FROM pg_catalog.pg_stat_activity a
        WHERE a.datname = @database AND a.pid <> pg_catalog.pg_backend_pid() AND a.backend_type IS DISTINCT FROM 'autovacuum worker')
     + (SELECT pg_catalog.count(*) FROM pg_catalog.pg_prepared_xacts p WHERE p.database = @database)
