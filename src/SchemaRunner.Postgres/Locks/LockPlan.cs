using System.Globalization;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Locks;

/// <summary>What a phase locks before it reads anything.</summary>
/// <param name="Writers">Tables that are closed to writers; readers go on.</param>
/// <param name="Everybody">Tables that are closed to readers, too, because the script will do it.</param>
internal sealed record LockPlan(IReadOnlyList<Table> Writers, IReadOnlyList<Table> Everybody)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<Table> All => [.. Writers, .. Everybody];

    /// <summary>Shares tables out, each in the order of its id, so that two who lock the same never wait for each other.</summary>
    /// <param name="tables">All that are to be locked; foreign tables are left out, which the server does not lock.</param>
    /// <param name="closed">Ids of those that are closed to readers, too.</param>
    public static LockPlan Of(IEnumerable<Table> tables, IReadOnlySet<string> closed)
    {
        var ordered = tables.Where(t => !IsForeign(t)).OrderBy(t => uint.Parse(t.Id, CultureInfo.InvariantCulture)).ToList();
        return new LockPlan([.. ordered.Where(t => !closed.Contains(t.Id))], [.. ordered.Where(t => closed.Contains(t.Id))]);
    }

    private static bool IsForeign(Table table) => table.Facets.Any(f => f is { Name: "kind", Value: "foreign table" });
}
