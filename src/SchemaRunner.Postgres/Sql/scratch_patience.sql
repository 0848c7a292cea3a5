-- For a connection that has to live as long as a scratch database does
SELECT pg_catalog.set_config(s.name, '0', false) FROM pg_catalog.pg_settings s
WHERE s.name IN ('idle_session_timeout', 'statement_timeout')
