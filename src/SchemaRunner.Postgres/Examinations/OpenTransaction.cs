namespace SchemaRunner.Postgres.Examinations;

/// <summary>A transaction of somebody else's.</summary>
internal sealed class OpenTransaction
{
    public required int ProcessId { get; init; }

    public required string User { get; init; }

    public required string Application { get; init; }

    public required string State { get; init; }

    public required long Seconds { get; init; }

    /// <summary>A few of the tables that it has locked.</summary>
    public required string[] Tables { get; init; }

    /// <summary><c>pid 4711 (user app, psql, idle in transaction) has been open for 12 min and holds public.t</c></summary>
    public override string ToString()
    {
        var who = string.Join(", ", ((string[])[$"user {User}", Application, State]).Where(word => word.Length > 0));
        var holds = Tables.Length == 0 ? "" : $" and holds {string.Join(", ", Tables)}";
        return $"pid {ProcessId} ({who}) has been open for {Age.Of(Seconds)}{holds}";
    }
}
