namespace SchemaRunner.Postgres.Examinations;

/// <summary>What a user may not do with tables, with a few of their names.</summary>
internal sealed class TablePrivileges
{
    public required long Tables { get; init; }

    /// <summary>Tables that it may not lock or not read.</summary>
    public required long Closed { get; init; }

    public required string[] ClosedNames { get; init; }

    /// <summary>Tables that hide rows from it.</summary>
    public required long Secured { get; init; }

    public required string[] SecuredNames { get; init; }

    /// <summary>Tables whose owner it is not.</summary>
    public required long Foreign { get; init; }

    public required string[] ForeignNames { get; init; }

    public required bool MayMakeTemporary { get; init; }
}
