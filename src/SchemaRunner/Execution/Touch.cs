using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>What a script has written, beside what had been read for it.</summary>
/// <param name="match">The structure before and after it.</param>
/// <param name="read">The tables that were locked and read before it.</param>
/// <param name="written">The tables that the engine says may have been written, by their ids before.</param>
/// <param name="excluded">The tables that nobody wants compared, by their ids before.</param>
internal sealed class Touch(StructureMatch match, TableScope read, TableScope written, IReadOnlySet<string> excluded)
{
    private bool? anythingIsWritten;

    /// <summary>What was before and what is after.</summary>
    public StructureMatch Match => match;

    /// <summary>The tables that would have had to be read before the script, and were not.</summary>
    public TableScope Unforeseen => written.IsEverything && !read.IsEverything
        ? written
        : TableScope.Of(match.Tables.Concat(match.NameTakers)
            .Where(pair => pair.Before is { HoldsRows: true } && !IsExcluded(pair) && !WasRead(pair) && IsWritten(pair))
            .Select(pair => pair.Before!.Id));

    /// <summary>
    /// Whether a table's rows can be others than before: the engine says so, or it is another table, or a column's values have
    /// another type or are those of another column that took its name.
    /// </summary>
    public bool IsWritten(TablePair pair) =>
        pair.Before is null || pair.After is null || pair.TookName
        || pair.After.Id != pair.Before.Id
        || written.Contains(pair.Before.Id)
        || (!ReferenceEquals(pair.Before, pair.After) && pair.Columns.Any(c => c.Before is not null && c.After is not null
            && (c.Before.Id != c.After.Id || !match.SameType(c.Before, c.After))));

    /// <summary>The same where the rows of a partitioned table are those of its partitions.</summary>
    public bool IsWrittenWithin(TablePair pair) => IsWritten(pair) || (pair.After is { HoldsRows: false } && AnythingIsWritten);

    private bool AnythingIsWritten => anythingIsWritten ??= match.Tables.Any(pair => pair is not { Before.HoldsRows: false } && IsWritten(pair));

    /// <summary>Whether a table was read before the script.</summary>
    public bool WasRead(TablePair pair) => pair.Before is not null && !IsExcluded(pair) && read.Contains(pair.Before.Id);

    /// <summary>Whether a table was left out by an option.</summary>
    public bool IsExcluded(TablePair pair) => pair.Before is not null && excluded.Contains(pair.Before.Id);
}
