namespace SchemaRunner.EngineTests.Load;

/// <summary>A table that is rebuilt in steps while the writers go on calling it by its name.</summary>
/// <param name="Name">The name that writers use, of the table or of a view that stands in for it.</param>
/// <param name="NewName">The name that it has for a while.</param>
/// <param name="Columns">The columns that writers use.</param>
/// <param name="Number">An integer column that gets a wider type.</param>
internal sealed record ServedTable(string Name, string NewName, string Columns, string Number)
{
    private string View => $"CREATE VIEW {Name} AS SELECT {Columns} FROM {NewName};";

    /// <summary>The new name, and a view for those who use the old one.</summary>
    public (string, string) Rename => ($"rename_{Name}", $"ALTER TABLE {Name} RENAME TO {NewName};\n{View}");

    /// <summary>A column whose default makes the server write the table anew.</summary>
    public (string, string) Rewrite => ($"rewrite_{Name}", $"ALTER TABLE {NewName} ADD COLUMN token double precision DEFAULT random();");

    /// <summary>An index on it.</summary>
    public (string, string) Index => ($"index_{Name}", $"CREATE INDEX {Name}_token ON {NewName} (token);");

    /// <summary>A wider type, for which the view has to step aside.</summary>
    public (string, string) Widen => ($"widen_{Name}", $"""
        -- schemarunner:expect alter {NewName}.{Number}
        DROP VIEW {Name};
        ALTER TABLE {NewName} ALTER COLUMN {Number} TYPE bigint;
        {View}
        """);

    /// <summary>Data that only the script writes.</summary>
    public (string, string) Fill => ($"fill_{Name}", $"""
        -- schemarunner:expect change {NewName}.token
        UPDATE {NewName} SET token = -{Number} WHERE token > 0.5;
        """);

    /// <summary>The old name for the table itself.</summary>
    public (string, string) RenameBack => ($"rename_{Name}_back", $"""
        -- schemarunner:expect drop view {Name}
        DROP VIEW {Name};
        ALTER TABLE {NewName} RENAME TO {Name};
        """);
}
