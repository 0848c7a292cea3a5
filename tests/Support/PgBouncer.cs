using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace SchemaRunner.Support;

/// <summary>A pgbouncer in front of the tests' server, which ends with the process at the latest.</summary>
public sealed class PgBouncer : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly string _folder;
    private readonly Process _process;

    private PgBouncer(string folder, Process process, string connectionString)
    {
        _folder = folder;
        _process = process;
        ConnectionString = connectionString;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();
    }

    /// <summary>To the database, through the pooler, by another name.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts one for a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="mode"><c>session</c> or <c>transaction</c>.</param>
    public static async Task<PgBouncer> StartAsync(PostgresDatabase database, string mode)
    {
        var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var folder = Directory.CreateTempSubdirectory("schemarunner-bouncer-").FullName;
        var port = FreePort();
        var users = Path.Combine(folder, "users");
        await File.WriteAllTextAsync(users, $"\"{server.Username}\" \"{server.Password}\"\n");
        var settings = Path.Combine(folder, "settings.ini");
        await File.WriteAllTextAsync(settings, $"""
            [databases]
            pooled = host={server.Host} port={server.Port} dbname={database.Name}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            auth_type = trust
            auth_file = {users}
            pool_mode = {mode}

            """);
        var bouncer = new PgBouncer(
            folder, Start(settings), $"Host=127.0.0.1;Port={port};Username={server.Username};Database=pooled;Pooling=false");
        await bouncer.AnswersAsync();
        return bouncer;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Stop();
        return ValueTask.CompletedTask;
    }

    // It refuses root, as the server does
    private static Process Start(string settings)
    {
        string[] command = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--", "pgbouncer", "-q", settings]
            : ["pgbouncer", "-q", settings];
        var start = new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardError = true };
        start.Environment["PATH"] = $"{Environment.GetEnvironmentVariable("PATH")}{Path.PathSeparator}/usr/sbin";
        if (Environment.IsPrivilegedProcess) Tool.RunAsync("chown", "-R", "nobody", Path.GetDirectoryName(settings)!).GetAwaiter().GetResult();
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException("The tests of poolers need pgbouncer: apt-get install pgbouncer", missing);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task AnswersAsync()
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"pgbouncer ended with {_process.ExitCode} (apt-get install pgbouncer?): {await _process.StandardError.ReadToEndAsync()}");
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString);
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (TimeProvider.System.GetElapsedTime(start) < s_patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            }
        }
    }

    private void Stop()
    {
        if (!Directory.Exists(_folder)) return;
        _process.Kill();
        _process.WaitForExit();
        Directory.Delete(_folder, recursive: true);
    }
}
