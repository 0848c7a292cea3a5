-- What keeps every user from writing: a server that only follows another one, or a default that somebody has set
SELECT pg_catalog.pg_is_in_recovery() AS "IsStandby",
       (SELECT r.sender_host || ':' || r.sender_port FROM pg_catalog.pg_stat_wal_receiver r LIMIT 1) AS "Primary",
       pg_catalog.current_setting('default_transaction_read_only') = 'on' AS "IsReadOnly",
       CASE WHEN pg_catalog.current_setting('default_transaction_read_only') = 'on' THEN (
           SELECT s.source FROM pg_catalog.pg_settings s WHERE s.name = 'default_transaction_read_only') END AS "Source"
