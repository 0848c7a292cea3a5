using System.Text;
using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite.Catalog;
using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Scope;

/// <summary>The tables that a script may have written, followed from statement to statement.</summary>
/// <remarks>
/// The library names them while it compiles a statement; which table a name means is known only before the statement runs
/// and, for what it compiles while it runs, after it. A write that would hit no row counts too.
/// </remarks>
internal sealed class TouchedTables(PhaseIdentities identities)
{
    private readonly HashSet<string> ids = [];
    private readonly HashSet<string> names = new(SqliteNames.Comparer);
    private Dictionary<string, MainTable>? tables;
    private string? everything;
    private bool isAnythingWritten;
    private bool altersCatalog;
    private bool makesTable;
    private bool movesNames;
    private int taken;
    private int changesBefore;

    /// <summary>Whether a statement may have changed the structure.</summary>
    public bool IsStructureTouched { get; private set; }

    /// <summary>Begins a phase.</summary>
    public void Start(NativeConnection connection)
    {
        ids.Clear();
        Forget();
        everything = null;
        isAnythingWritten = false;
        IsStructureTouched = false;
        changesBefore = connection.TotalChanges;
    }

    /// <summary>Takes over what the library said of a statement that it has compiled and not yet run.</summary>
    /// <param name="connection">Where the watch is paused.</param>
    /// <param name="sql">The statement.</param>
    public void Compiled(NativeConnection connection, ReadOnlySpan<byte> sql)
    {
        (taken, altersCatalog, makesTable) = (0, false, false);
        Take(connection);
        if (!altersCatalog) return;
        IsStructureTouched = true;

        // a library before 3.36 tells of DROP COLUMN only that it writes into the catalog
        if (AlterStatement.Find(Encoding.UTF8.GetString(sql)) is { } alter)
        {
            if (alter.DropsColumn) Written(connection, alter.Table, "main");
        }
        else if (!makesTable) Everything("the script writes into the catalog itself");
    }

    /// <summary>Takes over what the library said while the statement ran.</summary>
    public void Ran(NativeConnection connection)
    {
        Take(connection);
        if (movesNames) Forget();
    }

    /// <summary>What was written, once the script is through.</summary>
    public TableScope Read(NativeConnection connection) =>
        everything is not null ? TableScope.Everything(everything)
        : !isAnythingWritten && connection.TotalChanges != changesBefore
            ? TableScope.Everything("the library counts changes of which it did not tell")
        : TableScope.Of(ids);

    private void Take(NativeConnection connection)
    {
        var seen = connection.Watch.Seen;
        if (connection.Watch.HasFailed) Everything("what a statement does could not be written down");
        for (; taken < seen.Count; taken++) Take(connection, seen[taken]);
    }

    private void Take(NativeConnection connection, AuthorizedAction action)
    {
        switch (action.Action)
        {
            case AuthorizerAction.Insert or AuthorizerAction.Delete or AuthorizerAction.Update:
                altersCatalog |= action is { First: "sqlite_master", Second: "sql" };
                makesTable |= action is { First: "sqlite_master", Second: "rootpage" };
                Written(connection, action.First, action.Database);
                break;
            case AuthorizerAction.Pragma:
                if (action is { First: "writable_schema", Second: not null }) Everything("PRAGMA writable_schema lets it write into the catalog");
                break;
            case AuthorizerAction.Function:
                Everything($"what {action.Second}() does cannot be told");
                break;
            case AuthorizerAction.Attach:
                Everything("it attaches another database");
                break;
            default:
                IsStructureTouched = true;
                movesNames |= MovesNames(action.Action);
                // the name of a column comes with DROP COLUMN, which rewrites every row
                if (action is { Action: AuthorizerAction.AlterTable, Database: not null }) Written(connection, action.Second, action.First);
                break;
        }
    }

    private static bool MovesNames(int action) => action
        is AuthorizerAction.CreateTable or AuthorizerAction.DropTable or AuthorizerAction.CreateVirtualTable
        or AuthorizerAction.DropVirtualTable or AuthorizerAction.AlterTable or AuthorizerAction.Savepoint;

    private void Written(NativeConnection connection, string? name, string? database)
    {
        isAnythingWritten = true;
        if (database == "temp" || name is null) return;
        if (database != "main")
        {
            Everything($"it writes to {database}, another database");
            return;
        }

        if (!names.Add(name)) return;
        tables ??= MainTables.Read(connection, identities);
        if (!tables.TryGetValue(name, out var table)) return;
        ids.Add(table.Id);
        if (table.Module is not null) WrittenVirtual(table);
    }

    // What a virtual table runs of its own is compiled once and told only then
    private void WrittenVirtual(MainTable table)
    {
        if (table.Module is not ("fts3" or "fts4" or "fts5" or "rtree" or "rtree_i32" or "geopoly"))
            Everything($"where {table.Name} keeps its rows, a virtual table of {table.Module}, cannot be told");
        ids.UnionWith(tables!.Values.Where(other => ShadowNames.Belongs(other.Name, table.Name)).Select(other => other.Id));
    }

    private void Forget()
    {
        movesNames = false;
        tables = null;
        names.Clear();
    }

    private void Everything(string reason)
    {
        everything ??= reason;
        IsStructureTouched = true;
    }
}
