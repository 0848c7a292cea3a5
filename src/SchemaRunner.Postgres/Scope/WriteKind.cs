namespace SchemaRunner.Postgres.Scope;

/// <summary>How a table is written.</summary>
[Flags]
internal enum WriteKind
{
    None = 0,
    Insert = 1,
    Update = 2,
    Delete = 4,
    Truncate = 8,

    /// <summary>Its rows move to another file, or it goes: nothing fires.</summary>
    Rewrite = 16,
}
