using Npgsql;
using SchemaRunner.Engines;

namespace SchemaRunner.Postgres.Backups;

/// <summary>Carries over what <c>ALTER DATABASE … SET</c> has said, which neither a template nor a dump has.</summary>
internal static class DatabaseSettings
{
    private const string Doing = "giving a copy the database's settings";

    // Their values are lists of names, and one literal would be one name
    private static readonly string[] Lists =
    [
        "local_preload_libraries", "search_path", "session_preload_libraries", "shared_preload_libraries", "temp_tablespaces",
        "unix_socket_directories",
    ];

    /// <inheritdoc cref="ScratchDatabases.GiveSettingsAsync"/>
    public static async Task<IReadOnlyList<string>> GiveAsync(
        NpgsqlConnection connection, string from, string to, CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        var settings = await connection.QueryAsync<DatabaseSetting>(
            Doing, Sql.Read("scratch_settings"), new { database = from }, cancellationToken);
        foreach (var setting in settings)
        {
            try
            {
                await connection.ExecuteAsync(Doing, Commands(setting, to), cancellationToken);
            }
            catch (EngineException refusal) when (refusal is PermissionDeniedException or StatementFailedException)
            {
                missing.Add($"the setting {setting.Name} of the database is not the copy's: {refusal.Message}");
            }
        }

        return missing;
    }

    private static string[] Commands(DatabaseSetting setting, string to)
    {
        var name = string.Join('.', setting.Name.Split('.').Select(Sql.Quote));
        var place = setting.IsOfUser ? $"ALTER ROLE CURRENT_USER IN DATABASE {Sql.Quote(to)}" : $"ALTER DATABASE {Sql.Quote(to)}";
        return Lists.Contains(setting.Name)
            ?
            [
                $"SELECT pg_catalog.set_config({Sql.Literal(setting.Name)}, {Sql.Literal(setting.Value)}, true)",
                $"{place} SET {name} FROM CURRENT",
            ]
            : [$"{place} SET {name} TO {Sql.Literal(setting.Value)}"];
    }
}
