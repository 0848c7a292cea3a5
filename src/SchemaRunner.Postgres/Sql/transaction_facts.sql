-- Who we are, what our snapshot sees, and what has been written to the catalogs by this session and not been counted yet
SELECT pg_catalog.pg_current_xact_id()::pg_catalog.text AS "Id", pg_catalog.pg_current_snapshot()::pg_catalog.text AS "Snapshot",
       pg_catalog.current_setting('track_counts') = 'on' AS "CountsWrites",
       pg_catalog.string_agg(
           c.relname || ' ' || pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid) || ' ' || pg_catalog.pg_stat_get_xact_tuples_updated(c.oid)
               || ' ' || pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid), ',') AS "Writes"
FROM pg_catalog.pg_class c
WHERE c.oid < 16384 AND c.relkind = 'r' AND c.relnamespace = 'pg_catalog'::pg_catalog.regnamespace
  AND pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid) + pg_catalog.pg_stat_get_xact_tuples_updated(c.oid)
      + pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid) > 0
