namespace SchemaRunner.Sqlite.Scripts;

/// <summary>Compares names as SQLite does: only A to Z are also a to z, so that é and É are two tables.</summary>
internal sealed class SqliteNames : StringComparer
{
    /// <summary>The one there is.</summary>
    public static SqliteNames Comparer { get; } = new();

    /// <inheritdoc/>
    public override int Compare(string? x, string? y) => string.CompareOrdinal(Fold(x), Fold(y));

    /// <inheritdoc/>
    public override bool Equals(string? x, string? y)
    {
        if (x is null || y is null) return x is null && y is null;
        if (x.Length != y.Length) return false;
        for (var i = 0; i < x.Length; i++)
        {
            if (Fold(x[i]) != Fold(y[i])) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode(string obj)
    {
        var hash = default(HashCode);
        foreach (var c in obj) hash.Add(Fold(c));
        return hash.ToHashCode();
    }

    private static string? Fold(string? name) => name is null ? null : string.Concat(name.Select(Fold));

    private static char Fold(char c) => char.IsAsciiLetterUpper(c) ? (char)(c + ' ') : c;
}
