using SchemaRunner.Checks;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;
using SchemaRunner.Tests.Scripts;

namespace SchemaRunner.Tests.Checks;

/// <summary>A snapshot written in a test: tables with ids, names, columns, rows and digests.</summary>
internal sealed class Db
{
    private readonly List<Table> tables = [];
    private readonly Dictionary<string, TableContent> contents = [];
    private readonly Dictionary<string, OrphanCount> orphans = [];

    public List<SchemaObject> Objects { get; } = [];

    public List<Sequence> Sequences { get; } = [];

    public List<ForeignKey> Keys { get; } = [];

    /// <summary>Columns are written <c>id:name:type=digest</c>; type and digest may be left out.</summary>
    public Db Table(string id, string name, long rows, params string[] columns)
    {
        var digests = new Dictionary<string, string>();
        var list = new List<Column>();
        foreach (var column in columns)
        {
            var (left, digest) = column.Split('=') is [var l, var d] ? (l, d) : (column, "0");
            var parts = left.Split(':');
            list.Add(new Column { Id = parts[0], Name = parts[1], Type = parts.Length > 2 ? parts[2] : "text" });
            digests.Add(parts[0], digest);
        }

        tables.Add(new Table { Id = id, Schema = "public", Name = name, Columns = list, KeyColumnIds = [list[0].Id] });
        contents.Add(id, new TableContent { TableId = id, Rows = rows, Digests = digests });
        return this;
    }

    public Db Key(string id, string childId, string columnId, string parentId, string parent, long orphanRows, params long[] fingerprints)
    {
        Keys.Add(new ForeignKey
        {
            Id = id, Name = $"fk_{id}", ChildTableId = childId, ChildColumnIds = [columnId], ParentTableId = parentId,
            ParentTable = parent, ParentColumns = ["id"], Facets = [new Facet("on delete", "no action")],
        });
        orphans.Add(id, new OrphanCount
        {
            ForeignKeyId = id, Rows = orphanRows, Fingerprints = fingerprints, Digest = string.Join('+', fingerprints), Samples = ["id=12 (province_id=99)"],
        });
        return this;
    }

    public Db Object(ObjectKind kind, string id, string name, string? tableId, params (string Name, string? Value)[] facets)
    {
        Objects.Add(new SchemaObject
        {
            Kind = kind, Id = id, Schema = "public", Name = name, TableId = tableId, Facets = [.. facets.Select(f => new Facet(f.Name, f.Value))],
        });
        return this;
    }

    public Snapshot Snapshot() => new(
        new Structure { DefaultSchema = "public", Tables = tables, ForeignKeys = Keys, Sequences = Sequences, Objects = Objects },
        contents, orphans);

    /// <summary>What the checks say of two snapshots and a script with some directives.</summary>
    public static Comparison Compare(Db before, Db after, params string[] directives)
    {
        var head = string.Concat(directives.Select(d => $"-- schemarunner:{d}\n"));
        var script = MemorySource.Load(("up/1_a.sql", $"{head}SELECT 1"), ("down/1_a.sql", "SELECT 1")).Migrations[0].Up;
        var match = new StructureMatch(before.Snapshot().Structure, after.Snapshot().Structure, StringComparer.Ordinal);
        var comparison = new Comparison(
            before.Snapshot(), after.Snapshot(), match, new ExpectationLedger(script.Directives.Expectations, match), VerifyLevel.Content);
        comparison.Run();
        return comparison;
    }

    public static IReadOnlyList<Mismatch> Mismatches(Db before, Db after, params string[] directives) =>
        Compare(before, after, directives).Mismatches;
}
