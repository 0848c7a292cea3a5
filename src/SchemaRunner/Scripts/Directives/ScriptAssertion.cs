namespace SchemaRunner.Scripts.Directives;

/// <summary>A query that must return one true value after the script.</summary>
/// <param name="Line">1-based line of the directive.</param>
/// <param name="Sql">The query.</param>
public sealed record ScriptAssertion(int Line, string Sql);
