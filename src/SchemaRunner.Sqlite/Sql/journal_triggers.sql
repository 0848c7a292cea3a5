SELECT count(*)
FROM (SELECT type, tbl_name FROM main.sqlite_master UNION ALL SELECT type, tbl_name FROM temp.sqlite_master)
WHERE type = 'trigger' AND tbl_name = 'schemarunner_journal' COLLATE NOCASE
