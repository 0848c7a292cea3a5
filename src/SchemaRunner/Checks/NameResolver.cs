using SchemaRunner.Scripts.Directives;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>
/// Says what a name in a directive means: as it stood before the phase for what existed then, after it for what is new.
/// </summary>
internal sealed class NameResolver(StructureMatch match)
{
    /// <summary>Whether a path names a table.</summary>
    public bool IsTable(NamePath path, TablePair pair) =>
        IsTable(path.Parts, pair) && !(path.Parts.Count == 2 && ExistsAsColumn(path, pair));

    /// <summary>Whether a path names a column: <c>table.column</c> or <c>schema.table.column</c>.</summary>
    public bool IsColumn(NamePath path, TablePair pair, ColumnPair column) =>
        path.Parts.Count >= 2 && IsTable([.. path.Parts.SkipLast(1)], pair) && IsName(path.Parts[^1], column);

    /// <summary>Whether a change directive names a column, alone or after commas.</summary>
    public bool NamesColumn(ChangeExpectation change, TablePair pair, ColumnPair column)
    {
        if (change.Table.Parts.Count < 2 || !IsTable([.. change.Table.Parts.SkipLast(1)], pair)) return false;
        return change.MoreColumns.Append(change.Table.Parts[^1]).Any(name => IsName(name, column));
    }

    /// <summary>Whether a path names an object: <c>name</c>, <c>schema.name</c> or <c>table.name</c>.</summary>
    public bool IsObject(NamePath path, string schema, string name, string? tableId)
    {
        if (path.Parts.Count == 1 && Folded(path.Parts[0]) == Folded(name)) return true;
        if (!match.Names.Equals(path.Parts[^1], name)) return false;
        if (path.Parts.Count == 1) return true;
        if (match.Names.Equals(path.Parts[^2], schema)) return true;
        return tableId is not null && match.Before.Tables.Any(t => t.Id == tableId && match.Names.Equals(t.Name, path.Parts[^2]));
    }

    /// <summary>Whether a path may speak of a table or of a column of it.</summary>
    public bool MayMean(NamePath path, TablePair pair) =>
        IsTable(path.Parts, pair) || (path.Parts.Count >= 2 && IsTable([.. path.Parts.SkipLast(1)], pair));

    /// <summary>Whether the parts of a name mean a table of a structure: by itself only where it cannot mean another.</summary>
    public static bool IsTable(IReadOnlyList<string> parts, Table table, Structure structure, StringComparer names)
    {
        if (parts.Count > 2 || !names.Equals(parts[^1], table.Name)) return false;
        if (parts.Count == 2) return names.Equals(parts[0], table.Schema);
        return names.Equals(table.Schema, structure.DefaultSchema)
            || structure.Tables.Count(t => names.Equals(t.Name, table.Name)) == 1;
    }

    private bool IsTable(IReadOnlyList<string> parts, TablePair pair) =>
        pair.Before is { } was
            ? IsTable(parts, was, match.Before, match.Names)
            : IsTable(parts, pair.After!, match.After, match.Names);

    private bool ExistsAsColumn(NamePath path, TablePair pair) =>
        match.Tables.Any(t => t != pair && IsTable([path.Parts[0]], t) && t.Columns.Any(c => IsName(path.Parts[1], c)));

    private bool IsName(string name, ColumnPair column) => match.Names.Equals(name, (column.Before ?? column.After!).Name);

    private static string Folded(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal);
}
