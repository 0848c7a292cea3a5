SELECT count(*) FROM main.sqlite_master
WHERE type = 'trigger' AND tbl_name = 'schemarunner_journal' COLLATE NOCASE
