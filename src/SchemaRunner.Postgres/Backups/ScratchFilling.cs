using Npgsql;

namespace SchemaRunner.Postgres.Backups;

/// <summary>Puts something into a new, empty database by <c>pg_dump</c> and <c>pg_restore</c>.</summary>
/// <param name="from">The database that is copied.</param>
/// <param name="to">The new one.</param>
/// <param name="target">The database in words.</param>
/// <param name="dumper"><c>pg_dump</c>; not needed to restore a file.</param>
/// <param name="restorer"><c>pg_restore</c>.</param>
/// <param name="isSuperuser">Whether owners and grants can be restored.</param>
internal sealed class ScratchFilling(
    ServerAddress from, ServerAddress to, string target, ClientProgram? dumper, ClientProgram restorer, bool isSuperuser)
{
    private const int BufferSize = 1 << 20;

    // Roles that the user is not cannot be made owners
    private readonly string[] restoring =
        ["--exit-on-error", "--no-password", .. isSuperuser ? Array.Empty<string>() : ["--no-owner", "--no-privileges"], $"--dbname={Database(to)}"];

    /// <summary>Restores a dump file.</summary>
    public async Task RestoreAsync(string path, CancellationToken cancellationToken)
    {
        await using var restore = ProgramRun.Start(restorer, to, [.. restoring, path]);
        restore.Input.Close();
        await restore.FinishAsync("SR607", $"{path} was not restored", cancellationToken);
    }

    /// <summary>Copies the database, or what the arguments leave of it, from one program to the other.</summary>
    public async Task CopyAsync(string[] what, CancellationToken cancellationToken)
    {
        await using var reader = ProgramRun.Start(dumper!, from, ["--format=custom", "--compress=0", "--no-password", .. what]);
        await using var writer = ProgramRun.Start(restorer, to, restoring);
        reader.Input.Close();
        try
        {
            await reader.Output.CopyToAsync(writer.Input, BufferSize, cancellationToken);
        }
        catch (IOException)
        {
            // It stopped reading: it says why
            await writer.FinishAsync("SR607", $"{target} was not copied", cancellationToken);
            throw;
        }

        await reader.FinishAsync("SR602", $"{target} was not dumped", cancellationToken);
        writer.Input.Close();
        await writer.FinishAsync("SR607", $"{target} was not copied", cancellationToken);
    }

    private static string Database(ServerAddress place) => new NpgsqlConnectionStringBuilder(place.ConnectionString).Database!;
}
