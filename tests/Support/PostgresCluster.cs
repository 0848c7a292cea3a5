using System.Net;
using System.Net.Sockets;

namespace SchemaRunner.Support;

/// <summary>A private cluster in a temporary folder, which ends with the process at the latest.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    /// <summary>Quick, and nothing survives a crash.</summary>
    public const string QuickNotDurable = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c shared_buffers=64MB";

    private readonly PostgresBinaries _binaries;
    private readonly string _folder;
    private readonly string _settings;
    private bool _stopped;

    private PostgresCluster(PostgresBinaries binaries, string folder, string settings, int port)
    {
        _binaries = binaries;
        _folder = folder;
        _settings = settings;
        ConnectionString = $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Pooling=false;Include Error Detail=true";
        Port = port;
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>To its database <c>postgres</c>, as superuser.</summary>
    public string ConnectionString { get; }

    /// <summary>Makes and starts one.</summary>
    /// <param name="making">What initdb is told of the locale; C when not given.</param>
    /// <param name="settings">Options of the server; those that suit tests when not given.</param>
    public static async Task<PostgresCluster> StartAsync(string[]? making = null, string settings = QuickNotDurable)
    {
        var binaries = PostgresBinaries.Find();
        var folder = Directory.CreateTempSubdirectory("schemarunner-pg-").FullName;
        await binaries.HandOverAsync(folder);
        var data = Path.Combine(folder, "data");
        await binaries.RunAsync("initdb", ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N", .. making ?? ["--locale=C"]]);
        await File.WriteAllTextAsync(
            Path.Combine(data, "pg_hba.conf"),
            $"""
            host all {PostgresServer.PasswordUser} 127.0.0.1/32 scram-sha-256
            local all all trust
            host all,replication all 127.0.0.1/32 trust

            """);
        return await StartAsync(binaries, folder, settings);
    }

    /// <summary>Makes and starts a standby that follows this one.</summary>
    public async Task<PostgresCluster> FollowAsync()
    {
        var folder = Directory.CreateTempSubdirectory("schemarunner-pg-").FullName;
        await _binaries.HandOverAsync(folder);
        await _binaries.RunAsync(
            "pg_basebackup",
            ["-h", "127.0.0.1", "-p", $"{Port}", "-U", "postgres", "-D", Path.Combine(folder, "data"), "-R", "--checkpoint=fast", "--no-sync"]);
        return await StartAsync(_binaries, folder, _settings);
    }

    /// <summary>Gives the server a small disk for a tablespace; <see langword="null"/> where this process may not mount one.</summary>
    /// <param name="name">The tablespace.</param>
    /// <param name="size">As <c>mount -t tmpfs -o size=</c> takes it.</param>
    public async Task<SmallDisk?> TryMountTablespaceAsync(string name, string size)
    {
        var disk = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        if (await SmallDisk.TryMountAsync(disk, size) is not { } mounted) return null;
        await _binaries.HandOverAsync(disk);
        await using var source = Npgsql.NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand($"CREATE TABLESPACE {name} LOCATION '{disk}'");
        await command.ExecuteNonQueryAsync();
        return mounted;
    }

    /// <summary>Lets nobody in any more, and ends when the last session has ended.</summary>
    public Task BeginShutdownAsync() => _binaries.RunAsync("pg_ctl", ["-D", Path.Combine(_folder, "data"), "-m", "smart", "-W", "stop"]);

    private static async Task<PostgresCluster> StartAsync(PostgresBinaries binaries, string folder, string settings)
    {
        var port = FreePort();
        var options = $"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=60 {settings}";
        await binaries.RunAsync("pg_ctl", ["-D", Path.Combine(folder, "data"), "-l", Path.Combine(folder, "log"), "-o", options, "-w", "start"]);
        var cluster = new PostgresCluster(binaries, folder, settings, port);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return cluster;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_stopped) return;
        _stopped = true;
        await _binaries.RunAsync("pg_ctl", ["-D", Path.Combine(_folder, "data"), "-m", "immediate", "-w", "stop"]);
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
