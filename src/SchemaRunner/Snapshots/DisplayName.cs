namespace SchemaRunner.Snapshots;

/// <summary>Names as reports and directives write them: without the default schema, quoted where they must be.</summary>
internal static class DisplayName
{
    public static string Of(Structure structure, Table table) => Of(structure, table.Schema, table.Name);

    public static string Of(Structure structure, string schema, string name) =>
        schema == structure.DefaultSchema ? Quoted(name) : $"{Quoted(schema)}.{Quoted(name)}";

    public static string OfColumn(Structure structure, Table table, string column) => $"{Of(structure, table)}.{Quoted(column)}";

    public static string OfKey(Structure structure, ForeignKey key)
    {
        var child = structure.Tables.First(t => t.Id == key.ChildTableId);
        return $"{Of(structure, child)}({ColumnsOf(child, key.ChildColumnIds)})";
    }

    public static string OfKeyAndParent(Structure structure, ForeignKey key) =>
        $"{OfKey(structure, key)} → {key.ParentTable}({string.Join(", ", key.ParentColumns)})";

    public static string ColumnsOf(Table table, IEnumerable<string> columnIds) =>
        string.Join(", ", columnIds.Select(id => Quoted(table.Columns.FirstOrDefault(c => c.Id == id)?.Name ?? "?")));

    /// <summary>The name as a directive must write it.</summary>
    public static string Quoted(string name)
    {
        var plain = name.Length > 0 && !char.IsAsciiDigit(name[0])
            && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '$');
        return plain ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
