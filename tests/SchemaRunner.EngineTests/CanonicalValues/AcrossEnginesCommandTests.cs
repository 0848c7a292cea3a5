using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.CanonicalValues;

/// <summary><c>compare --content</c> of PostgreSQL with SQLite through the real program.</summary>
public sealed class AcrossEnginesCommandTests : IAsyncLifetime
{
    private readonly Workspace workspace = new();
    private TwoEngines engines = null!;

    public async ValueTask InitializeAsync()
    {
        // A store of notes as it was moved from SQLite: truth as 0 and 1, moments as texts, names folded
        engines = await TwoEngines.CreateAsync();
        await engines.Sqlite.LoadAsync(
        [
            "CREATE TABLE Notes (noteId TEXT PRIMARY KEY, isDone INTEGER NOT NULL, createdAt TEXT, score REAL, body BLOB)",
            "INSERT INTO Notes VALUES ('0190163D-8694-739B-AEA5-966C26F8AD91', 1, '2026-11-21T07:30:00.250Z', 0.5, x'00ff')",
            "INSERT INTO Notes VALUES ('0190163D-8694-739B-AEA5-966C26F8AD92', 0, '2026-11-21 07:30:00', 1, NULL)",
        ]);
        await engines.Postgres.LoadAsync(
        [
            "CREATE TABLE notes (noteid uuid PRIMARY KEY, isdone boolean NOT NULL, createdat timestamptz, score numeric(5,2), body bytea)",
            "INSERT INTO notes VALUES ('0190163d-8694-739b-aea5-966c26f8ad91', true, '2026-11-21 14:30:00.25+07', 0.50, '\\x00ff')",
            "INSERT INTO notes VALUES ('0190163d-8694-739b-aea5-966c26f8ad92', false, '2026-11-21 07:30:00+00', 1.00, NULL)",
        ]);
    }

    public async ValueTask DisposeAsync()
    {
        await engines.DisposeAsync();
        workspace.Dispose();
    }

    [Fact]
    public async Task Compare_MovedFromSqlite_IsEqualAndThenNamesEachValue()
    {
        var equal = await CompareAsync();
        await engines.Sqlite.ExecuteAsync("UPDATE Notes SET isDone = 2, createdAt = '2026-11-21T14:30:00.25+08:00', body = 'text' WHERE score = 0.5");
        var differs = await CompareAsync();

        equal.ExitCode.ShouldBe(0, equal.Output);
        differs.ExitCode.ShouldBe(1);
        Golden.ShouldMatch(equal.Page + differs.Page, "Goldens/moved.txt");
    }

    [Fact]
    public async Task Compare_RenamedColumnAndTable_IsEqualWithBothMapped()
    {
        await engines.Postgres.ExecuteAsync("ALTER TABLE notes RENAME TO jottings; ALTER TABLE jottings RENAME COLUMN score TO mark");

        var unmapped = await CompareAsync();
        var mapped = await CompareAsync("--map", "jottings=Notes", "--map", "public.jottings.mark=Notes.score");
        var byColumn = await CompareAsync("--map", "jottings.mark=main.Notes.score");

        unmapped.ExitCode.ShouldBe(1);
        mapped.ExitCode.ShouldBe(0, mapped.Output + mapped.Error);
        byColumn.ExitCode.ShouldBe(0, byColumn.Output + byColumn.Error);
    }

    [Theory]
    [InlineData("notes=Nites", "SR002: --map notes=Nites: B has no table or column Nites", "did you mean 'Notes'?")]
    [InlineData("motes=Notes", "SR002: --map motes=Notes: A has no table or column motes", "did you mean 'notes'?")]
    [InlineData("notes.scorn=Notes.score", "SR002: --map notes.scorn=Notes.score: A has no table or column notes.scorn", "did you mean 'notes.score'?")]
    [InlineData("notes=Notes.score", "SR002: --map notes=Notes.score: one is a table and the other a column", "name two tables, or two columns with their tables")]
    [InlineData("notes", "SR001: --map notes: it is no pair of names", "write A's name, =, and B's: mst_desa=villages")]
    public async Task Compare_MapThatNamesNothing_IsRefused(string map, string message, string hint)
    {
        var result = await CompareAsync("--map", map);

        result.ExitCode.ShouldBe(2, result.Output);
        result.Error.ShouldContain(message);
        result.Error.ShouldContain(hint);
    }

    [Fact]
    public async Task Compare_MapTwiceOrWithoutContent_IsRefused()
    {
        var twice = await CompareAsync("--map", "notes.score=Notes.score", "--map", "notes.score=Notes.isDone");
        var structure = await workspace.RunAsync("compare", engines.Sqlite.ConnectionString, engines.Sqlite.ConnectionString, "--map", "Notes=Notes");

        (twice.ExitCode, structure.ExitCode).ShouldBe((2, 2));
        twice.Error.ShouldContain("another --map says otherwise");
        structure.Error.ShouldContain("name both databases themselves, with --content");
    }

    [Fact]
    public async Task Compare_DatabaseInAnotherEncoding_IsRefusedInsteadOfFoundToDiffer()
    {
        var server = (await PostgresServer.GetAsync()).ConnectionString;
        await using var latin = await PostgresServer.CreateDatabaseAsync(server, "TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'");

        var result = await workspace.RunAsync("compare", latin.ConnectionString, engines.Sqlite.ConnectionString, "--content");

        result.ExitCode.ShouldBe(2, result.Output);
        result.Error.ShouldContain("the database keeps its texts in LATIN1");
    }

    private Task<CliResult> CompareAsync(params string[] more) =>
        workspace.RunAsync(["compare", engines.Postgres.ConnectionString, engines.Sqlite.ConnectionString, "--content", .. more]);
}
