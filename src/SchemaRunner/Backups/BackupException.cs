using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Backups;

/// <summary>A backup was not made, does not verify, or was not restored.</summary>
public sealed class BackupException : SchemaRunnerException
{
    /// <summary>Says what is wrong with which file or program, and what to do.</summary>
    public BackupException(string code, string message, string? hint = null, Exception? inner = null)
        : base(code, message, hint, inner)
    {
    }

    /// <summary>Where what was restored (B) is not what the manifest says (A).</summary>
    public IReadOnlyList<Difference> Differences { get; init; } = [];
}
