using SchemaRunner.Cli.Demo;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Fisheries;

/// <summary>
/// The fisheries database at full volume: restructured, reverted, restructured again; the tests read what it became.
/// </summary>
public abstract class FisheriesFixture(Func<Task<ITestDatabase>> create, CatalogQueries catalog) : IAsyncLifetime
{
    /// <summary>The migration that makes the legacy tables.</summary>
    public static readonly ScriptVersion Legacy = ScriptVersion.Parse("0001");

    private ITestDatabase? database;

    /// <summary>The restructured database.</summary>
    public ITestDatabase Database => database!;

    /// <summary>How to read the engine's catalog.</summary>
    public CatalogQueries Catalog { get; } = catalog;

    /// <summary>The legacy database.</summary>
    public FisheriesState Before { get; private set; } = null!;

    /// <summary>After the first way up.</summary>
    public FisheriesState Restructured { get; private set; } = null!;

    /// <summary>After the way down to the legacy tables.</summary>
    public FisheriesState Reverted { get; private set; } = null!;

    /// <summary>The vendor's dump of structure and data, of the legacy database and after the way back.</summary>
    public (string Before, string Reverted) Dumps { get; private set; }

    /// <summary>The reports of the way up, the way down, and the way up again.</summary>
    public IReadOnlyList<Report> Reports { get; private set; } = [];

    /// <summary>Makes an empty database of the same engine.</summary>
    public Task<ITestDatabase> CreateAsync() => create();

    /// <summary>The embedded set on a database.</summary>
    public static Migrator On(ITestDatabase database) => new(database.CreateEngine(), ScriptsFor(database));

    /// <summary>The embedded set for a database's engine.</summary>
    public static ScriptSet ScriptsFor(ITestDatabase database) =>
        ScriptSet.Load(new EmbeddedScriptSource(typeof(LegacyData).Assembly), database.CreateEngine().Dialect);

    /// <summary>Statements to run after the rows are loaded.</summary>
    protected abstract IEnumerable<string> AfterLoading { get; }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        database = await create();
        await On(database).UpAsync(Legacy);
        await database.LoadAsync([.. new LegacyData().Tables.SelectMany(table => table.InsertStatements()), .. AfterLoading]);
        var columns = (await database.RowsAsync(Catalog.Columns))
            .GroupBy(row => row[0]!, row => row[1]!, StringComparer.Ordinal).ToDictionary(table => table.Key, table => table.ToList());
        Before = await ReadAsync(database, columns);
        var dump = await database.DumpAsync();

        var up = await On(database).UpAsync();
        Restructured = await ReadAsync(database, columns);
        var down = await On(database).DownAsync(Legacy);
        Reverted = await ReadAsync(database, columns);
        Dumps = (dump, await database.DumpAsync());
        Reports = [up, down, await On(database).UpAsync()];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (database is not null) await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private async Task<FisheriesState> ReadAsync(ITestDatabase from, Dictionary<string, List<string>> columns)
    {
        var standing = (await from.RowsAsync(Catalog.Columns)).Select(row => row[0]!).ToHashSet();
        var tables = new Dictionary<string, TableText>();
        foreach (var (old, names) in columns)
        {
            var table = standing.Contains(old) ? old : FisheriesNames.NewNames[old];
            tables.Add(old, await TableText.ReadAsync(from, Catalog, table, names));
        }

        var indexes = (await from.RowsAsync(Catalog.Indexes))
            .Where(row => columns.ContainsKey(OldName(row[0]!)))
            .Select(row => $"{OldName(row[0]!)} ({row[2]}) unique={row[3]}").Order(StringComparer.Ordinal).ToList();
        var counters = (await from.RowsAsync(Catalog.Counters))
            .Where(row => columns.ContainsKey(OldName(row[0]!))).ToDictionary(row => OldName(row[0]!), row => row[1]!);
        return new FisheriesState(tables, indexes, counters);
    }

    private static string OldName(string table) => FisheriesNames.OldNames.GetValueOrDefault(table, table);
}
