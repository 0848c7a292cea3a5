namespace SchemaRunner.Cli.Demo;

/// <summary>How many rows a legacy table holds.</summary>
/// <param name="Table">The table's old name.</param>
/// <param name="Rows">Its rows.</param>
internal readonly record struct LegacyCount(string Table, int Rows);
