using System.Diagnostics;

namespace SchemaRunner.Support;

/// <summary>The server's programs, run as an unprivileged user: initdb refuses root.</summary>
internal sealed class PostgresBinaries
{
    private const string Debian = "/usr/lib/postgresql";
    private readonly string _folder;
    private readonly string? _user;

    private PostgresBinaries(string folder, string? user)
    {
        _folder = folder;
        _user = user;
    }

    /// <summary>Finds them on the PATH, else where Debian keeps each release's, the newest first.</summary>
    public static PostgresBinaries Find()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var debian = Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian).OrderByDescending(ReleaseOf).Select(d => Path.Combine(d, "bin"))
            : [];
        var folder = path.Concat(debian).FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            ?? throw new InvalidOperationException(
                "The tests need a PostgreSQL server: apt-get install postgresql, "
                + "or name a running one in SCHEMARUNNER_TEST_POSTGRES (Host=…;Username=…, a superuser).");
        return new PostgresBinaries(Real(folder), Environment.IsPrivilegedProcess ? UnprivilegedUser() : null);
    }

    /// <summary>Lets the unprivileged user write to a folder.</summary>
    public async Task HandOverAsync(string folder)
    {
        if (_user is not null) await RunAsync("chown", [_user, folder], user: null);
    }

    /// <summary>Runs one of the programs and waits for its end.</summary>
    public Task RunAsync(string program, IReadOnlyList<string> arguments)
        => RunAsync(Path.Combine(_folder, program), arguments, _user);

    private static async Task RunAsync(string program, IReadOnlyList<string> arguments, string? user)
    {
        string[] command = user is null ? [program, .. arguments] : ["runuser", "-u", user, "--", program, .. arguments];

        // The server inherits the output of pg_ctl and keeps it open, so nobody may wait for its end
        var start = new ProcessStartInfo("sh")
        {
            UseShellExecute = false, RedirectStandardInput = true, WorkingDirectory = Path.GetTempPath(),
        };
        var output = Path.GetTempFileName();
        foreach (var argument in (string[])["-c", "out=$1; shift; exec \"$@\" >\"$out\" 2>&1", "sh", output, .. command])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        var said = await File.ReadAllTextAsync(output);
        File.Delete(output);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {said}");
    }

    // a link to one program does not bring the others along
    private static string Real(string folder)
    {
        var initdb = new FileInfo(Path.Combine(folder, "initdb"));
        return Path.GetDirectoryName(initdb.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? initdb.FullName)!;
    }

    private static int ReleaseOf(string folder) => int.TryParse(Path.GetFileName(folder), out var release) ? release : 0;

    private static string UnprivilegedUser()
        => File.ReadLines("/etc/passwd").Any(l => l.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
}
