namespace SchemaRunner.Sqlite.Scripts;

/// <summary>What a statement does with a savepoint.</summary>
internal enum SavepointVerb
{
    /// <summary>SAVEPOINT.</summary>
    Begin,

    /// <summary>RELEASE.</summary>
    Release,

    /// <summary>ROLLBACK TO.</summary>
    RollBack,
}
