using System.Globalization;
using SchemaRunner.Engines;
using SchemaRunner.Postgres.Scope;
using SchemaRunner.Scripts;

namespace SchemaRunner.Postgres.Locks;

/// <summary>Tells which of a script's statements took which locks, replaced which tables' files, and wrote how much log.</summary>
/// <remarks>
/// The server is asked behind each statement and in the same round trip. It keeps every mode of a lock listed until the
/// transaction ends, so that what is new in the list was taken since it was last asked.
/// </remarks>
internal sealed class LockLog
{
    // with more of them the answers would cost more than the statements
    private const int MostPhaseLocks = 100;

    private readonly Dictionary<uint, long> _files = [];
    private readonly HashSet<(uint, string)> _known = [];
    private readonly RepeatedWrites _writes = new();
    private string _question = "";

    /// <summary>What was held when the phase started.</summary>
    public IReadOnlyList<TableLock> AtStart { get; private set; } = [];

    /// <summary>How far the log of writes had come when it was last asked for; <see langword="null"/> before that.</summary>
    public ulong? Wal { get; private set; }

    /// <summary>Takes in what stands at the start of a phase, where nothing else is known.</summary>
    /// <param name="files">The tables, and their files.</param>
    /// <param name="held">What is locked.</param>
    public void Start(IReadOnlyList<TableFile> files, HeldLocks held)
    {
        _files.Clear();
        foreach (var file in files) _files[uint.Parse(file.Id, CultureInfo.InvariantCulture)] = file.FileNode;
        _known.Clear();
        AtStart = NewIn(held);
        _question = AtStart.Count > MostPhaseLocks ? Sql.ReadRestricted("held_locks") : Sql.Read("held_locks");
        Wal = null;
        _writes.Forget();
    }

    /// <summary>What to ask behind statements.</summary>
    public string QuestionBehind(IReadOnlyList<Statement> statements) =>
        statements.All(statement => _writes.IsRepeated(statement.Text)) ? HeldLocks.WalOnly : _question;

    /// <summary>What is new since the last answer.</summary>
    /// <param name="outcome">What else the statements did.</param>
    /// <param name="wal">How far the log had come before them.</param>
    /// <param name="now">The answer.</param>
    public StatementOutcome Take(StatementOutcome outcome, ulong wal, HeldLocks now)
    {
        Wal = now.Wal;
        return outcome with { Locks = NewIn(now), Rewritten = ReplacedIn(now), WalBytes = now.Wal < wal ? null : (long)(now.Wal - wal) };
    }

    private List<TableLock> NewIn(HeldLocks held) =>
    [
        .. held.Locks
            .Where(l => _files.ContainsKey(l.Relation) && _known.Add((l.Relation, l.Mode)))
            .Select(l => new TableLock(l.Relation.ToString(CultureInfo.InvariantCulture), LockModes.Words(l.Mode), LockModes.EffectOf(l.Mode))),
    ];

    private List<string> ReplacedIn(HeldLocks held)
    {
        var replaced = new List<string>();
        foreach (var (relation, _, file) in held.Locks)
        {
            // a table that is gone has no file, and a partitioned one never had any
            if (file is not { } now || !_files.TryGetValue(relation, out var was) || was == now) continue;
            _files[relation] = now;
            replaced.Add(relation.ToString(CultureInfo.InvariantCulture));
        }

        return replaced;
    }
}
