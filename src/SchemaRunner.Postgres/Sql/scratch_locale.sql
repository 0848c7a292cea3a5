-- Encoding and locale of this database; which columns there are depends on the release
SELECT pg_catalog.pg_encoding_to_char(d.encoding)::pg_catalog.text AS "Encoding", d.datcollate::pg_catalog.text AS "Collate",
       d.datctype::pg_catalog.text AS "CType", pg_catalog.to_jsonb(d) ->> 'datlocprovider' AS "Provider",
       COALESCE(pg_catalog.to_jsonb(d) ->> 'datlocale', pg_catalog.to_jsonb(d) ->> 'daticulocale') AS "Locale",
       (SELECT r.rolsuper FROM pg_catalog.pg_roles r WHERE r.rolname = CURRENT_USER) AS "IsSuperuser"
FROM pg_catalog.pg_database d
WHERE d.datname = pg_catalog.current_database()
