namespace SchemaRunner.Cli.Demo;

/// <summary>The generated rows of one legacy table.</summary>
internal sealed class LegacyTable
{
    private readonly Func<IEnumerable<string>> rows;

    public LegacyTable(string name, string columns, int rowCount, Func<IEnumerable<string>> rows)
    {
        Name = name;
        Columns = columns;
        RowCount = rowCount;
        this.rows = rows;
    }

    /// <summary>The table's name.</summary>
    public string Name { get; }

    /// <summary>The columns that get values, as they stand in an <c>INSERT</c>.</summary>
    public string Columns { get; }

    /// <summary>How many rows there are.</summary>
    public int RowCount { get; }

    /// <summary>The rows as <c>INSERT</c> statements for either engine, made while they are read.</summary>
    /// <param name="rowsPerStatement">How many rows go into one statement.</param>
    public IEnumerable<string> InsertStatements(int rowsPerStatement = 500) =>
        rows().Chunk(rowsPerStatement)
            .Select(chunk => $"INSERT INTO {Name} ({Columns}) VALUES\n{string.Join(",\n", chunk)}");
}
