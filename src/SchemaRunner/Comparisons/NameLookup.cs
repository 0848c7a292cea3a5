namespace SchemaRunner.Comparisons;

/// <summary>Finds what has a name, each thing once.</summary>
/// <typeparam name="T">What has names.</typeparam>
internal sealed class NameLookup<T>
    where T : class
{
    private readonly Dictionary<string, T> byName;
    private readonly HashSet<string>? asked;

    /// <param name="items">What there is.</param>
    /// <param name="name">The name of each, which no other one has.</param>
    /// <param name="foldingFor">
    /// When a name that differs in case alone will do, as long as it is the only one and not itself asked for: all names that
    /// will be asked for.
    /// </param>
    public NameLookup(IEnumerable<T> items, Func<T, string> name, IEnumerable<string>? foldingFor)
    {
        byName = items.ToDictionary(name, StringComparer.Ordinal);
        asked = foldingFor?.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What nobody has asked for.</summary>
    public IEnumerable<T> Left => byName.Values;

    /// <summary>What has the name, which is then taken; <see langword="null"/> when nothing has it.</summary>
    public T? Take(string name)
    {
        if (byName.Remove(name, out var item)) return item;
        if (asked is null) return null;
        var alike = byName.Keys.Where(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase) && !asked.Contains(other)).ToList();
        return alike is [var only] && byName.Remove(only, out item) ? item : null;
    }
}
