-- Commands that empty the database, but for extensions and what belongs to them; what others depend on goes with it
WITH member AS MATERIALIZED (
    SELECT d.classid, d.objid FROM pg_catalog.pg_depend d WHERE d.deptype = 'e'),
own_schema AS MATERIALIZED (
    SELECT n.oid, n.nspname::pg_catalog.text AS name,
           EXISTS (SELECT FROM pg_catalog.pg_extension e WHERE e.extnamespace = n.oid) AS is_kept
    FROM pg_catalog.pg_namespace n
    WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND m.objid = n.oid)),
object AS (
    -- They would fire on what comes now
    SELECT 0 AS turn, 'pg_catalog.pg_event_trigger'::pg_catalog.regclass::pg_catalog.oid AS class, t.oid
    FROM pg_catalog.pg_event_trigger t
    UNION ALL
    SELECT 2, 'pg_catalog.pg_publication'::pg_catalog.regclass, p.oid FROM pg_catalog.pg_publication p
    UNION ALL
    SELECT CASE WHEN d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass THEN 3 ELSE 4 END, d.classid, d.objid
    FROM pg_catalog.pg_depend d
    JOIN own_schema s ON d.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND d.refobjid = s.oid
    WHERE d.deptype = 'n' AND d.classid <> 'pg_catalog.pg_extension'::pg_catalog.regclass
    UNION ALL
    SELECT 5, 'pg_catalog.pg_cast'::pg_catalog.regclass, c.oid FROM pg_catalog.pg_cast c
    UNION ALL
    SELECT 5, 'pg_catalog.pg_transform'::pg_catalog.regclass, t.oid FROM pg_catalog.pg_transform t
    UNION ALL
    SELECT 6, 'pg_catalog.pg_language'::pg_catalog.regclass, l.oid FROM pg_catalog.pg_language l
    UNION ALL
    SELECT 6, 'pg_catalog.pg_am'::pg_catalog.regclass, a.oid FROM pg_catalog.pg_am a
    UNION ALL
    SELECT 6, 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass, w.oid FROM pg_catalog.pg_foreign_data_wrapper w
    UNION ALL
    SELECT 6, 'pg_catalog.pg_foreign_server'::pg_catalog.regclass, s.oid FROM pg_catalog.pg_foreign_server s),
dropping AS (
    SELECT o.turn, o.oid,
           'DROP ' || pg_catalog.upper(CASE i.type WHEN 'statistics object' THEN 'statistics' ELSE pg_catalog.replace(i.type, '-', ' ') END) || ' IF EXISTS ' || i.identity || ' CASCADE' AS command
    FROM object o
    CROSS JOIN LATERAL pg_catalog.pg_identify_object(o.class, o.oid, 0) i
    WHERE o.oid >= 16384
      AND NOT EXISTS (SELECT FROM member m WHERE m.classid = o.class AND m.objid = o.oid)
      -- What is a part of something else goes with it
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = o.class AND d.objid = o.oid AND d.deptype IN ('i', 'P', 'S')
                        AND (d.refclassid, d.refobjid) <> (o.class, o.oid))),
default_acl AS (
    SELECT a.oid, a.defaclrole, a.defaclnamespace, a.defaclacl, a.defaclobjtype,
           'ALTER DEFAULT PRIVILEGES FOR ROLE ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.defaclrole))
               || COALESCE(' IN SCHEMA ' || pg_catalog.quote_ident(n.nspname), '') AS head,
           CASE a.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES' ELSE 'SCHEMAS' END AS kind
    FROM pg_catalog.pg_default_acl a
    LEFT JOIN pg_catalog.pg_namespace n ON n.oid = a.defaclnamespace),
kept_acl AS (
    SELECT n.oid, pg_catalog.quote_ident(n.nspname) AS name, n.nspacl, COALESCE(i.initprivs, pg_catalog.acldefault('n', n.nspowner)) AS first_acl
    FROM own_schema s
    JOIN pg_catalog.pg_namespace n ON n.oid = s.oid
    LEFT JOIN pg_catalog.pg_init_privs i ON i.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND i.objoid = n.oid
    WHERE (s.is_kept OR s.oid < 16384) AND n.nspacl IS DISTINCT FROM i.initprivs)
SELECT x.command
FROM (
    SELECT d.turn, d.oid, 0 AS part, d.command FROM dropping d
    UNION ALL
    SELECT 7, s.oid, 0, 'DROP SCHEMA ' || pg_catalog.quote_ident(s.name) || ' CASCADE'
    FROM own_schema s
    WHERE NOT s.is_kept AND s.oid >= 16384
    UNION ALL
    SELECT 8, l.oid, 0, 'SELECT pg_catalog.lo_unlink(' || l.oid || ')' FROM pg_catalog.pg_largeobject_metadata l
    UNION ALL
    -- A default that is as the server has it by itself is none
    SELECT 1, a.oid, 0, a.head || ' REVOKE ALL ON ' || a.kind || ' FROM ' || g.name
    FROM default_acl a
    CROSS JOIN LATERAL (
        SELECT DISTINCT CASE e.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(e.grantee)) END AS name
        FROM pg_catalog.aclexplode(a.defaclacl) e) g
    UNION ALL
    SELECT 1, a.oid, 1, a.head || ' GRANT ' || e.privilege_type || ' ON ' || a.kind || ' TO '
           || CASE e.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(e.grantee)) END
    FROM default_acl a
    CROSS JOIN LATERAL pg_catalog.aclexplode(pg_catalog.acldefault(
        CASE a.defaclobjtype WHEN 'S' THEN 's' ELSE a.defaclobjtype END, a.defaclrole)) e
    WHERE a.defaclnamespace = 0
    UNION ALL
    SELECT 9, k.oid, 0, 'REVOKE ALL ON SCHEMA ' || k.name || ' FROM ' || g.name
    FROM kept_acl k
    CROSS JOIN LATERAL (
        SELECT DISTINCT CASE e.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(e.grantee)) END AS name
        FROM pg_catalog.aclexplode(k.nspacl) e) g
    UNION ALL
    SELECT 9, k.oid, 1, 'GRANT ' || e.privilege_type || ' ON SCHEMA ' || k.name || ' TO '
           || CASE e.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(e.grantee)) END
    FROM kept_acl k
    CROSS JOIN LATERAL pg_catalog.aclexplode(k.first_acl) e
    UNION ALL
    SELECT 9, s.oid, 2, 'COMMENT ON SCHEMA ' || pg_catalog.quote_ident(s.name) || ' IS '
           || CASE WHEN s.oid < 16384 THEN '''standard public schema''' ELSE 'NULL' END
    FROM own_schema s
    WHERE (s.is_kept OR s.oid < 16384)
      AND pg_catalog.obj_description(s.oid, 'pg_namespace') IS DISTINCT FROM CASE WHEN s.oid < 16384 THEN 'standard public schema' END
    UNION ALL
    -- An extension's own tables that a dump holds rows of
    SELECT 10, c.oid, 0, 'DELETE FROM ONLY ' || c.oid::pg_catalog.regclass || ' ' || e.extcondition[k.place]
    FROM pg_catalog.pg_extension e
    CROSS JOIN LATERAL pg_catalog.unnest(e.extconfig) WITH ORDINALITY AS k(id, place)
    JOIN pg_catalog.pg_class c ON c.oid = k.id AND c.relkind IN ('r', 'p')) x
ORDER BY x.turn, x.part, x.oid
