SELECT m.rowid AS TableRowId, i.name AS IndexName, i."unique" AS IsUnique, i.origin AS Origin, c.seqno AS Position,
       c.name AS ColumnName, c."desc" AS IsDescending, c.coll AS Collation
FROM main.sqlite_master m
JOIN pragma_index_list(m.name, 'main') i
JOIN pragma_index_xinfo(i.name, 'main') c
WHERE m.rowid IN (/*tables*/) AND c.key = 1
ORDER BY m.rowid, i.name, c.seqno
