namespace SchemaRunner.EngineTests.Load;

/// <summary>What one writer has committed: every row of its own, with the value that it gave it last.</summary>
internal sealed class Ledger
{
    private readonly Dictionary<(string Table, string Key), string> rows = [];
    private readonly List<Action> pending = [];

    /// <summary>The rows that must be there.</summary>
    public IEnumerable<(string Table, string Key, string Value)> Rows => rows.Select(row => (row.Key.Table, row.Key.Key, row.Value));

    /// <summary>A row has a value from the next commit on.</summary>
    public void Put(string table, object key, string value) => pending.Add(() => rows[(table, $"{key}")] = value);

    /// <summary>A row counts something: how often, from the next commit on.</summary>
    public void Count(string table, object key, int more = 1) => pending.Add(() =>
    {
        var was = rows.GetValueOrDefault((table, $"{key}"), "0");
        rows[(table, $"{key}")] = $"{int.Parse(was) + more}";
    });

    /// <summary>A row is gone from the next commit on.</summary>
    public void Remove(string table, object key) => pending.Add(() => rows.Remove((table, $"{key}")));

    /// <summary>The transaction is committed.</summary>
    public void Commit()
    {
        pending.ForEach(change => change());
        pending.Clear();
    }

    /// <summary>The transaction is rolled back.</summary>
    public void Discard() => pending.Clear();
}
