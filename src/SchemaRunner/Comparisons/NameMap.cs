using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Comparisons;

/// <summary>The tables and columns that were said to be each other's counterparts.</summary>
internal sealed class NameMap
{
    private readonly Dictionary<string, Table> tables = [];
    private readonly Dictionary<(string TableId, string ColumnId), Column> columns = [];

    private NameMap()
    {
    }

    /// <summary>Finds what the mappings name.</summary>
    /// <exception cref="ComparisonRefusedException">A name is not there, or named twice.</exception>
    public static NameMap Of(IReadOnlyList<NameMapping> mappings, Structure a, Structure b)
    {
        var map = new NameMap();
        foreach (var mapping in mappings) map.Add(mapping, NamedPlace.Find(a, mapping.A), NamedPlace.Find(b, mapping.B), a, b);
        return map;
    }

    /// <summary>The counterpart of a table of A.</summary>
    public Table? Find(Table table) => tables.GetValueOrDefault(table.Id);

    /// <summary>Whether a table of B is the counterpart of one.</summary>
    public bool Knows(Table table) => tables.Values.Any(other => other.Id == table.Id);

    /// <summary>The counterpart of a column of a table of A.</summary>
    public Column? Find(Table table, Column column) => columns.GetValueOrDefault((table.Id, column.Id));

    /// <summary>Whether a column of B is the counterpart of one of a table of A.</summary>
    public bool Knows(Table table, Column column) =>
        columns.Any(pair => pair.Key.TableId == table.Id && pair.Value.Id == column.Id);

    private void Add(NameMapping mapping, NamedPlace? inA, NamedPlace? inB, Structure a, Structure b)
    {
        if (inA is null) throw Unknown("A", mapping, mapping.A, a);
        if (inB is null) throw Unknown("B", mapping, mapping.B, b);
        if (inA.Column is null != inB.Column is null)
        {
            throw new ComparisonRefusedException(
                $"--map {mapping.A}={mapping.B}: one is a table and the other a column", "name two tables, or two columns with their tables");
        }

        Add(mapping, inA.Table, inB.Table);
        if (inA.Column is null) return;
        if (!columns.TryAdd((inA.Table.Id, inA.Column.Id), inB.Column!)) throw Twice(mapping);
    }

    // A column's table may be mapped by a mapping of its own, to the same one
    private void Add(NameMapping mapping, Table inA, Table inB)
    {
        if (tables.TryGetValue(inA.Id, out var known) ? known.Id == inB.Id : !Knows(inB)) tables[inA.Id] = inB;
        else throw Twice(mapping);
    }

    private static ComparisonRefusedException Twice(NameMapping mapping) =>
        new($"--map {mapping.A}={mapping.B}: another --map says otherwise", "name each table and column once");

    private static ComparisonRefusedException Unknown(string side, NameMapping mapping, string name, Structure structure)
    {
        var known = NamedPlace.NamesLike(structure, name).ToList();
        var hint = Suggestion.For(name, known) is { } meant ? $"did you mean '{meant}'?" : "--map old=new has A's name first, then B's";
        return new ComparisonRefusedException($"--map {mapping.A}={mapping.B}: {side} has no table or column {name}", hint);
    }
}
