using SchemaRunner.Engines;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Execution;

/// <summary>Says who does what, where and when.</summary>
internal static class RunHeaders
{
    /// <summary>The header of a run that begins now.</summary>
    /// <param name="engine">The database.</param>
    /// <param name="session">A session on it.</param>
    /// <param name="options">How the run works.</param>
    /// <param name="scripts">Where its scripts come from.</param>
    /// <param name="direction">Which way it goes.</param>
    public static RunHeader Of(IEngine engine, IEngineSession session, MigratorOptions options, ScriptSet scripts, Direction direction) => new()
    {
        RunId = RunHistory.NewRunId(),
        Direction = direction,
        Database = engine.Target,
        Product = session.Server.Product,
        ServerVersion = session.Server.Version,
        User = session.Server.User,
        OsUser = Environment.UserName,
        Host = Environment.MachineName,
        ToolVersion = options.ToolVersion,
        Scripts = scripts.Description,
        StartedAt = options.TimeProvider.GetUtcNow(),
        VerifyLevel = options.VerifyLevel,
    };
}
