using Npgsql;

namespace SchemaRunner.Postgres;

/// <summary>
/// The settings under which the engine reads: what a value's text and a name's meaning depend on, out of a script's reach.
/// </summary>
internal static class PinnedSettings
{
    /// <summary>Bounds the waiting for locks where no phase says how long it may be.</summary>
    public const string LimitReading = "SET LOCAL lock_timeout = '30s'";

    private const string Savepoint = "schemarunner_read";

    private static readonly (string Name, string Value)[] Texts =
    [
        ("row_security", "off"), ("search_path", "pg_catalog"), ("TimeZone", "'UTC'"), ("DateStyle", "'ISO, YMD'"), ("IntervalStyle", "postgres"),
        ("extra_float_digits", "1"), ("bytea_output", "hex"), ("xmlbinary", "base64"), ("lc_monetary", "'C'"),
    ];

    /// <summary>Commands that pin the settings until the transaction or savepoint around them ends.</summary>
    public static IReadOnlyList<string> Commands { get; } =
    [
        // Not LOCAL, which knows no RESET ROLE; the end of the savepoint takes these back all the same
        "SET SESSION AUTHORIZATION DEFAULT",
        "RESET ROLE",
        "SET LOCAL search_path = pg_catalog",
        """
        SELECT pg_catalog.set_config(s.name, s.setting, true)
        FROM (VALUES ('TimeZone', 'UTC'), ('DateStyle', 'ISO, YMD'), ('IntervalStyle', 'postgres'),
                     ('extra_float_digits', '1'), ('bytea_output', 'hex'), ('row_security', 'off'),
                     ('xmlbinary', 'base64'), ('xmloption', 'content'), ('lc_monetary', 'C'),
                     ('standard_conforming_strings', 'on'), ('quote_all_identifiers', 'off'),
                     ('statement_timeout', '0'), ('jit', 'off'), ('plan_cache_mode', 'force_generic_plan')) AS s(name, setting)
        """,
    ];

    /// <summary>
    /// Commands that do something before the script under the settings that a value's text depends on; these are afterwards
    /// what a new session has, as the script is to find them.
    /// </summary>
    public static IEnumerable<string> Around(IEnumerable<string> commands) =>
    [
        .. Texts.Select(setting => $"SET LOCAL {setting.Name} = {setting.Value}"), .. commands,
        .. Texts.Select(setting => $"SET LOCAL {setting.Name} TO DEFAULT"),
    ];

    /// <summary>Commands that begin a reading and pin the settings for it.</summary>
    public static IEnumerable<string> Open(bool inTransaction) =>
        inTransaction ? ["SAVEPOINT " + Savepoint, .. Commands] : ["BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", LimitReading, .. Commands];

    /// <summary>Commands that end a reading and leave the session's own settings as they were.</summary>
    public static IEnumerable<string> Close(bool inTransaction) => inTransaction
        ? ["ROLLBACK TO SAVEPOINT " + Savepoint, "RELEASE SAVEPOINT " + Savepoint]
        : ["ROLLBACK"];

    /// <summary>Reads under the pinned settings and leaves the session's own, and its locks, as they were.</summary>
    public static async Task<T> ReadAsync<T>(
        NpgsqlConnection connection, bool inTransaction, string doing, Func<Task<T>> read, CancellationToken cancellationToken)
    {
        T result;
        try
        {
            await new RoundTrip(connection, isPrepared: true).Run(Open(inTransaction)).SendAsync(doing, cancellationToken);
            result = await read();
        }
        catch
        {
            await TidyUpAsync(connection, inTransaction);
            throw;
        }

        await new RoundTrip(connection, isPrepared: true).Run(Close(inTransaction)).SendAsync(doing, CancellationToken.None);
        return result;
    }

    /// <summary>Reads with one round trip under the pinned settings.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="inTransaction">Whether a transaction is open, which goes on.</param>
    /// <param name="doing">What for, in words.</param>
    /// <param name="ask">Adds the queries.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <param name="isPrepared">Whether their texts are always the same.</param>
    public static async Task ReadAsync(
        NpgsqlConnection connection, bool inTransaction, string doing, Action<RoundTrip> ask, CancellationToken cancellationToken,
        bool isPrepared = true)
    {
        var trip = new RoundTrip(connection, isPrepared).Run(Open(inTransaction));
        ask(trip);
        try
        {
            await trip.Run(Close(inTransaction)).SendAsync(doing, cancellationToken);
        }
        catch
        {
            await TidyUpAsync(connection, inTransaction);
            throw;
        }
    }

    /// <summary>What went wrong is worth more than that the tidying up did, too, on a connection that is gone.</summary>
    private static async Task TidyUpAsync(NpgsqlConnection connection, bool inTransaction)
    {
        if (connection.FullState != System.Data.ConnectionState.Open) return;
        try
        {
            await connection.ExecuteAsync("tidying up", Close(inTransaction), CancellationToken.None);
        }
        catch (Engines.EngineException)
        {
            await connection.CloseAsync();
        }
    }
}
