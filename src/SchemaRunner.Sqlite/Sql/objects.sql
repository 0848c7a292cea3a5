SELECT m.rowid AS RowId, m.type AS Type, m.name AS Name, m.tbl_name AS TableName, m.sql AS Sql
FROM main.sqlite_master m
WHERE lower(m.tbl_name) <> 'schemarunner_journal'
ORDER BY m.rowid
