namespace SchemaRunner.Postgres.Locks;

/// <summary>A session that is in the way.</summary>
internal sealed class Blocker
{
    public required int Pid { get; init; }

    public required string Application { get; init; }

    public required string User { get; init; }

    public DateTime? Since { get; init; }

    public required string State { get; init; }

    public required string Tables { get; init; }

    /// <summary><c>pid 4711 (user app, psql, idle in transaction since 2026-11-21 10:15:03Z) on public.invoice</c></summary>
    public override string ToString()
    {
        string?[] facts =
        [
            "user " + User, Application.Length > 0 ? Application : null,
            (State + (Since is { } since ? $" since {since:yyyy-MM-dd HH:mm:ss}Z" : "")).Trim(),
        ];
        var tables = Tables.Length > 0 ? " on " + Tables : "";
        return $"pid {Pid} ({string.Join(", ", facts.Where(f => !string.IsNullOrEmpty(f)))}){tables}";
    }
}
