-- Whether the transaction of a session that was lost is still open: by its own id, else by that of its session
SELECT CASE
    WHEN @transactionId = '' THEN EXISTS (
        SELECT FROM pg_catalog.pg_stat_activity WHERE pid = @pid AND backend_start = @since AND xact_start IS NOT NULL)
    ELSE pg_catalog.pg_xact_status(@transactionId::pg_catalog.xid8) IS NOT DISTINCT FROM 'in progress' END
