using SchemaRunner.Engines;

namespace SchemaRunner.Journal;

/// <summary>Appends a run's entries, and sees to it that nothing but the run has touched the journal's end meanwhile.</summary>
/// <remarks>
/// A script may reach the journal's table like any other. What it edits, the chain shows; what it cuts off at the end, or
/// deletes altogether, only who knows the last entry can see.
/// </remarks>
/// <param name="last">The journal's last entry when the run began; <see langword="null"/> when it was empty.</param>
internal sealed class JournalWriter(JournalEntry? last)
{
    private JournalEntry? committed = last;
    private JournalEntry? last = last;
    private JournalEntry? appended;

    /// <summary>Appends an entry, which counts as written once <see cref="Kept"/> or <see cref="Committed"/> is called.</summary>
    /// <exception cref="JournalTouchedException">The journal does not end where this run left it.</exception>
    public Task AppendAsync(IEngineSession session, JournalEntry entry, CancellationToken cancellationToken) =>
        session.AppendAsync(entry, Chain, cancellationToken);

    /// <summary>Says that what was appended last has been committed.</summary>
    public void Committed() => committed = last = appended;

    /// <summary>Says that what was appended last stands in a transaction that goes on.</summary>
    public void Kept() => last = appended;

    /// <summary>Says that what was appended since the last commit is gone.</summary>
    public void RolledBack() => last = committed;

    private JournalEntry Chain(JournalEntry entry, JournalEntry? found)
    {
        if (found?.Hash != last?.Hash) throw new JournalTouchedException();
        return appended = JournalChain.Seal(entry, found);
    }
}
