using SchemaRunner.Engines;

namespace SchemaRunner.Support;

/// <summary>A database of a test's own, reached by the engine and, apart from it, by the driver and the vendor's dump tool.</summary>
public interface ITestDatabase : IAsyncDisposable
{
    /// <summary>As <c>--database</c> takes it.</summary>
    string ConnectionString { get; }

    /// <summary>A new engine on it.</summary>
    IEngine CreateEngine();

    /// <summary>Runs SQL through the driver alone.</summary>
    Task ExecuteAsync(string sql);

    /// <summary>Runs many statements through the driver in one transaction.</summary>
    Task LoadAsync(IEnumerable<string> statements);

    /// <summary>The first column of the first row of a query, as text; <see langword="null"/> for NULL and for no row.</summary>
    Task<string?> QueryAsync(string sql);

    /// <summary>All rows of a query through the driver, as text; <see langword="null"/> for NULL.</summary>
    Task<IReadOnlyList<string?[]>> RowsAsync(string sql);

    /// <summary>Structure and data as <c>pg_dump</c> or <c>sqlite3 .dump</c> write them, without the journal.</summary>
    Task<string> DumpAsync();

    /// <summary>Structure alone as <c>pg_dump -s</c> or <c>sqlite3 .schema</c> write it, without the journal.</summary>
    Task<string> DumpStructureAsync();
}
