using System.Globalization;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Locks;

/// <summary>What a phase locks before it reads anything.</summary>
/// <param name="Tables">The tables, in the order in which they were made: most who write to several begin with the oldest.</param>
/// <param name="Closed">Ids of those that are closed to readers, too, because the script will do it.</param>
/// <param name="Views">Views that are closed before them, as everybody locks them who uses them.</param>
internal sealed record LockPlan(IReadOnlyList<Table> Tables, IReadOnlySet<string> Closed, IReadOnlyList<SchemaObject> Views)
{
    /// <summary>Puts them in order, without foreign tables, which the server does not lock.</summary>
    public static LockPlan Of(IEnumerable<Table> tables, IReadOnlySet<string> closed, IReadOnlyList<SchemaObject> views) =>
        new([.. tables.Where(t => !IsForeign(t)).OrderBy(t => uint.Parse(t.Id, CultureInfo.InvariantCulture))], closed, views);

    /// <summary>The commands that lock them, one for each, the views first.</summary>
    /// <param name="journal">The journal, locked too so that its last entry cannot change; <see langword="null"/> for none.</param>
    public IReadOnlyList<string> Commands(string? journal)
    {
        var commands = Tables.Select(t => Lock(Sql.Quote(t.Schema, t.Name), Closed.Contains(t.Id) ? "ACCESS EXCLUSIVE" : "SHARE ROW EXCLUSIVE"));
        if (journal is not null) commands = commands.Append(Lock(journal, "SHARE ROW EXCLUSIVE"));
        return [.. Views.Select(v => $"LOCK TABLE {Sql.Quote(v.Schema, v.Name)} IN ACCESS EXCLUSIVE MODE"), .. commands];
    }

    private static string Lock(string name, string mode) => $"LOCK TABLE ONLY {name} IN {mode} MODE";

    private static bool IsForeign(Table table) => table.Facets.Any(f => f is { Name: "kind", Value: "foreign table" });
}
