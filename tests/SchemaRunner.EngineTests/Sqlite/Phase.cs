using SchemaRunner.Engines;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Sqlite;

/// <summary>One script run as a phase, with what stood before and after it.</summary>
internal sealed record Phase(Structure Before, Structure After)
{
    public static readonly PhaseSettings Settings = new(TimeSpan.FromSeconds(1), StatementTimeout: null, "test");

    public static async Task<Phase> RunAsync(SqliteFile file, string script, CancellationToken cancellationToken)
    {
        await using var session = await file.Engine.OpenAsync(cancellationToken);
        await session.BeginAsync([], Settings, cancellationToken);
        await session.StartPhaseAsync(Settings, cancellationToken);
        var before = await session.ReadStructureAsync(cancellationToken);
        await ExecuteAsync(session, file, script, cancellationToken);
        await session.FinishScriptAsync(cancellationToken);
        var after = await session.ReadStructureAsync(cancellationToken);
        await session.CommitAsync(cancellationToken);
        return new(before, after);
    }

    public static async Task ExecuteAsync(
        IEngineSession session, SqliteFile file, string script, CancellationToken cancellationToken)
    {
        foreach (var statement in file.Engine.Dialect.Split(script, transactional: true).Statements)
            await session.ExecuteAsync(statement, cancellationToken);
    }

    public static Statement Statement(string sql) => new(1, 0, 1, 1, sql);
}
