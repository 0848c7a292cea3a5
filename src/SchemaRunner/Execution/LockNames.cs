using SchemaRunner.Engines;
using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>The names that a report gives to tables that were locked: those before the phase.</summary>
/// <remarks>Others do not see a table that the phase itself has made, so that it is left out.</remarks>
internal sealed class LockNames(Structure structure)
{
    /// <summary>What a lock that is on no table of its own is on.</summary>
    public const string WholeFile = "(the whole file)";

    /// <summary>For statements whose locks go with them.</summary>
    public static LockNames None { get; } = new(new Structure { DefaultSchema = "", Tables = [] });

    private readonly Lazy<Dictionary<string, string>> names = new(() => structure.Tables.ToDictionary(t => t.Id, t => DisplayName.Of(structure, t)));

    /// <summary>The locks in a report's words, in the order of the tables' names.</summary>
    public IReadOnlyList<TakenLock> Of(IReadOnlyList<TableLock> locks) => locks.Count == 0 ? [] :
    [
        .. locks
            .Select(taken => (Name: taken.TableId is null ? WholeFile : names.Value.GetValueOrDefault(taken.TableId), Lock: taken))
            .Where(taken => taken.Name is not null)
            .Select(taken => new TakenLock(taken.Name!, taken.Lock.Mode, taken.Lock.Closes))
            .OrderBy(taken => taken.Table, StringComparer.Ordinal)
            .ThenBy(taken => taken.Mode, StringComparer.Ordinal),
    ];

    /// <summary>Tables' names, in order.</summary>
    public IReadOnlyList<string> Of(IReadOnlyList<string> ids) =>
        ids.Count == 0 ? [] : [.. ids.Where(names.Value.ContainsKey).Select(id => names.Value[id]).Order(StringComparer.Ordinal)];
}
