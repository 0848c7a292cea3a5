using System.Globalization;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Tests.Reports.Samples;

/// <summary>Makes phase reports one after another from what each does to the tables before it.</summary>
internal sealed class SamplePhases
{
    private readonly SortedDictionary<string, long> tables = new(StringComparer.Ordinal);
    private readonly List<(string Child, string Column, string Parent)> keys = [];
    private DateTimeOffset clock = new(2026, 11, 21, 10, 15, 3, TimeSpan.Zero);
    private int version;

    public PhaseReport Create(string name, IReadOnlyList<(string Table, long Rows)> created, IReadOnlyList<(string, string, string)> newKeys)
    {
        var before = Keep();
        var newIndexes = created.Select(table => Change(ChangeKind.Added, ObjectKind.Index, $"idx_{table.Table}_kategori"));
        foreach (var (table, rows) in created) tables[table] = rows;
        keys.AddRange(newKeys);
        return Phase(
            name,
            [.. before, .. created.Select(table => new TableReport
            {
                NameAfter = table.Table, RowsAfter = table.Rows, Content = ContentState.New, DigestAfter = Digest(table.Table),
            })],
            [.. created.Select(table => Change(ChangeKind.Added, ObjectKind.Table, table.Table)), .. newIndexes],
            [.. created.Select(table => $"CREATE TABLE {table.Table} (\n    id SERIAL PRIMARY KEY,\n    kategori VARCHAR(100) NOT NULL\n)")],
            newKeys.Count);
    }

    public PhaseReport Rename(string name, IReadOnlyList<(string Old, string New)> renames)
    {
        var before = Keep().Select(table => renames.FirstOrDefault(rename => rename.Old == table.NameBefore) is { New: { } now }
            ? table with { NameAfter = now, ColumnsRenamed = now == "mst_upt" ? ["unit_id → upt_id"] : [] }
            : table).ToList();
        foreach (var (old, now) in renames)
        {
            tables[now] = tables[old];
            tables.Remove(old);
            for (var at = 0; at < keys.Count; at++)
            {
                var (child, column, parent) = keys[at];
                keys[at] = (child == old ? now : child, column, parent == old ? now : parent);
            }
        }

        var olds = renames.Select(rename => rename.Old).ToList();
        return SampleLocks.With(Phase(
            name,
            before,
            [
                .. renames.Select(rename => new ObjectChange(ChangeKind.Renamed, ObjectKind.Table, rename.Old, rename.New)),
                .. renames.Select(rename => new ObjectChange(
                    ChangeKind.Renamed, ObjectKind.Index, $"idx_{rename.Old}_name_lower", $"idx_{rename.New}_name_lower")),
            ],
            [.. renames.Select(rename => $"ALTER TABLE {rename.Old} RENAME TO {rename.New}")]), olds, "ACCESS EXCLUSIVE", olds);
    }

    public PhaseReport AddColumns(string name, string table, params string[] columns) => SampleLocks.With(Phase(
        name,
        [.. Keep().Select(was => was.NameBefore == table ? was with { ColumnsAdded = columns } : was)],
        [.. columns.Select(column => Change(ChangeKind.Added, ObjectKind.Column, $"{table}.{column}"))],
        [.. columns.Select(column => $"ALTER TABLE {table} ADD COLUMN {column} TEXT")]),
        [], "ACCESS EXCLUSIVE", [.. columns.Select(_ => table)], table);

    public PhaseReport Fill(string name, params (string Table, long Rows)[] added)
    {
        var before = Keep().Select(was => added.FirstOrDefault(add => add.Table == was.NameBefore) is { Rows: > 0 } add
            ? was with { RowsAfter = was.RowsBefore + add.Rows, Content = ContentState.Changed, DigestAfter = Digest($"{add.Rows}") }
            : was).ToList();
        foreach (var (table, rows) in added) tables[table] += rows;
        var names = added.Select(add => add.Table).ToList();
        var sql = names.Select(table => $"INSERT INTO {table} (kategori) VALUES ('Tangkap'), ('Budidaya')");
        return SampleLocks.With(Phase(name, before, [], [.. sql]), names, "ROW EXCLUSIVE", names) with
        {
            Expectations = [.. added.Select(add => $"expect rows {add.Table} +{add.Rows}")],
        };
    }

    private static ObjectChange Change(ChangeKind change, ObjectKind kind, string name) => new(change, kind, name);

    private PhaseReport Phase(
        string name, List<TableReport> reports, IReadOnlyList<ObjectChange> changes, IReadOnlyList<string> sql, int newKeys = 0)
    {
        version++;
        clock = clock.AddMilliseconds(412);
        return new PhaseReport
        {
            Version = version.ToString("0000", CultureInfo.InvariantCulture),
            Name = name,
            Direction = Direction.Up,
            Path = $"migrations/up/{version:0000}_{name}.sql",
            Checksum = $"sha256:{Digest(name)}{Digest(name + "2")}{Digest(name + "3")}{Digest(name + "4")}",
            StartedAt = clock,
            Verdict = Verdict.Verified,
            Milliseconds = 300 + version * 12.5,
            ScriptMilliseconds = 2.25 * version,
            VerifyMilliseconds = 280 + version,
            Statements = [.. sql.Select((text, at) => new StatementReport(at + 1, 4 + 6 * at, text, text[0] == 'I' ? 2 : null, 0.25 + at))],
            Coverage = new Coverage
            {
                TablesRead = reports.Count(table => table.Coverage == TableCoverage.Read),
                TablesUntouched = reports.Count(table => table.Coverage == TableCoverage.Untouched),
                KeysCounted = keys.Count,
            },
            Tables = [.. reports.OrderBy(table => table.NameAfter, StringComparer.Ordinal)],
            ForeignKeys = [.. keys.Select((key, at) => new ForeignKeyReport(
                $"{key.Child}({key.Column}) → {key.Parent}(id)", at < keys.Count - newKeys ? 0 : null, 0, []))],
            Changes = changes,
            Kept = new Dictionary<string, int>(StringComparer.Ordinal)
            {
                ["table"] = reports.Count, ["column"] = 9 * reports.Count, ["index"] = 2 * reports.Count, ["foreign key"] = keys.Count - newKeys,
            },
            StructureHash = $"sha256:{Digest("structure" + version)}{Digest("s" + version)}{Digest("t" + version)}{Digest("u" + version)}",
            StructureDelta = new StructureDelta(new Dictionary<string, string>(StringComparer.Ordinal) { [$"table public.{name}"] = Digest(name) }, [])
            {
                Definitions = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal)
                {
                    [$"table public.{name}"] = new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = "table" },
                },
            },
        };
    }

    private List<TableReport> Keep() =>
    [
        .. tables.Select(table => new TableReport
        {
            NameBefore = table.Key,
            NameAfter = table.Key,
            RowsBefore = table.Value,
            RowsAfter = table.Value,
            Content = ContentState.Same,
            DigestBefore = Digest(table.Key),
            DigestAfter = Digest(table.Key),
        }),
    ];

    private static string Digest(string text)
    {
        var hash = text.Aggregate(14695981039346656037UL, (sum, letter) => unchecked((sum ^ letter) * 1099511628211UL));
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
