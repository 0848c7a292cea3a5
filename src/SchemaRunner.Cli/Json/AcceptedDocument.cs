using SchemaRunner.Journal;
using SchemaRunner.Planning;

namespace SchemaRunner.Cli.Json;

/// <summary>One changed script as <c>repair --checksums --output json</c> has it.</summary>
/// <param name="Version">The migration's number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Path">The script.</param>
/// <param name="ChecksumBefore">Its checksum until now.</param>
/// <param name="Checksum">Its checksum from now on.</param>
/// <param name="Difference">The lines that differ.</param>
/// <param name="Meaning">What the database has of it.</param>
/// <param name="HasNeverRun">Whether it says something that never ran here.</param>
/// <param name="EventId">The journal's entry.</param>
internal sealed record AcceptedDocument(
    string Version, string Name, string Path, string ChecksumBefore, string Checksum, string Difference, IReadOnlyList<string> Meaning,
    bool HasNeverRun, long EventId)
{
    /// <summary>The document for a script that was accepted.</summary>
    public static AcceptedDocument Of(ChangedScript changed, JournalEntry entry) => new(
        entry.Version.Text, entry.Name, changed.Migration.Up.Path, changed.Was.Checksum, entry.Checksum, changed.Difference,
        changed.Meaning, changed.HasNeverRun, entry.EventId);
}
