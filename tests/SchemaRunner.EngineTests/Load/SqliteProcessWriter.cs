using System.Diagnostics;

namespace SchemaRunner.EngineTests.Load;

/// <summary>The vendor's own program, in a process of its own.</summary>
internal sealed class SqliteProcessWriter : ISqliteWriterConnection
{
    private readonly Process process;
    private readonly Task<string> errors;
    private readonly string name;
    private readonly RunWatch watch;
    private int transactions;

    private SqliteProcessWriter(Process process, string name, RunWatch watch)
    {
        (this.process, this.name, this.watch) = (process, name, watch);
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts it.</summary>
    public static async Task<ISqliteWriterConnection> OpenAsync(string file, string name, RunWatch watch)
    {
        var start = new ProcessStartInfo("sqlite3", ["-batch", "-bail", file])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var writer = new SqliteProcessWriter(Process.Start(start)!, name, watch);
        await writer.process.StandardInput.WriteLineAsync(".timeout 30000\nPRAGMA synchronous = OFF;\nPRAGMA foreign_keys = ON;");
        return writer;
    }

    /// <inheritdoc/>
    public async Task RunAsync(IReadOnlyList<string> statements)
    {
        var phase = watch.Now;
        var done = $"done {++transactions}";
        var text = string.Join("\n", ["BEGIN IMMEDIATE;", .. statements.Select(statement => $"{statement};"), "COMMIT;", $"SELECT '{done}';"]);
        try
        {
            await process.StandardInput.WriteLineAsync(text);
            await process.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            // it has ended, and its output says why
        }

        if (await process.StandardOutput.ReadLineAsync() != done)
            throw new WriterFailedException(name, text, $"{phase} … {watch.Now}", await errors);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
