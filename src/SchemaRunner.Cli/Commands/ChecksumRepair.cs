using System.Text.Json;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Json;
using SchemaRunner.Cli.Output;
using SchemaRunner.Scripts;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>repair --checksums</c>: shows how scripts were changed after they were applied, and accepts them.</summary>
internal static class ChecksumRepair
{
    /// <summary>Shows, asks and records.</summary>
    /// <param name="invocation">What the verb works with.</param>
    /// <param name="version">The migration; <see langword="null"/> for all.</param>
    /// <param name="reason">Why.</param>
    public static async Task<int> RunAsync(Invocation invocation, ScriptVersion? version, string reason)
    {
        var migrator = invocation.OpenMigrator();
        var changed = await migrator.FindChangedScriptsAsync(version, invocation.Cancellation);
        if (!invocation.IsJson) ChangedScriptsText.Write(changed, invocation.Terminal);
        if (changed.Count > 0)
            await Confirmation.BeforeRecordingAsync(invocation, $"Accept {Words.Count(changed.Count, "changed script")}, without running anything?");

        var entries = await migrator.AcceptAsync(changed, reason, invocation.Cancellation);
        if (invocation.IsJson)
        {
            await invocation.Terminal.Output.WriteLineAsync(JsonSerializer.Serialize(
                [.. changed.Zip(entries, AcceptedDocument.Of)], CliJson.Printed.IReadOnlyListAcceptedDocument));
        }
        else
        {
            ChangedScriptsText.WriteAccepted(changed, invocation.Terminal);
        }

        return ExitCode.Done;
    }
}
