using SchemaRunner.Scripts;

namespace SchemaRunner.Postgres.Backups;

/// <summary>Extensions and their schemas, which a restore keeps when the backup has them as well.</summary>
/// <remarks>Who may empty a database need not be who may make its extensions anew.</remarks>
/// <param name="extensions">Those that are there before.</param>
internal sealed class KeptObjects(IReadOnlyList<KeptExtension> extensions)
{
    private const string CreateSchema = "CREATE SCHEMA ";
    private const string CreateExtension = "CREATE EXTENSION IF NOT EXISTS ";

    private readonly HashSet<string> _inBackup = new(StringComparer.Ordinal);

    /// <summary>Whether a statement of the backup's script is not to be run, because of what was kept or of the transaction.</summary>
    public bool PassesOver(Statement statement)
    {
        var text = statement.Text;
        if (text.StartsWith(CreateExtension, StringComparison.Ordinal))
        {
            _inBackup.Add(text);
            return false;
        }

        if (text.StartsWith(CreateSchema, StringComparison.Ordinal) && extensions.Any(kept => text == CreateSchema + kept.Schema))
        {
            _inBackup.Add(text);
            return true;
        }

        // Large objects come in a transaction of their own, limits of time are ours, and a comment belongs to the extension's owner
        return text is "BEGIN" or "COMMIT"
            || text.StartsWith("COMMENT ON EXTENSION ", StringComparison.Ordinal)
            || (text.StartsWith("SET ", StringComparison.Ordinal) && text.EndsWith("_timeout = 0", StringComparison.Ordinal));
    }

    /// <summary>The commands that drop what the backup turned out not to have.</summary>
    public IReadOnlyList<string> DropOthers()
    {
        var extra = extensions.Where(kept => !_inBackup.Any(text => (text + " ").StartsWith($"{CreateExtension}{kept.Extension} ", StringComparison.Ordinal))).ToList();
        var schemas = extensions.Select(kept => kept.Schema).OfType<string>().Distinct().Where(schema => !_inBackup.Contains(CreateSchema + schema)).ToList();
        return
        [
            .. extra.Count == 0 ? Array.Empty<string>() : [$"DROP EXTENSION {string.Join(", ", extra.Select(kept => kept.Extension))}"],
            .. schemas.Select(schema => $"DROP SCHEMA {schema}"),
        ];
    }
}
