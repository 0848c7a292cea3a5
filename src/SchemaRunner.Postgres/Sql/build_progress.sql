-- How far a session has come with an index: what it does, how much of that is done, of how much, and whom it waits for.
SELECT p.phase AS "Phase",
       CASE WHEN p.lockers_total > 0 THEN p.lockers_done WHEN p.blocks_total > 0 THEN p.blocks_done ELSE p.tuples_done END AS "Done",
       CASE WHEN p.lockers_total > 0 THEN p.lockers_total WHEN p.blocks_total > 0 THEN p.blocks_total ELSE p.tuples_total END AS "Total",
       CASE WHEN p.lockers_total > 0 THEN 'transactions' WHEN p.blocks_total > 0 THEN 'blocks' ELSE 'rows' END AS "Unit",
       NULLIF(p.current_locker_pid, 0) AS "WaitsFor"
FROM pg_catalog.pg_stat_progress_create_index AS p
WHERE p.pid = @pid
