using System.Diagnostics;
using System.Text.RegularExpressions;
using SchemaRunner.Examinations;

namespace SchemaRunner.Postgres.Examinations;

/// <summary>Whether there is a <c>pg_dump</c> that can read the server: it refuses servers that are newer than itself.</summary>
internal static partial class DumpTool
{
    private const string Name = "pg_dump";
    private const string Debian = "/usr/lib/postgresql";

    /// <summary>Where it may be: the PATH, then where Debian keeps each release's, the newest first.</summary>
    public static IEnumerable<string> Folders()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Directory.Exists(Debian)
            ? path.Concat(Directory.GetDirectories(Debian).OrderByDescending(ReleaseOf).Select(folder => Path.Combine(folder, "bin")))
            : path;
    }

    /// <summary>Takes the first that is new enough, else says how old the first one is.</summary>
    public static async Task<Examination> ExamineAsync(IEnumerable<string> folders, int server, CancellationToken cancellationToken)
    {
        (string Path, string Version)? older = null;
        var names = OperatingSystem.IsWindows() ? Name + ".exe" : Name;
        foreach (var file in folders.Select(folder => Path.Combine(folder, names)).Where(File.Exists))
        {
            if (await VersionAsync(file, cancellationToken) is not { } version) continue;
            if (int.Parse(version.Split('.')[0]) >= server) return Examination.Ok(Name, $"{version}, {file}");
            older ??= (file, version);
        }

        return older is { } found
            ? Examination.Note(Name, $"{found.Version} cannot dump a server of release {server}: {found.Path}", $"install the client of PostgreSQL {server}")
            : Examination.Note(Name, "it is not on the PATH; only backups need it", "install the client programs of PostgreSQL");
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
