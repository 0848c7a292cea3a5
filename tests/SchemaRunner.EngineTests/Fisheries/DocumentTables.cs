using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace SchemaRunner.EngineTests.Fisheries;

/// <summary>The tables of the document's sections 3.1 to 3.3, in its own notation, from <c>document_tables.txt</c>.</summary>
internal static partial class DocumentTables
{
    private static readonly string[] Cascading = ["mst_kabupaten", "mst_kecamatan", "mst_desa"];

    private static readonly IReadOnlyList<(string Table, string Line)> Lines = Read();

    /// <summary>One line for each column, without its foreign key: <c>mst_role.id: serial (PRIMARY KEY)</c>.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        [.. Lines.Select(it => $"{it.Table}.{Key().Replace(it.Line, "").Replace(" ()", "", StringComparison.Ordinal)}")];

    /// <summary>One line for each foreign key; only the administrative areas' have actions.</summary>
    public static IReadOnlyList<string> ForeignKeys { get; } =
        [.. Lines.Where(it => Key().IsMatch(it.Line)).Select(it =>
        {
            var action = Cascading.Contains(it.Table) ? "CASCADE" : "NO ACTION";
            var parent = Key().Match(it.Line).Groups["parent"].Value;
            return $"{it.Table}.{it.Line.Split(':')[0]} → {parent} ON DELETE {action} ON UPDATE {action}";
        })];

    private static List<(string Table, string Line)> Read([CallerFilePath] string caller = "")
    {
        var table = "";
        var lines = new List<(string Table, string Line)>();
        foreach (var line in File.ReadLines(Path.Combine(Path.GetDirectoryName(caller)!, "document_tables.txt")))
        {
            if (line.StartsWith("  ", StringComparison.Ordinal)) lines.Add((table, line.Trim()));
            else if (line.Length > 0) table = line;
        }

        return lines;
    }

    [GeneratedRegex(@"(, )?FOREIGN KEY → (?<parent>[a-z_.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();
}
