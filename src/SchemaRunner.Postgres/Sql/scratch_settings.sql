-- What ALTER DATABASE … SET and ALTER ROLE … IN DATABASE … SET say for this user's sessions in a database
SELECT s.setrole <> 0 AS "IsOfUser", pg_catalog.split_part(c.setting, '=', 1) AS "Name",
       pg_catalog.substr(c.setting, pg_catalog.strpos(c.setting, '=') + 1) AS "Value"
FROM pg_catalog.pg_db_role_setting s
JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase
CROSS JOIN LATERAL pg_catalog.unnest(s.setconfig) c(setting)
WHERE d.datname = @database
  AND (s.setrole = 0 OR s.setrole = (SELECT r.oid FROM pg_catalog.pg_roles r WHERE r.rolname = CURRENT_USER))
ORDER BY s.setrole, c.setting
