using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SchemaRunner.Postgres.Backups;

/// <summary>Finds the client programs of PostgreSQL: each refuses servers that are newer than itself.</summary>
internal static partial class ClientPrograms
{
    private const string Debian = "/usr/lib/postgresql";

    /// <summary>Where they may be: the PATH, then where Debian keeps each release's, the newest first.</summary>
    public static IEnumerable<string> Folders()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Directory.Exists(Debian)
            ? path.Concat(Directory.GetDirectories(Debian).OrderByDescending(ReleaseOf).Select(folder => Path.Combine(folder, "bin")))
            : path;
    }

    /// <summary>Finds the first that is new enough, else the first one that is too old.</summary>
    /// <param name="name">The program, such as <c>pg_dump</c>.</param>
    /// <param name="folders">Where to look.</param>
    /// <param name="server">The server's major release.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns><see langword="null"/> when there is none at all.</returns>
    public static async Task<ClientProgram?> FindAsync(
        string name, IEnumerable<string> folders, int server, CancellationToken cancellationToken)
    {
        ClientProgram? older = null;
        var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        foreach (var path in folders.Select(folder => Path.Combine(folder, file)).Where(File.Exists))
        {
            if (await VersionAsync(path, cancellationToken) is not { } version) continue;
            var program = new ClientProgram(path, version, int.Parse(version.Split('.')[0]) >= server);
            if (program.IsNewEnough) return program;
            older ??= program;
        }

        return older;
    }

    private static async Task<string?> VersionAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(file, ["--version"])
            {
                RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            })!;
            var said = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return Number().Match(said) is { Success: true } number ? number.Value : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // no program, or none for this machine
            return null;
        }
    }

    private static int ReleaseOf(string folder) => int.TryParse(Path.GetFileName(folder), out var release) ? release : 0;

    [GeneratedRegex(@"\d+(\.\d+)*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
