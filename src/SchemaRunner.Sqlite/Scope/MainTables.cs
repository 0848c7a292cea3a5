using SchemaRunner.Sqlite.Catalog;
using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Scope;

/// <summary>The tables that existed before the script, by the names that they have at this moment.</summary>
internal static class MainTables
{
    public static Dictionary<string, MainTable> Read(NativeConnection connection, PhaseIdentities identities)
    {
        var tables = new Dictionary<string, MainTable>(SqliteNames.Comparer);
        using var statement = connection.Prepare(
            "SELECT rowid, name, CASE WHEN rootpage = 0 OR rootpage IS NULL THEN sql END FROM main.sqlite_master WHERE type = 'table'");
        while (statement.Step())
        {
            if (!identities.IsOld(statement.Int64(0))) continue;
            var name = statement.Text(1)!;
            tables[name] = new(name, identities.ObjectId(statement.Int64(0)), ModuleOf(statement.Text(2)));
        }

        return tables;
    }

    private static string? ModuleOf(string? sql) => sql is null
        ? null
        : SqlTokenizer.Meaning(sql).SkipWhile(token => !token.Is("USING")).Skip(1).FirstOrDefault() is { IsName: true } module
            ? module.Name.ToLowerInvariant()
            : "";
}
