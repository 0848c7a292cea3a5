using Npgsql;
using SchemaRunner.Engines;

namespace SchemaRunner.Postgres.Backups;

/// <summary>Makes and removes scratch databases on a server, through a connection of their own that keeps them alive.</summary>
/// <remarks>
/// An advisory lock says that a scratch database is in use: it ends with the process, and the server shows it in all of its
/// databases. Whoever makes one removes those that no lock stands for.
/// </remarks>
internal sealed class ScratchDatabases : IAsyncDisposable
{
    // No database of its own is needed for the connection, but a template must have nobody connected
    private const string Maintenance = "postgres";
    private const string Doing = "making a scratch database";

    private readonly NpgsqlDataSource source;
    private readonly NpgsqlConnection connection;

    private ScratchDatabases(NpgsqlDataSource source, NpgsqlConnection connection) => (this.source, this.connection) = (source, connection);

    /// <summary>Connects beside the database, or to it where there is no other way in.</summary>
    public static async Task<ScratchDatabases> OpenAsync(ServerAddress address, ConnectionTarget target, CancellationToken cancellationToken)
    {
        try
        {
            return await OpenAsync(address.For(Maintenance), cancellationToken);
        }
        catch (ConnectionFailedException)
        {
            return await OpenAsync(address.For(target.Database), cancellationToken);
        }
    }

    /// <summary>Removes what killed processes have left, and makes a new one.</summary>
    /// <param name="purpose">The word in its name.</param>
    /// <param name="options">What stands behind its name in <c>CREATE DATABASE</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Its name.</returns>
    public async Task<string> CreateAsync(string purpose, string options, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(Doing, [Sql.Read("scratch_patience")], cancellationToken);
        if (await connection.QueryAsync<string>(Doing, Sql.Read("scratch_refusal"), null, cancellationToken) is [var user]) throw NotPermitted(user);
        await SweepAsync(cancellationToken);
        var name = $"schemarunner_{purpose}_{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(6))}";
        await connection.QueryAsync<string>(Doing, Sql.Read("scratch_lock"), new { name }, cancellationToken);
        await connection.ExecuteAsync(Doing, [$"CREATE DATABASE {Sql.Quote(name)} {options}"], cancellationToken);
        return name;
    }

    /// <summary>Removes one, with whoever is connected to it.</summary>
    public async Task DropAsync(string name)
    {
        try
        {
            await DropAsync(connection, name);
        }
        catch (ConnectionLostException)
        {
            // It must go all the same
            await using var another = await PostgresConnection.OpenAsync(source, ConnectionTarget.Of(source.ConnectionString), CancellationToken.None);
            await DropAsync(another, name);
        }
    }

    /// <summary>How many sessions of others, and prepared transactions, hold a database.</summary>
    public async Task<long> CountOthersAsync(string database, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<long>(Doing, Sql.Read("scratch_others"), new { database }, cancellationToken))[0];

    /// <summary>Gives a scratch database the settings that another one has for this user's sessions.</summary>
    /// <returns>Those that it could not be given, in sentences.</returns>
    public Task<IReadOnlyList<string>> GiveSettingsAsync(string from, string to, CancellationToken cancellationToken) =>
        DatabaseSettings.GiveAsync(connection, from, to, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await source.DisposeAsync();
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var name in await connection.QueryAsync<string>(Doing, Sql.Read("scratch_leftovers"), null, cancellationToken))
            await DropAsync(name);
    }

    private static Task DropAsync(NpgsqlConnection on, string name) =>
        on.ExecuteAsync("removing a scratch database", [$"DROP DATABASE IF EXISTS {Sql.Quote(name)} WITH (FORCE)"], CancellationToken.None);

    private static PermissionDeniedException NotPermitted(string user) => new(
        $"{Doing}: {user} may not make databases, for it lacks the privilege CREATEDB",
        $"as a superuser: ALTER ROLE {Sql.Quote(user)} CREATEDB");

    private static async Task<ScratchDatabases> OpenAsync(ServerAddress address, CancellationToken cancellationToken)
    {
        var beside = NpgsqlDataSource.Create(address.ConnectionString);
        try
        {
            return new(beside, await PostgresConnection.OpenAsync(beside, ConnectionTarget.Of(address.ConnectionString), cancellationToken));
        }
        catch
        {
            await beside.DisposeAsync();
            throw;
        }
    }
}
