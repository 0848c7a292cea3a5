using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SchemaRunner.Sqlite.Native;

/// <summary>Writes down what statements may do, by the library's authorizer, which allows everything here.</summary>
/// <remarks>
/// The library asks when it compiles a statement, also for the triggers behind it and for what virtual tables run of their
/// own. What it asks twice in a row (each column of an UPDATE, the same INSERT a thousand times) is written down once.
/// </remarks>
internal sealed unsafe class StatementWatch : IDisposable
{
    private const int Allowed = 0;

    private readonly nint connection;
    private readonly List<AuthorizedAction> seen = [];
    private GCHandle self;
    private bool isOn;

    public StatementWatch(nint connection)
    {
        this.connection = connection;
        self = GCHandle.Alloc(this);
        if (SqliteApi.SetAuthorizer(connection, &Authorize, GCHandle.ToIntPtr(self)) != SqliteApi.Ok)
            throw new InvalidOperationException("the library took no authorizer");
    }

    /// <summary>What was seen since it was last switched on.</summary>
    public IReadOnlyList<AuthorizedAction> Seen => seen;

    /// <summary>Whether something could not be written down.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Forgets what was seen, and watches what is compiled from now on.</summary>
    public void Begin()
    {
        seen.Clear();
        isOn = true;
    }

    /// <summary>Watches again, without forgetting.</summary>
    public void Resume() => isOn = true;

    /// <summary>Leaves unwatched what is compiled from now on.</summary>
    public void Pause() => isOn = false;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!self.IsAllocated) return;
        _ = SqliteApi.SetAuthorizer(connection, null, 0);
        self.Free();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Authorize(nint state, int action, byte* first, byte* second, byte* database, byte* trigger)
    {
        if (action is AuthorizerAction.Read or AuthorizerAction.Select or AuthorizerAction.Recursive) return Allowed;
        var watch = (StatementWatch)GCHandle.FromIntPtr(state).Target!;
        if (!watch.isOn) return Allowed;
        try
        {
            watch.Note(action, first, second, database);
        }
        catch (Exception failure) when (failure is OutOfMemoryException or ArgumentException)
        {
            // an exception that crossed the library would end the process
            watch.HasFailed = true;
        }

        return Allowed;
    }

    private void Note(int action, byte* first, byte* second, byte* database)
    {
        if (action == AuthorizerAction.Function && !IsTrap(second)) return;
        // of a write the table counts; only in the catalog does the column tell one thing from another
        if (action is AuthorizerAction.Insert or AuthorizerAction.Delete or AuthorizerAction.Update && !IsCatalog(first)) second = null;
        if (seen.Count > 0 && seen[^1] is var last && last.Action == action
            && Same(last.First, first) && Same(last.Second, second) && Same(last.Database, database)) return;
        seen.Add(new(action, SqliteApi.Text(first), SqliteApi.Text(second), SqliteApi.Text(database)));
    }

    // load_extension() brings in anything; optimize(), of the older text search, writes from within a query
    private static bool IsTrap(byte* function) =>
        MemoryMarshal.CreateReadOnlySpanFromNullTerminated(function) is var name
        && (name.SequenceEqual("load_extension"u8) || name.SequenceEqual("optimize"u8));

    private static bool IsCatalog(byte* name) => MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name).StartsWith("sqlite_"u8);

    // The names of most are in ASCII; what is not is written down again
    private static bool Same(string? known, byte* text)
    {
        if (known is null || text is null) return known is null && text is null;
        for (var i = 0; i < known.Length; i++)
        {
            if (text[i] == 0 || text[i] != known[i]) return false;
        }

        return text[known.Length] == 0;
    }
}
