using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Backups;

/// <summary>A foreign key that a sample must hold.</summary>
/// <param name="Parent">The parent's name.</param>
/// <param name="Columns">The child's columns and the parent's, in double quotes; without the parent's it is the primary key.</param>
internal sealed record SampleKey(string Parent, IReadOnlyList<(string Child, string? Parent)> Columns)
{
    /// <summary>The keys of a table.</summary>
    public static IEnumerable<SampleKey> Of(NativeConnection connection, string table)
    {
        var rows = new List<(long Id, string Parent, string Child, string? Column)>();
        using (var keys = connection.Prepare(
            $"""SELECT id, "table", "from", "to" FROM pragma_foreign_key_list({SampleTable.SqlLiteral(table)}, 'src') ORDER BY id, seq"""))
        {
            while (keys.Step())
                rows.Add((keys.Int64(0), keys.Text(1)!, SqlText.Quote(keys.Text(2)!), keys.Text(3) is { } name ? SqlText.Quote(name) : null));
        }

        return rows.GroupBy(row => row.Id).Select(key => new SampleKey(key.First().Parent, [.. key.Select(row => (row.Child, row.Column))]));
    }

    /// <summary>When a parent <c>p</c> is that of a child <c>c</c>; <see langword="null"/> when the parent has no such key.</summary>
    public string? Condition(SampleTable parent) => Columns.Any(pair => pair.Parent is null) && parent.Key.Count != Columns.Count
        ? null
        : string.Join(" AND ", Columns.Select((pair, number) => $"p.{pair.Parent ?? parent.Key[number]} = c.{pair.Child}"));
}
