using System.CommandLine;
using System.Text.Json;
using SchemaRunner.Cli.Configuration;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Json;
using SchemaRunner.Cli.Output;
using SchemaRunner.Cli.Parts;
using SchemaRunner.Cli.Progress;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>snapshot</c>: writes what the database is made of and digests of what it holds into a file.</summary>
internal static class SnapshotCommand
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var file = new Option<string?>("--file") { Description = "Where the snapshot is written", HelpName = "F" };
        var command = new Command("snapshot", "Write structure, rows and digests of the database into a file") { file };
        line.Bind(command, async (parsed, invocation) =>
        {
            if (parsed.GetValue(file) is not { Length: > 0 } path)
                throw new UsageException("snapshot needs a file", "--file F says where it is written; 'schemarunner compare' reads it");
            Databases.MustExist(DatabaseAddress.Parse(invocation.Settings.Database));
            SnapshotFile.RequireFolder(path);
            var progress = RunProgress.For(invocation.Terminal, invocation.Settings, invocation.Time);
            var snapshot = await progress.WatchAsync(() => invocation.OpenJournal(progress).TakeSnapshotAsync(invocation.Cancellation));
            SnapshotFile.Write(snapshot, path);
            await invocation.Terminal.Output.WriteLineAsync(invocation.IsJson
                ? JsonSerializer.Serialize(new WrittenSnapshotDocument(path, snapshot.Database, snapshot.Tables.Count, snapshot.Rows), CliJson.Printed.WrittenSnapshotDocument)
                : $"{path}: {Words.Count(snapshot.Objects.Count, "object")}, {Words.Count(snapshot.Tables.Count, "table")} with {Words.Count(snapshot.Rows, "row")} of {snapshot.Database}");
            return ExitCode.Done;
        });
        return command;
    }
}
