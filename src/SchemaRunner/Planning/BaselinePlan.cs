using SchemaRunner.Scripts;

namespace SchemaRunner.Planning;

/// <summary>What adopting a database would record.</summary>
/// <param name="Target">The database in words, without secrets.</param>
/// <param name="At">The last version that it holds already; zero for none.</param>
/// <param name="Adopted">The migrations that would count as applied, in order.</param>
/// <param name="Pending">The migrations that would stay pending.</param>
/// <param name="Holds">What the database holds, such as <c>11 tables, 24 indexes</c>.</param>
public sealed record BaselinePlan(
    string Target, ScriptVersion At, IReadOnlyList<Migration> Adopted, IReadOnlyList<Migration> Pending, string Holds);
