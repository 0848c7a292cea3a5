-- Where this database's files are, as far as this user may know, how big they are, and which process we talk to
SELECT COALESCE(NULLIF(pg_catalog.pg_tablespace_location(d.dattablespace), ''),
                CASE WHEN pg_catalog.pg_has_role('pg_read_all_settings', 'USAGE')
                     THEN pg_catalog.current_setting('data_directory') END, '') AS "Folder",
       pg_catalog.pg_database_size(d.oid) AS "Size",
       COALESCE((SELECT pg_catalog.max(pg_catalog.pg_total_relation_size(c.oid))
                 FROM pg_catalog.pg_class c WHERE c.relkind IN ('r', 'm') AND c.oid >= 16384), 0) AS "LargestTable",
       pg_catalog.pg_backend_pid() AS "ProcessId", pg_catalog.inet_client_port() AS "ClientPort"
FROM pg_catalog.pg_database d
WHERE d.datname = pg_catalog.current_database()
