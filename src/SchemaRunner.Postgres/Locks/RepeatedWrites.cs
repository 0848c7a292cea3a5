namespace SchemaRunner.Postgres.Locks;

/// <summary>Knows a statement that writes rows to a table which the statements before it have written to.</summary>
/// <remarks>Its locks are held already. Scripts that fill tables consist of little else, and asking would take longer than they do.</remarks>
internal sealed class RepeatedWrites
{
    private const int Words = 3;

    private readonly HashSet<string> _heads = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a statement like this one has run since anything else did.</summary>
    public bool IsRepeated(string statement)
    {
        if (HeadOf(statement) is { } head) return !_heads.Add(head);
        Forget();
        return false;
    }

    /// <summary>Forgets what has run.</summary>
    public void Forget() => _heads.Clear();

    /// <summary><c>INSERT INTO invoice</c>; <see langword="null"/> for what does not write rows.</summary>
    private static string? HeadOf(string statement)
    {
        if (!StartsWith(statement, "INSERT ") && !StartsWith(statement, "UPDATE ") && !StartsWith(statement, "DELETE ")) return null;
        var end = 0;
        for (var word = 0; word < Words; word++)
        {
            while (end < statement.Length && char.IsWhiteSpace(statement[end])) end++;
            while (end < statement.Length && !char.IsWhiteSpace(statement[end]) && statement[end] != '(') end++;
        }

        return statement[..end];
    }

    private static bool StartsWith(string statement, string word) => statement.StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
