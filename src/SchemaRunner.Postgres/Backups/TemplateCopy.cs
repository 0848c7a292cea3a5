using Npgsql;
using SchemaRunner.Engines;

namespace SchemaRunner.Postgres.Backups;

/// <summary>Copies a database by the server itself, file by file: nobody may be connected to it, and nobody can connect meanwhile.</summary>
/// <param name="databases">The scratch databases.</param>
/// <param name="locale">The database.</param>
/// <param name="time">The clock.</param>
internal sealed class TemplateCopy(ScratchDatabases databases, DatabaseLocale locale, TimeProvider time)
{
    // A session that has said goodbye is still there for a moment
    private const int Looks = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Why it could not be done.</summary>
    public string Refusal { get; private set; } = "";

    /// <summary>Makes the copy.</summary>
    /// <returns>Its name, and how it was made in words; <see langword="null"/> when the database cannot be copied so.</returns>
    public async Task<(string Name, string Way)?> TryAsync(string purpose, CancellationToken cancellationToken)
    {
        if (!locale.IsOwner && !locale.IsSuperuser)
        {
            Refusal = $"{locale.User} does not own the database";
            return null;
        }

        if (await OthersAsync(cancellationToken) is > 0 and var others) return InUse(others);
        var started = time.GetTimestamp();
        try
        {
            var name = await databases.CreateAsync(purpose, $"TEMPLATE {Sql.Quote(locale.Database)}", cancellationToken);
            return (name, $"as a template; new connections waited {time.GetElapsedTime(started).TotalSeconds:0.0} s for it");
        }
        catch (StatementFailedException inUse) when (inUse.SqlState == PostgresErrorCodes.ObjectInUse)
        {
            return InUse(await databases.CountOthersAsync(locale.Database, cancellationToken));
        }
    }

    private (string, string)? InUse(long others)
    {
        Refusal = others > 1 ? $"{others} other sessions were connected" : "another session was connected";
        return null;
    }

    private async Task<long> OthersAsync(CancellationToken cancellationToken)
    {
        for (var look = 1; ; look++)
        {
            var others = await databases.CountOthersAsync(locale.Database, cancellationToken);
            if (others == 0 || look == Looks) return others;
            await Task.Delay(Pause, time, cancellationToken);
        }
    }
}
