-- A script may have written anything into this table
SELECT CAST(name AS TEXT) AS Name, CAST(seq AS INTEGER) AS LastValue
FROM main.sqlite_sequence
WHERE name IS NOT NULL
