SELECT m.rowid AS TableRowId, k.id AS Id, k.seq AS Position, k."table" AS ParentTable, k."from" AS ChildColumn,
       k."to" AS ParentColumn, k.on_update AS OnUpdate, k.on_delete AS OnDelete
FROM main.sqlite_master m
JOIN pragma_foreign_key_list(m.name, 'main') k
WHERE m.rowid IN (/*tables*/)
ORDER BY m.rowid, k.id DESC, k.seq
