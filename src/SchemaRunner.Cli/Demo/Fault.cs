namespace SchemaRunner.Cli.Demo;

/// <summary>One way of losing data that nobody notices, put at the end of a script.</summary>
/// <param name="Name">The folder of its copies.</param>
/// <param name="Story">What the script does, in a sentence.</param>
/// <param name="Sql">What is added to it.</param>
internal sealed record Fault(string Name, string Story, string Sql)
{
    /// <summary>The migration that is sabotaged: it renames the four tables of the regions and changes nothing else.</summary>
    public const string Migration = "0002";

    /// <summary>The three of the demo.</summary>
    public static IReadOnlyList<Fault> All { get; } =
    [
        new(
            "lost-row",
            "deletes one village of 83,763 while it renames the table",
            "DELETE FROM mst_desa WHERE id = (SELECT MAX(id) FROM mst_desa);"),
        new(
            "swapped-value",
            "gives two regencies each other's name: no count changes, no value is missing",
            """
            UPDATE mst_kabupaten SET name = other.name
            FROM (SELECT id, name FROM mst_kabupaten ORDER BY id LIMIT 2) AS other
            WHERE other.id <> mst_kabupaten.id
              AND mst_kabupaten.id IN (SELECT id FROM mst_kabupaten ORDER BY id LIMIT 2);
            """),
        new(
            "dropped-index",
            "forgets an index: every query still answers, only slower",
            "DROP INDEX idx_mst_desa_name_lower;"),
    ];
}
