-- This database and who looks at it; which columns there are depends on the release
SELECT d.datname::pg_catalog.text AS "Database", CURRENT_USER::pg_catalog.text AS "User",
       pg_catalog.pg_encoding_to_char(d.encoding)::pg_catalog.text AS "Encoding", d.datcollate::pg_catalog.text AS "Collate",
       d.datctype::pg_catalog.text AS "CType", pg_catalog.to_jsonb(d) ->> 'datlocprovider' AS "Provider",
       COALESCE(pg_catalog.to_jsonb(d) ->> 'datlocale', pg_catalog.to_jsonb(d) ->> 'daticulocale') AS "Locale",
       pg_catalog.pg_has_role(d.datdba, 'USAGE') AS "IsOwner",
       (SELECT r.rolsuper FROM pg_catalog.pg_roles r WHERE r.rolname = CURRENT_USER) AS "IsSuperuser"
FROM pg_catalog.pg_database d
WHERE d.datname = pg_catalog.current_database()
