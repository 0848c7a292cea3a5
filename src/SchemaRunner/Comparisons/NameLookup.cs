namespace SchemaRunner.Comparisons;

/// <summary>Finds what has a name, each thing once.</summary>
/// <typeparam name="T">What has names.</typeparam>
internal sealed class NameLookup<T>
    where T : class
{
    private readonly Dictionary<string, T> byName;
    private readonly bool foldsCase;

    /// <param name="items">What there is.</param>
    /// <param name="name">The name of each, which no other one has.</param>
    /// <param name="foldsCase">Whether a name that differs in case alone will do, as long as it is the only one.</param>
    public NameLookup(IEnumerable<T> items, Func<T, string> name, bool foldsCase)
    {
        byName = items.ToDictionary(name, StringComparer.Ordinal);
        this.foldsCase = foldsCase;
    }

    /// <summary>What nobody has asked for.</summary>
    public IEnumerable<T> Left => byName.Values;

    /// <summary>What has the name, which is then taken; <see langword="null"/> when nothing has it.</summary>
    public T? Take(string name)
    {
        if (byName.Remove(name, out var item)) return item;
        if (!foldsCase) return null;
        var alike = byName.Keys.Where(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase)).ToList();
        return alike is [var only] && byName.Remove(only, out item) ? item : null;
    }
}
