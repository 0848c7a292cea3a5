namespace SchemaRunner.EngineTests.Fisheries;

/// <summary>What the tests ask an engine's own catalog, apart from the code under test.</summary>
/// <param name="Columns">Table, column, type in the document's words, default, marks (<c>PRIMARY KEY</c>, <c>NOT NULL</c>, <c>UNIQUE</c>).</param>
/// <param name="ForeignKeys">One line for each key: <c>child.column → parent.column ON DELETE … ON UPDATE …</c>.</param>
/// <param name="Indexes">Table, index, columns, whether it is unique.</param>
/// <param name="Counters">Where each counter of ids stands, by the table's name.</param>
/// <param name="ExactText">A column's value as a text that no two different values share; <c>{0}</c> is the column.</param>
public sealed record CatalogQueries(string Columns, string ForeignKeys, string Indexes, string Counters, string ExactText)
{
    /// <summary>By information_schema and pg_catalog.</summary>
    public static CatalogQueries Postgres { get; } = new(
        """
        SELECT c.table_name, c.column_name,
               CASE WHEN c.column_default LIKE 'nextval(%' THEN 'serial'
                    WHEN c.data_type = 'character varying' THEN format('varchar(%s)', c.character_maximum_length)
                    WHEN c.data_type = 'numeric' AND c.numeric_precision IS NOT NULL
                    THEN format('decimal(%s,%s)', c.numeric_precision, c.numeric_scale)
                    WHEN c.data_type = 'timestamp without time zone' THEN 'timestamp'
                    ELSE c.data_type END,
               CASE WHEN c.column_default LIKE 'nextval(%' THEN NULL
                    WHEN c.column_default = 'now()' THEN 'NOW()'
                    ELSE regexp_replace(c.column_default, '::[a-z ]+$', '') END,
               concat_ws(', ',
                         (SELECT 'PRIMARY KEY' WHERE k.kinds LIKE '%PRIMARY KEY%'),
                         (SELECT 'NOT NULL' WHERE c.is_nullable = 'NO' AND k.kinds NOT LIKE '%PRIMARY KEY%'),
                         (SELECT 'UNIQUE' WHERE k.kinds LIKE '%UNIQUE%'))
        FROM information_schema.columns c
        CROSS JOIN LATERAL (
            SELECT coalesce(string_agg(t.constraint_type, ' '), '') AS kinds
            FROM information_schema.table_constraints t
            JOIN information_schema.key_column_usage u USING (constraint_schema, constraint_name, table_name)
            WHERE t.table_schema = c.table_schema AND u.table_name = c.table_name AND u.column_name = c.column_name) k
        WHERE c.table_schema = 'public' AND c.table_name <> 'schemarunner_journal'
        ORDER BY c.table_name, c.ordinal_position
        """,
        """
        SELECT format('%s.%s → %s.%s ON DELETE %s ON UPDATE %s', k.conrelid::regclass, c.attname, k.confrelid::regclass, p.attname,
                      CASE k.confdeltype WHEN 'a' THEN 'NO ACTION' WHEN 'c' THEN 'CASCADE' ELSE k.confdeltype::text END,
                      CASE k.confupdtype WHEN 'a' THEN 'NO ACTION' WHEN 'c' THEN 'CASCADE' ELSE k.confupdtype::text END)
        FROM pg_constraint k
        JOIN pg_attribute c ON c.attrelid = k.conrelid AND c.attnum = ANY (k.conkey)
        JOIN pg_attribute p ON p.attrelid = k.confrelid AND p.attnum = ANY (k.confkey)
        WHERE k.contype = 'f' AND k.convalidated
        """,
        """
        SELECT i.indrelid::regclass::text, i.indexrelid::regclass::text,
               (SELECT string_agg(a.attname, ', ' ORDER BY k.place) FROM unnest(i.indkey) WITH ORDINALITY k (number, place)
                JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number),
               i.indisunique::text
        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relname <> 'schemarunner_journal' AND i.indisvalid AND i.indpred IS NULL
        """,
        """
        SELECT d.refobjid::regclass::text, s.last_value::text
        FROM pg_sequences s
        JOIN pg_depend d ON d.objid = format('%I.%I', s.schemaname, s.sequencename)::regclass AND d.deptype = 'a'
        WHERE d.refobjid <> 'schemarunner_journal'::regclass AND s.last_value IS NOT NULL
        """,
        "{0}::text");

    /// <summary>By sqlite_master and the pragma functions.</summary>
    public static CatalogQueries Sqlite { get; } = new(
        """
        SELECT m.name, c.name,
               CASE WHEN c.pk AND m.sql LIKE '%id integer PRIMARY KEY AUTOINCREMENT%' THEN 'serial' ELSE lower(c.type) END,
               CASE c.dflt_value WHEN 'CURRENT_TIMESTAMP' THEN 'NOW()' WHEN 'TRUE' THEN 'true' ELSE c.dflt_value END,
               trim(CASE WHEN c.pk THEN 'PRIMARY KEY' ELSE '' END
                   || CASE WHEN c."notnull" AND NOT c.pk THEN 'NOT NULL' ELSE '' END
                   || CASE WHEN c.name IN (
                          SELECT i.name FROM pragma_index_list(m.name) l, pragma_index_info(l.name) i WHERE l.origin = 'u')
                      THEN ', UNIQUE' ELSE '' END, ', ')
        FROM sqlite_master m, pragma_table_info(m.name) c
        WHERE m.type = 'table' AND m.name NOT IN ('schemarunner_journal', 'sqlite_sequence')
        ORDER BY m.name, c.cid
        """,
        """
        SELECT printf('%s.%s → %s.%s ON DELETE %s ON UPDATE %s', m.name, k."from", k."table", k."to", k.on_delete, k.on_update)
        FROM sqlite_master m, pragma_foreign_key_list(m.name) k
        WHERE m.type = 'table'
        """,
        """
        SELECT m.name, l.name, (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_index_info(l.name) ORDER BY seqno)),
               CASE WHEN l."unique" THEN 'true' ELSE 'false' END
        FROM sqlite_master m, pragma_index_list(m.name) l
        WHERE m.type = 'table' AND m.name <> 'schemarunner_journal' AND NOT l.partial
        """,
        "SELECT name, seq FROM sqlite_sequence WHERE name <> 'schemarunner_journal'",
        "quote({0})");
}
