using SchemaRunner.Snapshots;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Comparisons;

/// <summary>Compares by snapshots, when one of the two is in a file: rows then have no names.</summary>
internal sealed class SnapshotFiles(ComparisonOptions options)
{
    private const string NoRows = "a snapshot file holds no rows: tables and columns that differ are named, rows are not; compare the databases themselves to see them";

    public async Task<DatabaseComparison> CompareAsync(ComparisonSide a, ComparisonSide b, CancellationToken cancellationToken)
    {
        var (inA, inB) = await BothSides.RunAsync(token => DocumentOfAsync(a, token), token => DocumentOfAsync(b, token), cancellationToken);
        var notes = new List<string> { NoRows };
        if (inA.DigestForm != inB.DigestForm)
        {
            notes.Add($"the digests were made otherwise ({inA.DigestForm} by {inA.ToolVersion}, {inB.DigestForm} by {inB.ToolVersion}): only rows are counted");
            (inA, inB) = (WithoutDigests(inA), WithoutDigests(inB));
        }

        var otherTypes = OtherTypes(inA, inB);
        if (otherTypes.Count > 0)
        {
            notes.Add($"digests of two types are not compared: {string.Join(", ", otherTypes)}");
            (inA, inB) = (Without(inA, otherTypes), Without(inB, otherTypes));
        }

        var structure = SnapshotComparison.Structure(inA, inB);
        return new DatabaseComparison
        {
            A = SideOf(a, inA),
            B = SideOf(b, inB),
            ContentOnly = options.ContentOnly,
            ToolVersion = options.Reading.ToolVersion,
            Differences = [.. structure.Where(difference => !options.ContentOnly || IsMissing(difference)), .. SnapshotComparison.Content(inA, inB)],
            TablesCompared = inA.Tables.Select(table => table.Name).Intersect(inB.Tables.Select(table => table.Name), StringComparer.Ordinal).Count(),
            Notes = notes,
        };
    }

    private async Task<SnapshotDocument> DocumentOfAsync(ComparisonSide side, CancellationToken cancellationToken) =>
        side.Document ?? await new SnapshotReader(side.Engine!, options.Reading).ReadAsync(cancellationToken);

    private static bool IsMissing(Difference difference) =>
        difference.Object is ObjectKind.Table or ObjectKind.Column && difference.Kind is DifferenceKind.OnlyInA or DifferenceKind.OnlyInB;

    private static IReadOnlyList<string> OtherTypes(SnapshotDocument a, SnapshotDocument b)
    {
        var types = Types(b).ToDictionary(column => column.Name, column => column.Type, StringComparer.Ordinal);
        return [.. Types(a).Where(column => types.TryGetValue(column.Name, out var type) && type != column.Type).Select(column => column.Name)];
    }

    private static IEnumerable<(string Name, string? Type)> Types(SnapshotDocument document) =>
        document.Objects.Where(o => o.Kind == ObjectKind.Column).Select(o => (o.Name, o.Facets.GetValueOrDefault("type")));

    private static SnapshotDocument Without(SnapshotDocument document, IReadOnlyList<string> columns) =>
        document with { Tables = [.. document.Tables.Select(table => Without(table, columns))] };

    // A key of another type makes other digests of every column
    private static TableDocument Without(TableDocument table, IReadOnlyList<string> columns)
    {
        var left = table.Columns.Where(column => columns.Contains($"{table.Name}.{column}")).ToList();
        return left.Count == 0 ? table
            : left.Exists(table.Key.Contains) ? WithoutDigests(table)
            : table with { RowDigest = null, Digests = table.Digests.Where(digest => !left.Contains(digest.Key)).ToDictionary() };
    }

    private static TableDocument WithoutDigests(TableDocument table) => table with { Digests = new Dictionary<string, string>(), RowDigest = null };

    private static SnapshotDocument WithoutDigests(SnapshotDocument document) => document with
    {
        Tables = [.. document.Tables.Select(WithoutDigests)],
    };

    private static ComparedDatabase SideOf(ComparisonSide side, SnapshotDocument document) => new(
        side.Name, document.Product, document.ServerVersion, document.TakenAt, side.Document is not null);
}
