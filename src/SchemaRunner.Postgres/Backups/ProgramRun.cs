using System.Diagnostics;
using System.Text;
using SchemaRunner.Backups;

namespace SchemaRunner.Postgres.Backups;

/// <summary>A client program that runs.</summary>
/// <remarks>
/// It takes and gives data through pipes of this process: when the process is killed, they break and the program ends.
/// </remarks>
internal sealed class ProgramRun : IAsyncDisposable
{
    private const int MostSaid = 4000;

    private readonly Process process;
    private readonly Task<string> said;

    private ProgramRun(Process process)
    {
        this.process = process;
        said = ReadSaidAsync(process.StandardError);
    }

    /// <summary>What it writes.</summary>
    public Stream Output => process.StandardOutput.BaseStream;

    /// <summary>What it reads; to be closed at the end.</summary>
    public Stream Input => process.StandardInput.BaseStream;

    /// <summary>Starts a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="address">The database that it works on.</param>
    /// <param name="arguments">Its arguments; no secret is among them.</param>
    public static ProgramRun Start(ClientProgram program, ServerAddress address, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program.Path, [.. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in address.Environment) start.Environment[name] = value;

        // What it says is read and shown: in one language
        start.Environment["LC_MESSAGES"] = "C";
        return new ProgramRun(Process.Start(start)!);
    }

    /// <summary>Waits for its end.</summary>
    /// <param name="code">The code of the error when it was not well.</param>
    /// <param name="doing">What for, in words: <c>the database was not dumped</c>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="BackupException">It ended with an error; it says which.</exception>
    public async Task FinishAsync(string code, string doing, CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode == 0) return;

        // Ctrl-C reaches the program as well, and it may be the first to end
        cancellationToken.ThrowIfCancellationRequested();
        var sentence = Sentence(await said);
        throw new BackupException(code, $"{doing}: {sentence}", HintFor(sentence));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }

    private static async Task<string> ReadSaidAsync(StreamReader from)
    {
        // Everything is read, or the program would wait; the beginning says enough
        var text = new StringBuilder();
        while (await from.ReadLineAsync() is { } line)
            if (text.Length < MostSaid) text.AppendLine(line);
        return text.ToString();
    }

    // Roles are the server's: no dump of a database brings them along
    private static string? HintFor(string sentence) =>
        sentence.Contains("role \"", StringComparison.Ordinal) && sentence.EndsWith("does not exist", StringComparison.Ordinal)
            ? "make the role on this server first: CREATE ROLE"
            : null;

    private string Sentence(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var error = Array.Find(lines, line => line.Contains("error:", StringComparison.Ordinal)) ?? lines.FirstOrDefault();
        return error ?? $"{Path.GetFileName(process.StartInfo.FileName)} ended with {process.ExitCode}";
    }
}
