SELECT m.rowid AS TableRowId, c.cid AS Position, c.name AS Name, c.type AS Type, c."notnull" AS IsNotNull,
       c.dflt_value AS DefaultText, c.pk AS KeyPosition, c.hidden AS Hidden
FROM main.sqlite_master m
JOIN pragma_table_xinfo(m.name, 'main') c
WHERE m.rowid IN (/*tables*/)
ORDER BY m.rowid, c.cid
